// Rows as they lie on a data page: a table of offsets after the head, the rows from the end down.
#pragma once

#include <stdbool.h>

#include "bytes.h"

typedef enum {
  SLOT_ROW,
  // Holds the place to which the row has moved.
  SLOT_POINTER,
  // Holds a row that has moved here: it counts only where its pointer stands.
  SLOT_MOVED,
  SLOT_DELETED,
} SlotKind;

typedef struct {
  SlotKind kind;
  Span bytes;
} Slot;

// The owner of a page that holds long values instead of rows.
enum { PAGE_OWNER_LONG_VALUES = 0x4C41564C };

bool page_holds_data(Span page, uint32_t owner);
uint16_t page_slot_count(Span page);
Slot page_slot(Span page, uint16_t index);

// A place in the file: a page number above the slot's index in the low byte.
static inline uint32_t place_page(uint32_t place) { return place >> 8; }
static inline uint16_t place_slot(uint32_t place) { return place & 0xFF; }
