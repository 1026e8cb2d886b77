/* The loops over blocks that scan_avx2.c and scan_vbmi.c share; see scan_lanes.h.
 *
 * Whoever includes this has said how a table of 64 entries is looked up: `Table64`, `fill_64`, `look_up_64`; with
 * SHORT_TABLES that is cheap enough for up to 256 entries. A longer table is several of those, chosen among by the
 * upper bits of the index; a table wider than that is read entry by entry.
 */

#define EVERY_LANE (~(uint64_t)0 >> (64 - BLOCK))

VECTOR static void clear(Tile *tile) {
    for (int b = 0; b < tile->count; b++) {
        tile->block[b] = (uint16_t)(b * BLOCK);
        store(tile->high + b * BLOCK, all(0));
        store(tile->low + b * BLOCK, all(0));
    }
}

INLINE void add(Tile *tile, int lane, Points points) {
    store(tile->high + lane, plus_upto_255(load(tile->high + lane), points.high));
    store(tile->low + lane, plus(load(tile->low + lane), points.low));
}

INLINE Points one_of(Points lower, Points upper, Bytes by) {
    return (Points){one_of_two(lower.high, upper.high, by), one_of_two(lower.low, upper.low, by)};
}

/* Where the entry is marked and the mentor can meet online, what meeting online is worth. */
INLINE Points better_online(Points points, Bytes mentors, int online) {
    Points entry = {without(points.high, all(64)), points.low};
    Bytes instead = both(shift_left(points.high, 1), mentors);
    return one_of(entry, (Points){all(online >> 4), all(online & 15)}, instead);
}

INLINE Points look_up(const Table64 *known, Bytes index, int tables) {
    Points found = look_up_64(known, index);
    if (tables == 1) return found;
    Bytes bit6 = shift_left(index, 1);
    found = one_of(found, look_up_64(known + 1, index), bit6);
    if (tables == 2) return found;
    return one_of(found, one_of(look_up_64(known + 2, index), look_up_64(known + 3, index), bit6), index);
}

/* One slot whose classes in this cell span at most `tables` times 64; the plane holds them less the window's least. */
INLINE void by_window(const Asked *asked, const uint8_t *plane, int from, int64_t at, Tile *tile,
                      const int tables) {
    Table64 known[4];
    for (int t = 0; t < tables; t++) known[t] = fill_64(asked, from + 64 * t);
    const uint8_t *online = asked->online >= 0 ? asked->operation->online + at : 0;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Points points = look_up(known, load(plane + lane), tables);
        if (online) points = better_online(points, load(online + lane), asked->online);
        add(tile, lane, points);
    }
}

VECTOR static void by_16(const Asked *asked, const uint8_t *plane, int from, int64_t at, Tile *tile) {
    Points known = fill_16(asked, from);
    const uint8_t *online = asked->online >= 0 ? asked->operation->online + at : 0;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Points points = look_up_16(known, load(plane + lane));
        if (online) points = better_online(points, load(online + lane), asked->online);
        add(tile, lane, points);
    }
}

VECTOR static void by_64(const Asked *asked, const uint8_t *plane, int from, int64_t at, Tile *tile) {
    by_window(asked, plane, from, at, tile, 1);
}

VECTOR static void by_128(const Asked *asked, const uint8_t *plane, int from, int64_t at, Tile *tile) {
    by_window(asked, plane, from, at, tile, 2);
}

#ifdef SHORT_TABLES
VECTOR static void by_256(const Asked *asked, const uint8_t *plane, int from, int64_t at, Tile *tile) {
    by_window(asked, plane, from, at, tile, 4);
}
#endif

INLINE Points read_each(const Asked *asked, const Window *window, int64_t stride, int64_t at) {
    int16_t points[BLOCK];
    for (int t = 0; t < BLOCK; t++) points[t] = FORBIDDEN;
    for (int slot = 0; slot < asked->operation->slots; slot++) {
        if (!window[slot].most) continue;
        const uint16_t *classes = asked->operation->classes + slot * stride + at;
        for (int t = 0; t < BLOCK; t++)
            if (asked->table[classes[t]] > points[t]) points[t] = asked->table[classes[t]];
    }
    return mark(cut(points), asked->online);
}

VECTOR static void by_reading(const Asked *asked, const Window *window, int64_t stride, int64_t at, Tile *tile) {
    const uint8_t *online = asked->online >= 0 ? asked->operation->online + at : 0;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Points points = read_each(asked, window, stride, at + lane);
        if (online) points = better_online(points, load(online + lane), asked->online);
        add(tile, lane, points);
    }
}

static void lookup(const Asked *asked, const Window *window, int32_t way, int64_t stride, int64_t at, Tile *tile) {
    int slot = way >> 4;
    const uint8_t *plane = asked->operation->planes + slot * stride + at;
    int from = window[slot].least;
    switch (way & 15) {
    case BY_16: by_16(asked, plane, from, at, tile); break;
    case BY_64: by_64(asked, plane, from, at, tile); break;
    case BY_128: by_128(asked, plane, from, at, tile); break;
#ifdef SHORT_TABLES
    case BY_256: by_256(asked, plane, from, at, tile); break;
#endif
    default: by_reading(asked, window, stride, at, tile);
    }
}

/* The inner loop's length is known here, so that it is unrolled; a length of 0 is the one that is asked. */
INLINE void shared_in(const Asked *asked, int64_t stride, int64_t at, Tile *tile, const int known) {
    const Table64 curve = fill_64(asked, 0);
    const uint8_t *planes = asked->planes + at;
    const int count = known ? known : asked->count;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Bytes total = all(0);
        for (int t = 0; t < count; t++) {
            Bytes bits = load(planes + (asked->nibble[t] >> 1) * stride + lane);
            bits = both(shift_right(bits, (asked->nibble[t] & 1) * 4), all(15));
            total = plus(total, shuffle(repeat_16(asked->sums + 16 * t), bits));
        }
        add(tile, lane, look_up_64(&curve, both(total, all(63))));
    }
}

VECTOR static void shared(const Asked *asked, int64_t stride, int64_t at, Tile *tile) {
    switch (asked->count) {
    case 1: shared_in(asked, stride, at, tile, 1); break;
    case 2: shared_in(asked, stride, at, tile, 2); break;
    case 3: shared_in(asked, stride, at, tile, 3); break;
    case 4: shared_in(asked, stride, at, tile, 4); break;
    case 5: shared_in(asked, stride, at, tile, 5); break;
    case 6: shared_in(asked, stride, at, tile, 6); break;
    default: shared_in(asked, stride, at, tile, 0);
    }
}

INLINE void graded_in(const Asked *asked, int64_t stride, int64_t at, Tile *tile, const int known) {
    const Points table = fill_16(asked, 0);
    const uint8_t *planes = asked->planes + at;
    const int count = known ? known : asked->count;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Bytes best = all(0);
        for (int t = 0; t < count; t++) {
            Bytes grades = load(planes + asked->codes[t] * stride + lane);
            best = greater(best, lesser(grades, all(asked->levels[t])));
        }
        add(tile, lane, look_up_16(table, best));
    }
}

VECTOR static void graded(const Asked *asked, int64_t stride, int64_t at, Tile *tile) {
    switch (asked->count) {
    case 2: graded_in(asked, stride, at, tile, 2); break;
    case 3: graded_in(asked, stride, at, tile, 3); break;
    case 4: graded_in(asked, stride, at, tile, 4); break;
    default: graded_in(asked, stride, at, tile, 0);
    }
}

INLINE Bytes sixteenths(Bytes high, Bytes low) {
    return plus_upto_255(high, both(shift_right(low, 4), all(15)));
}

VECTOR static void carry(Tile *tile) {
    for (int b = 0; b < tile->count; b++) {
        uint8_t *high = tile->high + tile->block[b], *low = tile->low + tile->block[b];
        store(high, sixteenths(load(high), load(low)));
        store(low, both(load(low), all(15)));
    }
}

VECTOR static void sift(Tile *tile, const int8_t *dear, int32_t need, int32_t floor) {
    int32_t kept = 0;
    for (int b = 0; b < tile->count; b++) {
        int lane = tile->block[b];
        Bytes whole = sixteenths(load(tile->high + lane), load(tile->low + lane));
        Bytes rest = minus_signed(whole, load(dear + lane));
        Lanes fails = any_of(exceeds(all(need), rest), exceeds(all(floor), whole));
        uint64_t mask = EVERY_LANE & ~mask_of(any_of(fails, signs(whole))); /* bit 7 of whole: forbidden */
        tile->block[kept] = (uint16_t)lane;
        tile->mask[kept] = mask;
        kept += mask != 0;
    }
    tile->count = kept;
}
