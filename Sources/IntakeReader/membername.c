#include "membername.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "refusal.h"

static _Noreturn void refuse_name(const char *reason) {
  // The name itself stays out of the refusal: it may be made to deceive whoever reads it.
  refuse("unsafe-member-name", "%s", reason);
}

static void check_characters(const char *name) {
  for (const unsigned char *at = (const unsigned char *)name; *at; at++) {
    if (*at < 0x20 || *at == 0x7F) refuse_name("a control character");
    if (*at == '\\') refuse_name("a backslash");
    if (*at == ':') refuse_name("a colon");
  }
}

void membername_check(const char *name) {
  enum { NAME_BYTES_MAX = 1024 };
  if (*name == 0) refuse_name("an empty name");
  if (*name == '/') refuse_name("an absolute path");
  if (strlen(name) > NAME_BYTES_MAX) refuse_name("a long name");
  check_characters(name);
  for (const char *part = name; *part;) {
    size_t size = strcspn(part, "/");
    if (size == 0) refuse_name("an empty part");
    if (size == 1 && part[0] == '.') refuse_name("a part that is a dot");
    if (size == 2 && part[0] == '.' && part[1] == '.') refuse_name("a part that leads upwards");
    part += size;
    if (*part == '/') part++;
  }
}

static const char *last_part(const char *name) {
  const char *slash = strrchr(name, '/');
  return slash ? slash + 1 : name;
}

bool membername_is_folder(const char *name) { return *last_part(name) == 0; }

bool membername_is_noise(const char *name) {
  return strncmp(name, "__MACOSX/", 9) == 0 || strcmp(last_part(name), ".DS_Store") == 0;
}

bool membername_same_folder(const char *left, const char *right) {
  size_t size = (size_t)(last_part(left) - left);
  return size == (size_t)(last_part(right) - right) && memcmp(left, right, size) == 0;
}

MemberKind membername_kind(const char *name) {
  static const struct {
    const char *extension;
    MemberKind kind;
  } kinds[] = {
      {".accdb", MEMBER_DATABASE}, {".mdb", MEMBER_DATABASE},
      {".csv", MEMBER_CSV},        {".zip", MEMBER_ARCHIVE},
  };
  const char *extension = strrchr(last_part(name), '.');
  if (!extension) return MEMBER_OTHER;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcasecmp(extension, kinds[i].extension) == 0) return kinds[i].kind;
  }
  return MEMBER_OTHER;
}
