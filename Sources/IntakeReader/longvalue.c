#include "longvalue.h"

#include "slots.h"

enum { HEAD_BYTES = 12, PLACE_AT = 4, NEXT_PLACE_BYTES = 4 };

static const uint32_t length_bits = 0x3FFFFFFF;
static const uint32_t inline_flag = 0x80000000;
static const uint32_t single_page_flag = 0x40000000;

static uint8_t value[LONG_VALUE_BYTES_MAX];

static Span part_at(const Database *database, uint32_t place, Page *page) {
  Span bytes = database_page(database, place_page(place), page);
  if (!page_holds_data(bytes, PAGE_OWNER_LONG_VALUES)) {
    refuse("damaged", "a long value on a page of another kind");
  }
  Slot slot = page_slot(bytes, place_slot(place));
  if (slot.kind != SLOT_ROW) refuse("damaged", "a long value in slot kind %d", slot.kind);
  return slot.bytes;
}

// Each part of a chain begins with the place of the next. An empty part is refused, so that
// a chain that bites its tail comes to an end at the declared length.
static void chain_read(const Database *database, uint32_t place, size_t length) {
  size_t used = 0;
  while (used < length) {
    if (place == 0) refuse("damaged", "%zu of %zu bytes of a long value", used, length);
    Page page;
    Span part = part_at(database, place, &page);
    place = span_u32(part, 0);
    Span content = span_part(part, NEXT_PLACE_BYTES, part.size - NEXT_PLACE_BYTES);
    if (content.size == 0 || content.size > length - used) {
      refuse("damaged", "a part of %zu bytes at %zu of %zu", content.size, used, length);
    }
    memcpy(value + used, content.base, content.size);
    used += content.size;
  }
  if (place != 0) refuse("damaged", "a long value longer than its %zu bytes", length);
}

Span longvalue_read(const Database *database, Span stored) {
  uint32_t head = span_u32(stored, 0);
  size_t length = head & length_bits;
  span_part(stored, 0, HEAD_BYTES);
  if (length > LONG_VALUE_BYTES_MAX) refuse("too-large", "a long value of %zu bytes", length);
  if (head & inline_flag) {
    if (stored.size - HEAD_BYTES != length) {
      refuse("damaged", "%zu bytes of a long value of %zu", stored.size - HEAD_BYTES, length);
    }
    return span_part(stored, HEAD_BYTES, length);
  }
  if (stored.size != HEAD_BYTES) refuse("damaged", "a long value's head of %zu", stored.size);
  uint32_t place = span_u32(stored, PLACE_AT);
  if (head & single_page_flag) {
    Page page;
    Span part = part_at(database, place, &page);
    memcpy(value, span_part(part, 0, length).base, length);
  } else {
    chain_read(database, place, length);
  }
  return (Span){value, length};
}
