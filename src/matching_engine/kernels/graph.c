/* Keep the graph of candidates: one pass that adds pairs and looks nothing up twice. */
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
