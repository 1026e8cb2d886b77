/* Edge lists that grow and shrink: sorted, with room to spare, moved to the end of the pool when full.
 *
 * The largest number comes first, among equals the smaller node, so that a list does not tell how it came about.
 */
#include "live.h"

#include <string.h>

enum { SPARE = 8 };

int64_t live_edge_of(const Side *side, int32_t node, int32_t other) {
    for (int64_t e = side->start[node]; e < side->end[node]; e++)
        if (side->other[e] == other) return e;
    return NOBODY;
}

static int64_t room_after_move(const Side *side, int32_t node) {
    return 2 * (side->end[node] - side->start[node]) + SPARE;
}

int live_edge_fits(const Side *side, int32_t node) {
    return side->end[node] < side->room[node] || side->top + room_after_move(side, node) <= side->capacity;
}

static void move_to_the_end(Side *side, int32_t node) {
    int64_t from = side->start[node], length = side->end[node] - from, room = room_after_move(side, node);
    memcpy(side->other + side->top, side->other + from, (size_t)length * sizeof *side->other);
    memcpy(side->number + side->top, side->number + from, (size_t)length * sizeof *side->number);
    side->start[node] = side->top;
    side->end[node] = side->top + length;
    side->room[node] = side->top += room;
}

static void put(Side *side, int64_t edge, int32_t other, int64_t number) {
    side->other[edge] = other;
    side->number[edge] = number;
}

static int comes_before(int64_t number, int32_t other, int64_t than_number, int32_t than_other) {
    return number > than_number || (number == than_number && other < than_other);
}

/* Move the hole at `edge` towards the start of the list until what is to fill it comes after the one before. */
static int64_t rise(Side *side, int64_t edge, int64_t start, int32_t other, int64_t number) {
    for (; edge > start && comes_before(number, other, side->number[edge - 1], side->other[edge - 1]); edge--)
        put(side, edge, side->other[edge - 1], side->number[edge - 1]);
    return edge;
}

static int64_t sink(Side *side, int64_t edge, int64_t end, int32_t other, int64_t number) {
    for (; edge + 1 < end && comes_before(side->number[edge + 1], side->other[edge + 1], number, other); edge++)
        put(side, edge, side->other[edge + 1], side->number[edge + 1]);
    return edge;
}

/* Ask live_edge_fits first. */
void live_edge_insert(Side *side, int32_t node, int32_t other, int64_t number) {
    if (side->end[node] == side->room[node]) move_to_the_end(side, node);
    put(side, rise(side, side->end[node]++, side->start[node], other, number), other, number);
}

void live_edge_remove(Side *side, int32_t node, int64_t edge) {
    size_t after = (size_t)(--side->end[node] - edge);
    memmove(side->other + edge, side->other + edge + 1, after * sizeof *side->other);
    memmove(side->number + edge, side->number + edge + 1, after * sizeof *side->number);
}

void live_edge_renumber(Side *side, int32_t node, int64_t edge, int64_t number) {
    int32_t other = side->other[edge];
    edge = rise(side, edge, side->start[node], other, number);
    put(side, sink(side, edge, side->end[node], other, number), other, number);
}

/* Sort one list by shell sort: lists are short and nearly sorted. */
static void sort_list(Side *side, int32_t node) {
    static const int64_t gaps[] = {29524, 9841, 3280, 1093, 364, 121, 40, 13, 4, 1};
    int64_t start = side->start[node], end = side->end[node];
    for (unsigned g = 0; g < sizeof gaps / sizeof *gaps; g++)
        for (int64_t e = start + gaps[g]; e < end; e++) {
            int32_t other = side->other[e];
            int64_t number = side->number[e], f = e;
            for (; f - gaps[g] >= start; f -= gaps[g]) {
                if (!comes_before(number, other, side->number[f - gaps[g]], side->other[f - gaps[g]])) break;
                put(side, f, side->other[f - gaps[g]], side->number[f - gaps[g]]);
            }
            put(side, f, other, number);
        }
}

/* Lay out empty lists for `nodes` nodes with these lengths, a quarter to spare; see live_fill. */
static void lay_out(Side *side, int32_t nodes, const int64_t *length) {
    side->top = 0;
    for (int32_t node = 0; node < nodes; node++) {
        side->start[node] = side->end[node] = side->top;
        side->room[node] = side->top += length[node] + length[node] / 4 + 4;
    }
}

static void append(Side *side, int32_t node, int32_t other, int64_t number) {
    put(side, side->end[node]++, other, number);
}

/* Fill both sides from lists by row: row i has edges [ptr[i], ptr[i + 1]). lengths: work space by column, zeros. */
void live_fill(Live *live, int32_t rows, int32_t columns, const int64_t *ptr, const int32_t *other,
               const int64_t *number, int64_t *row_lengths, int64_t *column_lengths) {
    for (int32_t i = 0; i < rows; i++) row_lengths[i] = ptr[i + 1] - ptr[i];
    for (int64_t e = 0; e < ptr[rows]; e++) column_lengths[other[e]]++;
    lay_out(&live->row, rows, row_lengths);
    lay_out(&live->column, columns, column_lengths);
    for (int32_t i = 0; i < rows; i++)
        for (int64_t e = ptr[i]; e < ptr[i + 1]; e++) {
            append(&live->row, i, other[e], number[e]);
            append(&live->column, other[e], i, number[e]);
        }
    for (int32_t i = 0; i < rows; i++) sort_list(&live->row, i);
    for (int32_t j = 0; j < columns; j++) sort_list(&live->column, j);
}
