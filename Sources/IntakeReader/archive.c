#include "archive.h"

#include <strings.h>

#include "membername.h"

bool archive_has_signature(Span file) {
  if (file.size < 4) return false;
  return memcmp(file.base, "PK\3\4", 4) == 0 || memcmp(file.base, "PK\5\6", 4) == 0;
}

static zip_t *open_zip(Span file) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(file.base, file.size, 0, &error);
  zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
  if (zip) return zip;
  int code = zip_error_code_zip(&error);
  if (code == ZIP_ER_NOZIP) refuse("not-a-zip", "no central directory");
  if (code == ZIP_ER_EXISTS) refuse("duplicate-member", "two members of one name");
  refuse("damaged", "libzip error %d", code);
}

static Member member_read(zip_t *zip, uint64_t index) {
  enum { NEEDED = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD };
  zip_stat_t status;
  if (zip_stat_index(zip, index, 0, &status) != 0 || (status.valid & NEEDED) != NEEDED) {
    refuse("damaged", "member %llu of the archive", (unsigned long long)index);
  }
  if (status.valid & ZIP_STAT_ENCRYPTION_METHOD && status.encryption_method != ZIP_EM_NONE) {
    refuse("encrypted", "member %llu of the archive", (unsigned long long)index);
  }
  if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE) {
    refuse("unsupported-method", "compression method %u", status.comp_method);
  }
  return (Member){status.name, index, status.size, status.comp_size};
}

static void check_ratio(const Archive *archive, const Member *member, uint64_t size) {
  enum { RATIO_FREE_BYTES = 1000 * 1000 };
  if (size > RATIO_FREE_BYTES && size / archive->ratio_limit > member->compressed_size) {
    refuse(
        "ratio", "%llu bytes from %llu", (unsigned long long)size,
        (unsigned long long)member->compressed_size);
  }
}

static void check_total(const Archive *archive, uint64_t size) {
  if (size > archive->expanded_limit) {
    refuse(
        "too-large", "more than %llu bytes expanded", (unsigned long long)archive->expanded_limit);
  }
}

typedef struct {
  int databases;
  int tables;
  int others;
} Tally;

static void count_member(Tally *tally, const Member *member) {
  switch (membername_kind(member->name)) {
    case MEMBER_DATABASE: tally->databases++; break;
    case MEMBER_CSV: tally->tables++; break;
    case MEMBER_ARCHIVE: refuse("nested-zip", "a zip within the archive");
    case MEMBER_OTHER: tally->others++; break;
  }
}

static void check_content(const Tally *tally) {
  if (tally->databases > 1) refuse("two-databases", "%d databases", tally->databases);
  if (tally->databases + tally->tables == 0) refuse("no-database", "%d members", tally->others);
  int strangers = tally->others + (tally->databases ? tally->tables : 0);
  if (strangers > 0) refuse("unexpected-member", "%d other members", strangers);
}

// libzip turns names of old zips into UTF-8, and their control characters into visible signs, so
// the bytes as they are must pass too.
static void check_name(zip_t *zip, const Member *member) {
  const char *raw = zip_get_name(zip, member->index, ZIP_FL_ENC_RAW);
  if (!raw) refuse("damaged", "a member without a name");
  membername_check(raw);
  membername_check(member->name);
}

static void keep_member(Archive *archive, Tally *tally, Member member) {
  check_name(archive->zip, &member);
  if (membername_is_noise(member.name)) return;
  if (membername_is_folder(member.name)) {
    if (member.size > 0) refuse("damaged", "a folder with content");
    return;
  }
  for (int i = 0; i < archive->count; i++) {
    if (strcasecmp(archive->members[i].name, member.name) == 0) {
      refuse("duplicate-member", "members %d and %d", i, archive->count);
    }
  }
  if (archive->count > 0 && !membername_same_folder(archive->members[0].name, member.name)) {
    refuse("several-folders", "members in different folders");
  }
  count_member(tally, &member);
  check_ratio(archive, &member, member.size);
  archive->members[archive->count++] = member;
}

void archive_open(Span file, const Options *options, Archive *archive) {
  *archive = (Archive){
      .zip = open_zip(file),
      .expanded_limit = options->expanded_bytes,
      .ratio_limit = options->ratio,
  };
  zip_int64_t count = zip_get_num_entries(archive->zip, 0);
  if (count < 0 || count > ARCHIVE_MEMBERS_MAX) {
    refuse("too-many-members", "%lld members", (long long)count);
  }
  Tally tally = {0, 0, 0};
  uint64_t total = 0;
  for (zip_int64_t i = 0; i < count; i++) {
    Member member = member_read(archive->zip, (uint64_t)i);
    check_total(archive, member.size);
    total += member.size;
    check_total(archive, total);
    keep_member(archive, &tally, member);
  }
  check_content(&tally);
  archive->holds_database = tally.databases == 1;
}

const Member *archive_member(const Archive *archive, const char *name) {
  for (int i = 0; i < archive->count; i++) {
    if (strcmp(archive->members[i].name, name) == 0) return &archive->members[i];
  }
  refuse("no-such-member", "%s", name);
}

void archive_expand(Archive *archive, const Member *member, ChunkVisitor visit, void *context) {
  static uint8_t chunk[ARCHIVE_CHUNK_BYTES];
  zip_file_t *file = zip_fopen_index(archive->zip, member->index, 0);
  if (!file) {
    refuse("damaged", "libzip error %d", zip_error_code_zip(zip_get_error(archive->zip)));
  }
  uint64_t size = 0;
  zip_int64_t count;
  while ((count = zip_fread(file, chunk, sizeof chunk)) > 0) {
    if (size == 0 && archive_has_signature((Span){chunk, (size_t)count})) {
      refuse("nested-zip", "a zip within the archive");
    }
    size += (uint64_t)count;
    archive->expanded_bytes += (uint64_t)count;
    check_total(archive, archive->expanded_bytes);
    check_ratio(archive, member, size);
    visit((Span){chunk, (size_t)count}, context);
  }
  // Reading to the end is what makes libzip compare the checksum.
  if (count < 0) refuse("damaged", "libzip error %d", zip_error_code_zip(zip_file_get_error(file)));
  if (size != member->size) {
    refuse(
        "damaged", "a member of %llu bytes expands to %llu", (unsigned long long)member->size,
        (unsigned long long)size);
  }
  zip_fclose(file);
}
