/* Scanning with the byte permutations of AVX-512 VBMI: a table of 64 entries is one instruction. */
#if defined(__x86_64__) && defined(__GNUC__)
#define TARGET "avx2,avx512f,avx512bw,avx512vl,avx512vbmi"
#include "scan_bytes_64.h"
#include "scan_lanes.h"

typedef Points Table64;

INLINE Table64 fill_64(const Asked *asked, int at) {
    return mark((Points){load(asked->high + at), load(asked->low + at)}, asked->online);
}

INLINE Points look_up_64(const Table64 *table, Bytes index) {
    return (Points){_mm512_permutexvar_epi8(index, table->high), _mm512_permutexvar_epi8(index, table->low)};
}

#define SHORT_TABLES
#include "scan_loops.h"

const Path VBMI_PATH = {BLOCK, clear, lookup, shared, graded, carry, sift};
#else
typedef int NothingHere;
#endif
