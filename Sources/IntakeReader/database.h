// An Access database of the Jet 4 or ACE format, page by page, as libmdb reads it.
#pragma once

#include <mdbtools.h>
#include <stdbool.h>

#include "bytes.h"

enum { PAGE_BYTES = 4096 };

typedef struct {
  MdbHandle *handle;
  uint32_t page_count;
} Database;

typedef struct {
  uint8_t bytes[PAGE_BYTES];
} Page;

// Whether the bytes begin like an Access database of any version.
bool database_has_signature(Span file);

// Opens the bytes, which must outlive the database. Refuses old, encrypted and cut files.
Database database_open(Span file);

// Copies a page. Refuses one that is not there.
Span database_page(const Database *database, uint32_t number, Page *page);
