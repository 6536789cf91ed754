// The one way out for a file that cannot be read: an 'X' frame and exit status 1.
#pragma once

#include <stdint.h>

// Names the place that later refusals report, each until the next of its kind or one that holds it.
// Names must outlive the reading of the table. A row of 0 is none, and so is a column of NULL. The page is the one that
// was read last, which may be that of a part of a value.
void refusal_at_table(const char *table);
void refusal_at_page(uint32_t page);
void refusal_at_row(uint32_t row);
void refusal_at_column(const char *column);
void refusal_at_nowhere(void);

// Drops the unfinished frame, writes the refusal and ends the process.
// `code` is a stable kebab-case word; the details must never hold a cell's content.
_Noreturn void refuse(const char *code, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));
