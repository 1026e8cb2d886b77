/* What every search in a market shares: where it stands, and a heap of the columns it has reached, nearest first. */
#ifndef SEARCH_H
#define SEARCH_H

#include "market.h"

typedef struct {
    Market *market;
    int64_t here;  /* how far the column is that the search stands at */
    int64_t bound; /* the length of the best path so far; the search ends there */
    int32_t column, row; /* where that path ends, see the two searches; NOBODY while it ends where it began */
    int32_t waiting, stacked, reached, settled;
} Search;

/* Put a column into the heap at place k or above. */
static inline void float_up(Market *market, int32_t k, int32_t column, int64_t distance) {
    int32_t *heap = market->heap, *position = market->position;
    while (k > 0) {
        int32_t parent = (k - 1) >> 1;
        if (market->distance[heap[parent]] <= distance) break;
        heap[k] = heap[parent];
        position[heap[k]] = k;
        k = parent;
    }
    heap[k] = column;
    position[column] = k;
}

static inline int32_t pop(Search *search) {
    Market *market = search->market;
    int32_t *heap = market->heap, *position = market->position, count = --search->waiting, k = 0;
    const int64_t *distance = market->distance;
    int32_t nearest = heap[0], last = heap[count];
    position[nearest] = NOBODY;
    if (!count) return nearest;
    for (;;) {
        int32_t child = 2 * k + 1;
        if (child >= count) break;
        if (child + 1 < count && distance[heap[child + 1]] < distance[heap[child]]) child++;
        if (distance[heap[child]] >= distance[last]) break;
        heap[k] = heap[child];
        position[heap[k]] = k;
        k = child;
    }
    heap[k] = last;
    position[last] = k;
    return nearest;
}

#endif
