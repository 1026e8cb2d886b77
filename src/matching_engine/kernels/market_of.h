/* Template, see widths.h: what reads edges in market.c. */

#include "least_of.h"

/* ---- layout ---- */

/* Sort a short run, the largest value first; equal values keep their order. */
static void WIDE(insert)(EDGE *edges, int64_t count) {
    for (int64_t e = 1; e < count; e++) {
        EDGE edge = edges[e];
        int64_t f = e;
        for (; f > 0 && edges[f - 1].value < edge.value; f--) edges[f] = edges[f - 1];
        edges[f] = edge;
    }
}

static void WIDE(sort)(EDGE *edges, int64_t count, EDGE *room) {
    if (count <= 32) {
        WIDE(insert)(edges, count);
        return;
    }
    int64_t half = count / 2;
    WIDE(sort)(edges, half, room);
    WIDE(sort)(edges + half, count - half, room);
    if (edges[half - 1].value >= edges[half].value) return;
    memcpy(room, edges, (size_t)half * sizeof *edges);
    for (int64_t left = 0, right = half, e = 0; left < half; e++)
        edges[e] = right < count && edges[right].value > room[left].value ? edges[right++] : room[left++];
}

static void WIDE(lay_out)(int64_t rows, int64_t columns, const int64_t *start, EDGE *by_row, int64_t *column_start,
                          EDGE *by_column, EDGE *room) {
    for (int64_t i = 0; i < rows; i++) WIDE(sort)(by_row + start[i], start[i + 1] - start[i], room);
    memset(column_start, 0, (size_t)(columns + 1) * sizeof *column_start);
    for (int64_t e = 0; e < start[rows]; e++) column_start[by_row[e].node + 1]++;
    for (int64_t j = 0; j < columns; j++) column_start[j + 1] += column_start[j];
    /* column_start[j] runs to the end of column j while it is filled, which is where column j + 1 begins. */
    for (int64_t i = 0; i < rows; i++)
        for (int64_t e = start[i]; e < start[i + 1]; e++) {
            EDGE *edge = by_column + column_start[by_row[e].node]++;
            edge->node = (int32_t)i;
            edge->value = by_row[e].value;
        }
    memmove(column_start + 1, column_start, (size_t)columns * sizeof *column_start);
    column_start[0] = 0;
    for (int64_t j = 0; j < columns; j++)
        WIDE(sort)(by_column + column_start[j], column_start[j + 1] - column_start[j], room);
}

/* ---- bids ---- */

/* No price is below `least`, so edges whose value is too small for the second best need no look at all. */
static inline Choice WIDE(choose_column)(Market *market, int32_t row) {
    const EDGE *edges = market->rows.edges;
    const int64_t *v = market->columns.price;
    int64_t least = market->rows.least[row], e = market->rows.start[row], end = market->rows.start[row + 1];
    Choice choice = {market->alone[row], market->alone[row], NOBODY};
    market->edges_visited -= e;
    for (; e < end && edges[e].value - least > choice.second; e++) {
        int64_t worth = edges[e].value - v[edges[e].node];
        if (worth <= choice.second) continue;
        if (worth > choice.best) {
            choice.second = choice.best;
            choice.best = worth;
            choice.from = (int32_t)edges[e].node;
        } else choice.second = worth;
    }
    market->edges_visited += e;
    return choice;
}

static inline Choice WIDE(choose_row)(Market *market, int32_t column) {
    const EDGE *edges = market->columns.edges;
    const int64_t *u = market->rows.price;
    int64_t least = market->columns.least[column];
    int64_t e = market->columns.start[column], end = market->columns.start[column + 1];
    Choice choice = {0, 0, NOBODY};
    if (least == UNKNOWN) least = WIDE(look_up_least)(market, column);
    market->edges_visited -= e;
    for (; e < end && edges[e].value - least > choice.second; e++) {
        int64_t worth = edges[e].value - u[edges[e].node];
        if (worth <= choice.second || market->mate[edges[e].node] == column) continue;
        if (worth > choice.best) {
            choice.second = choice.best;
            choice.best = worth;
            choice.from = (int32_t)edges[e].node;
        } else choice.second = worth;
    }
    market->edges_visited += e;
    return choice;
}

/* Free the place of every row who could gain more than epsilon elsewhere, and note the least price around each. */
static void WIDE(release)(Market *market, int64_t epsilon) {
    const EDGE *edges = market->rows.edges;
    const int64_t *v = market->columns.price;
    for (int64_t i = 0; i < market->rows.count; i++) {
        int64_t best = market->alone[i], least = FAR >> 2, end = market->rows.start[i + 1];
        for (int64_t e = market->rows.start[i]; e < end; e++) {
            int64_t price = v[edges[e].node], worth = edges[e].value - price;
            if (price < least) least = price;
            if (worth > best) best = worth;
        }
        market->rows.least[i] = least;
        if (market->mate[i] != NOBODY && market->rows.price[i] >= best - epsilon) continue;
        if (market->mate[i] != NOBODY) free_place(market, market->mate[i], (int32_t)i);
        market->rows.price[i] = best;
    }
}
