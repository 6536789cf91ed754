// The rows of a table, in the order of their pages and slots.
#pragma once

#include "row.h"

typedef void (*RowVisitor)(const Row *row, void *context);

// Visits every row that exists, once: a row that has moved is visited where its pointer stands.
// Refuses the table when it holds another number of rows than its definition says.
uint32_t rows_visit(const Database *database, const Table *table, RowVisitor visit, void *context);

// Writes the table's 'T', 'R' and 'E' frames.
void rows_emit(const Database *database, const Table *table);
