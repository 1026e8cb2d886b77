/* Template, see widths.h: what both market_of.h and paths_of.h ask of a column. */

/* Look up below which price no neighbor of the column lies, and remember it. */
static int64_t WIDE(look_up_least)(Market *market, int32_t column) {
    const EDGE *edges = market->columns.edges;
    int64_t least = FAR >> 2, end = market->columns.start[column + 1];
    for (int64_t e = market->columns.start[column]; e < end; e++) {
        int64_t u = market->rows.price[edges[e].node];
        if (u < least) least = u;
    }
    market->columns.least[column] = least;
    return least;
}
