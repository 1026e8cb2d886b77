/* What can happen to a live market. Each operation edits what is given, puts the prices right where an edge would be
 * broken, and then mends every row and column that the edit has left wanting, one shortest path each.
 */
#include "live.h"

static int32_t has_free_place(const Live *live, int32_t column) { return live->taken[column] < live->places[column]; }

static void mend_row(Live *live, int32_t row) {
    if (live->mate[row] == NOBODY && live->u[row] > live->least[row]) live_row_path(live, row);
}

static void mend_column(Live *live, int32_t column) {
    if (column == NOBODY) return;
    while (has_free_place(live, column) && live->v[column] > 0) live_column_path(live, column);
}

/* The best that a row is offered, at least her least. */
static int64_t best_offer(const Live *live, int32_t row) {
    int64_t best = live->least[row];
    const Side *rows = &live->row;
    for (int64_t e = rows->start[row]; e < rows->end[row] && rows->number[e] > best; e++) {
        int64_t offer = rows->number[e] - live->v[rows->other[e]];
        if (offer > best) best = offer;
    }
    return best;
}

static int64_t best_bid(const Live *live, int32_t column) {
    int64_t best = 0;
    const Side *columns = &live->column;
    for (int64_t e = columns->start[column]; e < columns->end[column] && columns->number[e] > best; e++) {
        int64_t bid = columns->number[e] - live->u[columns->other[e]];
        if (bid > best) best = bid;
    }
    return best;
}

/* Give up the seat if she has one; return the column, or NOBODY. */
static int32_t unseat(Live *live, int32_t row) {
    return live->mate[row] == NOBODY ? NOBODY : live_leave_seat(live, row);
}

static void start(Live *live) { live_note(live, TOTAL, 0, (int64_t)live->total); }

static void set_least(Live *live, int32_t row, int64_t least) {
    live_note(live, LEAST, row, live->least[row]);
    live->least[row] = least;
}

/* A column without any place costs AWAY; with its first one it costs the best bid. Seats beyond must be left before. */
static void set_places(Live *live, int32_t column, int32_t places) {
    int32_t before = live->places[column];
    live_note(live, PLACES, column, before);
    live->places[column] = places;
    if (before) live->total += (uint64_t)(places - before) * (uint64_t)live->v[column];
    if (!places && before) live_set_v(live, column, AWAY);
    if (places && !before) {
        int64_t bid = best_bid(live, column);
        live->places[column] = 0; /* so that the fall from AWAY is not counted */
        live_set_v(live, column, bid);
        live->places[column] = places;
        live->total += (uint64_t)places * (uint64_t)bid;
    }
}

/* Take the pair out of the lists. */
static void drop_edge(Live *live, int32_t row, int32_t column, int64_t edge) {
    live_note(live, NUMBER, column, live->row.number[edge]);
    live_note(live, REMOVED, row, 0);
    live_edge_remove(&live->row, row, edge);
    live_edge_remove(&live->column, column, live_edge_of(&live->column, column, row));
}

/* ---- pairs ---- */

/* A pair may not be any more. */
int32_t live_remove(Live *live, int32_t row, int32_t column) {
    int64_t edge = live_edge_of(&live->row, row, column);
    if (edge == NOBODY) return LIVE_ABSENT;
    start(live);
    drop_edge(live, row, column, edge);
    if (live->mate[row] != column) return LIVE_DONE;
    live_leave_seat(live, row);
    mend_row(live, row);
    mend_column(live, column);
    return LIVE_DONE;
}

/* Raise a row's price to what the pair offers; return the column that she leaves for it, or NOBODY. */
static int32_t raise_row(Live *live, int32_t row, int64_t number, int32_t column) {
    int64_t offer = number - live->v[column];
    if (live->u[row] >= offer) return NOBODY;
    int32_t left = unseat(live, row);
    live_set_u(live, row, offer);
    return left;
}

static void insert_edge(Live *live, int32_t row, int32_t column, int64_t number, int32_t is_noted) {
    if (is_noted) live_note(live, ADDED, row, column);
    live_edge_insert(&live->row, row, column, number);
    live_edge_insert(&live->column, column, row, number);
    live->edges++;
}

/* Add pairs; those already there are passed over. left: work space, `count` long. An undo leaves them where they are
 * unless is_noted: pairs that were only not known yet belong to every earlier state as well.
 * Return how many went in before the pools were full. */
int64_t live_add(Live *live, int64_t count, const int32_t *rows, const int32_t *columns, const int64_t *numbers,
                 int32_t is_noted, int32_t *left) {
    int64_t done = 0;
    start(live);
    for (; done < count; done++) {
        if (live_edge_of(&live->row, rows[done], columns[done]) != NOBODY) continue;
        if (!live_edge_fits(&live->row, rows[done]) || !live_edge_fits(&live->column, columns[done])) break;
        insert_edge(live, rows[done], columns[done], numbers[done], is_noted);
    }
    for (int64_t k = 0; k < done; k++) left[k] = raise_row(live, rows[k], numbers[k], columns[k]);
    for (int64_t k = 0; k < done; k++) mend_row(live, rows[k]);
    for (int64_t k = 0; k < done; k++) mend_column(live, left[k]);
    return done;
}

/* A pair's number changes. */
int32_t live_renumber(Live *live, int32_t row, int32_t column, int64_t number) {
    int64_t edge = live_edge_of(&live->row, row, column);
    if (edge == NOBODY) return LIVE_ABSENT;
    int64_t before = live->row.number[edge];
    int32_t left = NOBODY;
    start(live);
    live_note(live, NUMBER, column, before);
    live_note(live, RENUMBERED, row, 0);
    live_edge_renumber(&live->row, row, edge, number);
    live_edge_renumber(&live->column, column, live_edge_of(&live->column, column, row), number);
    if (live->mate[row] == column && number > before) live_set_u(live, row, live->u[row] + number - before);
    else if (live->mate[row] == column && number < before) left = live_leave_seat(live, row);
    else left = raise_row(live, row, number, column);
    mend_row(live, row);
    mend_column(live, left);
    return LIVE_DONE;
}

/* ---- rows ---- */

/* All of a row's numbers change by the same. */
int32_t live_shift(Live *live, int32_t row, int64_t by) {
    int32_t left = NOBODY;
    start(live);
    live_shift_edges(live, row, by);
    if (live->mate[row] != NOBODY && live->u[row] + by >= live->least[row]) {
        live_set_u(live, row, live->u[row] + by);
    } else if (live->least[row] < AWAY) {
        left = unseat(live, row);
        live_set_u(live, row, best_offer(live, row));
    }
    mend_row(live, row);
    mend_column(live, left);
    return LIVE_DONE;
}

/* What a row has at least when alone: 0 for one who is here, AWAY for one who is not. */
int32_t live_set_least(Live *live, int32_t row, int64_t least) {
    int32_t left = NOBODY;
    start(live);
    set_least(live, row, least);
    if (live->mate[row] == NOBODY) {
        live_set_u(live, row, best_offer(live, row));
    } else if (live->u[row] < least) {
        left = live_leave_seat(live, row);
        live_set_u(live, row, least);
    }
    mend_row(live, row);
    mend_column(live, left);
    return LIVE_DONE;
}

/* ---- columns ---- */

/* Push out the last row there and take the place away. */
static void close_seat(Live *live, int32_t column) {
    int32_t row = live->seats[live->seats_at[column] + live->taken[column] - 1];
    live_leave_seat(live, row);
    set_places(live, column, live->places[column] - 1);
    mend_row(live, row);
}

/* A column gets this many places; its seats must have room for them. */
int32_t live_set_places(Live *live, int32_t column, int32_t places) {
    start(live);
    if (places < live->taken[column]) set_places(live, column, live->taken[column]);
    while (places < live->taken[column]) close_seat(live, column);
    if (places != live->places[column]) set_places(live, column, places);
    mend_column(live, column);
    return LIVE_DONE;
}

/* ---- locks: the two leave the market together ---- */

int32_t live_lock(Live *live, int32_t row, int32_t column) {
    if (!live->places[column] || live->least[row] >= AWAY) return LIVE_ABSENT;
    start(live);
    int32_t left = unseat(live, row);
    set_least(live, row, AWAY);
    live_set_u(live, row, AWAY);
    if (has_free_place(live, column)) set_places(live, column, live->places[column] - 1);
    else close_seat(live, column);
    if (left != column) mend_column(live, left);
    return LIVE_DONE;
}

int32_t live_unlock(Live *live, int32_t row, int32_t column) {
    start(live);
    set_places(live, column, live->places[column] + 1);
    set_least(live, row, 0);
    live_set_u(live, row, best_offer(live, row));
    mend_row(live, row);
    mend_column(live, column);
    return LIVE_DONE;
}

/* ---- the proof, worked out again from the lists ---- */

/* Sums go round 2^64, which unsigned numbers may; who asked knows about where the answer lies. */
static void add(int64_t *sum, int64_t number) { *sum = (int64_t)((uint64_t)*sum + (uint64_t)number); }

static void prove_row(const Live *live, int32_t row, int64_t *proof) {
    int32_t mate = live->mate[row], is_there = mate == NOBODY;
    if (live->least[row] < AWAY) add(&proof[1], live->u[row]);
    if (live->u[row] < live->least[row] || (mate == NOBODY && live->u[row] != live->least[row])) proof[3]++;
    if (mate == NOBODY && live->least[row] < AWAY) add(&proof[0], live->least[row]);
    for (int64_t e = live->row.start[row]; e < live->row.end[row]; e++) {
        int32_t column = live->row.other[e];
        int64_t broken = live->row.number[e] - live->u[row] - live->v[column];
        if (broken > proof[2]) proof[2] = broken;
        if (column != mate) continue;
        is_there = 1;
        add(&proof[0], live->row.number[e]);
        if (broken) proof[3]++;
    }
    if (!is_there) proof[3]++;
}

static void prove_column(const Live *live, int32_t column, int64_t *proof) {
    const int32_t *seats = live->seats + live->seats_at[column];
    int32_t taken = live->taken[column], places = live->places[column];
    if (places) add(&proof[1], (int64_t)((uint64_t)places * (uint64_t)live->v[column]));
    if (live->v[column] < 0 || taken > places || (taken < places && live->v[column])) proof[3]++;
    for (int32_t s = 0; s < taken; s++) proof[3] += live->mate[seats[s]] != column;
    proof[4] += taken;
}

/* proof: primal, dual, the worst broken edge, how many conditions do not hold, pairs; all from 0. */
void live_prove(const Live *live, int32_t rows, int32_t columns, int64_t *proof) {
    int64_t matched = 0;
    for (int32_t k = 0; k < 5; k++) proof[k] = 0;
    for (int32_t i = 0; i < rows; i++) {
        prove_row(live, i, proof);
        matched += live->mate[i] != NOBODY;
    }
    for (int32_t j = 0; j < columns; j++) prove_column(live, j, proof);
    proof[3] += matched != proof[4];
}
