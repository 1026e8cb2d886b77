/* The extreme optimal prices: all optimal prices form a lattice, and its two ends are one search each.
 *
 * Each column moves as far as nothing forbids it: x[j] <= its own limit, and x[j] <= x[k] + slack wherever a row of
 * column k stands between the two. The largest such x are shortest distances (Shapley and Shubik 1971; Demange, Gale
 * and Sotomayor 1986). With several places a column and all its rows move together.
 */
#include <string.h>

#include "search.h"

static void limit(Search *search, int32_t column, int64_t distance) {
    Market *market = search->market;
    int32_t k = market->position[column];
    market->distance[column] = distance;
    float_up(market, k == NOBODY ? search->waiting++ : k, column, distance);
}

/* An edge says that a column may move this far at most; those settled before are nearer already. */
static inline void limit_nearer(Search *search, int32_t column, int64_t distance) {
    if (distance < search->market->distance[column]) limit(search, column, distance);
}

/* A price may rise until one of its rows would rather be alone; not at all while a place is free. */
static int64_t own_rise(const Market *market, int32_t column) {
    int64_t first = market->first[column], end = market->first[column + 1], rise = FAR >> 2;
    if (market->open[column] || first == end) return 0;
    for (int64_t p = first; p < end; p++) {
        int64_t above = market->rows.price[market->held[p]] - market->alone[market->held[p]];
        if (above < rise) rise = above;
    }
    return rise;
}

#define TEMPLATE "extremes_of.h"
#include "widths.h"

/* Write the prices moved by the distances, columns by sign, their rows the other way, and clear the work space. */
static void write_moved(Market *market, int64_t sign, int64_t *u, int64_t *v) {
    memcpy(u, market->rows.price, (size_t)market->rows.count * sizeof *u);
    for (int64_t j = 0; j < market->columns.count; j++) {
        int64_t moved = sign * market->distance[j];
        v[j] = market->columns.price[j] + moved;
        for (int64_t p = market->first[j]; p < market->first[j + 1]; p++)
            if (market->held[p] != NOBODY) u[market->held[p]] -= moved;
    }
}

static void clear(Market *market) {
    for (int64_t j = 0; j < market->columns.count; j++) {
        market->distance[j] = FAR;
        market->position[j] = NOBODY;
    }
}

int64_t market_least_v(Market *market, int64_t *u, int64_t *v, Stop stop) {
    int64_t code = market->is_wide ? sink_wide(market, stop) : sink_narrow(market, stop);
    if (!code) write_moved(market, -1, u, v);
    clear(market);
    return code;
}

int64_t market_most_v(Market *market, int64_t *u, int64_t *v, Stop stop) {
    int64_t code = market->is_wide ? climb_wide(market, stop) : climb_narrow(market, stop);
    if (!code) write_moved(market, 1, u, v);
    clear(market);
    return code;
}
