/* A live market: a solved sparse market that stays exactly solved while people and pairs come, change and go.
 *
 * Rows are people who want one partner, columns people with places. An edge carries its number, the worth of the
 * pair, int64. Prices u (rows) and v (columns, for one place) prove the matching the best:
 *     u[i] >= least[i], v[j] >= 0, u[i] + v[j] >= number on every edge, with equality on the matched ones,
 *     u[i] == least[i] where row i is alone, v[j] == 0 where a place of column j is free.
 * Whoever is away has the price AWAY, which no edge can reach: leaving and coming back move no edge.
 */
#ifndef LIVE_H
#define LIVE_H

#include <stdint.h>

#define AWAY ((int64_t)1 << 60)
#define NOBODY (-1)

/* What an operation returns. After LIVE_FULL nothing has changed: make room in the lists and call again. */
enum { LIVE_DONE = 0, LIVE_FULL = 1, LIVE_ABSENT = 2 };

/* The edges of one side: the list of a node is [start, end), largest number first, and may grow up to room. */
typedef struct {
    int64_t *start, *end, *room;
    int32_t *other;
    int64_t *number;
    int64_t top, capacity; /* the pool is used up to top */
} Side;

/* One value as it was before it changed. */
typedef struct {
    int32_t kind, who;
    int64_t before;
} Entry;

typedef struct {
    Entry *entries;
    int64_t count, capacity;
    int32_t is_broken; /* memory ran out: what is noted can no longer be undone */
} Journal;

typedef struct {
    int64_t distance;
    int32_t column;
} Waiting;

/* All arrays belong to the caller. Shapes: by row, by column, or as said. */
typedef struct {
    Side row, column;
    int64_t *least, *u; /* by row */
    int32_t *mate;      /* by row: its column, or NOBODY */
    int64_t *v;         /* by column */
    int32_t *places, *taken;
    int64_t *seats_at; /* by column: its rows are seats[seats_at .. seats_at + taken) */
    int32_t *seats;
    /* Work space by column; between calls every distance is INT64_MAX and every position NOBODY. */
    int64_t *distance;
    int32_t *by, *from, *position, *stack, *reached, *settled;
    Waiting *heap;
    Journal *journal;
    uint64_t total; /* what the matching is worth: sum of u + sum of places * v over all who are here, modulo 2^64 */
    int64_t edges; /* put in one by one, ever */
    int64_t edges_visited, columns_visited, paths;
} Live;

/* Edges: live_edges.c */
int64_t live_edge_of(const Side *side, int32_t node, int32_t other);
int live_edge_fits(const Side *side, int32_t node);
void live_edge_insert(Side *side, int32_t node, int32_t other, int64_t number);
void live_edge_remove(Side *side, int32_t node, int64_t edge);
void live_edge_renumber(Side *side, int32_t node, int64_t edge, int64_t number);

/* Changes that are noted: live_journal.c */
enum { TOTAL, U, V, MATE, TAKEN, SEAT, LEAST, PLACES, ADDED, REMOVED, RENUMBERED, NUMBER, SHIFTED };
void live_note(Live *live, int32_t kind, int32_t who, int64_t before);
void live_set_u(Live *live, int32_t row, int64_t price);
void live_set_v(Live *live, int32_t column, int64_t price);
void live_take_seat(Live *live, int32_t row, int32_t column);
int32_t live_leave_seat(Live *live, int32_t row);
void live_shift_edges(Live *live, int32_t row, int64_t by);

/* Repairs: live_paths.c */
void live_row_path(Live *live, int32_t row);
void live_column_path(Live *live, int32_t column);

#endif
