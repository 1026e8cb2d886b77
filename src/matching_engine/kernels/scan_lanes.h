/* Points of many mentors in lanes, and tables of 16 and 64 entries for them.
 *
 * Whoever includes this has said TARGET and included scan_bytes_32.h or scan_bytes_64.h, which say how many mentors
 * make a BLOCK. Bit 6 of a table's high bytes marks entries that meeting online betters.
 */
#ifndef SCAN_LANES_H
#define SCAN_LANES_H

#include "scan.h"

typedef struct { Bytes high, low; } Points;

/* Cut a block of points of 16 bits into two bytes each; FORBIDDEN becomes bit 7 of high. */
INLINE Points cut(const int16_t *points) {
    int16_t high[BLOCK] __attribute__((aligned(64))), low[BLOCK] __attribute__((aligned(64)));
    for (int t = 0; t < BLOCK; t++) high[t] = (int16_t)(points[t] >> 4), low[t] = points[t] & 15;
    return (Points){narrow(high), narrow(low)};
}

/* Mark the entries, already cut in two, that `online` betters. */
INLINE Points mark(Points entry, int online) {
    if (online < 0) return entry;
    Bytes high = all(online >> 4), low = all(online & 15);
    Lanes less = any_of(exceeds(high, entry.high), all_of(equals(high, entry.high), exceeds(low, entry.low)));
    return (Points){set_bits(entry.high, less, 64), entry.low};
}

/* The 16 entries from `at` on, over and over. */
INLINE Points fill_16(const Asked *asked, int at) {
    return mark((Points){repeat_16(asked->high + at), repeat_16(asked->low + at)}, asked->online);
}

INLINE Points look_up_16(Points table, Bytes index) {
    return (Points){shuffle(table.high, index), shuffle(table.low, index)};
}

#endif
