// The database's own list of its tables.
#pragma once

#include "table.h"

typedef struct {
  char name[NAME_BYTES_MAX];
  uint32_t page;
} CatalogueEntry;

enum { CATALOGUE_TABLES_MAX = 2048 };

typedef struct {
  uint32_t count;
  CatalogueEntry entries[CATALOGUE_TABLES_MAX];
} Catalogue;

// Reads the user's own tables; linked tables, queries and the system's tables are left out.
// The catalogue stays valid until it is read again.
const Catalogue *catalogue_read(Database *database);

// Refuses a database without such a table.
const CatalogueEntry *catalogue_entry(const Catalogue *catalogue, const char *name);
