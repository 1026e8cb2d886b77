/* Scanning with the byte permutations of AVX-512 VBMI: a table of 64 entries is one instruction. */
#if defined(__x86_64__) && defined(__GNUC__)
#define TARGET "avx2,avx512f,avx512bw,avx512vl,avx512vbmi"
#include "scan_lanes.h"

typedef struct { Bytes high[2], low[2]; } Table64;

INLINE Table64 fill_64(const Asked *asked, int at) {
    Points lower = mark((Points){load(asked->high + at), load(asked->low + at)}, asked->online);
    Points upper = mark((Points){load(asked->high + at + 32), load(asked->low + at + 32)}, asked->online);
    return (Table64){{lower.high, upper.high}, {lower.low, upper.low}};
}

INLINE Points look_up_64(const Table64 *table, Bytes index) {
    return (Points){_mm256_permutex2var_epi8(table->high[0], index, table->high[1]),
                    _mm256_permutex2var_epi8(table->low[0], index, table->low[1])};
}

#define SHORT_TABLES
#include "scan_loops.h"

const Path VBMI_PATH = {clear, lookup, shared, graded, carry, sift};
#else
typedef int NothingHere;
#endif
