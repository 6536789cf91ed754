#include "row.h"

enum { COLUMN_COUNT_BYTES = 2, OFFSET_BYTES = 2 };

static size_t variable_offset(const Row *row, uint16_t index) {
  return span_u16(row->bytes, row->offsets_at - (size_t)OFFSET_BYTES * index);
}

Row row_open(Span bytes, const Table *table) {
  Row row = {.bytes = bytes, .column_count = span_u16(bytes, 0)};
  size_t mask_bytes = ((size_t)row.column_count + 7) / 8;
  if (row.column_count == 0 || bytes.size < COLUMN_COUNT_BYTES + mask_bytes) {
    refuse("damaged", "a row of %u columns in %zu bytes", row.column_count, bytes.size);
  }
  row.mask_at = bytes.size - mask_bytes;
  row.fixed_end = row.mask_at;
  if (!table->has_variable_columns) return row;
  if (row.mask_at < COLUMN_COUNT_BYTES + 2 * OFFSET_BYTES) refuse("damaged", "a row cut short");
  row.variable_count = span_u16(bytes, row.mask_at - OFFSET_BYTES);
  row.offsets_at = row.mask_at - 2 * OFFSET_BYTES;
  // One offset more than there are columns: where the last one ends.
  size_t table_bytes = (size_t)OFFSET_BYTES * row.variable_count;
  if (row.offsets_at < COLUMN_COUNT_BYTES + table_bytes) {
    refuse("damaged", "a row with %u variable columns", row.variable_count);
  }
  size_t end = variable_offset(&row, row.variable_count);
  row.fixed_end = variable_offset(&row, 0);
  if (row.fixed_end < COLUMN_COUNT_BYTES || row.fixed_end > end ||
      end > row.offsets_at - table_bytes) {
    refuse("damaged", "variable columns from %zu to %zu", row.fixed_end, end);
  }
  return row;
}

bool row_mask_bit(const Row *row, const Column *column) {
  // A column that was added after the row was written is null in it.
  if (column->number >= row->column_count) return false;
  uint8_t mask = span_u8(row->bytes, row->mask_at + column->number / 8);
  return mask >> column->number % 8 & 1;
}

static size_t fixed_size(const Column *column) {
  switch (column->type) {
    case TYPE_BYTE: return 1;
    case TYPE_INT16: return 2;
    case TYPE_INT32:
    case TYPE_SINGLE: return 4;
    case TYPE_DATETIME:
    case TYPE_DOUBLE:
    case TYPE_CURRENCY: return 8;
    default: return column->size_bytes;
  }
}

bool row_cell(const Row *row, const Column *column, Span *cell) {
  refusal_at_column(column->name);
  if (!row_mask_bit(row, column)) return false;
  if (column->is_fixed) {
    Span fixed = span_part(row->bytes, 0, row->fixed_end);
    *cell = span_part(
        fixed, COLUMN_COUNT_BYTES + (size_t)column->fixed_offset, fixed_size(column));
    return true;
  }
  if (column->variable_index >= row->variable_count) return false;
  size_t start = variable_offset(row, column->variable_index);
  size_t end = variable_offset(row, column->variable_index + 1);
  if (start < row->fixed_end || end < start || end > row->offsets_at) {
    refuse("damaged", "a value from %zu to %zu", start, end);
  }
  *cell = span_part(row->bytes, start, end - start);
  return true;
}
