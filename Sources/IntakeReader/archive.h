// A zip that holds either one database or a bundle of CSV files, and nothing else.
#pragma once

#include <stdbool.h>
#include <zip.h>

#include "bytes.h"
#include "options.h"

enum {
  ARCHIVE_MEMBERS_MAX = 64,
  ARCHIVE_CHUNK_BYTES = 64 * 1024,
};

typedef struct {
  // Valid as long as the archive.
  const char *name;
  uint64_t index;
  uint64_t size;
  uint64_t compressed_size;
} Member;

typedef struct {
  zip_t *zip;
  bool holds_database;
  uint64_t expanded_bytes;
  uint64_t expanded_limit;
  uint64_t ratio_limit;
  int count;
  Member members[ARCHIVE_MEMBERS_MAX];
} Archive;

typedef void (*ChunkVisitor)(Span chunk, void *context);

bool archive_has_signature(Span file);

// Opens the bytes and checks every member's name, method and sizes before any is expanded.
// The members that are kept are the database or the CSV files, in the order of the archive.
void archive_open(Span file, const Options *options, Archive *archive);

// Refuses an archive without such a member.
const Member *archive_member(const Archive *archive, const char *name);

// Hands over a member's content in chunks and checks its length, checksum and the limits.
void archive_expand(Archive *archive, const Member *member, ChunkVisitor visit, void *context);

// Expands a member into memory.
Span archive_expand_to_memory(Archive *archive, const Member *member);

// Writes the member's 'M' frame.
void member_emit(const Member *member);

// Writes the member's 'M', 'B' and 'E' frames.
void member_emit_content(Archive *archive, const Member *member);
