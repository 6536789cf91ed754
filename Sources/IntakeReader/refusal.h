// The one way out for a file that cannot be read: an 'X' frame and exit status 1.
#pragma once

#include <stdint.h>

// Names the place that later refusals report. The name must outlive the reading of the table.
void refusal_at_table(const char *table);
void refusal_at_page(uint32_t page);
void refusal_at_nowhere(void);

// Drops the unfinished frame, writes the refusal and ends the process.
// `code` is a stable kebab-case word; the details must never hold a cell's content.
_Noreturn void refuse(const char *code, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));
