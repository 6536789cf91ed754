// The submitted file as bytes in memory.
#pragma once

#include "bytes.h"

// Maps standard input, which must be a regular file that nobody shortens meanwhile.
Span input_map(void);

// Anonymous memory for what is expanded: it is never written to a disk by this process.
uint8_t *input_allocate(uint64_t size);
