/* Template, see widths.h: what reads edges in extremes.c. */

/* A price may fall to 0, and no lower than what somebody who is alone would pay. */
static int64_t WIDE(own_fall)(const Market *market, int32_t column) {
    const EDGE *edges = market->columns.edges;
    int64_t v = market->columns.price[column], fall = v, end = market->columns.start[column + 1];
    for (int64_t e = market->columns.start[column]; e < end && fall > 0; e++) {
        if (market->mate[edges[e].node] != NOBODY) continue;
        int64_t slack = market->rows.price[edges[e].node] + v - edges[e].value;
        if (slack < fall) fall = slack;
    }
    return fall;
}

/* The rows of this column become happier by its fall: so much further may their other columns fall. */
static void WIDE(sink_from)(Search *search, int32_t column) {
    const Market *market = search->market;
    const EDGE *edges = market->rows.edges;
    for (int64_t p = market->first[column]; p < market->first[column + 1]; p++) {
        int32_t row = market->held[p];
        if (row == NOBODY) continue;
        int64_t u = market->distance[column] + market->rows.price[row], end = market->rows.start[row + 1];
        for (int64_t e = market->rows.start[row]; e < end; e++) {
            int32_t other = (int32_t)edges[e].node;
            limit_nearer(search, other, u + market->columns.price[other] - edges[e].value);
        }
    }
}

static int64_t WIDE(sink)(Market *market, Stop stop) {
    Search search = {.market = market};
    for (int32_t j = 0; j < market->columns.count; j++) limit(&search, j, WIDE(own_fall)(market, j));
    while (search.waiting) {
        if (*stop) return STOPPED;
        WIDE(sink_from)(&search, pop(&search));
    }
    return 0;
}

/* When this column rises, whoever is elsewhere and wants it has that much more reason to pay there. */
static void WIDE(climb_from)(Search *search, int32_t column) {
    const Market *market = search->market;
    const EDGE *edges = market->columns.edges;
    int64_t v = market->distance[column] + market->columns.price[column], end = market->columns.start[column + 1];
    for (int64_t e = market->columns.start[column]; e < end; e++) {
        int32_t mate = market->mate[edges[e].node];
        if (mate == NOBODY || mate == column) continue;
        limit_nearer(search, mate, v + market->rows.price[edges[e].node] - edges[e].value);
    }
}

static int64_t WIDE(climb)(Market *market, Stop stop) {
    Search search = {.market = market};
    for (int32_t j = 0; j < market->columns.count; j++) limit(&search, j, own_rise(market, j));
    while (search.waiting) {
        if (*stop) return STOPPED;
        WIDE(climb_from)(&search, pop(&search));
    }
    return 0;
}
