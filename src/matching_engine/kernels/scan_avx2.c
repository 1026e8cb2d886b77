/* The inner loops of scanning, 32 mentors a step, with AVX2.
 *
 * A table of 16 entries is one byte shuffle; of 64, four shuffles and a choice by two bits of the index; a longer
 * one is read entry by entry. Bit 6 of high marks entries that meeting online betters.
 */
#include "scan.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define WITH_AVX2 __attribute__((target("avx2")))
#define INLINE static inline __attribute__((always_inline, target("avx2")))

typedef __m256i Bytes;
typedef struct { Bytes high, low; } Points;

INLINE Bytes load(const void *from) { return _mm256_loadu_si256((const __m256i *)from); }
INLINE Bytes all(int byte) { return _mm256_set1_epi8((char)byte); }
INLINE Bytes twice(const void *from) { return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)from)); }

INLINE void add(Tile *tile, int lane, Points points) {
    Bytes *high = (Bytes *)(tile->high + lane), *low = (Bytes *)(tile->low + lane);
    *high = _mm256_adds_epu8(*high, points.high);
    *low = _mm256_add_epi8(*low, points.low);
}

/* Cut 32 points of 16 bits (0..15 and 16..31, in order) into two bytes each; FORBIDDEN becomes bit 7 of high. */
INLINE Points cut(Bytes first, Bytes second) {
    Bytes fifteen = _mm256_set1_epi16(15);
    Bytes high = _mm256_packs_epi16(_mm256_srai_epi16(first, 4), _mm256_srai_epi16(second, 4));
    Bytes low = _mm256_packs_epi16(_mm256_and_si256(first, fifteen), _mm256_and_si256(second, fifteen));
    return (Points){_mm256_permute4x64_epi64(high, 0xD8), _mm256_permute4x64_epi64(low, 0xD8)};
}

/* The 16 entries from `table` on, in both halves; bit 6 of high where `online` is more. */
INLINE Points entries(const int16_t *table, int online) {
    Bytes points = load(table);
    Points found = cut(points, points);
    Bytes less = _mm256_cmpgt_epi16(_mm256_set1_epi16((short)online), points);
    Bytes marks = _mm256_permute4x64_epi64(_mm256_packs_epi16(less, less), 0xD8);
    return (Points){_mm256_or_si256(found.high, _mm256_and_si256(marks, all(64))), found.low};
}

INLINE Points look_up(Points table, Bytes index) {
    return (Points){_mm256_shuffle_epi8(table.high, index), _mm256_shuffle_epi8(table.low, index)};
}

INLINE Bytes choose(Bytes t0, Bytes t1, Bytes t2, Bytes t3, Bytes index, Bytes bit4, Bytes bit5) {
    Bytes lower = _mm256_blendv_epi8(_mm256_shuffle_epi8(t0, index), _mm256_shuffle_epi8(t1, index), bit4);
    Bytes upper = _mm256_blendv_epi8(_mm256_shuffle_epi8(t2, index), _mm256_shuffle_epi8(t3, index), bit4);
    return _mm256_blendv_epi8(lower, upper, bit5);
}

/* A table of 64 entries: a shuffle reads the low four bits of an index below 128, bits 4 and 5 choose among four. */
INLINE Points look_up_64(const Points table[4], Bytes index) {
    Bytes bit4 = _mm256_slli_epi16(index, 3), bit5 = _mm256_slli_epi16(index, 2);
    return (Points){choose(table[0].high, table[1].high, table[2].high, table[3].high, index, bit4, bit5),
                    choose(table[0].low, table[1].low, table[2].low, table[3].low, index, bit4, bit5)};
}

/* Where the entry is marked and the mentor can meet online, what meeting online is worth. */
INLINE Points better_online(Points points, Bytes mentors, int online) {
    Bytes instead = _mm256_and_si256(_mm256_slli_epi16(points.high, 1), mentors);
    Bytes high = _mm256_andnot_si256(all(64), points.high);
    return (Points){_mm256_blendv_epi8(high, all(online >> 4), instead),
                    _mm256_blendv_epi8(points.low, all(online & 15), instead)};
}

WITH_AVX2 static void by_16(const Asked *asked, const uint8_t *plane, const int16_t *table, int64_t at, Tile *tile) {
    Points known = entries(table, asked->online);
    const uint8_t *online = asked->online >= 0 ? asked->operation->online + at : 0;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Points points = look_up(known, load(plane + lane));
        if (online) points = better_online(points, load(online + lane), asked->online);
        add(tile, lane, points);
    }
}

WITH_AVX2 static void by_64(const Asked *asked, const uint8_t *plane, const int16_t *table, int64_t at, Tile *tile) {
    Points known[4];
    for (int t = 0; t < 4; t++) known[t] = entries(table + 16 * t, asked->online);
    const uint8_t *online = asked->online >= 0 ? asked->operation->online + at : 0;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Points points = look_up_64(known, load(plane + lane));
        if (online) points = better_online(points, load(online + lane), asked->online);
        add(tile, lane, points);
    }
}

INLINE void read_each(const int16_t *table, const uint16_t *classes, int16_t *points) {
    for (int t = 0; t < BLOCK; t++) points[t] = table[classes[t]];
}

WITH_AVX2 static void by_reading(const Asked *asked, const Window *window, int64_t stride, int64_t at, Tile *tile) {
    const Operation *what = asked->operation;
    int16_t points[BLOCK] __attribute__((aligned(32)));
    Bytes online = _mm256_set1_epi16((short)asked->online), none = _mm256_set1_epi16(FORBIDDEN);
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Bytes first = none, second = none;
        for (int slot = 0; slot < what->slots; slot++) {
            if (!window[slot].most) continue;
            read_each(asked->table, what->classes + slot * stride + at + lane, points);
            first = _mm256_max_epi16(first, load(points));
            second = _mm256_max_epi16(second, load(points + 16));
        }
        if (asked->online >= 0) {
            Bytes can = load(what->online + at + lane);
            Bytes can0 = _mm256_cvtepi8_epi16(_mm256_castsi256_si128(can));
            Bytes can1 = _mm256_cvtepi8_epi16(_mm256_extracti128_si256(can, 1));
            first = _mm256_max_epi16(first, _mm256_blendv_epi8(none, online, can0));
            second = _mm256_max_epi16(second, _mm256_blendv_epi8(none, online, can1));
        }
        add(tile, lane, cut(first, second));
    }
}

WITH_AVX2 static void lookup(const Asked *asked, const Window *window, int64_t stride, int64_t at, Tile *tile) {
    const Operation *what = asked->operation;
    int used = 0, slot = 0;
    for (int s = 0; s < what->slots; s++)
        if (window[s].most) used++, slot = s;
    int span = window[slot].most - window[slot].least + 1;
    const uint8_t *plane = what->planes + slot * stride + at;
    const int16_t *table = asked->table + window[slot].least;
    if (used == 1 && span <= 16)
        by_16(asked, plane, table, at, tile);
    else if (used == 1 && span <= 64)
        by_64(asked, plane, table, at, tile);
    else
        by_reading(asked, window, stride, at, tile);
}

WITH_AVX2 static void shared(const Asked *asked, int64_t stride, int64_t at, Tile *tile) {
    Points curve[4];
    for (int t = 0; t < 4; t++) curve[t] = (Points){twice(asked->high + 16 * t), twice(asked->low + 16 * t)};
    const uint8_t *planes = asked->operation->planes + at;
    Bytes fifteen = all(15);
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Bytes total = _mm256_setzero_si256();
        for (int t = 0; t < asked->count; t++) {
            Bytes bits = load(planes + (asked->nibble[t] >> 1) * stride + lane);
            if (asked->nibble[t] & 1) bits = _mm256_srli_epi16(bits, 4);
            total = _mm256_add_epi8(total, _mm256_shuffle_epi8(twice(asked->sums[t]), _mm256_and_si256(bits, fifteen)));
        }
        add(tile, lane, look_up_64(curve, _mm256_and_si256(total, all(63))));
    }
}

WITH_AVX2 static void graded(const Asked *asked, int64_t stride, int64_t at, Tile *tile) {
    Points table = {twice(asked->high), twice(asked->low)};
    const uint8_t *planes = asked->operation->planes + at;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Bytes best = _mm256_setzero_si256();
        for (int t = 0; t < asked->count; t++) {
            Bytes grades = load(planes + asked->codes[t] * stride + lane);
            best = _mm256_max_epu8(best, _mm256_min_epu8(grades, all(asked->levels[t])));
        }
        add(tile, lane, look_up(table, best));
    }
}

INLINE Bytes sixteenths(Bytes high, Bytes low) {
    return _mm256_adds_epu8(high, _mm256_and_si256(_mm256_srli_epi16(low, 4), all(15)));
}

WITH_AVX2 static void carry(Tile *tile) {
    for (int b = 0; b < tile->count; b++) {
        Bytes *high = (Bytes *)(tile->high + tile->block[b]), *low = (Bytes *)(tile->low + tile->block[b]);
        *high = sixteenths(*high, *low);
        *low = _mm256_and_si256(*low, all(15));
    }
}

WITH_AVX2 static uint32_t may_pass(const Tile *tile, int32_t lane, const int8_t *dear, int32_t need, int32_t floor) {
    Bytes whole = sixteenths(load(tile->high + lane), load(tile->low + lane));
    Bytes rest = _mm256_subs_epi8(whole, load(dear + lane));
    Bytes fails = _mm256_or_si256(_mm256_cmpgt_epi8(all(need), rest), _mm256_cmpgt_epi8(all(floor), whole));
    return ~(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(fails, whole)); /* bit 7 of whole: forbidden */
}

const Path AVX2_PATH = {lookup, shared, graded, carry, may_pass};
#else
typedef int NothingHere;
#endif
