// Untrusted bytes: every access names its place and is checked before it happens.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "refusal.h"

typedef struct {
  const uint8_t *base;
  size_t size;
} Span;

// Refuses the file as damaged when the part does not lie inside the span.
static inline Span span_part(Span span, size_t from, size_t count) {
  if (from > span.size || count > span.size - from) {
    refuse("damaged", "%zu bytes at %zu of %zu", count, from, span.size);
  }
  return (Span){span.base + from, count};
}

static inline uint8_t span_u8(Span span, size_t at) { return span_part(span, at, 1).base[0]; }

static inline uint16_t span_u16(Span span, size_t at) {
  const uint8_t *bytes = span_part(span, at, 2).base;
  return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static inline uint32_t span_u32(Span span, size_t at) {
  const uint8_t *bytes = span_part(span, at, 4).base;
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
         (uint32_t)bytes[3] << 24;
}

static inline uint64_t span_u64(Span span, size_t at) {
  return span_u32(span, at) | (uint64_t)span_u32(span, at + 4) << 32;
}
