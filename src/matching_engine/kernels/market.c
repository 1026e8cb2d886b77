/* The auction, in both directions and with places, and the layout of edges it runs on. */
#include <string.h>

#include "market.h"

/* Each round of bids is this much finer than the one before; from 3 to 12 it matters little. */
#define SHRINK 6
/* Whoever is this near 1 goes there at once. */
#define WORTH_A_ROUND 4

/* ---- places: the offers of a column stand in a heap, so that its first place asks the least ---- */

typedef struct {
    int64_t first, count;
} Places;

static inline Places places_of(const Market *market, int32_t column) {
    if (market->is_single) return (Places){column, 1};
    return (Places){market->first[column], market->first[column + 1] - market->first[column]};
}

static inline void put(Market *market, int64_t place, int32_t row, int64_t price) {
    market->held[place] = row;
    market->asked[place] = price;
}

/* Give the cheapest place of a column to a row at a higher price; return who loses it. */
static inline int32_t give_cheapest(Market *market, int32_t column, int32_t row, int64_t price) {
    Places places = places_of(market, column);
    int64_t first = places.first, count = places.count, k = 0;
    int32_t loser = market->held[first];
    for (;;) {
        int64_t child = 2 * k + 1;
        if (child >= count) break;
        if (child + 1 < count && market->asked[first + child + 1] < market->asked[first + child]) child++;
        if (market->asked[first + child] >= price) break;
        put(market, first + k, market->held[first + child], market->asked[first + child]);
        k = child;
    }
    put(market, first + k, row, price);
    market->columns.price[column] = market->asked[first];
    market->open[column] -= loser == NOBODY;
    return loser;
}

/* How much more the second cheapest place of a column asks than the cheapest. */
static int64_t next_place_costs(const Market *market, int32_t column) {
    Places places = places_of(market, column);
    int64_t first = places.first, count = places.count;
    if (count < 2) return FAR >> 1;
    int64_t second = market->asked[first + 1];
    if (count > 2 && market->asked[first + 2] < second) second = market->asked[first + 2];
    return second - market->asked[first];
}

/* Free the place of a row; return what it asks. */
static int64_t free_place(Market *market, int32_t column, int32_t row) {
    int64_t place = places_of(market, column).first;
    while (market->held[place] != row) place++;
    market->held[place] = NOBODY;
    market->open[column]++;
    market->mate[row] = NOBODY;
    return market->asked[place];
}

/* Lower every place of a column that asks for more; whoever sits there keeps the difference. */
static void lower_to(Market *market, int32_t column, int64_t price) {
    Places places = places_of(market, column);
    for (int64_t p = places.first; p < places.first + places.count; p++) {
        if (market->asked[p] <= price) continue;
        if (market->held[p] != NOBODY) market->rows.price[market->held[p]] += market->asked[p] - price;
        market->asked[p] = price;
    }
    market->columns.price[column] = market->asked[places.first];
}

static void fill_free_place(Market *market, int32_t column, int32_t row) {
    int64_t place = places_of(market, column).first;
    while (market->held[place] != NOBODY) place++;
    market->held[place] = row;
    market->open[column]--;
    market->mate[row] = column;
}

/* Whether a free place of the column still asks for something. */
static int wants_a_row(const Market *market, int32_t column) {
    Places places = places_of(market, column);
    if (!market->open[column]) return 0;
    for (int64_t p = places.first; p < places.first + places.count; p++)
        if (market->held[p] == NOBODY && market->asked[p] > 0) return 1;
    return 0;
}

/* ---- who waits to bid: first come, first served ---- */

typedef struct {
    int32_t *who;
    int64_t size, head, tail, count;
} Queue;

static inline void join(Queue *queue, int32_t who) {
    queue->who[queue->tail] = who;
    if (++queue->tail == queue->size) queue->tail = 0;
    queue->count++;
}

static inline int32_t leave(Queue *queue) {
    int32_t who = queue->who[queue->head];
    if (++queue->head == queue->size) queue->head = 0;
    queue->count--;
    return who;
}

/* The best and the second best that somebody can have now, and from whom. */
typedef struct {
    int64_t best, second;
    int32_t from;
} Choice;

#define TEMPLATE "market_of.h"
#include "widths.h"

/* Let counts become the places where each list begins. */
static void begin_after_each_other(int64_t *count, int64_t lists) {
    int64_t begin = 0;
    for (int64_t k = 0; k < lists; k++) {
        int64_t here = count[k];
        count[k] = begin;
        begin += here;
    }
    count[lists] = begin;
}

void market_lay_out_by_counting(int64_t rows, int64_t columns, const int64_t *start, const int32_t *to,
                                const int32_t *value, int32_t least, int32_t most, Pair *room, int64_t *rank,
                                int64_t *row_end, NarrowEdge *by_row, int64_t *column_start, NarrowEdge *by_column) {
    int64_t edges = start[rows], ranks = (int64_t)most - least + 1;
    memset(rank, 0, (size_t)(ranks + 1) * sizeof *rank);
    memset(column_start, 0, (size_t)(columns + 1) * sizeof *column_start);
    for (int64_t e = 0; e < edges; e++) {
        rank[most - value[e]]++;
        column_start[to[e]]++;
    }
    begin_after_each_other(rank, ranks);
    begin_after_each_other(column_start, columns);
    for (int64_t i = 0; i < rows; i++)
        for (int64_t e = start[i]; e < start[i + 1]; e++) room[rank[most - value[e]]++] = (Pair){(int32_t)i, to[e]};
    /* Now rank[r] is where rank r ends. Both cursors run to the ends of their lists, which is where the next begin. */
    memcpy(row_end, start, (size_t)rows * sizeof *row_end);
    for (int64_t k = 0, r = 0; k < edges; k++) {
        while (k == rank[r]) r++;
        int32_t worth = most - (int32_t)r;
        if (k + 16 < edges) { /* the lists are far apart: fetch where the edges after this one will go */
            __builtin_prefetch(by_row + row_end[room[k + 16].row], 1);
            __builtin_prefetch(by_column + column_start[room[k + 16].column], 1);
        }
        by_row[row_end[room[k].row]++] = (NarrowEdge){room[k].column, worth};
        by_column[column_start[room[k].column]++] = (NarrowEdge){room[k].row, worth};
    }
    memmove(column_start + 1, column_start, (size_t)columns * sizeof *column_start);
    column_start[0] = 0;
}

void market_lay_out(int64_t rows, int64_t columns, int32_t is_wide, const int64_t *start, void *by_row,
                    int64_t *column_start, void *by_column, void *room) {
    if (is_wide) lay_out_wide(rows, columns, start, by_row, column_start, by_column, room);
    else lay_out_narrow(rows, columns, start, by_row, column_start, by_column, room);
}

/* A place of `column` came free in the auction of columns. */
static void queue_column(Market *market, Queue *queue, int32_t column) {
    if (market->position[column] != NOBODY || !wants_a_row(market, column)) return;
    market->position[column] = 1;
    join(queue, column);
}

/* What a row can have at most, given up to epsilon, becomes her price; the rest raises the price she offers. */
static void bid_for_column(Market *market, Queue *queue, int32_t row, Choice choice, int64_t epsilon) {
    int64_t alone = market->alone[row], keeps = choice.second - epsilon;
    if (choice.from == NOBODY) {
        market->rows.price[row] = alone;
        return;
    }
    if (!market->is_single) {
        int64_t same = choice.best - next_place_costs(market, choice.from);
        if (same - epsilon > keeps) keeps = same - epsilon;
    }
    if (keeps < alone) keeps = alone;
    market->rows.price[row] = keeps;
    int64_t price = market->columns.price[choice.from] + choice.best - keeps;
    int32_t loser = give_cheapest(market, choice.from, row, price);
    market->mate[row] = choice.from;
    if (loser == NOBODY) return;
    market->mate[loser] = NOBODY;
    join(queue, loser);
}

static void bid_for_row(Market *market, Queue *queue, int32_t column, Choice choice, int64_t epsilon) {
    int64_t price = choice.second > epsilon ? choice.second - epsilon : 0;
    if (choice.from == NOBODY) {
        lower_to(market, column, 0);
        return;
    }
    int32_t row = choice.from, loses = market->mate[row];
    market->rows.price[row] += choice.best - price;
    if (loses != NOBODY) {
        free_place(market, loses, row);
        queue_column(market, queue, loses);
    }
    lower_to(market, column, price);
    fill_free_place(market, column, row);
    queue_column(market, queue, column);
}

static Choice choose_column(Market *market, int32_t row) {
    return market->is_wide ? choose_column_wide(market, row) : choose_column_narrow(market, row);
}

static Choice choose_row(Market *market, int32_t column) {
    return market->is_wide ? choose_row_wide(market, column) : choose_row_narrow(market, column);
}

/* Bring the edges of those who bid soon nearer to the processor. */
static inline void look_ahead(const Side *side, const Queue *queue, size_t width) {
    if (queue->count < 3) return;
    int64_t soon = queue->head + 2 < queue->size ? queue->head + 2 : 0;
    const char *edges = (const char *)side->edges + side->start[queue->who[soon]] * (int64_t)width;
    __builtin_prefetch(edges);
    __builtin_prefetch(edges + 64);
    __builtin_prefetch(edges + 128);
}

static int64_t rows_bid(Market *market, int64_t epsilon, Stop stop) {
    Queue queue = {.who = market->queue, .size = market->rows.count};
    size_t width = market->is_wide ? sizeof(WideEdge) : sizeof(NarrowEdge);
    for (int64_t i = 0; i < market->rows.count; i++)
        if (market->mate[i] == NOBODY && market->rows.price[i] > market->alone[i]) join(&queue, (int32_t)i);
    for (int64_t bids = 0; queue.count; bids++) {
        if (!(bids & 1023) && *stop) return STOPPED;
        look_ahead(&market->rows, &queue, width);
        int32_t row = leave(&queue);
        bid_for_column(market, &queue, row, choose_column(market, row), epsilon);
        market->bids++;
    }
    return 0;
}

static int64_t columns_bid(Market *market, int64_t epsilon, Stop stop) {
    Queue queue = {.who = market->queue, .size = market->columns.count};
    for (int64_t j = 0; j < market->columns.count; j++) market->columns.least[j] = UNKNOWN;
    for (int64_t j = 0; j < market->columns.count; j++) queue_column(market, &queue, (int32_t)j);
    for (int64_t bids = 0; queue.count; bids++) {
        int is_stopped = !(bids & 1023) && *stop;
        int32_t column = leave(&queue);
        market->position[column] = NOBODY;
        if (is_stopped) return STOPPED;
        bid_for_row(market, &queue, column, choose_row(market, column), epsilon);
        market->bids++;
    }
    return 0;
}

/* Bid until every pair is within epsilon of what the prices say: all rows, then all columns with a place to fill. */
static int64_t auction(Market *market, int64_t epsilon, Stop stop) {
    if (market->is_wide) release_wide(market, epsilon);
    else release_narrow(market, epsilon);
    int64_t code = rows_bid(market, epsilon, stop);
    return code ? code : columns_bid(market, epsilon, stop);
}

int64_t market_bid(Market *market, int64_t epsilon, Stop stop) {
    for (;;) {
        int64_t code = auction(market, epsilon, stop);
        if (code || epsilon <= 1) return code;
        epsilon = epsilon / SHRINK < WORTH_A_ROUND ? 1 : epsilon / SHRINK;
    }
}
