/* Template, see widths.h: what reads edges in paths.c. */

#include "least_of.h"

static void WIDE(look_from_row)(Search *search, int32_t row) {
    Market *market = search->market;
    const Side *rows = &market->rows;
    const int64_t *v = market->columns.price, *distances = market->distance;
    const EDGE *edges = rows->edges;
    int64_t e = rows->start[row], end = rows->start[row + 1];
    int64_t u = search->here + rows->price[row], nearest = u + rows->least[row];
    int32_t mate = market->mate[row];
    market->edges_visited -= e;
    for (; e < end && nearest - edges[e].value < search->bound; e++) {
        int32_t column = (int32_t)edges[e].node;
        int64_t distance = u - edges[e].value + v[column];
        if (distance >= search->bound || distance >= distances[column] || column == mate) continue;
        if (market->open[column]) {
            if (distances[column] == FAR) market->reached[search->reached++] = column;
            market->distance[column] = distance;
            market->by[column] = row;
            end_at(search, distance, column, NOBODY);
        } else reach(search, column, distance, row);
    }
    market->edges_visited += e;
}

/* Each row of a full column could make room by going without, at the cost of what she has above alone. */
static void WIDE(look_from_place)(Search *search, int32_t row) {
    Market *market = search->market;
    int64_t without = search->here + market->rows.price[row] - market->alone[row];
    if (without < search->bound) end_at(search, without, market->mate[row], row);
    WIDE(look_from_row)(search, row);
}

static void WIDE(search_from_row)(Search *search, int32_t row) {
    Market *market = search->market;
    int32_t column;
    WIDE(look_from_row)(search, row);
    while ((column = next_column(search)) != NOBODY) {
        for (int64_t p = market->first[column]; p < market->first[column + 1]; p++)
            WIDE(look_from_place)(search, market->held[p]);
    }
}

static void WIDE(look_from_column)(Search *search, int32_t column) {
    Market *market = search->market;
    const Side *columns = &market->columns;
    const int64_t *u = market->rows.price;
    const EDGE *edges = columns->edges;
    int64_t e = columns->start[column], end = columns->start[column + 1], least = columns->least[column];
    int64_t v = search->here + columns->price[column];
    /* In the finish the prices of rows never fall, so what was looked up once holds to the end. */
    int64_t nearest = v + (least == UNKNOWN ? WIDE(look_up_least)(market, column) : least);
    market->edges_visited -= e;
    for (; e < end && nearest - edges[e].value < search->bound; e++) {
        int32_t row = (int32_t)edges[e].node;
        int64_t distance = v - edges[e].value + u[row];
        if (distance >= search->bound) continue;
        int32_t mate = market->mate[row];
        if (mate == NOBODY) end_at(search, distance, column, row);
        else if (mate != column && distance < market->distance[mate]) {
            market->from[mate] = column;
            reach(search, mate, distance, row);
        }
    }
    market->edges_visited += e;
}

static void WIDE(search_from_column)(Search *search, int32_t column) {
    Market *market = search->market;
    WIDE(look_from_column)(search, column);
    while ((column = next_column(search)) != NOBODY) {
        int64_t empty = search->here + market->columns.price[column];
        if (empty < search->bound) end_at(search, empty, column, NOBODY);
        WIDE(look_from_column)(search, column);
    }
}

/* The best that a row could have at these prices; notes the least of them. */
static int64_t WIDE(best_of_row)(const Market *market, int64_t row) {
    const EDGE *edges = market->rows.edges;
    const int64_t *v = market->columns.price;
    int64_t best = market->alone[row], least = FAR >> 2, end = market->rows.start[row + 1];
    for (int64_t e = market->rows.start[row]; e < end; e++) {
        int64_t price = v[edges[e].node], worth = edges[e].value - price;
        if (price < least) least = price;
        if (worth > best) best = worth;
    }
    market->rows.least[row] = least;
    return best;
}

/* What a matched row has at these prices, less than anything where her column is none of hers. */
static int64_t WIDE(own_of_row)(const Market *market, int32_t row) {
    const EDGE *edges = market->rows.edges;
    int64_t e = market->rows.start[row], end = market->rows.start[row + 1];
    int32_t mate = market->mate[row];
    while (e < end && edges[e].node != mate) e++;
    return e < end ? edges[e].value - market->columns.price[mate] : -FAR;
}

static int64_t WIDE(settle)(Market *market, int64_t *most) {
    int64_t count = 0;
    *most = 0;
    for (int32_t i = 0; i < market->rows.count; i++) {
        int64_t own = market->mate[i] == NOBODY ? market->alone[i] : WIDE(own_of_row)(market, i);
        if (own < market->alone[i]) {
            unseat(market, i);
            own = market->alone[i];
        }
        int64_t gain = WIDE(best_of_row)(market, i) - own;
        market->rows.price[i] = own;
        count += gain > 0;
        if (gain > *most) *most = gain;
    }
    return count;
}

/* Give every row the exact price of the best she could have; whoever has less loses her place. */
static void WIDE(tighten_rows)(Market *market) {
    for (int32_t i = 0; i < market->rows.count; i++) {
        market->rows.price[i] = WIDE(best_of_row)(market, i);
        if (market->mate[i] != NOBODY && WIDE(own_of_row)(market, i) != market->rows.price[i]) unseat(market, i);
    }
}

/* A column with a free place lowers its price to the best offer of those who are not there yet. */
static void WIDE(tighten_columns)(Market *market) {
    const EDGE *edges = market->columns.edges;
    int64_t *u = market->rows.price, *v = market->columns.price;
    for (int64_t j = 0; j < market->columns.count; j++) {
        if (!market->open[j] || v[j] <= 0) continue;
        int64_t best = 0, end = market->columns.start[j + 1];
        for (int64_t e = market->columns.start[j]; e < end; e++) {
            int64_t offer = edges[e].value - u[edges[e].node];
            if (offer > best && market->mate[edges[e].node] != j) best = offer;
        }
        if (best >= v[j]) continue;
        for (int64_t p = market->first[j]; p < market->first[j + 1]; p++)
            if (market->held[p] != NOBODY) u[market->held[p]] += v[j] - best;
        v[j] = best;
    }
}
