// One stored row, taken apart: a column count, fixed columns, variable columns, their offsets
// in reverse, and a null mask.
#pragma once

#include "table.h"

typedef struct {
  Span bytes;
  uint16_t column_count;
  uint16_t variable_count;
  size_t mask_at;
  // Where the first variable column's offset stands; the next ones stand below it.
  size_t offsets_at;
  // Where the fixed columns end at the latest.
  size_t fixed_end;
} Row;

Row row_open(Span bytes, const Table *table);

// The bit in the null mask: for a boolean its value, for others whether there is one.
bool row_mask_bit(const Row *row, const Column *column);

// The stored bytes of a column. False when it is null.
bool row_cell(const Row *row, const Column *column, Span *cell);
