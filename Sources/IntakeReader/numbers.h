// Canonical text of stored numbers and dates.
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { NUMBER_TEXT_MAX = 64 };

// Each returns the length of the text and refuses a value that has none.
size_t integer_text(int64_t value, char text[NUMBER_TEXT_MAX]);
// The shortest text that reads back as the same value.
size_t double_text(double value, char text[NUMBER_TEXT_MAX]);
size_t single_text(float value, char text[NUMBER_TEXT_MAX]);
// A count of ten-thousandths, always with four decimals.
size_t currency_text(int64_t value, char text[NUMBER_TEXT_MAX]);
// Days since 1899-12-30 as YYYY-MM-DDThh:mm:ss, rounded to the nearest second.
size_t datetime_text(double days, char text[NUMBER_TEXT_MAX]);
