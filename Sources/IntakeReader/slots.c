#include "slots.h"

enum {
  PAGE_DATA = 1,
  OWNER_AT = 4,
  COUNT_AT = 12,
  OFFSETS_AT = 14,
  OFFSET_BITS = 0x1FFF,
};

bool page_holds_data(Span page, uint32_t owner) {
  return span_u8(page, 0) == PAGE_DATA && span_u32(page, OWNER_AT) == owner;
}

uint16_t page_slot_count(Span page) {
  uint16_t count = span_u16(page, COUNT_AT);
  span_part(page, OFFSETS_AT, (size_t)count * 2);
  return count;
}

Slot page_slot(Span page, uint16_t index) {
  static const SlotKind kinds[4] = {SLOT_ROW, SLOT_POINTER, SLOT_MOVED, SLOT_DELETED};
  uint16_t count = page_slot_count(page);
  if (index >= count) refuse("damaged", "slot %u of %u", index, count);
  uint16_t offset = span_u16(page, OFFSETS_AT + (size_t)index * 2);
  SlotKind kind = kinds[offset >> 14];
  // A deleted row is never looked at, so its place need not make sense.
  if (kind == SLOT_DELETED) return (Slot){SLOT_DELETED, {page.base, 0}};
  size_t start = offset & OFFSET_BITS;
  size_t end = page.size;
  if (index > 0) end = span_u16(page, OFFSETS_AT + (size_t)(index - 1) * 2) & OFFSET_BITS;
  if (start < OFFSETS_AT + (size_t)count * 2 || end < start || end > page.size) {
    refuse("damaged", "slot %u runs from %zu to %zu", index, start, end);
  }
  return (Slot){kind, span_part(page, start, end - start)};
}
