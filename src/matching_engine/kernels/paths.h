/* Shortest paths that make a nearly best matching the best: the Hungarian method with Dijkstra's search. */
#ifndef PATHS_H
#define PATHS_H

#include "market.h"

/* Row is alone though her price says that she could gain: seat her at the end of the cheapest chain of exchanges, or
 * let whoever loses least by it go without (possibly herself). Needs prices that hold on every edge; keeps them. */
void market_path_from_row(Market *market, int32_t row);

/* The same for a column that has a free place and asks for more than 0. Only one place is filled a call. */
void market_path_from_column(Market *market, int32_t column);

#endif
