#include "cells.h"

#include "frames.h"
#include "longvalue.h"
#include "numbers.h"
#include "text.h"

static void emit_text(const Column *column, Span stored) {
  uint8_t *utf8 = frame_cell_space(text_utf8_max(stored.size));
  TextSize text = text_decode(stored, utf8);
  if (column->type == TYPE_TEXT && text.utf16_units * 2 > column->size_bytes) {
    refuse("damaged", "%zu characters", text.utf16_units);
  }
  frame_cell_filled(text.utf8_size);
}

static double double_of(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static float single_of(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static void require_size(Span stored, size_t size) {
  if (stored.size != size) refuse("damaged", "a number of %zu bytes", stored.size);
}

static int64_t integer_of(const Column *column, Span stored) {
  switch (column->type) {
    case TYPE_BYTE: require_size(stored, 1); return span_u8(stored, 0);
    case TYPE_INT16: require_size(stored, 2); return (int16_t)span_u16(stored, 0);
    default: require_size(stored, 4); return (int32_t)span_u32(stored, 0);
  }
}

static size_t number_text(const Column *column, Span stored, char text[NUMBER_TEXT_MAX]) {
  switch (column->type) {
    case TYPE_SINGLE:
      require_size(stored, 4);
      return single_text(single_of(span_u32(stored, 0)), text);
    case TYPE_DOUBLE:
      require_size(stored, 8);
      return double_text(double_of(span_u64(stored, 0)), text);
    case TYPE_DATETIME:
      require_size(stored, 8);
      return datetime_text(double_of(span_u64(stored, 0)), text);
    case TYPE_CURRENCY:
      require_size(stored, 8);
      return currency_text((int64_t)span_u64(stored, 0), text);
    default: return integer_text(integer_of(column, stored), text);
  }
}

void cell_emit(const Database *database, const Row *row, const Column *column) {
  if (column->type == TYPE_BOOLEAN) {
    frame_cell(row_mask_bit(row, column) ? "1" : "0", 1);
    return;
  }
  Span stored;
  if (!row_cell(row, column, &stored)) {
    frame_null_cell();
  } else if (column->type == TYPE_TEXT) {
    emit_text(column, stored);
  } else if (column->type == TYPE_MEMO) {
    emit_text(column, longvalue_read(database, stored));
  } else {
    char text[NUMBER_TEXT_MAX];
    frame_cell(text, number_text(column, stored, text));
  }
}

int64_t cell_integer(const Row *row, const Column *column) {
  Span stored;
  if (!row_cell(row, column, &stored)) refuse("damaged", "no value");
  return integer_of(column, stored);
}
