/* The graph of candidates: one row for each mentee, her mentors and their fit. */
#ifndef GRAPH_H
#define GRAPH_H

#include "kernels.h"

/* Add what was found to the rows of a graph, leaving out what is there already; return how many pairs it has then.
 *
 * n mentees; row i of the graph is starts[i] .. starts[i + 1] of columns and fits. found_in[i] is the row of
 * (count, found, found_fits) that holds what was found for mentee i, -1 for nothing; these rows are `most` wide.
 * seen: m numbers, all below 0. new_starts: n + 1; new_columns, new_fits: room for old and found together. */
int64_t graph_add(int64_t n, const int64_t *starts, const int32_t *columns, const int16_t *fits,
                  const int32_t *found_in, int64_t most, const int32_t *count, const int32_t *found,
                  const int16_t *found_fits, int32_t *seen, int64_t *new_starts, int32_t *new_columns,
                  int16_t *new_fits);

/* What was found for mentees, to be thinned in place: rows are `most` wide, count[t] of row t are filled.
 *
 * row[t]: the mentee; base[t]: what she adds to each of her pairs, and u[t]: her price. v: prices of the m mentors.
 * bound[t]: nobody outside the row is worth more to her. */
typedef struct {
    int64_t rows, most, mentors, k;
    int32_t *count, *columns;
    int16_t *fits;
    const int32_t *row;
    const int64_t *bound, *base, *u, *v;
} Answers;

/* Keep the first `own` of each row, those who are worth no more than u unless `paid_too`, and of the others found for a
 * mentor the `cap` that are worth most beyond u. Raise price[j] until bound[t] + price[j] pays for what is dropped.
 * starts: room for mentors + 1; keys: room for everything found; least: for mentors; price: v comes in. */
void graph_thin(const Answers *answers, int64_t own, int64_t cap, int32_t paid_too, int64_t *starts, int64_t *keys,
                int64_t *least, int64_t *price);

#endif
