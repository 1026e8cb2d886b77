/* The inner loops of scanning in plain C: the same results as with AVX2, lane by lane. */
#include "scan.h"

#define BLOCK 32

static inline int larger(int a, int b) { return a > b ? a : b; }

static void clear(Tile *tile) {
    for (int b = 0; b < tile->count; b++) tile->block[b] = (uint16_t)(b * BLOCK);
    for (int lane = 0; lane < tile->count * BLOCK; lane++) tile->high[lane] = tile->low[lane] = 0;
}

static inline void add(Tile *tile, int lane, int points) {
    int high = tile->high[lane] + (points < 0 ? 128 : points >> 4);
    tile->high[lane] = high > 255 ? 255 : (uint8_t)high;
    if (points >= 0) tile->low[lane] = (uint8_t)(tile->low[lane] + (points & 15));
}

static void lookup(const Asked *asked, const Window *window, int32_t way, int64_t stride, int64_t at, Tile *tile) {
    (void)way;
    const Operation *what = asked->operation;
    for (int b = 0; b < tile->count; b++)
        for (int lane = tile->block[b]; lane < tile->block[b] + BLOCK; lane++) {
            int points = FORBIDDEN;
            for (int slot = 0; slot < what->slots; slot++)
                if (window[slot].most) points = larger(points, asked->table[what->classes[slot * stride + at + lane]]);
            if (asked->online >= 0 && what->online[at + lane]) points = larger(points, asked->online);
            add(tile, lane, points);
        }
}

static inline int points_of(const Asked *asked, int entry) {
    return asked->high[entry] & 128 ? FORBIDDEN : 16 * asked->high[entry] + asked->low[entry];
}

static void shared(const Asked *asked, int64_t stride, int64_t at, Tile *tile) {
    for (int b = 0; b < tile->count; b++)
        for (int lane = tile->block[b]; lane < tile->block[b] + BLOCK; lane++) {
            int total = 0;
            for (int t = 0; t < asked->count; t++) {
                uint8_t bits = asked->planes[(asked->nibble[t] >> 1) * stride + at + lane];
                total += asked->sums[16 * t + (asked->nibble[t] & 1 ? bits >> 4 : bits & 15)];
            }
            add(tile, lane, points_of(asked, total & 63));
        }
}

static void graded(const Asked *asked, int64_t stride, int64_t at, Tile *tile) {
    for (int b = 0; b < tile->count; b++)
        for (int lane = tile->block[b]; lane < tile->block[b] + BLOCK; lane++) {
            int best = 0;
            for (int t = 0; t < asked->count; t++) {
                int both = asked->planes[asked->codes[t] * stride + at + lane];
                best = larger(best, both < asked->levels[t] ? both : asked->levels[t]);
            }
            add(tile, lane, points_of(asked, best & 15));
        }
}

static void carry(Tile *tile) {
    for (int b = 0; b < tile->count; b++)
        for (int lane = tile->block[b]; lane < tile->block[b] + BLOCK; lane++) {
            int high = tile->high[lane] + (tile->low[lane] >> 4);
            tile->high[lane] = high > 255 ? 255 : (uint8_t)high;
            tile->low[lane] &= 15;
        }
}

static uint32_t passing(const Tile *tile, int32_t first, const int8_t *dear, int32_t need, int32_t floor) {
    uint32_t mask = 0;
    for (int t = 0; t < BLOCK; t++) {
        int sixteenths = tile->high[first + t] + (tile->low[first + t] >> 4), forbidden = tile->high[first + t] & 128;
        int rest = sixteenths - dear[first + t];
        if (rest > 127) rest = 127;
        if (!forbidden && rest >= need && sixteenths >= floor) mask |= (uint32_t)1 << t;
    }
    return mask;
}

static void sift(Tile *tile, const int8_t *dear, int32_t need, int32_t floor) {
    int32_t kept = 0;
    for (int b = 0; b < tile->count; b++) {
        uint32_t mask = passing(tile, tile->block[b], dear, need, floor);
        tile->block[kept] = tile->block[b];
        tile->mask[kept] = mask;
        kept += mask != 0;
    }
    tile->count = kept;
}

const Path SCALAR_PATH = {BLOCK, clear, lookup, shared, graded, carry, sift};
