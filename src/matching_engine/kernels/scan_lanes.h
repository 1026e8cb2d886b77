/* The inner loops of scanning, 32 mentors a step, for the instruction set of the file that includes this.
 *
 * That file says TARGET, and how a table of 64 entries is looked up: `Table64`, `fill_64`, `look_up_64`;
 * with SHORT_TABLES that is cheap enough for up to 256 entries.
 * A longer table is several of those, chosen among by the upper bits of the index; a table wider than that is read
 * entry by entry. Bit 6 of a table's high bytes marks entries that meeting online betters.
 */
#ifndef SCAN_LANES_H
#define SCAN_LANES_H

#include "scan.h"

#include <immintrin.h>

#define VECTOR __attribute__((target(TARGET)))
#define INLINE static inline __attribute__((always_inline, target(TARGET)))

typedef __m256i Bytes;
typedef struct { Bytes high, low; } Points;

INLINE Bytes load(const void *from) { return _mm256_loadu_si256((const __m256i *)from); }
INLINE Bytes all(int byte) { return _mm256_set1_epi8((char)byte); }
INLINE Bytes twice(const void *from) { return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)from)); }

/* Cut 32 points of 16 bits (0..15 and 16..31, in order) into two bytes each; FORBIDDEN becomes bit 7 of high. */
INLINE Points cut(Bytes first, Bytes second) {
    Bytes fifteen = _mm256_set1_epi16(15);
    Bytes high = _mm256_packs_epi16(_mm256_srai_epi16(first, 4), _mm256_srai_epi16(second, 4));
    Bytes low = _mm256_packs_epi16(_mm256_and_si256(first, fifteen), _mm256_and_si256(second, fifteen));
    return (Points){_mm256_permute4x64_epi64(high, 0xD8), _mm256_permute4x64_epi64(low, 0xD8)};
}

/* Mark the entries, already cut in two, that `online` betters. */
INLINE Points mark(Points entry, int online) {
    if (online < 0) return entry;
    Bytes high = all(online >> 4), low = all(online & 15);
    Bytes less = _mm256_or_si256(_mm256_cmpgt_epi8(high, entry.high),
                                 _mm256_and_si256(_mm256_cmpeq_epi8(high, entry.high), _mm256_cmpgt_epi8(low, entry.low)));
    return (Points){_mm256_or_si256(entry.high, _mm256_and_si256(less, all(64))), entry.low};
}

/* The 16 entries from `at` on, in both halves. */
INLINE Points fill_16(const Asked *asked, int at) {
    return mark((Points){twice(asked->high + at), twice(asked->low + at)}, asked->online);
}

INLINE Points look_up_16(Points table, Bytes index) {
    return (Points){_mm256_shuffle_epi8(table.high, index), _mm256_shuffle_epi8(table.low, index)};
}

#endif
