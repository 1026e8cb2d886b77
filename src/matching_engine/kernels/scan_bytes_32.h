/* 32 bytes at a time, with AVX2: the few steps that scan_lanes.h and scan_loops.h are made of. */
#ifndef SCAN_BYTES_H
#define SCAN_BYTES_H

#include <immintrin.h>
#include <stdint.h>

#define BLOCK 32
#define VECTOR __attribute__((target(TARGET)))
#define INLINE static inline __attribute__((always_inline, target(TARGET)))

typedef __m256i Bytes;
typedef __m256i Lanes; /* which lanes: all bits of a byte, or none */

INLINE Bytes load(const void *from) { return _mm256_loadu_si256((const __m256i *)from); }
INLINE void store(void *to, Bytes bytes) { _mm256_storeu_si256((__m256i *)to, bytes); }
INLINE Bytes all(int byte) { return _mm256_set1_epi8((char)byte); }
INLINE Bytes repeat_16(const void *from) { return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)from)); }
INLINE Bytes both(Bytes a, Bytes b) { return _mm256_and_si256(a, b); }
INLINE Bytes either(Bytes a, Bytes b) { return _mm256_or_si256(a, b); }
INLINE Bytes without(Bytes a, Bytes b) { return _mm256_andnot_si256(b, a); }
INLINE Bytes plus(Bytes a, Bytes b) { return _mm256_add_epi8(a, b); }
INLINE Bytes plus_upto_255(Bytes a, Bytes b) { return _mm256_adds_epu8(a, b); }
INLINE Bytes minus_signed(Bytes a, Bytes b) { return _mm256_subs_epi8(a, b); }
INLINE Bytes lesser(Bytes a, Bytes b) { return _mm256_min_epu8(a, b); }
INLINE Bytes greater(Bytes a, Bytes b) { return _mm256_max_epu8(a, b); }
INLINE Bytes shuffle(Bytes table, Bytes index) { return _mm256_shuffle_epi8(table, index); }
/* Shifts of 16 bits, so that bits wander between neighbors; whoever calls reads only bits that cannot. */
INLINE Bytes shift_left(Bytes a, int count) { return _mm256_sll_epi16(a, _mm_cvtsi32_si128(count)); }
INLINE Bytes shift_right(Bytes a, int count) { return _mm256_srl_epi16(a, _mm_cvtsi32_si128(count)); }
/* By bit 7 of `by`. */
INLINE Bytes one_of_two(Bytes unless, Bytes when, Bytes by) { return _mm256_blendv_epi8(unless, when, by); }

INLINE Lanes exceeds(Bytes a, Bytes b) { return _mm256_cmpgt_epi8(a, b); }
INLINE Lanes equals(Bytes a, Bytes b) { return _mm256_cmpeq_epi8(a, b); }
INLINE Lanes signs(Bytes a) { return a; }
INLINE Lanes any_of(Lanes a, Lanes b) { return _mm256_or_si256(a, b); }
INLINE Lanes all_of(Lanes a, Lanes b) { return _mm256_and_si256(a, b); }
INLINE Bytes set_bits(Bytes a, Lanes where, int bits) { return either(a, both(where, all(bits))); }
/* Bit 7 of each lane. */
INLINE uint64_t mask_of(Lanes lanes) { return (uint32_t)_mm256_movemask_epi8(lanes); }

/* Signed bytes of numbers of 16 bits, beyond them the nearest. */
INLINE Bytes narrow(const int16_t *from) {
    __m256i mixed = _mm256_packs_epi16(load(from), load(from + 16));
    return _mm256_permute4x64_epi64(mixed, 0xD8);
}

#endif
