/* Scanning with AVX2: a table of 64 entries is four byte shuffles, and a choice by bits 4 and 5 of the index. */
#if defined(__x86_64__) && defined(__GNUC__)
#define TARGET "avx2"
#include "scan_bytes_32.h"
#include "scan_lanes.h"

typedef struct { Points part[4]; } Table64;

INLINE Table64 fill_64(const Asked *asked, int at) {
    Table64 filled;
    for (int t = 0; t < 4; t++) filled.part[t] = fill_16(asked, at + 16 * t);
    return filled;
}

INLINE Bytes choose(Bytes t0, Bytes t1, Bytes t2, Bytes t3, Bytes index, Bytes bit4, Bytes bit5) {
    Bytes lower = one_of_two(shuffle(t0, index), shuffle(t1, index), bit4);
    Bytes upper = one_of_two(shuffle(t2, index), shuffle(t3, index), bit4);
    return one_of_two(lower, upper, bit5);
}

/* A shuffle reads the low four bits of an index below 128. */
INLINE Points look_up_64(const Table64 *table, Bytes index) {
    const Points *t = table->part;
    Bytes bit4 = shift_left(index, 3), bit5 = shift_left(index, 2);
    return (Points){choose(t[0].high, t[1].high, t[2].high, t[3].high, index, bit4, bit5),
                    choose(t[0].low, t[1].low, t[2].low, t[3].low, index, bit4, bit5)};
}

#include "scan_loops.h"

const Path AVX2_PATH = {BLOCK, clear, lookup, shared, graded, carry, sift};
#else
typedef int NothingHere;
#endif
