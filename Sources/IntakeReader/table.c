#include "table.h"

#include <stdlib.h>

#include "frames.h"
#include "text.h"

enum {
  PAGE_DEFINITION = 2,
  NEXT_PAGE_AT = 4,
  PAGE_HEAD = 8,
  DEFINITION_PAGES_MAX = 64,
  // Layout of the definition, counted from the start of its first page.
  LENGTH_AT = 8,
  COLUMN_BLOCKS_AT = 63,
  INDEX_BLOCK = 12,
  INDEXES_MAX = 255,
  COLUMN_BLOCK = 25,
};

static uint8_t definition_bytes[DEFINITION_PAGES_MAX * PAGE_BYTES];

// A definition goes on over a chain of pages; all but the first repeat the page head.
static Span definition_read(const Database *database, uint32_t number) {
  size_t size = 0;
  for (int i = 0; number != 0; i++) {
    if (i == DEFINITION_PAGES_MAX) refuse("damaged", "a definition of more than %d pages", i);
    Page page;
    Span bytes = database_page(database, number, &page);
    if (span_u8(bytes, 0) != PAGE_DEFINITION) refuse("damaged", "no table definition");
    Span part = i == 0 ? bytes : span_part(bytes, PAGE_HEAD, PAGE_BYTES - PAGE_HEAD);
    memcpy(definition_bytes + size, part.base, part.size);
    size += part.size;
    number = span_u32(bytes, NEXT_PAGE_AT);
  }
  Span all = {definition_bytes, size};
  return span_part(all, 0, PAGE_HEAD + (size_t)span_u32(all, LENGTH_AT));
}

static TypeCode type_code(uint8_t stored) {
  switch (stored) {
    case MDB_BOOL: return TYPE_BOOLEAN;
    case MDB_BYTE: return TYPE_BYTE;
    case MDB_INT: return TYPE_INT16;
    case MDB_LONGINT: return TYPE_INT32;
    case MDB_MONEY: return TYPE_CURRENCY;
    case MDB_FLOAT: return TYPE_SINGLE;
    case MDB_DOUBLE: return TYPE_DOUBLE;
    case MDB_DATETIME: return TYPE_DATETIME;
    case MDB_TEXT: return TYPE_TEXT;
    case MDB_MEMO: return TYPE_MEMO;
    default: return TYPE_OTHER;
  }
}

static void column_read(Span block, Column *column) {
  *column = (Column){
      .type = type_code(span_u8(block, 0)),
      .number = span_u16(block, 5),
      .variable_index = span_u16(block, 7),
      .is_fixed = span_u8(block, 15) & 1,
      .fixed_offset = span_u16(block, 21),
      .size_bytes = span_u16(block, 23),
  };
}

static size_t column_name_read(Span definition, size_t at, Column *column) {
  uint16_t size = span_u16(definition, at);
  Span stored = span_part(definition, at + 2, size);
  if (size == 0 || size > 2 * NAME_UNITS_MAX) refuse("damaged", "a column name of %u bytes", size);
  uint8_t utf8[4 * NAME_UNITS_MAX];
  TextSize text = text_decode(stored, utf8);
  if (memchr(utf8, 0, text.utf8_size)) refuse("bad-text", "a zero character in a column name");
  memcpy(column->name, utf8, text.utf8_size);
  column->name[text.utf8_size] = 0;
  return at + 2 + size;
}

static int by_number(const void *left, const void *right) {
  return (int)((const Column *)left)->number - (int)((const Column *)right)->number;
}

static void columns_read(Span definition, uint32_t index_count, Table *table) {
  if (index_count > INDEXES_MAX) refuse("damaged", "%u indexes", index_count);
  size_t at = COLUMN_BLOCKS_AT + (size_t)index_count * INDEX_BLOCK;
  for (uint16_t i = 0; i < table->column_count; i++, at += COLUMN_BLOCK) {
    column_read(span_part(definition, at, COLUMN_BLOCK), &table->columns[i]);
  }
  for (uint16_t i = 0; i < table->column_count; i++) {
    at = column_name_read(definition, at, &table->columns[i]);
  }
  qsort(table->columns, table->column_count, sizeof(Column), by_number);
  for (uint16_t i = 1; i < table->column_count; i++) {
    if (table->columns[i].number == table->columns[i - 1].number) {
      refuse("damaged", "two columns of number %u", table->columns[i].number);
    }
  }
}

void table_read(Database *database, const char *name, uint32_t page, Table *table) {
  *table = (Table){.page = page};
  memcpy(table->name, name, strlen(name) + 1);
  refusal_at_table(table->name);
  Span definition = definition_read(database, page);
  refusal_at_page(page);
  MdbCatalogEntry entry = {.mdb = database->handle, .object_type = MDB_TABLE, .table_pg = page};
  // libmdb finds the usage map and copies it, so that it outlives the page.
  table->definition = mdb_read_table(&entry);
  if (!table->definition) refuse("damaged", "libmdb does not read the definition");
  table->definition->entry = NULL;
  if (!table->definition->usage_map || table->definition->map_sz == 0) {
    refuse("damaged", "an empty page map");
  }
  table->row_count = table->definition->num_rows;
  table->has_variable_columns = table->definition->num_var_cols > 0;
  if (table->definition->num_cols < 1 || table->definition->num_cols > COLUMNS_MAX) {
    refuse("damaged", "%u columns", table->definition->num_cols);
  }
  table->column_count = (uint16_t)table->definition->num_cols;
  columns_read(definition, table->definition->num_real_idxs, table);
}

void table_free(Table *table) {
  mdb_free_tabledef(table->definition);
  table->definition = NULL;
  refusal_at_nowhere();
}

uint32_t table_next_page(const Database *database, const Table *table, uint32_t previous) {
  MdbTableDef *definition = table->definition;
  gint32 next = mdb_map_find_next(
      database->handle, definition->usage_map, (unsigned)definition->map_sz, previous);
  if (next == 0) return 0;
  // A map that goes backwards would be walked for ever.
  if (next < 0 || (uint32_t)next <= previous || (uint32_t)next >= database->page_count) {
    refuse("damaged", "the page map leads from page %u to %d", previous, next);
  }
  return (uint32_t)next;
}

const Column *table_column(const Table *table, const char *name, TypeCode type) {
  for (uint16_t i = 0; i < table->column_count; i++) {
    const Column *column = &table->columns[i];
    if (strcmp(column->name, name) == 0 && column->type == type) return column;
  }
  refuse("damaged", "no column %s of type %d", name, type);
}

void table_emit(const Table *table) {
  frame_open('T');
  frame_string(table->name);
  frame_u32(table->row_count);
  frame_u16(table->column_count);
  for (uint16_t i = 0; i < table->column_count; i++) {
    frame_string(table->columns[i].name);
    frame_u8((uint8_t)table->columns[i].type);
    frame_u32(table->columns[i].size_bytes);
  }
  frame_close();
}
