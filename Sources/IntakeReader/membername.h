// The names of archive members, before they are trusted to mean anything.
#pragma once

#include <stdbool.h>

typedef enum { MEMBER_DATABASE, MEMBER_CSV, MEMBER_ARCHIVE, MEMBER_OTHER } MemberKind;

// Refuses a name that could lead out of a folder or deceive a reader.
void membername_check(const char *name);

bool membername_is_folder(const char *name);

// Files that desktop systems add on their own.
bool membername_is_noise(const char *name);

bool membername_same_folder(const char *left, const char *right);

// By the name's extension, in upper or lower case.
MemberKind membername_kind(const char *name);
