#include "rows.h"

#include "cells.h"
#include "frames.h"
#include "slots.h"

enum { POINTER_BYTES = 4 };

// Follows a pointer to the row that it stands for. The row stays valid as long as `page`.
static Span moved_row(const Database *database, const Table *table, Span pointer, Page *page) {
  if (pointer.size < POINTER_BYTES) refuse("damaged", "a pointer of %zu bytes", pointer.size);
  uint32_t place = span_u32(pointer, 0);
  Span target = database_page(database, place_page(place), page);
  if (!page_holds_data(target, table->page)) refuse("damaged", "a pointer out of the table");
  Slot slot = page_slot(target, place_slot(place));
  if (slot.kind != SLOT_MOVED) refuse("damaged", "a pointer to slot kind %d", slot.kind);
  return slot.bytes;
}

// `visited` counts the rows of the table before the page; gives that of those up to its end.
static uint32_t visit_page(
    const Database *database, const Table *table, Span page, uint32_t visited, RowVisitor visit,
    void *context) {
  uint16_t count = page_slot_count(page);
  for (uint16_t i = 0; i < count; i++) {
    refusal_at_row(visited + 1);
    Slot slot = page_slot(page, i);
    Page elsewhere;
    if (slot.kind == SLOT_DELETED || slot.kind == SLOT_MOVED) continue;
    if (slot.kind == SLOT_POINTER) {
      slot.bytes = moved_row(database, table, slot.bytes, &elsewhere);
    }
    Row row = row_open(slot.bytes, table);
    visit(&row, context);
    visited++;
  }
  refusal_at_row(0);
  return visited;
}

uint32_t rows_visit(const Database *database, const Table *table, RowVisitor visit, void *context) {
  refusal_at_table(table->name);
  uint32_t visited = 0;
  Page page;
  for (uint32_t number = 0; (number = table_next_page(database, table, number)) != 0;) {
    Span bytes = database_page(database, number, &page);
    // The map may name pages that the table has given up; a lost page shows in the row count.
    if (!page_holds_data(bytes, table->page)) continue;
    visited = visit_page(database, table, bytes, visited, visit, context);
  }
  if (visited != table->row_count) {
    refusal_at_table(table->name);
    refuse("row-count-differs", "%u rows declared, %u found", table->row_count, visited);
  }
  return visited;
}

typedef struct {
  const Database *database;
  const Table *table;
} Emission;

static void emit_row(const Row *row, void *context) {
  const Emission *emission = context;
  frame_open('R');
  for (uint16_t i = 0; i < emission->table->column_count; i++) {
    cell_emit(emission->database, row, &emission->table->columns[i]);
  }
  refusal_at_column(NULL);
  frame_close();
}

void rows_emit(const Database *database, const Table *table) {
  refusal_at_table(table->name);
  for (uint16_t i = 0; i < table->column_count; i++) {
    if (table->columns[i].type != TYPE_OTHER) continue;
    refusal_at_column(table->columns[i].name);
    refuse("unsupported-type", "a type that is not read");
  }
  table_emit(table);
  Emission emission = {database, table};
  uint32_t emitted = rows_visit(database, table, emit_row, &emission);
  frame_open('E');
  frame_u32(emitted);
  frame_close();
}
