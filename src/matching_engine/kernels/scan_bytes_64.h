/* 64 bytes at a time, with AVX-512: the few steps that scan_lanes.h and scan_loops.h are made of. */
#ifndef SCAN_BYTES_H
#define SCAN_BYTES_H

#include <immintrin.h>
#include <stdint.h>

#define BLOCK 64
#define VECTOR __attribute__((target(TARGET)))
#define INLINE static inline __attribute__((always_inline, target(TARGET)))

typedef __m512i Bytes;
typedef __mmask64 Lanes;

INLINE Bytes load(const void *from) { return _mm512_loadu_si512(from); }
INLINE void store(void *to, Bytes bytes) { _mm512_storeu_si512(to, bytes); }
INLINE Bytes all(int byte) { return _mm512_set1_epi8((char)byte); }
INLINE Bytes repeat_16(const void *from) { return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)from)); }
INLINE Bytes both(Bytes a, Bytes b) { return _mm512_and_si512(a, b); }
INLINE Bytes either(Bytes a, Bytes b) { return _mm512_or_si512(a, b); }
INLINE Bytes without(Bytes a, Bytes b) { return _mm512_andnot_si512(b, a); }
INLINE Bytes plus(Bytes a, Bytes b) { return _mm512_add_epi8(a, b); }
INLINE Bytes plus_upto_255(Bytes a, Bytes b) { return _mm512_adds_epu8(a, b); }
INLINE Bytes minus_signed(Bytes a, Bytes b) { return _mm512_subs_epi8(a, b); }
INLINE Bytes lesser(Bytes a, Bytes b) { return _mm512_min_epu8(a, b); }
INLINE Bytes greater(Bytes a, Bytes b) { return _mm512_max_epu8(a, b); }
INLINE Bytes shuffle(Bytes table, Bytes index) { return _mm512_shuffle_epi8(table, index); }
/* Shifts of 16 bits, so that bits wander between neighbors; whoever calls reads only bits that cannot. */
INLINE Bytes shift_left(Bytes a, int count) { return _mm512_sll_epi16(a, _mm_cvtsi32_si128(count)); }
INLINE Bytes shift_right(Bytes a, int count) { return _mm512_srl_epi16(a, _mm_cvtsi32_si128(count)); }
/* By bit 7 of `by`. */
INLINE Bytes one_of_two(Bytes unless, Bytes when, Bytes by) {
    return _mm512_mask_blend_epi8(_mm512_movepi8_mask(by), unless, when);
}

INLINE Lanes exceeds(Bytes a, Bytes b) { return _mm512_cmpgt_epi8_mask(a, b); }
INLINE Lanes equals(Bytes a, Bytes b) { return _mm512_cmpeq_epi8_mask(a, b); }
INLINE Lanes signs(Bytes a) { return _mm512_movepi8_mask(a); }
INLINE Lanes any_of(Lanes a, Lanes b) { return a | b; }
INLINE Lanes all_of(Lanes a, Lanes b) { return a & b; }
INLINE Bytes set_bits(Bytes a, Lanes where, int bits) { return either(a, _mm512_maskz_set1_epi8(where, (char)bits)); }
INLINE uint64_t mask_of(Lanes lanes) { return lanes; }

/* Signed bytes of numbers of 16 bits, beyond them the nearest. */
INLINE Bytes narrow(const int16_t *from) {
    __m256i first = _mm512_cvtsepi16_epi8(load(from)), second = _mm512_cvtsepi16_epi8(load(from + 32));
    return _mm512_inserti64x4(_mm512_castsi256_si512(first), second, 1);
}

#endif
