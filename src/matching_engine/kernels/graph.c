/* Keep the graph of candidates: add what was found in one pass, and first thin out what too many have found. */
#include <string.h>

#include "graph.h"

int64_t graph_add(int64_t n, const int64_t *starts, const int32_t *columns, const int16_t *fits,
                  const int32_t *found_in, int64_t most, const int32_t *count, const int32_t *found,
                  const int16_t *found_fits, int32_t *seen, int64_t *new_starts, int32_t *new_columns,
                  int16_t *new_fits) {
    int64_t end = 0;
    new_starts[0] = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t begin = starts[i], old = starts[i + 1] - begin;
        int64_t t = found_in[i];
        memcpy(new_columns + end, columns + begin, (size_t)old * sizeof *columns);
        memcpy(new_fits + end, fits + begin, (size_t)old * sizeof *fits);
        if (t >= 0 && count[t] > 0) {
            const int32_t *more = found + t * most;
            /* A mentor is marked with the row that has her, so that the marks need no clearing. */
            for (int64_t e = end; e < end + old; e++) seen[new_columns[e]] = (int32_t)i;
            end += old;
            for (int64_t q = 0; q < count[t]; q++) {
                if (seen[more[q]] == (int32_t)i) continue;
                new_columns[end] = more[q];
                new_fits[end++] = found_fits[t * most + q];
            }
        } else {
            end += old;
        }
        new_starts[i + 1] = end;
    }
    return end;
}

/* What an answer is worth to its mentee at the prices. */
static int64_t worth_of(const Answers *a, int64_t t, int64_t q) {
    int64_t at = t * a->most + q;
    return a->base[t] + a->k * a->fits[at] - a->v[a->columns[at]];
}

/* By how much an answer is worth more than its mentee's price, made unequal among equals by a hash of the pair. */
static int64_t key_of(const Answers *a, int64_t t, int64_t q) {
    uint32_t column = (uint32_t)a->columns[t * a->most + q];
    uint32_t mixed = (uint32_t)a->row[t] * 2654435761u ^ column * 2246822519u;
    mixed ^= mixed >> 15;
    mixed *= 3266489917u;
    return (worth_of(a, t, q) - a->u[t]) * 256 + (int64_t)(mixed >> 24);
}

/* Return the number that would stand at `place` if these were sorted, the largest first (Hoare's selection). */
static int64_t at_place(int64_t *keys, int64_t count, int64_t place) {
    int64_t low = 0, high = count - 1;
    while (low < high) {
        int64_t middle = keys[low + (high - low) / 2], i = low, j = high;
        while (i <= j) {
            while (keys[i] > middle) i++;
            while (keys[j] < middle) j--;
            if (i <= j) {
                int64_t kept = keys[i];
                keys[i++] = keys[j];
                keys[j--] = kept;
            }
        }
        if (place <= j) high = j;
        else if (place >= i) low = i;
        else break;
    }
    return keys[place];
}

/* Lay the keys from `from` on out by mentor: those of mentor j begin at starts[j] and end at starts[j + 1]. */
static void keys_by_mentor(const Answers *a, int64_t from, int64_t *starts, int64_t *keys) {
    memset(starts, 0, (size_t)(a->mentors + 1) * sizeof *starts);
    for (int64_t t = 0; t < a->rows; t++)
        for (int64_t q = 0; q < a->count[t]; q++)
            if (key_of(a, t, q) >= from) starts[a->columns[t * a->most + q] + 1]++;
    for (int64_t j = 0; j < a->mentors; j++) starts[j + 1] += starts[j];
    for (int64_t t = 0; t < a->rows; t++) {
        for (int64_t q = 0; q < a->count[t]; q++) {
            int64_t key = key_of(a, t, q);
            if (key >= from) keys[starts[a->columns[t * a->most + q]]++] = key;
        }
    }
    /* Each start has moved on to where the next mentor's begins. */
    memmove(starts + 1, starts, (size_t)a->mentors * sizeof *starts);
    starts[0] = 0;
}

void graph_thin(const Answers *a, int64_t own, int64_t cap, int32_t paid_too, int64_t *starts, int64_t *keys,
                int64_t *least, int64_t *price) {
    int64_t from = paid_too ? INT64_MIN : 256; /* the least key of an answer that is worth more than u */
    keys_by_mentor(a, from, starts, keys);
    for (int64_t j = 0; j < a->mentors; j++) {
        int64_t count = starts[j + 1] - starts[j];
        least[j] = count > cap ? at_place(keys + starts[j], count, cap - 1) : INT64_MIN;
    }
    for (int64_t t = 0; t < a->rows; t++) {
        int32_t kept = 0;
        for (int64_t q = 0; q < a->count[t]; q++) {
            int64_t at = t * a->most + q, into = t * a->most + kept, key = key_of(a, t, q);
            int32_t column = a->columns[at];
            if (q < own || key < from || key >= least[column]) {
                a->columns[into] = column;
                a->fits[into] = a->fits[at];
                kept++;
            } else {
                int64_t pays = worth_of(a, t, q) + a->v[column] - a->bound[t];
                if (pays > price[column]) price[column] = pays;
            }
        }
        a->count[t] = kept;
    }
}
