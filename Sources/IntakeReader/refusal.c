#include "refusal.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "frames.h"

static const char *table_name;
static uint32_t page_number;
static bool page_is_known;
// From 1, as rows are counted in what is written; 0 where it is no row.
static uint32_t row_number;
static const char *column_name;

void refusal_at_table(const char *table) {
  table_name = table;
  page_is_known = false;
  refusal_at_row(0);
}

void refusal_at_page(uint32_t page) {
  page_number = page;
  page_is_known = true;
}

void refusal_at_row(uint32_t row) {
  row_number = row;
  refusal_at_column(NULL);
}

void refusal_at_column(const char *column) { column_name = column; }

void refusal_at_nowhere(void) { refusal_at_table(NULL); }

static size_t append(char *text, size_t used, size_t capacity, const char *format, va_list list) {
  int added = vsnprintf(text + used, capacity - used, format, list);
  if (added < 0) return used;
  size_t total = used + (size_t)added;
  if (total < capacity) return total;
  // A cut may fall within a character, which would not be UTF-8 any more.
  total = capacity - 1;
  while (total > used && (text[total - 1] & 0x80)) total--;
  return total;
}

__attribute__((format(printf, 4, 5))) static size_t add(
    char *text, size_t used, size_t capacity, const char *format, ...) {
  va_list list;
  va_start(list, format);
  size_t total = append(text, used, capacity, format, list);
  va_end(list);
  return total;
}

// The name where it is plain, so that it cannot be taken for anything else of the details.
static const char *plain(const char *name) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  return name[strspn(name, letters)] == 0 ? name : "?";
}

void refuse(const char *code, const char *format, ...) {
  char details[REFUSAL_DETAILS_MAX];
  size_t used = 0;
  details[0] = 0;
  if (table_name) used = add(details, used, sizeof details, "table %s: ", plain(table_name));
  if (row_number) used = add(details, used, sizeof details, "row %u: ", row_number);
  if (column_name) used = add(details, used, sizeof details, "column %s: ", plain(column_name));
  if (page_is_known) used = add(details, used, sizeof details, "page %u: ", page_number);
  va_list list;
  va_start(list, format);
  used = append(details, used, sizeof details, format, list);
  va_end(list);
  frames_refuse(code, details, used);
  _exit(1);
}
