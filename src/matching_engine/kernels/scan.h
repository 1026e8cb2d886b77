/* Scanning: how well mentees fit mentors, many pairs at a time. The layout is scan/layout.py's.
 *
 * Mentors stand in cells of people who look alike in what counts most, by price inside a cell; their features are
 * planes, one byte for each position. A fit is kept as 16 * high + low in two bytes, so that one step serves
 * 32 or 64 mentors; bit 7 of high says forbidden and stays, because sums of high saturate.
 */
#ifndef SCAN_H
#define SCAN_H

#include "kernels.h"

#define FORBIDDEN (-32768)
#define MOST_FIT 1000
#define TILE 512       /* mentors scored together: two bytes each stay in the first cache */
#define LEAST_BLOCK 32 /* mentors in one step, at least; Path.block says how many */
#define OPERATIONS 64  /* features and rules of one schema */

enum Kind { LOOKUP, SHARED, GRADED };

/* The classes that occur in one slot of one cell. */
typedef struct { uint16_t least, most; } Window;

/* How a lookup is done in a cell: everybody stands in one class; or one slot is used, with classes that span at most
 * 16, 64, 128 or 256; or the table is read entry by entry. */
enum Way { SAME, BY_16, BY_64, BY_128, BY_256, BY_READING };

/* One operation of schema/compiled.py. m-sided arrays are by position and `stride` apart, n-sided ones by mentee. */
typedef struct {
    int32_t kind;
    int32_t slots;                 /* Lookup only */
    int32_t width;                 /* entries of a table's row; elements of a share row */
    int32_t bounded;               /* whether the cells were cut by it, so that it has bounds by cell */
    int32_t window;                /* the first of its windows in a cell */
    const uint16_t *classes;       /* Lookup: (slots, stride) */
    const uint8_t *planes;         /* Lookup: class less the window's least; Shared: bits; Graded: grades */
    const uint8_t *online;         /* Lookup with remote: 255 or 0 */
    const int16_t *tables;         /* (tables or curves, width); a Lookup's row ends with 256 entries to spare */
    const int16_t *most;           /* the largest entry of each table */
    const uint8_t *high, *low;     /* the tables cut in two, of the same shape */
    const int16_t *least;          /* a Lookup: the least entry of each table that any mentor meets */
    const int32_t *range_of;       /* a Lookup that is bounded: which of its ranges of classes holds each cell */
    const Window *range;           /* those ranges, (ranges, slots) */
    int32_t ranges, first_range;   /* how many, and how many those of other lookups before it are */
    const uint8_t *joined;         /* a Shared that is bounded: what anybody in a cell has, (bytes, cell_stride) */
    const uint8_t *untold;         /* and whether anybody's set is not known, (cells,) */
    const uint8_t *high_upto, *low_upto; /* and the most of its curves from 0 up to each total, (curves, 64) */
    const int32_t *table_of;       /* Shared: curve_of */
    const uint8_t *mentee_online;
    const int16_t *online_points;
    const uint8_t *shares;
    const int32_t *shares_of;
    const int32_t *hers;
    const int32_t *starts;
    const uint8_t *codes;
    const uint8_t *levels;
} Operation;

/* One question laid out for one list of prices. */
typedef struct {
    int32_t operations, cells, windows;
    int32_t nibbles;               /* of all shared sets together, at most */
    int32_t ranges;                /* of all bounded lookups together */
    int64_t cell_stride;
    int64_t stride;                /* bytes from one plane to the next: positions, and some to spare */
    int64_t k;                     /* the worth of a point of fit */
    int64_t floor;                 /* the least fit of a proposable pair */
    int64_t cheapest;              /* the least of `unit` */
    const Operation *operation;    /* in the order that drops most pairs soonest */
    const int64_t *cell;           /* (cells + 1,) first positions */
    const Window *window;          /* (cells, windows) */
    const uint8_t *way;            /* (cells, operations): Way + 16 * the slot that is used */
    const int64_t *price;          /* by position, rising inside a cell */
    const int64_t *unit;           /* (cells,) least price / k, rounded down */
    const int32_t *ahead;          /* (cells,) unit - cheapest, at most 2^28 */
    const int8_t *dear;            /* (price / k - unit) / 16, at most 127 */
    const int32_t *order;          /* the mentor at each position */
    const int32_t *place;          /* the position of each mentor, -1 for one who has no place to give */
    const uint64_t *mentor_ties;   /* by position */
    const uint64_t *mentee_ties;
    const int64_t *never_starts;   /* (n + 1,) */
    const int32_t *never;          /* the mentors ruled out for each mentee, rising */
} Scan;

/* One operation as one mentee asks it. */
typedef struct {
    const Operation *operation;
    const int16_t *table;
    int32_t most;                  /* points at most */
    int32_t always;                /* the points of everybody, when they are the same; else -1 */
    int32_t online;                /* points at least where both can meet online, or FORBIDDEN */
    const uint8_t *planes;         /* Shared, Graded */
    int32_t count;                 /* Shared: nibbles with a share of hers; Graded: her codes */
    const uint8_t *codes, *levels; /* Graded */
    const uint8_t *high, *low;     /* her table cut in two */
    const uint16_t *nibble;        /* Shared: which four elements, 2 * byte + half */
    const uint8_t *sums;           /* and the shares of each subset of the four, (count, 16) */
} Asked;

/* Fits in the making, points + 16 * high + low: blocks that may still hold somebody, the others are dropped. */
typedef struct {
    uint8_t high[TILE] __attribute__((aligned(64)));
    uint8_t low[TILE] __attribute__((aligned(64)));
    uint16_t block[TILE / LEAST_BLOCK]; /* first lanes */
    uint64_t mask[TILE / LEAST_BLOCK]; /* the lanes that the last sifting let pass */
    int32_t count;
    int32_t points;                /* what everybody gets beside high and low */
} Tile;

/* The inner loops for one instruction set; `at` is the position of lane 0. */
typedef struct {
    int32_t block;                 /* mentors in one step */
    void (*clear)(Tile *);         /* begin with the first `count` blocks at 0 */
    void (*lookup)(const Asked *, const Window *, int32_t way, int64_t stride, int64_t at, Tile *);
    void (*shared)(const Asked *, int64_t stride, int64_t at, Tile *);
    void (*graded)(const Asked *, int64_t stride, int64_t at, Tile *);
    void (*carry)(Tile *);         /* move what exceeds 15 from low to high */
    /* Drop blocks in which no lane can have a fit of 16 * (need + dear[lane]) and of 16 * floor. */
    void (*sift)(Tile *, const int8_t *dear, int32_t need, int32_t floor);
} Path;

extern const Path SCALAR_PATH;
#if defined(__x86_64__) && defined(__GNUC__)
extern const Path AVX2_PATH, VBMI_PATH;
#endif

#endif
