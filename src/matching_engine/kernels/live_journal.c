/* Every change of a live market goes through here, noted with what was before, so that it can be undone exactly. */
#include "live.h"

#include <stdlib.h>
#include <string.h>

Journal *live_journal_new(void) { return calloc(1, sizeof(Journal)); }

void live_journal_free(Journal *journal) {
    if (journal) free(journal->entries);
    free(journal);
}

int64_t live_journal_count(const Journal *journal) { return journal->is_broken ? NOBODY : journal->count; }

void live_journal_copy(const Journal *journal, int64_t first, Entry *target) {
    if (journal->count > first)
        memcpy(target, journal->entries + first, (size_t)(journal->count - first) * sizeof(Entry));
}

/* Drop the oldest `count` entries. */
void live_journal_forget(Journal *journal, int64_t count) {
    journal->count -= count;
    if (journal->count) memmove(journal->entries, journal->entries + count, (size_t)journal->count * sizeof(Entry));
    if (!journal->count) journal->is_broken = 0;
}

static int grow(Journal *journal) {
    int64_t capacity = journal->capacity ? 2 * journal->capacity : 1024;
    Entry *entries = realloc(journal->entries, (size_t)capacity * sizeof(Entry));
    if (!entries) return 0;
    journal->entries = entries;
    journal->capacity = capacity;
    return 1;
}

void live_note(Live *live, int32_t kind, int32_t who, int64_t before) {
    Journal *journal = live->journal;
    if (journal->is_broken) return;
    if (journal->count == journal->capacity && !grow(journal)) {
        journal->is_broken = 1;
        return;
    }
    journal->entries[journal->count++] = (Entry){kind, who, before};
}

static int64_t counted(int64_t price) { return price >= AWAY ? 0 : price; }

void live_set_u(Live *live, int32_t row, int64_t price) {
    live_note(live, U, row, live->u[row]);
    live->total += (uint64_t)counted(price) - (uint64_t)counted(live->u[row]);
    live->u[row] = price;
}

/* A column without a place counts nothing, whatever its price. */
void live_set_v(Live *live, int32_t column, int64_t price) {
    live_note(live, V, column, live->v[column]);
    if (live->places[column]) live->total += (uint64_t)live->places[column] * (uint64_t)(price - live->v[column]);
    live->v[column] = price;
}

static void set_mate(Live *live, int32_t row, int32_t column) {
    live_note(live, MATE, row, live->mate[row]);
    live->mate[row] = column;
}

static void set_taken(Live *live, int32_t column, int32_t taken) {
    live_note(live, TAKEN, column, live->taken[column]);
    live->taken[column] = taken;
}

static void set_seat(Live *live, int32_t column, int32_t seat, int32_t row) {
    int32_t *at = live->seats + live->seats_at[column] + seat;
    live_note(live, SEAT, column, (int64_t)seat << 32 | (uint32_t)*at);
    *at = row;
}

void live_take_seat(Live *live, int32_t row, int32_t column) {
    int32_t taken = live->taken[column];
    set_seat(live, column, taken, row);
    set_taken(live, column, taken + 1);
    set_mate(live, row, column);
}

/* Return the column that the row sat in; the last one there moves up. */
int32_t live_leave_seat(Live *live, int32_t row) {
    int32_t column = live->mate[row], last = live->taken[column] - 1, seat = 0;
    const int32_t *seats = live->seats + live->seats_at[column];
    while (seats[seat] != row) seat++;
    if (seat != last) set_seat(live, column, seat, seats[last]);
    set_taken(live, column, last);
    set_mate(live, row, NOBODY);
    return column;
}

void live_shift_edges(Live *live, int32_t row, int64_t by) {
    live_note(live, SHIFTED, row, by);
    for (int64_t e = live->row.start[row]; e < live->row.end[row]; e++) {
        int32_t column = live->row.other[e];
        int64_t number = live->row.number[e] += by;
        live_edge_renumber(&live->column, column, live_edge_of(&live->column, column, row), number);
    }
}

static void renumber(Live *live, int32_t row, int32_t column, int64_t number) {
    live_edge_renumber(&live->row, row, live_edge_of(&live->row, row, column), number);
    live_edge_renumber(&live->column, column, live_edge_of(&live->column, column, row), number);
}

static void remove_edge(Live *live, int32_t row, int32_t column) {
    live_edge_remove(&live->row, row, live_edge_of(&live->row, row, column));
    live_edge_remove(&live->column, column, live_edge_of(&live->column, column, row));
}

/* NUMBER (column, number) stands just before REMOVED and RENUMBERED (row). */
static void put_back(Live *live, const Entry *entry) {
    int32_t who = entry->who, column;
    int64_t before = entry->before;
    switch (entry->kind) {
    case TOTAL: live->total = (uint64_t)before; break;
    case U: live->u[who] = before; break;
    case V: live->v[who] = before; break;
    case MATE: live->mate[who] = (int32_t)before; break;
    case TAKEN: live->taken[who] = (int32_t)before; break;
    case SEAT: live->seats[live->seats_at[who] + (before >> 32)] = (int32_t)(uint32_t)before; break;
    case LEAST: live->least[who] = before; break;
    case PLACES: live->places[who] = (int32_t)before; break;
    case ADDED: remove_edge(live, who, (int32_t)before); break;
    case SHIFTED:
        live_shift_edges(live, who, -before);
        live->journal->count--; /* undoing is not noted */
        break;
    case REMOVED:
        column = entry[-1].who;
        live_edge_insert(&live->row, who, column, entry[-1].before);
        live_edge_insert(&live->column, column, who, entry[-1].before);
        break;
    case RENUMBERED: renumber(live, who, entry[-1].who, entry[-1].before); break;
    default: break;
    }
}

static int has_room(const Live *live, const Entry *entry) {
    return entry->kind != REMOVED ||
           (live_edge_fits(&live->row, entry->who) && live_edge_fits(&live->column, entry[-1].who));
}

/* Take back everything noted after the first `mark` entries; LIVE_FULL leaves off half-way, to be called again. */
int32_t live_undo(Live *live, int64_t mark) {
    Journal *journal = live->journal;
    while (journal->count > mark) {
        const Entry entry[2] = {journal->count > 1 ? journal->entries[journal->count - 2] : (Entry){0},
                                journal->entries[journal->count - 1]};
        if (!has_room(live, entry + 1)) return LIVE_FULL;
        journal->count--;
        put_back(live, entry + 1);
    }
    return LIVE_DONE;
}
