// The output stream: the magic, then frames of one tag byte, a u32 length and a payload.
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
  REFUSAL_DETAILS_MAX = 512,
  FRAME_PAYLOAD_MAX = 16 * 1024 * 1024,
};

// Starts the stream on a descriptor; no more than `limit` bytes are ever written to it.
void frames_begin(int descriptor, uint64_t limit);

// A frame is built in memory between open and close and is written whole or not at all.
void frame_open(char tag);
void frame_close(void);

void frame_u8(uint8_t value);
void frame_u16(uint16_t value);
void frame_u32(uint32_t value);
void frame_u64(uint64_t value);
void frame_bytes(const void *bytes, size_t count);
void frame_string(const char *text);

// A cell is a u32 length and its bytes; a null cell is the length 0xFFFFFFFF alone.
void frame_null_cell(void);
void frame_cell(const void *bytes, size_t count);

// Lends `count` bytes of cell space to write into; frame_cell_filled says how many were used.
uint8_t *frame_cell_space(size_t count);
void frame_cell_filled(size_t count);

// Ends a successful stream with its 'Z' frame.
void frames_finish(void);

// Drops the open frame and ends the stream with an 'X' frame.
void frames_refuse(const char *code, const char *details, size_t details_size);
