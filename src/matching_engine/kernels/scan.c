/* Scanning: the mentors worth most to a mentee, and the mentees worth most to a mentor, over all pairs, exactly.
 *
 * Each search asks in turn for less work: a cell is left when the most it can hold is not enough, inside a cell only
 * the cheap enough are scored, and of those a block of 32 or 64 is dropped as soon as nobody in it can reach the bar.
 * Every bound errs on the side of looking; what passes is compared in 64 bits.
 *
 * Source: the upper-bound pruning of branch and bound; prices and reduced values as in Bertsekas, "The auction
 * algorithm" (1988).
 */
#include "scan.h"

#include <stdlib.h>
#include <string.h>

#define MIXER 0x9E3779B97F4A7C15u
#define UNREACHABLE (-(1 << 29))
#define FAR (1 << 28)       /* prices are told apart up to here, in points of fit */
#define SHELVES 64
#define FIRST_CELLS 6       /* searched for each mentee alone before her group goes through all */
#define NOBODY_PASSES 127
#define STRIDE 32           /* prices of a cell are compared so far apart first */
#define RENEWED_AFTER 8     /* mentees who raised a cell before its bounds are brought up to date */

/* One mentee's question. */
typedef struct {
    int32_t row;
    int32_t most;                     /* the most points of all */
    int32_t rest;                     /* and of what is not bounded by cell */
    Asked *asked;                     /* (operations,) */
    int16_t *in_range;                /* the most points in each range of each bounded lookup, (ranges,) */
    uint16_t *nibbles;                /* room for her shared sets */
    uint8_t *sums;
} Query;

/* What one thread needs: mentees who search together, so that a cell is read once for all of them. */
typedef struct {
    const Scan *scan;
    const Path *path;
    int32_t people;
    Query *query;                     /* (people,) */
    int32_t *most;                    /* (people, cells) points at most, UNREACHABLE when there is nothing to find */
    int32_t *promise, *queue;         /* (cells,) */
    void *memory;
} Room;

static const Path *path_of(int32_t number) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (number == VBMI) return &VBMI_PATH;
    if (number == AVX2) return &AVX2_PATH;
#endif
    (void)number;
    return &SCALAR_PATH;
}

static inline int64_t floor_div(int64_t a, int64_t b) {
    if (b == 1) return a; /* the usual k, spared a division */
    int64_t q = a / b;
    return q - (a % b < 0);
}

static inline int64_t between(int64_t least, int64_t value, int64_t most) {
    return value < least ? least : value > most ? most : value;
}

static inline int larger(int a, int b) { return a > b ? a : b; }

static inline int smaller(int a, int b) { return a < b ? a : b; }

/* ---- room -------------------------------------------------------------------------------------------------- */

static int make_room(Room *room, const Scan *scan, int32_t path, int32_t people) {
    size_t n = (size_t)people, cells = (size_t)scan->cells, nibbles = (size_t)scan->nibbles, ranges = (size_t)scan->ranges;
    size_t operations = (size_t)scan->operations;
    size_t numbers = sizeof(int32_t) * (n * cells + 2 * cells + 1);
    *room = (Room){scan, path_of(path), people, 0, 0, 0, 0, 0};
    char *at = room->memory = malloc(n * (sizeof(Query) + operations * sizeof(Asked) + 18 * nibbles + 2 * ranges) + numbers);
    if (!at) return 0;
    room->query = (Query *)at, at += n * sizeof(Query);
    Asked *asked = (Asked *)at;
    at += n * operations * sizeof(Asked);
    room->most = (int32_t *)at, room->promise = room->most + n * cells, room->queue = room->promise + cells;
    at += numbers;
    for (size_t t = 0; t < n; t++) {
        int16_t *in_range = (int16_t *)at + t * ranges;
        uint16_t *own = (uint16_t *)at + n * ranges + t * nibbles;
        uint8_t *sums = (uint8_t *)at + 2 * n * (ranges + nibbles) + 16 * t * nibbles;
        room->query[t] = (Query){0, 0, 0, asked + t * operations, in_range, own, sums};
    }
    return 1;
}

/* So many that their tables stay in the first cache beside a cell. */
static int32_t people_together(const Scan *scan) {
    return (int32_t)between(8, (1 << 17) / (scan->cells + 256), 16);
}

/* ---- a mentee's tables ------------------------------------------------------------------------------------- */

static int16_t most_of(const int16_t *table, Window window) {
    int16_t most = FORBIDDEN;
    for (int32_t t = window.least; t <= window.most; t++) most = table[t] > most ? table[t] : most;
    return most;
}

static void ask_lookup(Asked *asked, int32_t row, int16_t *in_range) {
    const Operation *what = asked->operation;
    int32_t least = what->least[what->table_of[row]];
    asked->online = what->online && what->mentee_online[row] ? what->online_points[row] : FORBIDDEN;
    if (asked->online <= least) asked->online = FORBIDDEN; /* it betters nobody */
    asked->most = larger(asked->most, asked->online);
    if (least >= 0 && least == asked->most) asked->always = least;
    for (int r = 0; r < what->ranges; r++) {
        int32_t most = asked->online;
        for (int s = 0; s < what->slots; s++) most = larger(most, most_of(asked->table, what->range[r * what->slots + s]));
        in_range[what->first_range + r] = (int16_t)most;
    }
}

/* The sums of four shares over their 16 subsets; no sum exceeds 255, so eight are added in one step. */
static void sum_subsets(const uint8_t *four, uint8_t *sums) {
    uint64_t upto_three = four[0] * 0x0100010001000100u + four[1] * 0x0101000001010000u + four[2] * 0x0101010100000000u;
    uint64_t with_four = upto_three + four[3] * 0x0101010101010101u;
    for (int t = 0; t < 8; t++) sums[t] = (uint8_t)(upto_three >> 8 * t), sums[8 + t] = (uint8_t)(with_four >> 8 * t);
}

/* Sum her shares over the subsets of each four elements in which she has any; returns how many fours. */
static int32_t ask_shared(Asked *asked, int32_t row, uint16_t *nibble, uint8_t *sums) {
    const Operation *what = asked->operation;
    const uint8_t *shares = what->shares + (int64_t)what->shares_of[row] * what->width;
    int32_t count = 0;
    for (int32_t e = 0; e < what->width; e += 4) {
        uint8_t four[4] = {0, 0, 0, 0}, none[4] = {0, 0, 0, 0};
        if (e + 4 <= what->width) memcpy(four, shares + e, 4);
        else memcpy(four, shares + e, (size_t)(what->width - e));
        if (!memcmp(four, none, 4)) continue;
        nibble[count] = (uint16_t)(e / 4);
        sum_subsets(four, sums + 16 * count++);
    }
    asked->nibble = nibble, asked->sums = sums, asked->count = count;
    return count;
}

static void ask_graded(Asked *asked, int32_t row) {
    const Operation *what = asked->operation;
    int32_t from = what->starts[what->hers[row]];
    asked->count = what->starts[what->hers[row] + 1] - from;
    asked->codes = what->codes + from;
    asked->levels = what->levels + from;
}

static void ask(const Scan *scan, Query *query, int32_t row) {
    int32_t used = 0;
    query->row = row;
    query->rest = query->most = 0;
    for (int t = 0; t < scan->operations; t++) {
        Asked *asked = query->asked + t;
        const Operation *what = scan->operation + t;
        int32_t table = what->table_of[row], width = what->kind == SHARED ? 64 : what->kind == GRADED ? 16 : what->width;
        *asked = (Asked){.operation = what, .planes = what->planes, .most = what->most[table], .always = -1};
        asked->online = FORBIDDEN;
        asked->table = what->tables + (int64_t)table * width;
        asked->high = what->high + (int64_t)table * width, asked->low = what->low + (int64_t)table * width;
        if (what->kind == LOOKUP) ask_lookup(asked, row, query->in_range);
        if (what->kind == SHARED) used += ask_shared(asked, row, query->nibbles + used, query->sums + 16 * used);
        if (what->kind == GRADED) ask_graded(asked, row);
        query->most += larger(asked->most, 0);
        if (!what->bounded) query->rest += larger(asked->most, 0);
    }
}

/* ---- a tile ------------------------------------------------------------------------------------------------ */

static void start(const Room *room, Tile *tile, int32_t length) {
    tile->points = 0;
    tile->count = (length + room->path->block - 1) / room->path->block;
    room->path->clear(tile);
}

/* The points of a lookup in a cell where everybody stands in one class of each slot. */
static int32_t same_for_all(const Asked *asked, const Window *window) {
    int32_t points = FORBIDDEN;
    for (int s = 0; s < asked->operation->slots; s++) points = larger(points, asked->table[window[s].least]);
    return points;
}

/* A bar in sixteenths for Path.sift; so low a bar that a clipped `dear` would lie lets everybody pass. */
static int32_t sixteenths(int64_t need) {
    return need < -MOST_FIT ? -128 : need > 16 * NOBODY_PASSES ? NOBODY_PASSES : (int32_t)(need + 2048) / 16 - 128;
}

static void apply(const Room *room, const Asked *asked, const Window *window, int32_t way, int64_t at, Tile *tile) {
    int64_t stride = room->scan->stride;
    if (asked->operation->kind == LOOKUP)
        room->path->lookup(asked, window + asked->operation->window, way, stride, at, tile);
    else if (asked->operation->kind == SHARED)
        room->path->shared(asked, stride, at, tile);
    else
        room->path->graded(asked, stride, at, tile);
}

static void sift(const Room *room, Tile *tile, const int8_t *dear, int64_t need, int32_t floor) {
    room->path->sift(tile, dear, sixteenths(need - tile->points), larger(0, floor - tile->points) / 16);
}

/* The most points that an operation can bring anybody of a cell. */
static int32_t most_in_cell(const Query *query, const Asked *asked, int32_t cell) {
    const Operation *what = asked->operation;
    int32_t most = what->ranges ? query->in_range[what->first_range + what->range_of[cell]] : asked->most;
    return larger(most, 0);
}

/* Score `length` mentors from position `at` of a cell; `need`: the fit that a mentor with dear 0 needs, others more.
 * What is left in the tile is complete. dear == 0: nobody is dropped, unless everybody is forbidden.
 * What must be read entry by entry comes last, when few blocks are left. */
static void score(const Room *room, const Query *query, int32_t cell, int64_t at, int32_t length, int64_t need,
                  const int8_t *dear, Tile *tile) {
    const Scan *scan = room->scan;
    const Window *window = scan->window + (int64_t)cell * scan->windows;
    const uint8_t *way = scan->way + (int64_t)cell * scan->operations;
    int32_t most[OPERATIONS], turns[OPERATIONS], quick = 0, slow = 0, rest = 0;
    start(room, tile, length);
    for (int t = 0; t < scan->operations; t++) {
        const Asked *asked = query->asked + t;
        if (asked->always >= 0) {
            tile->points += asked->always;
            continue;
        }
        if (way[t] == SAME && asked->online < 0) {
            int32_t points = same_for_all(asked, window + asked->operation->window);
            tile->points += points;
            if (points < 0) tile->count = 0;
            continue;
        }
        rest += most[t] = most_in_cell(query, asked, cell);
        if (asked->operation->kind == LOOKUP && way[t] == BY_READING) turns[OPERATIONS - ++slow] = t;
        else turns[quick++] = t;
    }
    for (int done = 0, sums = 0; done < quick + slow && tile->count; done++) {
        int t = turns[done < quick ? done : OPERATIONS - 1 - (done - quick)];
        apply(room, query->asked + t, window, way[t], at, tile);
        rest -= most[t];
        if (++sums == 16) room->path->carry(tile), sums = 1;
        if (dear && ((done & 1) || done + 1 >= quick) && done + 1 < quick + slow) sift(room, tile, dear, need - rest, 0);
    }
}

static inline int32_t fit_of(const Tile *tile, int32_t lane) {
    return tile->points + 16 * tile->high[lane] + tile->low[lane];
}

/* The lanes of a block that passed, without those behind the end of the tile. */
static inline uint64_t lanes(const Tile *tile, int32_t block, int32_t length) {
    int32_t left = length - tile->block[block];
    return left < 64 ? tile->mask[block] & (((uint64_t)1 << left) - 1) : tile->mask[block];
}

static int ruled_out(const Scan *scan, int32_t row, int32_t mentor) {
    int64_t low = scan->never_starts[row], high = scan->never_starts[row + 1], end = high;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (scan->never[middle] < mentor) low = middle + 1;
        else high = middle;
    }
    return low < end && scan->never[low] == mentor;
}

/* ---- the most a cell can hold ------------------------------------------------------------------------------ */

static inline void add_bound(int32_t *most, int32_t points) {
    *most = points < 0 || *most < 0 ? UNREACHABLE : *most + points;
}

static void bound_lookup(const Scan *scan, const Query *query, const Asked *asked, int32_t *most) {
    const int16_t *in_range = query->in_range + asked->operation->first_range;
    for (int c = 0; c < scan->cells; c++) add_bound(most + c, in_range[asked->operation->range_of[c]]);
}

/* A cell shares at most what somebody in it has; those who told nothing share "not known". */
static void bound_shared(const Room *room, const Query *query, const Asked *asked, int32_t *most) {
    const Scan *scan = room->scan;
    const Operation *what = asked->operation;
    int64_t curve = (int64_t)what->table_of[query->row] * 64;
    Asked of_cells = *asked;
    of_cells.planes = what->joined, of_cells.high = what->high_upto + curve, of_cells.low = what->low_upto + curve;
    Tile tile;
    for (int32_t from = 0; from < scan->cells; from += TILE) {
        int32_t length = smaller(TILE, scan->cells - from);
        start(room, &tile, length);
        room->path->shared(&of_cells, scan->cell_stride, from, &tile);
        for (int32_t c = 0; c < length; c++) {
            int32_t points = tile.high[c] & 128 ? FORBIDDEN : 16 * tile.high[c] + tile.low[c];
            if (what->untold[from + c]) points = larger(points, asked->table[63]);
            add_bound(most + from + c, points);
        }
    }
}

/* For each cell the points at most, or UNREACHABLE where nobody may be proposed. */
static void bound_cells(const Room *room, const Query *query, int32_t *most) {
    const Scan *scan = room->scan;
    for (int c = 0; c < scan->cells; c++) most[c] = query->rest;
    for (int t = 0; t < scan->operations; t++) {
        const Asked *asked = query->asked + t;
        if (!asked->operation->bounded) continue;
        if (asked->operation->kind == LOOKUP) bound_lookup(scan, query, asked, most);
        else bound_shared(room, query, asked, most);
    }
    for (int c = 0; c < scan->cells; c++)
        if (most[c] < scan->floor) most[c] = UNREACHABLE;
}

/* ---- the mentors worth most to a mentee --------------------------------------------------------------------- */

typedef struct { int64_t worth; uint64_t draw; int32_t mentor; int32_t fit; } Found;

/* Whether a comes before b: worth more, or drawn first, or earlier in the pool. */
static inline int before(const Found *a, const Found *b) {
    if (a->worth != b->worth) return a->worth > b->worth;
    if (a->draw != b->draw) return a->draw < b->draw;
    return a->mentor < b->mentor;
}

static int compare(const void *a, const void *b) { return before(a, b) ? -1 : 1; }

/* The best so far: a heap whose root comes last. `need`: the worth, less base, that must be exceeded. */
typedef struct { Found *heap; int32_t count, most; int64_t need; } Best;

static void sift_up(Found *heap, int32_t at, Found found) {
    for (; at > 0 && before(&heap[(at - 1) / 2], &found); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
    heap[at] = found;
}

static void sift_down(Found *heap, int32_t count, Found found) {
    int32_t at = 0;
    for (int32_t child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && before(&heap[child], &heap[child + 1])) child++;
        if (!before(&found, &heap[child])) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = found;
}

static void keep(Best *best, Found found) {
    if (best->count < best->most) sift_up(best->heap, best->count++, found);
    else if (before(&found, &best->heap[0])) sift_down(best->heap, best->count, found);
    /* Once full, only a draw can still let in what is worth as much as the last. */
    if (best->count == best->most) best->need = best->heap[0].worth - 1;
}

static void offer(const Scan *scan, int32_t row, int64_t at, int32_t fit, Best *best) {
    int64_t worth = scan->k * fit - scan->price[at];
    if (worth <= best->need || fit < scan->floor) return;
    int32_t mentor = scan->order[at];
    if (ruled_out(scan, row, mentor)) return;
    uint64_t draw = (scan->mentee_ties[row] ^ scan->mentor_ties[at]) * MIXER;
    keep(best, (Found){worth, draw, mentor, fit});
}

/* The fit above which the worth exceeds `need` at a price of 0, rounded so that nobody is missed. */
static int64_t fit_needed(const Scan *scan, int64_t need) {
    return scan->k ? floor_div(need, scan->k) + 1 : -2 * (int64_t)FAR;
}

/* Where in a cell those end who are cheap enough: k * most - price > need. Strides first, whose questions need not
 * wait for one another; then both halves without a branch, which would be guessed wrong every other time. */
static int64_t cheap_enough(const Scan *scan, int32_t cell, int64_t most, int64_t need) {
    int64_t limit = scan->k * most - need, from = scan->cell[cell], to = scan->cell[cell + 1], strides = 0;
    for (int64_t at = from + STRIDE - 1; at < to; at += STRIDE) strides += scan->price[at] < limit;
    from += STRIDE * strides;
    for (int64_t left = to - from < STRIDE ? to - from : STRIDE; left > 0;) {
        int64_t half = left - left / 2;
        from += half & -(int64_t)(scan->price[from + half - 1] < limit);
        left /= 2;
    }
    return from;
}

static int64_t search_cell(const Room *room, const Query *query, int32_t cell, int32_t most, Best *best) {
    const Scan *scan = room->scan;
    int64_t from = scan->cell[cell], to = cheap_enough(scan, cell, most, best->need), scored = to - from;
    for (Tile tile; from < to; from += TILE) {
        int32_t length = (int32_t)between(0, to - from, TILE);
        int64_t need = fit_needed(scan, best->need) + scan->unit[cell];
        score(room, query, cell, from, length, need, scan->dear + from, &tile);
        sift(room, &tile, scan->dear + from, need, (int32_t)scan->floor);
        for (int b = 0; b < tile.count; b++)
            for (uint64_t mask = lanes(&tile, b, length); mask; mask &= mask - 1) {
                int32_t lane = tile.block[b] + __builtin_ctzll(mask);
                offer(scan, query->row, from + lane, fit_of(&tile, lane), best);
            }
    }
    return scored;
}

/* What a cell must have to spare over its prices, in the scale of most[cell] - ahead[cell]. */
static int32_t reach_needed(const Scan *scan, int64_t need) {
    int64_t fit = fit_needed(scan, need) + scan->cheapest;
    return fit < -FAR ? INT32_MIN : (int32_t)(fit > FAR ? FAR : fit);
}

/* Queue the cells with a promise, the largest first as far as shelves 16 points wide tell; returns how many. */
static int32_t queue_cells(Room *room, int32_t needed) {
    int32_t start[SHELVES + 1] = {0}, top = INT32_MIN, cells = room->scan->cells, count = 0;
    for (int c = 0; c < cells; c++) top = larger(top, room->promise[c]);
#define SHELF(promise) ((int32_t)between(0, ((int64_t)top - (promise)) >> 4, SHELVES - 1))
    for (int c = 0; c < cells; c++)
        if (room->promise[c] >= needed) start[SHELF(room->promise[c]) + 1]++, count++;
    for (int s = 0; s < SHELVES; s++) start[s + 1] += start[s];
    for (int c = 0; c < cells; c++)
        if (room->promise[c] >= needed) room->queue[start[SHELF(room->promise[c])]++] = c;
#undef SHELF
    return count;
}

/* Search the most promising cells of one mentee, so that her bar is high before the others are looked at. */
static int64_t search_first(Room *room, const Query *query, int32_t *most, Best *best) {
    const Scan *scan = room->scan;
    int64_t scored = 0;
    for (int c = 0; c < scan->cells; c++) room->promise[c] = most[c] < 0 ? INT32_MIN : most[c] - scan->ahead[c];
    int32_t count = queue_cells(room, larger(INT32_MIN + 1, reach_needed(scan, best->need)));
    for (int t = 0; t < count && t < FIRST_CELLS; t++) {
        int32_t cell = room->queue[t];
        if (room->promise[cell] >= reach_needed(scan, best->need))
            scored += search_cell(room, query, cell, most[cell], best);
        most[cell] = UNREACHABLE;
    }
    return scored;
}

/* For each cell the most that anybody of the group may find there beyond her bar. */
static void promise_together(Room *room, const Best *best, int32_t people) {
    const Scan *scan = room->scan;
    for (int c = 0; c < scan->cells; c++) room->promise[c] = INT32_MIN;
    for (int p = 0; p < people; p++) {
        const int32_t *most = room->most + (int64_t)p * scan->cells;
        int32_t needed = larger(-FAR, reach_needed(scan, best[p].need));
        for (int c = 0; c < scan->cells; c++) {
            int32_t beyond = most[c] < 0 ? INT32_MIN : most[c] - scan->ahead[c] - needed;
            room->promise[c] = larger(room->promise[c], beyond);
        }
    }
}

static int64_t search(Room *room, Best *best, int32_t people) {
    const Scan *scan = room->scan;
    int64_t scored = 0;
    for (int p = 0; p < people; p++) {
        int32_t *most = room->most + (int64_t)p * scan->cells;
        bound_cells(room, room->query + p, most);
        scored += search_first(room, room->query + p, most, best + p);
    }
    promise_together(room, best, people);
    int32_t count = queue_cells(room, 0);
    for (int t = 0; t < count; t++) {
        int32_t cell = room->queue[t];
        for (int p = 0; p < people; p++) {
            int32_t most = room->most[(int64_t)p * scan->cells + cell];
            if (most >= 0 && most - scan->ahead[cell] >= reach_needed(scan, best[p].need))
                scored += search_cell(room, room->query + p, cell, most, best + p);
        }
    }
    return scored;
}

/* Where scan_best puts what it finds; `most` columns and fits for each row. */
typedef struct { int32_t most, *found; int64_t *last; int32_t *columns; int16_t *fits; } Answer;

static void write_down(const Best *best, int64_t t, const Answer *answer) {
    qsort(best->heap, (size_t)best->count, sizeof(Found), compare);
    answer->found[t] = best->count;
    answer->last[t] = best->count ? best->heap[best->count - 1].worth : best->need;
    for (int32_t s = 0; s < best->count; s++) {
        answer->columns[t * answer->most + s] = best->heap[s].mentor;
        answer->fits[t * answer->most + s] = (int16_t)best->heap[s].fit;
    }
}

/* For each t in `visit`: the `most` mentors worth more than need[t] (less base) to rows[t], best first.
 * found, last: (rows,), how many and the worth of the last; columns, fits: (rows, most). *scored is added to.
 * Returns 0, STOPPED, or -1 without memory. */
int64_t scan_best(const Scan *scan, int32_t path, const int32_t *rows, const int32_t *visit, int64_t count,
                  const int64_t *need, int32_t most, int32_t *found, int64_t *last, int32_t *columns, int16_t *fits,
                  int64_t *scored, Stop stop) {
    Room room;
    Answer answer = {most, found, last, columns, fits};
    int32_t together = people_together(scan);
    Best *best = malloc(sizeof(Best) * (size_t)together);
    Found *heaps = malloc(sizeof(Found) * (size_t)together * (size_t)most);
    int64_t code = make_room(&room, scan, path, together) && best && heaps ? 0 : -1;
    for (int64_t done = 0; done < count && !code; done += together) {
        int32_t people = (int32_t)between(0, count - done, together);
        for (int p = 0; p < people; p++) {
            best[p] = (Best){heaps + (int64_t)p * most, 0, most, need[visit[done + p]]};
            ask(scan, room.query + p, rows[visit[done + p]]);
        }
        *scored += search(&room, best, people);
        for (int p = 0; p < people; p++) write_down(best + p, visit[done + p], &answer);
        if (*stop) code = STOPPED;
    }
    free(room.memory);
    free(best);
    free(heaps);
    return code;
}

/* ---- the mentees worth most to each mentor ------------------------------------------------------------------ */

/* The best so far by position, seen as prices that only rise; `dear` and `unit` may lag behind, which only costs. */
typedef struct { int64_t *worth; int8_t *dear; int64_t *unit, *least; int32_t *waits; } Columns;

static int64_t units(const Scan *scan, int64_t worth) { return scan->k ? floor_div(worth, scan->k) : 0; }

/* Bring a cell's bounds up to date with what was found in it. */
static void renew(const Scan *scan, Columns *columns, int32_t cell, int64_t nobody) {
    int64_t from = scan->cell[cell], to = scan->cell[cell + 1], least = INT64_MAX, base = INT64_MAX;
    for (int64_t at = from; at < to; at++) {
        if (columns->worth[at] < least) least = columns->worth[at];
        if (columns->worth[at] > nobody && columns->worth[at] < base) base = columns->worth[at];
    }
    columns->least[cell] = least;
    columns->unit[cell] = base == INT64_MAX ? 0 : units(scan, base);
    for (int64_t at = from; at < to; at++) {
        int64_t above = columns->worth[at] > nobody ? units(scan, columns->worth[at]) - columns->unit[cell] : -2048;
        columns->dear[at] = (int8_t)between(-128, floor_div(between(-2048, above, 4096), 16), 127);
    }
}

static int64_t raise_cell(const Room *room, const Query *query, int32_t cell, int64_t asks, Columns *columns) {
    const Scan *scan = room->scan;
    int64_t from = scan->cell[cell], to = scan->cell[cell + 1], scored = to - from, raised = 0;
    int64_t need = fit_needed(scan, asks) + columns->unit[cell];
    for (Tile tile; from < to; from += TILE) {
        int32_t length = (int32_t)between(0, to - from, TILE);
        score(room, query, cell, from, length, need, columns->dear + from, &tile);
        sift(room, &tile, columns->dear + from, need, (int32_t)scan->floor);
        for (int b = 0; b < tile.count; b++)
            for (uint64_t mask = lanes(&tile, b, length); mask; mask &= mask - 1) {
                int32_t lane = tile.block[b] + __builtin_ctzll(mask), fit = fit_of(&tile, lane);
                int64_t worth = scan->k * fit - asks, *so_far = columns->worth + from + lane;
                if (worth <= *so_far || fit < scan->floor) continue;
                if (ruled_out(scan, query->row, scan->order[from + lane])) continue;
                *so_far = worth;
                raised++;
            }
    }
    columns->waits[cell] += raised > 0;
    return scored;
}

static int64_t raise_together(Room *room, const int64_t *asks, int32_t people, int64_t nobody, Columns *columns) {
    const Scan *scan = room->scan;
    int64_t scored = 0;
    for (int p = 0; p < people; p++) bound_cells(room, room->query + p, room->most + (int64_t)p * scan->cells);
    for (int c = 0; c < scan->cells; c++)
        for (int p = 0; p < people; p++) {
            int32_t most = room->most[(int64_t)p * scan->cells + c];
            if (most < 0 || scan->k * most - asks[p] <= columns->least[c]) continue;
            scored += raise_cell(room, room->query + p, c, asks[p], columns);
            if (columns->waits[c] >= RENEWED_AFTER) columns->waits[c] = 0, renew(scan, columns, c, nobody);
        }
    return scored;
}

/* worth: (p,) by position, `nobody` where there is none so far; raised to k * fit - asks[t] over rows[t].
 * asks: rising, so that most columns are high soon. Returns 0, STOPPED, or -1 without memory. */
int64_t scan_column_best(const Scan *scan, int32_t path, const int32_t *rows, int64_t count, const int64_t *asks,
                         int64_t nobody, int64_t *worth, int64_t *scored, Stop stop) {
    Room room;
    size_t cells = (size_t)scan->cells + 1;
    int32_t together = people_together(scan);
    Columns columns = {worth, calloc((size_t)scan->stride, 1), malloc(8 * cells), malloc(8 * cells), calloc(cells, 4)};
    int64_t code = make_room(&room, scan, path, together) ? 0 : -1;
    if (!columns.dear || !columns.unit || !columns.least || !columns.waits) code = -1;
    for (int c = 0; c < scan->cells && !code; c++) renew(scan, &columns, c, nobody);
    for (int64_t done = 0; done < count && !code; done += together) {
        int32_t people = (int32_t)between(0, count - done, together);
        for (int p = 0; p < people; p++) ask(scan, room.query + p, rows[done + p]);
        *scored += raise_together(&room, asks + done, people, nobody, &columns);
        if (*stop) code = STOPPED;
    }
    free(room.memory);
    free(columns.dear);
    free(columns.unit);
    free(columns.least);
    free(columns.waits);
    return code;
}

/* ---- whole rows and single pairs ---------------------------------------------------------------------------- */

static void write_fits(const Tile *tile, int32_t length, int16_t *fits) {
    for (int32_t lane = 0; lane < length; lane++) {
        int32_t fit = fit_of(tile, lane);
        fits[lane] = (int16_t)(tile->high[lane] & 128 ? FORBIDDEN : fit);
    }
}

/* by_position: (stride + 1,), before its first entry one for who has no position; a group's rows one after another. */
static void fit_together(const Room *room, int32_t people, int16_t *by_position) {
    const Scan *scan = room->scan;
    Tile tile;
    for (int c = 0; c < scan->cells; c++)
        for (int64_t from = scan->cell[c], to = scan->cell[c + 1]; from < to; from += TILE)
            for (int p = 0; p < people; p++) {
                int32_t length = (int32_t)between(0, to - from, TILE);
                int16_t *fits = by_position + p * (scan->stride + 1) + 1 + from;
                score(room, room->query + p, c, from, length, 0, 0, &tile);
                if (tile.count) write_fits(&tile, length, fits);
                else for (int32_t lane = 0; lane < length; lane++) fits[lane] = FORBIDDEN;
            }
}

/* fits: (rows, m) by mentor. Returns 0, STOPPED, or -1 without memory. */
int64_t scan_fits(const Scan *scan, int32_t path, const int32_t *rows, int64_t count, int64_t m, int16_t *fits,
                  Stop stop) {
    Room room;
    int32_t together = people_together(scan);
    int16_t *by_position = malloc(2 * (size_t)together * (size_t)(scan->stride + 1));
    int64_t code = make_room(&room, scan, path, together) && by_position ? 0 : -1;
    for (int64_t done = 0; done < count && !code; done += together) {
        int32_t people = (int32_t)between(0, count - done, together);
        for (int p = 0; p < people; p++) ask(scan, room.query + p, rows[done + p]);
        fit_together(&room, people, by_position);
        for (int p = 0; p < people; p++) {
            int16_t *from = by_position + p * (scan->stride + 1) + 1, *to = fits + (done + p) * m;
            int32_t row = rows[done + p];
            from[-1] = FORBIDDEN;
            for (int64_t j = 0; j < m; j++) to[j] = from[scan->place[j]];
            for (int64_t s = scan->never_starts[row]; s < scan->never_starts[row + 1]; s++)
                to[scan->never[s]] = FORBIDDEN;
        }
        if (*stop) code = STOPPED;
    }
    free(room.memory);
    free(by_position);
    return code;
}

static int32_t lookup_points(const Scan *scan, const Operation *what, int32_t row, int64_t at) {
    const int16_t *table = what->tables + (int64_t)what->table_of[row] * what->width;
    int32_t points = FORBIDDEN;
    for (int s = 0; s < what->slots; s++) points = larger(points, table[what->classes[s * scan->stride + at]]);
    if (what->online && what->online[at] && what->mentee_online[row]) points = larger(points, what->online_points[row]);
    return points;
}

static int32_t shared_points(const Scan *scan, const Operation *what, int32_t row, int64_t at) {
    const uint8_t *shares = what->shares + (int64_t)what->shares_of[row] * what->width;
    int32_t total = 0;
    for (int e = 0; e < what->width; e++)
        if (shares[e] && what->planes[e / 8 * scan->stride + at] >> (e % 8) & 1) total += shares[e];
    return what->tables[(int64_t)what->table_of[row] * 64 + total];
}

static int32_t graded_points(const Scan *scan, const Operation *what, int32_t row, int64_t at) {
    int32_t best = 0;
    for (int32_t t = what->starts[what->hers[row]]; t < what->starts[what->hers[row] + 1]; t++) {
        int32_t grade = what->planes[what->codes[t] * scan->stride + at];
        best = larger(best, grade < what->levels[t] ? grade : what->levels[t]);
    }
    return what->tables[(int64_t)what->table_of[row] * 16 + best];
}

static int32_t fit_of_pair(const Scan *scan, int32_t row, int64_t at) {
    int32_t fit = 0;
    for (int t = 0; t < scan->operations; t++) {
        const Operation *what = scan->operation + t;
        int32_t points = what->kind == LOOKUP   ? lookup_points(scan, what, row, at)
                         : what->kind == SHARED ? shared_points(scan, what, row, at)
                                                : graded_points(scan, what, row, at);
        if (points < 0) return FORBIDDEN;
        fit += points;
    }
    return fit;
}

/* fits: (count,), of the pairs (rows[t], columns[t]). */
int64_t scan_pairs(const Scan *scan, const int32_t *rows, const int32_t *columns, int64_t count, int16_t *fits,
                   Stop stop) {
    for (int64_t t = 0; t < count; t++) {
        if (*stop) return STOPPED;
        int32_t at = scan->place[columns[t]];
        int never = at < 0 || ruled_out(scan, rows[t], columns[t]);
        fits[t] = (int16_t)(never ? FORBIDDEN : fit_of_pair(scan, rows[t], at));
    }
    return 0;
}
