// A table's definition: its columns, its row count and where its pages are.
#pragma once

#include <stdbool.h>

#include "database.h"

enum {
  NAME_UNITS_MAX = 255,
  NAME_BYTES_MAX = 3 * NAME_UNITS_MAX + 1,
  COLUMNS_MAX = 255,
};

// The type codes of the output.
typedef enum {
  TYPE_TEXT = 1,
  TYPE_MEMO = 2,
  TYPE_INT16 = 3,
  TYPE_INT32 = 4,
  TYPE_BYTE = 5,
  TYPE_DATETIME = 6,
  TYPE_DOUBLE = 7,
  TYPE_SINGLE = 8,
  TYPE_BOOLEAN = 9,
  TYPE_CURRENCY = 10,
  TYPE_OTHER = 255,
} TypeCode;

typedef struct {
  char name[NAME_BYTES_MAX];
  TypeCode type;
  uint16_t size_bytes;
  // Its bit in a row's null mask.
  uint16_t number;
  bool is_fixed;
  uint16_t fixed_offset;
  uint16_t variable_index;
} Column;

typedef struct {
  char name[NAME_BYTES_MAX];
  uint32_t page;
  uint32_t row_count;
  bool has_variable_columns;
  uint16_t column_count;
  Column columns[COLUMNS_MAX];
  MdbTableDef *definition;
} Table;

// Reads the definition that begins on a page, columns in their declared order.
void table_read(Database *database, const char *name, uint32_t page, Table *table);
void table_free(Table *table);

// The table's next page after `previous` (0 to begin), or 0 when there is no more.
uint32_t table_next_page(const Database *database, const Table *table, uint32_t previous);

// Refuses a table without such a column of such a type.
const Column *table_column(const Table *table, const char *name, TypeCode type);

// Writes the 'T' frame.
void table_emit(const Table *table);
