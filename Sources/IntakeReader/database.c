#include "database.h"

enum {
  SIGNATURE_AT = 4,
  SIGNATURE_BYTES = 15,
  // Page 0 is the file's head, page 1 its page map, page 2 the definition of the catalogue.
  PAGES_MIN = 3,
  // Access 2007 and later name an encryption provider here; without one the field is zero.
  ENCRYPTION_AT = 0x299,
};

bool database_has_signature(Span file) {
  if (file.size < SIGNATURE_AT + SIGNATURE_BYTES) return false;
  const uint8_t *signature = file.base + SIGNATURE_AT;
  return memcmp(signature, "Standard Jet DB", SIGNATURE_BYTES) == 0 ||
         memcmp(signature, "Standard ACE DB", SIGNATURE_BYTES) == 0;
}

Database database_open(Span file) {
  if (!database_has_signature(file)) refuse("not-access", "no Access signature");
  if (span_u8(file, 0x14) == MDB_VER_JET3) refuse("unsupported-version", "Access 97 or older");
  if (span_u8(file, 0x14) > MDB_VER_ACCDB_2019) {
    refuse("unsupported-version", "format %u", span_u8(file, 0x14));
  }
  if (file.size % PAGE_BYTES != 0 || file.size < (size_t)PAGES_MIN * PAGE_BYTES) {
    refuse("damaged", "%zu bytes is no whole database", file.size);
  }
  if (file.size / PAGE_BYTES > 1 << 24) refuse("too-large", "%zu bytes", file.size);
  // libmdb asks for writable memory but opens the buffer for reading only.
  MdbHandle *handle = mdb_open_buffer((void *)(uintptr_t)file.base, file.size, MDB_NOFLAGS);
  if (!handle) refuse("damaged", "the database does not open");
  if (handle->fmt->pg_size != PAGE_BYTES) refuse("unsupported-version", "small pages");
  if (handle->f->db_key != 0) refuse("encrypted", "database key %u", handle->f->db_key);
  uint16_t provider = span_u16(file, ENCRYPTION_AT);
  if (handle->f->jet_version != MDB_VER_JET4 && provider != 0) {
    refuse("encrypted", "encryption information of %u bytes", provider);
  }
  return (Database){handle, (uint32_t)(file.size / PAGE_BYTES)};
}

Span database_page(const Database *database, uint32_t number, Page *page) {
  refusal_at_page(number);
  if (number == 0 || number >= database->page_count) {
    refuse("unreadable-page", "outside of the file's %u pages", database->page_count);
  }
  if (mdb_read_pg(database->handle, number) != PAGE_BYTES) {
    refuse("unreadable-page", "libmdb does not read it");
  }
  memcpy(page->bytes, database->handle->pg_buf, PAGE_BYTES);
  return (Span){page->bytes, PAGE_BYTES};
}
