// Text as Access stores it: UTF-16LE, or its compressed form that opens with FF FE.
#pragma once

#include "bytes.h"

// The most UTF-8 that `size` stored bytes can become.
static inline size_t text_utf8_max(size_t size) { return 2 * size; }

typedef struct {
  size_t utf8_size;
  size_t utf16_units;
} TextSize;

// Decodes into `utf8`, which has room for text_utf8_max(stored.size) bytes.
// Refuses odd lengths and unpaired surrogates.
TextSize text_decode(Span stored, uint8_t *utf8);
