// Stored column values as cells of the output.
#pragma once

#include "row.h"

// Writes one cell: text as UTF-8, numbers as decimal text, booleans as 0 or 1, dates as
// YYYY-MM-DDThh:mm:ss.
void cell_emit(const Database *database, const Row *row, const Column *column);

// The value of an integer column; refuses a null.
int64_t cell_integer(const Row *row, const Column *column);
