#include "frames.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "refusal.h"

enum {
  FRAME_HEAD = 5,
  FLUSH_AT = 256 * 1024,
  // Kept free below the limit so that a refusal always fits.
  CLOSING_ROOM = 1024,
};

static const uint32_t null_cell = 0xFFFFFFFF;

static uint8_t buffer[FLUSH_AT + FRAME_HEAD + FRAME_PAYLOAD_MAX];
static size_t used;
static size_t frame_start;
static bool frame_is_open;
static int output;
static uint64_t written;
static uint64_t output_limit;

static void put32(uint8_t *at, uint32_t value) {
  for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> 8 * i);
}

static void flush(void) {
  size_t sent = 0;
  while (sent < used) {
    ssize_t count = write(output, buffer + sent, used - sent);
    if (count < 0 && errno == EINTR) continue;
    // Nobody is left to tell: the reader of the stream has gone.
    if (count <= 0) _exit(1);
    sent += (size_t)count;
  }
  written += used;
  used = 0;
}

static uint8_t *space(size_t count) {
  if (count > sizeof buffer - used) {
    refuse("too-large", "a frame over %d bytes", FRAME_PAYLOAD_MAX);
  }
  return buffer + used;
}

void frames_begin(int descriptor, uint64_t limit) {
  output = descriptor;
  output_limit = limit;
  memcpy(buffer, "IDR1", 4);
  used = 4;
}

void frame_open(char tag) {
  frame_start = used;
  frame_is_open = true;
  space(FRAME_HEAD)[0] = (uint8_t)tag;
  used += FRAME_HEAD;
}

void frame_close(void) {
  size_t payload = used - frame_start - FRAME_HEAD;
  put32(buffer + frame_start + 1, (uint32_t)payload);
  if (written + used + CLOSING_ROOM > output_limit) {
    refuse("output-limit", "more than %llu bytes of output", (unsigned long long)output_limit);
  }
  frame_is_open = false;
  if (used >= FLUSH_AT) flush();
}

void frame_u8(uint8_t value) { frame_bytes(&value, 1); }

void frame_u16(uint16_t value) {
  uint8_t bytes[2] = {(uint8_t)value, (uint8_t)(value >> 8)};
  frame_bytes(bytes, 2);
}

void frame_u32(uint32_t value) {
  put32(space(4), value);
  used += 4;
}

void frame_u64(uint64_t value) {
  frame_u32((uint32_t)value);
  frame_u32((uint32_t)(value >> 32));
}

void frame_bytes(const void *bytes, size_t count) {
  if (count > 0) memcpy(space(count), bytes, count);
  used += count;
}

void frame_string(const char *text) {
  size_t count = strlen(text);
  if (count > UINT16_MAX) refuse("too-large", "a name of %zu bytes", count);
  frame_u16((uint16_t)count);
  frame_bytes(text, count);
}

void frame_null_cell(void) { frame_u32(null_cell); }

void frame_cell(const void *bytes, size_t count) {
  frame_u32((uint32_t)count);
  frame_bytes(bytes, count);
}

uint8_t *frame_cell_space(size_t count) { return space(count + 4) + 4; }

void frame_cell_filled(size_t count) {
  put32(buffer + used, (uint32_t)count);
  used += count + 4;
}

void frames_finish(void) {
  frame_open('Z');
  frame_close();
  flush();
}

void frames_refuse(const char *code, const char *details, size_t details_size) {
  if (frame_is_open) used = frame_start;
  uint8_t head[FRAME_HEAD] = {'X'};
  uint16_t code_size = (uint16_t)strlen(code);
  put32(head + 1, (uint32_t)(2 + code_size + 2 + details_size));
  frame_bytes(head, sizeof head);
  frame_string(code);
  frame_u16((uint16_t)details_size);
  frame_bytes(details, details_size);
  flush();
}
