#include "catalogue.h"

#include "cells.h"
#include "rows.h"
#include "text.h"

enum {
  CATALOGUE_PAGE = 2,
  LOCAL_TABLE = 1,
  // The upper bits of an object's number and of its type have other uses.
  PAGE_BITS = 0xFFFFFF,
  TYPE_BITS = 0x7F,
};

static const uint32_t system_flags = 0x80000002;

static Catalogue catalogue;

typedef struct {
  const Column *id;
  const Column *name;
  const Column *type;
  const Column *flags;
} CatalogueColumns;

static void name_read(const Row *row, const Column *column, char name[NAME_BYTES_MAX]) {
  Span stored;
  if (!row_cell(row, column, &stored)) refuse("damaged", "a table without a name");
  uint8_t utf8[2 * PAGE_BYTES];
  TextSize text = text_decode(stored, utf8);
  if (text.utf16_units == 0 || text.utf16_units > NAME_UNITS_MAX ||
      memchr(utf8, 0, text.utf8_size)) {
    refuse("bad-text", "a table name of %zu characters", text.utf16_units);
  }
  memcpy(name, utf8, text.utf8_size);
  name[text.utf8_size] = 0;
}

static void add_object(const Row *row, void *context) {
  const CatalogueColumns *columns = context;
  if ((cell_integer(row, columns->type) & TYPE_BITS) != LOCAL_TABLE) return;
  if ((uint32_t)cell_integer(row, columns->flags) & system_flags) return;
  refusal_at_column(NULL);
  if (catalogue.count == CATALOGUE_TABLES_MAX) {
    refuse("too-large", "more than %d tables", CATALOGUE_TABLES_MAX);
  }
  CatalogueEntry *entry = &catalogue.entries[catalogue.count];
  name_read(row, columns->name, entry->name);
  entry->page = (uint32_t)cell_integer(row, columns->id) & PAGE_BITS;
  refusal_at_column(NULL);
  for (uint32_t i = 0; i < catalogue.count; i++) {
    if (strcmp(catalogue.entries[i].name, entry->name) == 0) {
      refuse("damaged", "two tables of one name");
    }
  }
  catalogue.count++;
}

const Catalogue *catalogue_read(Database *database) {
  static Table objects;
  catalogue.count = 0;
  table_read(database, "MSysObjects", CATALOGUE_PAGE, &objects);
  CatalogueColumns columns = {
      .id = table_column(&objects, "Id", TYPE_INT32),
      .name = table_column(&objects, "Name", TYPE_TEXT),
      .type = table_column(&objects, "Type", TYPE_INT16),
      .flags = table_column(&objects, "Flags", TYPE_INT32),
  };
  rows_visit(database, &objects, add_object, &columns);
  table_free(&objects);
  return &catalogue;
}

const CatalogueEntry *catalogue_entry(const Catalogue *list, const char *name) {
  for (uint32_t i = 0; i < list->count; i++) {
    if (strcmp(list->entries[i].name, name) == 0) return &list->entries[i];
  }
  // The name is the caller's own, so a refusal may repeat it.
  refuse("no-such-table", "%s", name);
}
