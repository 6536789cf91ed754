#include "text.h"

#include <stdbool.h>

typedef struct {
  const uint8_t *at;
  const uint8_t *end;
  bool is_compressed;
  // In the compressed form a zero byte switches between one and two bytes a unit.
  bool is_narrow;
} Units;

static Units units_of(Span stored) {
  Units units = {stored.base, stored.base + stored.size, false, false};
  if (stored.size >= 2 && stored.base[0] == 0xFF && stored.base[1] == 0xFE) {
    units.at += 2;
    units.is_compressed = true;
    units.is_narrow = true;
  }
  return units;
}

static bool next_unit(Units *units, uint32_t *unit) {
  while (units->is_compressed && units->at < units->end && *units->at == 0) {
    units->is_narrow = !units->is_narrow;
    units->at++;
  }
  if (units->at == units->end) return false;
  if (units->is_narrow) {
    *unit = *units->at++;
    return true;
  }
  if (units->end - units->at < 2) refuse("bad-text", "half a UTF-16 unit");
  *unit = (uint32_t)(units->at[0] | units->at[1] << 8);
  units->at += 2;
  return true;
}

static bool is_high_surrogate(uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
static bool is_low_surrogate(uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

static uint8_t *put_scalar(uint8_t *out, uint32_t scalar) {
  if (scalar < 0x80) {
    *out++ = (uint8_t)scalar;
    return out;
  }
  if (scalar < 0x800) {
    *out++ = (uint8_t)(0xC0 | scalar >> 6);
  } else {
    if (scalar < 0x10000) {
      *out++ = (uint8_t)(0xE0 | scalar >> 12);
    } else {
      *out++ = (uint8_t)(0xF0 | scalar >> 18);
      *out++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
    }
    *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
  }
  *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  return out;
}

TextSize text_decode(Span stored, uint8_t *utf8) {
  Units units = units_of(stored);
  uint8_t *out = utf8;
  size_t count = 0;
  uint32_t unit;
  while (next_unit(&units, &unit)) {
    count++;
    if (is_high_surrogate(unit)) {
      uint32_t low;
      if (!next_unit(&units, &low) || !is_low_surrogate(low)) {
        refuse("bad-text", "a high surrogate without its low one");
      }
      count++;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else if (is_low_surrogate(unit)) {
      refuse("bad-text", "a low surrogate without its high one");
    }
    out = put_scalar(out, unit);
  }
  return (TextSize){(size_t)(out - utf8), count};
}
