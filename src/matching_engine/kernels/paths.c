/* Shortest paths that make a nearly best matching the best: the Hungarian method with Dijkstra's search.
 *
 * One search settles columns in the order of their distance and touches nothing farther than the best end so far.
 *
 * The length of an edge is its slack u + v - value; a matched edge has none, so whoever is matched shares the
 * distance of her column. Edges are sorted by value and no price is below `least`, so a look along them ends early.
 */
#include "search.h"

/* Note a nearer way to a column. What is as near as we stand goes on a stack, which grows down from the heap's end. */
static inline void reach(Search *search, int32_t column, int64_t distance, int32_t by) {
    Market *market = search->market;
    int32_t k = market->position[column];
    if (market->distance[column] == FAR) market->reached[search->reached++] = column;
    market->distance[column] = distance;
    market->by[column] = by;
    if (k == NOBODY && distance == search->here) market->heap[market->columns.count - ++search->stacked] = column;
    else float_up(market, k == NOBODY ? search->waiting++ : k, column, distance);
}

static inline void end_at(Search *search, int64_t length, int32_t column, int32_t row) {
    search->bound = length;
    search->column = column;
    search->row = row;
}

/* Settle and return the nearest column, NOBODY when none is nearer than the best end. */
static int32_t next_column(Search *search) {
    Market *market = search->market;
    int32_t column;
    if (search->bound <= search->here) return NOBODY;
    if (search->stacked) column = market->heap[market->columns.count - search->stacked--];
    else if (search->waiting && market->distance[market->heap[0]] < search->bound) column = pop(search);
    else return NOBODY;
    search->here = market->distance[column];
    market->settled[search->settled++] = column;
    return column;
}

/* Settled columns rise (sign 1) or fall (-1) by what they are nearer than the end; their rows the other way. */
static void move_prices(const Search *search, int64_t sign) {
    Market *market = search->market;
    for (int32_t k = 0; k < search->settled; k++) {
        int32_t column = market->settled[k];
        int64_t step = sign * (search->bound - market->distance[column]);
        if (!step) continue;
        market->columns.price[column] += step;
        for (int64_t p = market->first[column]; p < market->first[column + 1]; p++)
            if (market->held[p] != NOBODY) market->rows.price[market->held[p]] -= step;
    }
}

static void leave_clean(const Search *search) {
    Market *market = search->market;
    for (int32_t k = 0; k < search->reached; k++) {
        market->distance[market->reached[k]] = FAR;
        market->position[market->reached[k]] = NOBODY;
    }
    market->paths++;
}

/* The place of a column where `row` sits; with NOBODY a free one. */
static int64_t place_of(const Market *market, int32_t column, int32_t row) {
    int64_t place = market->first[column];
    while (market->held[place] != row) place++;
    return place;
}

static void unseat(Market *market, int32_t row) {
    market->held[place_of(market, market->mate[row], row)] = NOBODY;
    market->open[market->mate[row]]++;
    market->mate[row] = NOBODY;
}

#define TEMPLATE "paths_of.h"
#include "widths.h"

/* ---- from a row: the path ends at a column with a free place, or at a row who goes without ---- */

static void seat_from_row(const Search *search, int32_t first) {
    Market *market = search->market;
    int32_t column = search->column;
    if (column == NOBODY) return;
    int64_t place = place_of(market, column, search->row);
    if (search->row != NOBODY) market->mate[search->row] = NOBODY;
    else market->open[column]--;
    for (;;) {
        int32_t row = market->by[column], left = market->mate[row];
        int64_t next = row == first ? 0 : place_of(market, left, row);
        market->held[place] = row;
        market->mate[row] = column;
        if (row == first) return;
        column = left;
        place = next;
    }
}

/* Row is alone though her price says that she could gain: seat her at the end of the cheapest chain of exchanges, or
 * let whoever loses least by it go without (possibly herself). Needs prices that hold on every edge; keeps them. */
static void path_from_row(Market *market, int32_t row) {
    Search search = {.market = market, .column = NOBODY, .row = NOBODY};
    search.bound = market->rows.price[row] - market->alone[row];
    if (market->is_wide) search_from_row_wide(&search, row);
    else search_from_row_narrow(&search, row);
    move_prices(&search, 1);
    market->rows.price[row] -= search.bound;
    seat_from_row(&search, row);
    leave_clean(&search);
}

/* ---- from a column: the path ends at a row who is alone, or at a column that lets its place stand free ---- */

static void seat_from_column(const Search *search, int32_t first) {
    Market *market = search->market;
    int32_t column = search->column, row = search->row;
    if (column == NOBODY) return;
    if (row == NOBODY) { /* this column lets go of whoever the one before it wants */
        if (column == first) return;
        row = market->by[column];
        market->held[place_of(market, column, row)] = NOBODY;
        market->open[column]++;
        column = market->from[column];
    }
    for (;;) {
        int32_t wanted = column == first ? NOBODY : market->by[column];
        market->held[place_of(market, column, wanted)] = row;
        market->mate[row] = column;
        if (column == first) break;
        row = wanted;
        column = market->from[column];
    }
    market->open[first]--;
}

/* The same for a column that has a free place and asks for more than 0; fills one place. */
static void path_from_column(Market *market, int32_t column) {
    Search search = {.market = market, .column = column, .row = NOBODY};
    search.bound = market->columns.price[column];
    market->distance[column] = 0;
    market->reached[search.reached++] = column;
    market->settled[search.settled++] = column;
    if (market->is_wide) search_from_column_wide(&search, column);
    else search_from_column_narrow(&search, column);
    move_prices(&search, -1);
    seat_from_column(&search, column);
    leave_clean(&search);
}

/* ---- the exact finish ---- */

static int64_t paths_from_rows(Market *market, Stop stop) {
    for (int64_t i = 0; i < market->rows.count; i++) {
        if (market->mate[i] != NOBODY || market->rows.price[i] <= market->alone[i]) continue;
        if (*stop) return STOPPED;
        path_from_row(market, (int32_t)i);
    }
    return 0;
}

static int64_t paths_from_columns(Market *market, Stop stop) {
    for (int64_t j = 0; j < market->columns.count; j++)
        while (market->open[j] && market->columns.price[j] > 0) {
            if (*stop) return STOPPED;
            path_from_column(market, (int32_t)j);
        }
    return 0;
}

int64_t market_settle(Market *market, int64_t *most) {
    return market->is_wide ? settle_wide(market, most) : settle_narrow(market, most);
}

int64_t market_finish(Market *market, Stop stop) {
    if (market->is_wide) tighten_rows_wide(market);
    else tighten_rows_narrow(market);
    int64_t code = paths_from_rows(market, stop);
    if (code) return code;
    for (int64_t j = 0; j < market->columns.count; j++) market->columns.least[j] = UNKNOWN;
    if (market->is_wide) tighten_columns_wide(market);
    else tighten_columns_narrow(market);
    return paths_from_columns(market, stop);
}
