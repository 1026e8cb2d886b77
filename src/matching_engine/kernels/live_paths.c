/* One shortest path restores the best matching after a change (Hungarian method with Dijkstra's search).
 *
 * The length of an edge is its slack u + v - number, 0 on matched edges. Lists are sorted by number and prices are
 * never negative, so a list is left as soon as its numbers are too small for the best end found so far.
 * The search goes from column to column and touches nothing that is farther than that end.
 */
#include "live.h"

typedef struct {
    Live *live;
    int64_t here;  /* how far the column is that the search stands at */
    int64_t bound; /* the length of the best path so far: the search ends there */
    int32_t end;   /* the column where that path ends, NOBODY while it is the start itself */
    int32_t row;   /* who ends it: pushed out of her seat there (row path) or seated there (column path) */
    int32_t waiting, stacked, reached, settled;
} Search;

static Search begin(Live *live, int64_t bound) {
    return (Search){.live = live, .bound = bound, .end = NOBODY, .row = NOBODY};
}

static void end_at(Search *search, int64_t length, int32_t column, int32_t row) {
    search->bound = length;
    search->end = column;
    search->row = row;
}

static void place_in_heap(Live *live, int32_t k, Waiting item) {
    live->heap[k] = item;
    live->position[item.column] = k;
}

static void float_up(Live *live, int32_t k, Waiting item) {
    while (k > 0) {
        int32_t parent = (k - 1) >> 1;
        if (live->heap[parent].distance <= item.distance) break;
        place_in_heap(live, k, live->heap[parent]);
        k = parent;
    }
    place_in_heap(live, k, item);
}

static int32_t pop(Search *search) {
    Live *live = search->live;
    int32_t first = live->heap[0].column, k = 0, count = --search->waiting;
    Waiting last = live->heap[count];
    live->position[first] = NOBODY;
    if (!count) return first;
    for (;;) {
        int32_t child = 2 * k + 1;
        if (child >= count) break;
        if (child + 1 < count && live->heap[child + 1].distance < live->heap[child].distance) child++;
        if (live->heap[child].distance >= last.distance) break;
        place_in_heap(live, k, live->heap[child]);
        k = child;
    }
    place_in_heap(live, k, last);
    return first;
}

/* Note that a column is this near, by way of a row who stands at column `from`; the nearest need no heap. */
static void reach(Search *search, int32_t column, int64_t distance, int32_t by, int32_t from) {
    Live *live = search->live;
    int32_t k = live->position[column];
    if (live->distance[column] == INT64_MAX) live->reached[search->reached++] = column;
    live->distance[column] = distance;
    live->by[column] = by;
    live->from[column] = from;
    if (k == NOBODY && distance == search->here) live->stack[search->stacked++] = column;
    else float_up(live, k == NOBODY ? search->waiting++ : k, (Waiting){distance, column});
}

/* Settle and return the nearest column, or NOBODY when none is nearer than the best end. */
static int32_t nearest(Search *search) {
    Live *live = search->live;
    int32_t column;
    if (search->bound <= search->here) return NOBODY;
    if (search->stacked) column = live->stack[--search->stacked];
    else if (search->waiting && live->heap[0].distance < search->bound) column = pop(search);
    else return NOBODY;
    search->here = live->distance[column];
    live->settled[search->settled++] = column;
    return column;
}

/* Prices of settled columns rise (sign 1) or fall (-1) by what they are nearer than the end, those of their rows fall
 * or rise as much, so that matched edges stay tight. */
static void move_prices(Search *search, int64_t sign) {
    Live *live = search->live;
    for (int32_t k = 0; k < search->settled; k++) {
        int32_t column = live->settled[k];
        int64_t step = sign * (search->bound - live->distance[column]);
        if (!step) continue;
        const int32_t *seats = live->seats + live->seats_at[column];
        for (int32_t s = 0; s < live->taken[column]; s++) live_set_u(live, seats[s], live->u[seats[s]] - step);
        live_set_v(live, column, live->v[column] + step);
    }
}

static void leave_clean(Search *search) {
    Live *live = search->live;
    for (int32_t k = 0; k < search->reached; k++) {
        live->distance[live->reached[k]] = INT64_MAX;
        live->position[live->reached[k]] = NOBODY;
    }
    live->columns_visited += search->settled;
    live->paths++;
}

/* ---- from a row who is alone though her price says that she could gain ---- */

static void look_from_row(Search *search, int32_t row) {
    Live *live = search->live;
    const Side *rows = &live->row;
    int64_t u = search->here + live->u[row], e = rows->start[row];
    for (; e < rows->end[row] && u - rows->number[e] < search->bound; e++) {
        int32_t column = rows->other[e];
        int64_t distance = u + live->v[column] - rows->number[e];
        if (distance >= search->bound || distance >= live->distance[column]) continue;
        reach(search, column, distance, row, NOBODY);
        if (live->taken[column] < live->places[column]) end_at(search, distance, column, NOBODY);
    }
    live->edges_visited += e - rows->start[row];
}

/* Each row seated here could make room by going without, at the cost of what she has above her least. */
static void look_from_seats(Search *search, int32_t column) {
    Live *live = search->live;
    const int32_t *seats = live->seats + live->seats_at[column];
    for (int32_t s = 0; s < live->taken[column]; s++) {
        int64_t alone = search->here + live->u[seats[s]] - live->least[seats[s]];
        if (alone < search->bound) end_at(search, alone, column, seats[s]);
        look_from_row(search, seats[s]);
    }
}

/* Each row on the way moves one seat on, the last into the free place at the end. */
static void seat_along(Search *search, int32_t first) {
    Live *live = search->live;
    if (search->end == NOBODY) return;
    if (search->row != NOBODY) live_leave_seat(live, search->row);
    for (int32_t column = search->end;;) {
        int32_t row = live->by[column];
        int32_t left = row == first ? NOBODY : live_leave_seat(live, row);
        live_take_seat(live, row, column);
        if (row == first) return;
        column = left;
    }
}

/* The row is alone with u > least: seat her, push out whom it costs least, or lower u to least. */
void live_row_path(Live *live, int32_t row) {
    Search search = begin(live, live->u[row] - live->least[row]);
    look_from_row(&search, row);
    for (int32_t column; (column = nearest(&search)) != NOBODY;) look_from_seats(&search, column);
    live_set_u(live, row, live->u[row] - search.bound);
    move_prices(&search, 1);
    seat_along(&search, row);
    leave_clean(&search);
}

/* ---- from a column that has a free place though its price is above 0 ---- */

static void look_from_column(Search *search, int32_t column) {
    Live *live = search->live;
    const Side *columns = &live->column;
    int64_t v = search->here + live->v[column], e = columns->start[column];
    if (v < search->bound) end_at(search, v, column, NOBODY);
    for (; e < columns->end[column] && v - columns->number[e] < search->bound; e++) {
        int32_t row = columns->other[e], mate = live->mate[row];
        int64_t distance = v + live->u[row] - columns->number[e];
        if (distance >= search->bound) continue;
        if (mate == NOBODY) end_at(search, distance, column, row);
        else if (distance < live->distance[mate]) reach(search, mate, distance, row, column);
    }
    live->edges_visited += e - columns->start[column];
}

/* Each row on the way moves from her seat to the column that called her; the place at the end is filled or free. */
static void call_along(Search *search, int32_t first) {
    Live *live = search->live;
    int32_t column = search->end, row = search->row;
    if (column == NOBODY) return;
    for (; column != first; column = live->from[column]) {
        int32_t called = live->by[column];
        live_leave_seat(live, called);
        if (row != NOBODY) live_take_seat(live, row, column);
        row = called;
    }
    live_take_seat(live, row, first);
}

/* The column has a free place and v > 0: fill the place, or lower v as far as 0. */
void live_column_path(Live *live, int32_t column) {
    Search search = begin(live, live->v[column]);
    reach(&search, column, 0, NOBODY, NOBODY);
    while ((column = nearest(&search)) != NOBODY) look_from_column(&search, column);
    move_prices(&search, -1);
    call_along(&search, live->settled[0]);
    leave_clean(&search);
}
