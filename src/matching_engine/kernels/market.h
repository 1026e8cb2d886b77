/* A sparse market: rows who want one partner, columns with places, edges that say what a pair is worth.
 *
 * Row i is worth alone[i] by herself, so the worth that a pair adds is value - alone[i] (alone may be -10^15, which
 * keeps the values of edges small). A matching is the best when prices u (by row) and v (by column, for one place)
 * hold:
 *     u[i] >= alone[i], v[j] >= 0, u[i] + v[j] >= value on every edge, with equality on the matched ones,
 *     u[i] == alone[i] where row i is alone, v[j] == 0 where a place of column j is free.
 * The auction in market.c comes close by bids in steps of a shrinking epsilon (Bertsekas 1988; forward and
 * reverse for people who may stay alone: Bertsekas and Castanon 1992); market_finish, in paths.c, makes it exact.
 */
#ifndef MARKET_H
#define MARKET_H

#include "kernels.h"

#define NOBODY (-1)
#define FAR INT64_MAX
/* The price bound of a column that was not looked up yet. */
#define UNKNOWN INT64_MIN

/* An edge as seen from one side: who is at the other end. Narrow where every value fits 32 bits. */
typedef struct {
    int32_t node, value;
} NarrowEdge;

typedef struct {
    int64_t node, value;
} WideEdge;

/* The edges of person i are edges[start[i]] .. edges[start[i + 1] - 1], the largest value first. */
typedef struct {
    int64_t count;
    const int64_t *start;
    const void *edges;
    int64_t *price;
    int64_t *least; /* no neighbor of person i has a price below least[i]: where a look along her edges may end */
} Side;

/* All arrays belong to the caller; market/memory.py names the same fields in the same order. */
typedef struct {
    Side rows, columns;
    const int64_t *alone;    /* by row */
    const int64_t *first;    /* by column, and one more: its places are first[j] .. first[j + 1] - 1 */
    int32_t *mate;           /* by row: her column, or NOBODY */
    int32_t *held;           /* by place: its row, or NOBODY */
    int64_t *asked;          /* by place: its price during the auction; the first place of a column asks the least */
    int32_t *open;           /* by column: how many of its places are free */
    int32_t *queue;          /* work space, max(rows, columns) */
    int64_t *distance;       /* work space by column, FAR between calls */
    int32_t *position;       /* work space by column, NOBODY between calls */
    int32_t *by, *from;      /* work space by column */
    int32_t *heap;           /* work space by column */
    int32_t *reached, *settled; /* work space by column */
    int32_t is_wide, is_single; /* WideEdge; every column has exactly one place, so that place j is column j */
    int64_t edges_visited, bids, paths; /* counters, added to */
} Market;

/* Sort the edges of every row and lay them out for the columns too. by_row: in rows of `start`, sorted in place.
 * column_start (columns + 1 numbers) and by_column are written. room: half as many edges as the longest list has. */
void market_lay_out(int64_t rows, int64_t columns, int32_t is_wide, const int64_t *start, void *by_row,
                    int64_t *column_start, void *by_column, void *room);

typedef struct {
    int32_t row, column;
} Pair;

/* The same for narrow edges whose values lie close together, from `least` to `most`: one pass hands all edges out in
 * the order of their value, so that every list comes sorted. room: as many pairs as edges. rank: most - least + 2
 * numbers; row_end: rows; column_start: columns + 1. */
void market_lay_out_by_counting(int64_t rows, int64_t columns, const int64_t *start, const int32_t *to,
                                const int32_t *value, int32_t least, int32_t most, Pair *room, int64_t *rank,
                                int64_t *row_end, NarrowEdge *by_row, int64_t *column_start, NarrowEdge *by_column);

/* Bid with epsilon, a sixth of it, and so on down to 1, from the prices that stand; market_finish has little to mend
 * then. Needs prices v >= 0, and u[i] + asked == value wherever row i is matched. Returns 0 or STOPPED, which leaves a
 * market that is good for nothing. */
int64_t market_bid(Market *market, int64_t epsilon, Stop stop);

/* Make prices and matching exact, from any prices v >= 0; u is computed anew. Returns 0 or STOPPED. */
int64_t market_finish(Market *market, Stop stop);

/* Give each matched row the price u that v leaves her; whoever has no edge to her column, or less than alone, loses her
 * place. Returns how many rows could gain at these v, and the most that one of them could gain. */
int64_t market_settle(Market *market, int64_t *most);

/* The optimal prices with the least v (and the most u) there are, written to u and v; the market stays as it is.
 * And the ones with the most v. Both need an optimal matching with optimal prices. Return 0 or STOPPED. */
int64_t market_least_v(Market *market, int64_t *u, int64_t *v, Stop stop);
int64_t market_most_v(Market *market, int64_t *u, int64_t *v, Stop stop);

#endif
