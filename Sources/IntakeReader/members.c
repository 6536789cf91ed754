#include "archive.h"
#include "frames.h"
#include "input.h"

typedef struct {
  uint8_t *base;
  uint64_t used;
  uint64_t capacity;
} Gathering;

static void gather(Span chunk, void *context) {
  Gathering *gathering = context;
  if (chunk.size > gathering->capacity - gathering->used) {
    refuse("damaged", "a member longer than its %llu bytes",
           (unsigned long long)gathering->capacity);
  }
  memcpy(gathering->base + gathering->used, chunk.base, chunk.size);
  gathering->used += chunk.size;
}

Span archive_expand_to_memory(Archive *archive, const Member *member) {
  if (member->size == 0) refuse("empty", "a member of 0 bytes");
  Gathering gathering = {input_allocate(member->size), 0, member->size};
  archive_expand(archive, member, gather, &gathering);
  return (Span){gathering.base, (size_t)gathering.used};
}

void member_emit(const Member *member) {
  frame_open('M');
  frame_string(member->name);
  frame_u64(member->size);
  frame_u64(member->compressed_size);
  frame_close();
}

static void emit_chunk(Span chunk, void *context) {
  (void)context;
  frame_open('B');
  frame_bytes(chunk.base, chunk.size);
  frame_close();
}

void member_emit_content(Archive *archive, const Member *member) {
  member_emit(member);
  archive_expand(archive, member, emit_chunk, NULL);
  frame_open('E');
  frame_u64(member->size);
  frame_close();
}
