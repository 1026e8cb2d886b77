/* Scanning: the mentors worth most to a mentee, and the mentees worth most to a mentor, over all pairs, exactly.
 *
 * Each search asks in turn for less work: a cell is left when the most it can hold is not enough, inside a cell only
 * the cheap enough are scored, and of those a block of 32 is dropped as soon as nobody in it can reach the bar.
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
#define FAR (1 << 28)
#define SHELVES 64
#define NEVER_PASSES 127

/* One mentee's question, and what searching for her needs. */
typedef struct {
    const Scan *scan;
    const Path *path;
    int32_t row;
    int32_t operations;
    int32_t rest;                     /* the most points outside the dimensions */
    Asked asked[OPERATIONS];
} Query;

static const Path *path_of(int32_t number) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (number == AVX2) return &AVX2_PATH;
#endif
    (void)number;
    return &SCALAR_PATH;
}

static inline int64_t floor_div(int64_t a, int64_t b) {
    int64_t q = a / b;
    return q - (a % b < 0);
}

static inline int64_t between(int64_t least, int64_t value, int64_t most) {
    return value < least ? least : value > most ? most : value;
}

static inline int larger(int a, int b) { return a > b ? a : b; }

/* ---- a mentee's tables ------------------------------------------------------------------------------------- */

static void cut_table(Asked *asked, const int16_t *table, int32_t entries) {
    for (int t = 0; t < entries; t++) {
        asked->high[t] = table[t] < 0 ? 128 : (uint8_t)(table[t] >> 4);
        asked->low[t] = table[t] < 0 ? 0 : (uint8_t)(table[t] & 15);
    }
}

static void ask_lookup(Asked *asked, int32_t row) {
    const Operation *what = asked->operation;
    asked->online = what->online && what->mentee_online[row] ? what->online_points[row] : FORBIDDEN;
    asked->most = larger(asked->most, asked->online);
}

static void ask_shared(Asked *asked, int32_t row) {
    const Operation *what = asked->operation;
    const uint8_t *shares = what->shares + (int64_t)what->shares_of[row] * what->width;
    cut_table(asked, asked->table, 64);
    asked->count = 0;
    for (int32_t e = 0; e < what->width; e++) {
        if (!shares[e]) continue;
        if (!asked->count || asked->nibble[asked->count - 1] != e / 4) {
            asked->nibble[asked->count] = (uint16_t)(e / 4);
            memset(asked->sums[asked->count++], 0, 16);
        }
        uint8_t *sums = asked->sums[asked->count - 1];
        for (int subset = 0; subset < 16; subset++)
            if (subset >> (e & 3) & 1) sums[subset] = (uint8_t)(sums[subset] + shares[e]);
    }
}

static void ask_graded(Asked *asked, int32_t row) {
    const Operation *what = asked->operation;
    int32_t from = what->starts[what->hers[row]];
    cut_table(asked, asked->table, 16);
    asked->count = what->starts[what->hers[row] + 1] - from;
    asked->codes = what->codes + from;
    asked->levels = what->levels + from;
}

static void ask(Query *query, int32_t row) {
    query->row = row;
    query->rest = 0;
    for (int t = 0; t < query->operations; t++) {
        Asked *asked = query->asked + t;
        const Operation *what = asked->operation = query->scan->operation + t;
        int32_t table = what->table_of[row], width = what->kind == SHARED ? 64 : what->kind == GRADED ? 16 : what->width;
        asked->table = what->tables + (int64_t)table * width;
        asked->most = what->most[table];
        if (what->kind == LOOKUP) ask_lookup(asked, row);
        if (what->kind == SHARED) ask_shared(asked, row);
        if (what->kind == GRADED) ask_graded(asked, row);
        if (what->dimension < 0) query->rest += larger(asked->most, 0);
    }
}

static Query *new_query(const Scan *scan, int32_t path) {
    Query *query = malloc(sizeof *query);
    if (!query) return 0;
    query->scan = scan;
    query->path = path_of(path);
    query->operations = scan->operations;
    return query;
}

/* ---- a tile ------------------------------------------------------------------------------------------------ */

static void start(Tile *tile, int32_t length, int32_t points) {
    int32_t lanes = (length + BLOCK - 1) / BLOCK * BLOCK;
    memset(tile->high, points >> 4, (size_t)lanes);
    memset(tile->low, points & 15, (size_t)lanes);
    tile->count = lanes / BLOCK;
    for (int b = 0; b < tile->count; b++) tile->block[b] = (uint16_t)(b * BLOCK);
}

/* When everybody in a cell stands in one class of a lookup, its points; else -1. */
static int32_t same_for_all(const Asked *asked, const Window *window) {
    if (asked->operation->kind != LOOKUP || asked->online >= 0) return -1;
    int32_t points = FORBIDDEN;
    for (int s = 0; s < asked->operation->slots; s++) {
        if (window[s].least != window[s].most) return -1;
        points = larger(points, asked->table[window[s].least]);
    }
    return points < 0 ? FORBIDDEN : points;
}

static void apply(const Query *query, const Asked *asked, const Window *window, int64_t at, Tile *tile) {
    int64_t stride = query->scan->stride;
    switch (asked->operation->kind) {
    case LOOKUP: query->path->lookup(asked, window + asked->operation->window, stride, at, tile); break;
    case SHARED: query->path->shared(asked, stride, at, tile); break;
    default: query->path->graded(asked, stride, at, tile);
    }
}

/* A bar in sixteenths for Path.may_pass; so low a bar that a clipped `dear` would lie lets everybody pass. */
static int32_t sixteenths(int64_t need) {
    return need < -MOST_FIT ? -128 : (int32_t)between(-128, floor_div(need, 16), NEVER_PASSES);
}

static void drop(const Query *query, Tile *tile, const int8_t *dear, int64_t need) {
    int32_t kept = 0, bar = sixteenths(need);
    for (int b = 0; b < tile->count; b++)
        if (query->path->may_pass(tile, tile->block[b], dear, bar, 0)) tile->block[kept++] = tile->block[b];
    tile->count = kept;
}

/* Score `length` mentors from position `at` of a cell; `need`: the fit that a mentor with dear 0 needs, others more.
 * What is left in the tile is complete. dear == 0: nobody is dropped. */
static void score(const Query *query, int32_t cell, int64_t at, int32_t length, int64_t need, const int8_t *dear,
                  Tile *tile) {
    const Window *window = query->scan->window + (int64_t)cell * query->scan->windows;
    const Asked *open[OPERATIONS];
    int32_t left = 0, rest = 0, points = 0;
    for (int t = 0; t < query->operations; t++) {
        const Asked *asked = query->asked + t;
        int32_t same = same_for_all(asked, window + asked->operation->window);
        if (same == -1) open[left++] = asked, rest += larger(asked->most, 0);
        else points = same < 0 || points < 0 ? FORBIDDEN : points + same;
    }
    start(tile, length, larger(points, 0));
    if (points < 0) {
        if (!dear) memset(tile->high, 128, sizeof tile->high);
        else tile->count = 0;
        return;
    }
    for (int t = 0, sums = 1; t < left && tile->count; t++) {
        apply(query, open[t], window, at, tile);
        rest -= larger(open[t]->most, 0);
        if (++sums == 16) query->path->carry(tile), sums = 1;
        if (dear && (t & 1) && t + 1 < left) drop(query, tile, dear, need - rest);
    }
}

static inline int32_t fit_of(const Tile *tile, int32_t lane) { return 16 * tile->high[lane] + tile->low[lane]; }

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

/* For each cell of a mentee the points at most, or UNREACHABLE where nobody may be proposed. */
static void points_at_most(const Query *query, int32_t *most) {
    const Scan *scan = query->scan;
    for (int c = 0; c < scan->cells; c++) most[c] = query->rest;
    for (int t = 0; t < query->operations; t++) {
        const Asked *asked = query->asked + t;
        if (asked->operation->dimension < 0) continue;
        const int16_t *bound = scan->bounds[asked->operation->dimension];
        bound += (int64_t)asked->operation->table_of[query->row] * scan->cells;
        int32_t online = asked->online;
        for (int c = 0; c < scan->cells; c++) {
            int32_t points = larger(bound[c], online);
            most[c] = points < 0 || most[c] < 0 ? UNREACHABLE : most[c] + points;
        }
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

static void offer(const Query *query, int64_t at, int32_t fit, Best *best) {
    const Scan *scan = query->scan;
    int64_t worth = scan->k * fit - scan->price[at];
    if (worth <= best->need || fit < scan->floor) return;
    int32_t mentor = scan->order[at];
    if (ruled_out(scan, query->row, mentor)) return;
    uint64_t draw = (scan->mentee_ties[query->row] ^ scan->mentor_ties[mentor]) * MIXER;
    keep(best, (Found){worth, draw, mentor, fit});
}

/* The fit above which the worth exceeds `need` at a price of 0, rounded so that nobody is missed. */
static int64_t fit_needed(const Scan *scan, int64_t need) {
    return scan->k ? floor_div(need, scan->k) + 1 : -2 * (int64_t)FAR;
}

/* How many from the start of a cell are cheap enough: k * most - price > need. */
static int64_t cheap_enough(const Scan *scan, int32_t cell, int64_t most, int64_t need) {
    int64_t low = scan->cell[cell], high = scan->cell[cell + 1], limit = scan->k * most - need;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (scan->price[middle] < limit) low = middle + 1;
        else high = middle;
    }
    return low;
}

static int64_t search_cell(const Query *query, int32_t cell, int32_t most, Best *best) {
    const Scan *scan = query->scan;
    int64_t from = scan->cell[cell], to = cheap_enough(scan, cell, most, best->need), scored = to - from;
    int32_t floor = (int32_t)(scan->floor / 16);
    for (Tile tile; from < to; from += TILE) {
        int32_t length = (int32_t)between(0, to - from, TILE);
        int64_t need = fit_needed(scan, best->need) + scan->unit[cell];
        score(query, cell, from, length, need, scan->dear + from, &tile);
        for (int b = 0; b < tile.count; b++) {
            int32_t lane = tile.block[b], bar = sixteenths(need);
            uint32_t mask = query->path->may_pass(&tile, lane, scan->dear + from, bar, floor);
            if (lane + BLOCK > length) mask &= ((uint32_t)1 << (length - lane)) - 1;
            for (; mask; mask &= mask - 1) {
                int32_t hit = lane + __builtin_ctz(mask);
                offer(query, from + hit, fit_of(&tile, hit), best);
            }
        }
    }
    return scored;
}

/* What one thread needs to search: three numbers for each cell. */
typedef struct { int32_t *most, *reach, *queue; } Room;

/* The fit needed among the cheapest of all, and the most fit that a cell has to spare over its prices, in one scale. */
static int32_t reach_needed(const Scan *scan, int64_t need) {
    int64_t fit = fit_needed(scan, need) + scan->cheapest;
    return fit < -FAR ? INT32_MIN : (int32_t)(fit > FAR ? FAR : fit);
}

/* Queue the cells that may hold somebody, the most promising first, on shelves 16 points wide. */
static int32_t queue_cells(const Scan *scan, Room *room, int32_t needed) {
    int32_t start[SHELVES + 1] = {0}, top = INT32_MIN;
    for (int c = 0; c < scan->cells; c++) {
        room->reach[c] = room->most[c] - (int32_t)between(0, scan->unit[c] - scan->cheapest, FAR);
        top = larger(top, room->reach[c]);
    }
#define SHELF(reach) ((int32_t)between(0, ((int64_t)top - (reach)) >> 4, SHELVES - 1))
    for (int c = 0; c < scan->cells; c++)
        if (room->most[c] >= 0 && room->reach[c] >= needed) start[SHELF(room->reach[c]) + 1]++;
    for (int s = 0; s < SHELVES; s++) start[s + 1] += start[s];
    int32_t count = start[SHELVES];
    for (int c = 0; c < scan->cells; c++)
        if (room->most[c] >= 0 && room->reach[c] >= needed) room->queue[start[SHELF(room->reach[c])]++] = c;
#undef SHELF
    return count;
}

static int64_t search(Query *query, Room *room, Best *best) {
    const Scan *scan = query->scan;
    int64_t scored = 0;
    points_at_most(query, room->most);
    int32_t count = queue_cells(scan, room, reach_needed(scan, best->need));
    for (int t = 0; t < count; t++) {
        int32_t cell = room->queue[t];
        if (room->reach[cell] >= reach_needed(scan, best->need))
            scored += search_cell(query, cell, room->most[cell], best);
    }
    return scored;
}

static int make_room(Room *room, int32_t cells) {
    room->most = malloc(3 * sizeof(int32_t) * (size_t)(cells + 1));
    if (!room->most) return 0;
    room->reach = room->most + cells;
    room->queue = room->reach + cells;
    return 1;
}

/* For each t in `visit`: the `most` mentors worth more than need[t] (less base) to rows[t], best first.
 * found, last: (rows,), how many and the worth of the last; columns, fits: (rows, most). *scored is added to.
 * Returns 0, STOPPED, or -1 without memory. */
int64_t scan_best(const Scan *scan, int32_t path, const int32_t *rows, const int32_t *visit, int64_t count,
                  const int64_t *need, int32_t most, int32_t *found, int64_t *last, int32_t *columns, int16_t *fits,
                  int64_t *scored, Stop stop) {
    Query *query = new_query(scan, path);
    Best best = {malloc(sizeof(Found) * (size_t)(most + 1)), 0, most, 0};
    Room room = {0, 0, 0};
    int64_t code = query && best.heap && make_room(&room, scan->cells) ? 0 : -1;
    for (int64_t done = 0; done < count && !code; done++) {
        int64_t t = visit[done];
        if (*stop) { code = STOPPED; break; }
        ask(query, rows[t]);
        best.count = 0;
        best.need = need[t];
        *scored += search(query, &room, &best);
        qsort(best.heap, (size_t)best.count, sizeof(Found), compare);
        found[t] = best.count;
        last[t] = best.count ? best.heap[best.count - 1].worth : need[t];
        for (int32_t s = 0; s < best.count; s++) {
            columns[t * most + s] = best.heap[s].mentor;
            fits[t * most + s] = (int16_t)best.heap[s].fit;
        }
    }
    free(query);
    free(best.heap);
    free(room.most);
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

static int64_t raise_cell(const Query *query, int32_t cell, int64_t asks, Columns *columns) {
    const Scan *scan = query->scan;
    int64_t from = scan->cell[cell], to = scan->cell[cell + 1], scored = to - from, raised = 0;
    int64_t need = fit_needed(scan, asks) + columns->unit[cell];
    int32_t floor = (int32_t)(scan->floor / 16), bar = sixteenths(need);
    for (Tile tile; from < to; from += TILE) {
        int32_t length = (int32_t)between(0, to - from, TILE);
        score(query, cell, from, length, need, columns->dear + from, &tile);
        for (int b = 0; b < tile.count; b++) {
            int32_t lane = tile.block[b];
            uint32_t mask = query->path->may_pass(&tile, lane, columns->dear + from, bar, floor);
            if (lane + BLOCK > length) mask &= ((uint32_t)1 << (length - lane)) - 1;
            for (; mask; mask &= mask - 1) {
                int32_t hit = lane + __builtin_ctz(mask), fit = fit_of(&tile, hit);
                int64_t worth = scan->k * fit - asks, *so_far = columns->worth + from + hit;
                if (worth <= *so_far || fit < scan->floor) continue;
                if (ruled_out(scan, query->row, scan->order[from + hit])) continue;
                *so_far = worth;
                raised++;
            }
        }
    }
    columns->waits[cell] += raised > 0;
    return scored;
}

static int64_t raise(Query *query, int64_t asks, int64_t nobody, int32_t *most, Columns *columns) {
    const Scan *scan = query->scan;
    int64_t scored = 0;
    points_at_most(query, most);
    for (int c = 0; c < scan->cells; c++) {
        if (most[c] < 0 || scan->k * most[c] - asks <= columns->least[c]) continue;
        scored += raise_cell(query, c, asks, columns);
        if (columns->waits[c] >= 8) columns->waits[c] = 0, renew(scan, columns, c, nobody);
    }
    return scored;
}

static int64_t raise_all(Query *query, const int32_t *rows, const int32_t *visit, int64_t count, const int64_t *asks,
                         int64_t nobody, int32_t *most, Columns *columns, int64_t *scored, Stop stop) {
    for (int c = 0; c < query->scan->cells; c++) renew(query->scan, columns, c, nobody);
    for (int64_t done = 0; done < count; done++) {
        if (*stop) return STOPPED;
        ask(query, rows[visit[done]]);
        *scored += raise(query, asks[visit[done]], nobody, most, columns);
    }
    return 0;
}

/* worth: (m,) by position, `nobody` where there is none so far; raised to k * fit - asks[t] over rows[t].
 * visit: the order in which to look, the modest first. Returns 0, STOPPED, or -1 without memory. */
int64_t scan_column_best(const Scan *scan, int32_t path, const int32_t *rows, const int32_t *visit, int64_t count,
                         const int64_t *asks, int64_t nobody, int64_t *worth, int64_t *scored, Stop stop) {
    size_t cells = (size_t)scan->cells + 1;
    Query *query = new_query(scan, path);
    Columns columns = {worth, malloc((size_t)scan->stride), malloc(8 * cells), malloc(8 * cells), calloc(cells, 4)};
    int32_t *most = malloc(4 * cells);
    int64_t code = -1;
    if (query && columns.dear && columns.unit && columns.least && columns.waits && most) {
        memset(columns.dear, 0, (size_t)scan->stride);
        code = raise_all(query, rows, visit, count, asks, nobody, most, &columns, scored, stop);
    }
    free(query);
    free(columns.dear);
    free(columns.unit);
    free(columns.least);
    free(columns.waits);
    free(most);
    return code;
}

/* ---- whole rows and single pairs ---------------------------------------------------------------------------- */

/* fits: (rows, m) by mentor, filled with FORBIDDEN before. */
int64_t scan_fits(const Scan *scan, int32_t path, const int32_t *rows, int64_t count, int64_t m, int16_t *fits,
                  Stop stop) {
    Query *query = new_query(scan, path);
    if (!query) return -1;
    int64_t code = 0;
    for (int64_t t = 0; t < count && !code; t++) {
        if (*stop) { code = STOPPED; break; }
        ask(query, rows[t]);
        int16_t *row = fits + t * m;
        for (int c = 0; c < scan->cells; c++)
            for (int64_t from = scan->cell[c], to = scan->cell[c + 1]; from < to; from += TILE) {
                Tile tile;
                int32_t length = (int32_t)between(0, to - from, TILE);
                score(query, c, from, length, 0, 0, &tile);
                for (int32_t lane = 0; lane < length; lane++)
                    if (!(tile.high[lane] & 128)) row[scan->order[from + lane]] = (int16_t)fit_of(&tile, lane);
            }
        for (int64_t s = scan->never_starts[rows[t]]; s < scan->never_starts[rows[t] + 1]; s++)
            row[scan->never[s]] = FORBIDDEN;
    }
    free(query);
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
