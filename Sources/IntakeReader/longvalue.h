// Long values: memo text that may lie outside of its row.
#pragma once

#include "database.h"

enum { LONG_VALUE_BYTES_MAX = 1024 * 1024 };

// The whole value, which stays valid until the next one is read.
Span longvalue_read(const Database *database, Span stored);
