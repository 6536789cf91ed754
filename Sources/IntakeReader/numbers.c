#include "numbers.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "refusal.h"

size_t integer_text(int64_t value, char text[NUMBER_TEXT_MAX]) {
  char digits[20];
  size_t count = 0;
  uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  do {
    digits[count++] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  size_t size = 0;
  if (value < 0) text[size++] = '-';
  while (count > 0) text[size++] = digits[--count];
  return size;
}

// The fewest digits that read back as the same value; plain notation where it is not long.
static size_t shortest_text(double value, bool is_single, char text[NUMBER_TEXT_MAX]) {
  enum { DIGITS_MAX = 17, PLAIN_EXPONENT_MIN = -4, PLAIN_EXPONENT_MAX = 16 };
  int size = 0;
  for (int digits = 1; digits <= DIGITS_MAX; digits++) {
    size = snprintf(text, NUMBER_TEXT_MAX, "%.*e", digits - 1, value);
    if ((is_single ? (double)strtof(text, NULL) : strtod(text, NULL)) != value) continue;
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX) {
      int decimals = digits - 1 > exponent ? digits - 1 - exponent : 0;
      size = snprintf(text, NUMBER_TEXT_MAX, "%.*f", decimals, value);
    }
    break;
  }
  return (size_t)size;
}

size_t double_text(double value, char text[NUMBER_TEXT_MAX]) {
  if (!isfinite(value)) refuse("bad-number", "a double that is not a number");
  return shortest_text(value, false, text);
}

size_t single_text(float value, char text[NUMBER_TEXT_MAX]) {
  if (!isfinite(value)) refuse("bad-number", "a single that is not a number");
  return shortest_text((double)value, true, text);
}

size_t currency_text(int64_t value, char text[NUMBER_TEXT_MAX]) {
  uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  int size = snprintf(
      text, NUMBER_TEXT_MAX, "%s%" PRIu64 ".%04" PRIu64, value < 0 ? "-" : "",
      magnitude / 10000, magnitude % 10000);
  return (size_t)size;
}

typedef struct {
  int64_t year;
  unsigned month;
  unsigned day;
} Date;

// `days` counts from 0000-03-01 in the proleptic Gregorian calendar and is not negative. Years
// that begin in March put the leap day last, so a month's start is a linear function.
static Date date_of(int64_t days) {
  int64_t era = days / 146097;
  unsigned day_of_era = (unsigned)(days % 146097);
  unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned march_month = (5 * day_of_year + 2) / 153;
  unsigned month = march_month < 10 ? march_month + 3 : march_month - 9;
  unsigned day = day_of_year - (153 * march_month + 2) / 5 + 1;
  return (Date){era * 400 + year_of_era + (month <= 2), month, day};
}

static char *put_digits(char *out, unsigned value, int count) {
  for (int i = count - 1; i >= 0; i--) {
    out[i] = (char)('0' + value % 10);
    value /= 10;
  }
  return out + count;
}

size_t datetime_text(double days, char text[NUMBER_TEXT_MAX]) {
  static const int64_t first_day = -657434;     // 0100-01-01
  static const int64_t last_day = 2958465;      // 9999-12-31
  static const int64_t march_of_year_0 = 693899;  // days from 0000-03-01 to 1899-12-30
  if (!(days > -657435.0 && days < 2958466.0)) refuse("bad-date", "a date out of 0100-9999");
  // A negative value still counts its time of day forwards: -1.25 is 06:00 on day -1.
  int64_t day = (int64_t)days;
  int64_t second = llround(fabs(days - (double)day) * 86400);
  if (second == 86400) {
    day++;
    second = 0;
  }
  if (day < first_day || day > last_day) refuse("bad-date", "a date out of 0100-9999");
  Date date = date_of(day + march_of_year_0);
  char *out = put_digits(text, (unsigned)date.year, 4);
  *out++ = '-';
  out = put_digits(out, date.month, 2);
  *out++ = '-';
  out = put_digits(out, date.day, 2);
  *out++ = 'T';
  out = put_digits(out, (unsigned)(second / 3600), 2);
  *out++ = ':';
  out = put_digits(out, (unsigned)(second / 60 % 60), 2);
  *out++ = ':';
  out = put_digits(out, (unsigned)(second % 60), 2);
  return (size_t)(out - text);
}
