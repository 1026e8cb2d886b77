"""A solved sparse market that stays exactly solved: each change is one kernel call with one shortest path or two.

Rows want one partner, columns have places. An edge carries a pair's number (base + k * fit, what the pair adds to
the sum); leaving somebody alone adds 0. The prices prove the matching at every moment: u + v >= number on every
edge, equal on matched ones, u = 0 for a row alone, v = 0 for a column with a free place.
"""

import ctypes
from dataclasses import dataclass
from typing import Self

import numpy as np

from ..kernels import library
from .memory import AWAY, I32, I64, KINDS, function
from .storage import Nothing, Solved, Storage, nearest

FULL, ABSENT = 1, 2
FAR_IN_ONE_GO = 1 << 60
"""Where the value may have moved by more, it is counted anew rather than followed modulo 2**64."""
KIND = {name: number for number, name in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Proof:
    """The matching's worth and the prices', worked out again from the edges; equal and unbroken they prove it best.

    worst: by how much the prices fail an edge at most. broken: how many other conditions do not hold.
    """

    primal: int
    dual: int
    worst: int
    broken: int

    @property
    def holds(self) -> bool:
        """Tell whether nothing better can exist."""
        return self.primal == self.dual and not self.worst and not self.broken


@dataclass(frozen=True, slots=True)
class Changes:
    """Whom some operations touched: rows and columns whose price changed, and each moved row's column before."""

    rows: I32
    columns: I32
    before: dict[int, int]


class LiveMarket:
    """Edges, prices and matching that change together.

    After every operation the matching is the best one and `u`, `v` prove it. A row who is away keeps her edges, and
    so does a column without places.
    """

    def __init__(self, market: Solved) -> None:
        """Take over a solved market; it is copied.

        :raises NeedsKernels: when the kernels are not built here
        """
        self._at = Storage(market)
        self._live, self._journal = self._at.seen, self._at.journal
        self._forgotten, self._value = 0, self._at.counted()
        self._declare()

    # ---- what it is now ----

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many rows and columns there are, those away included."""
        return self._at.rows, self._at.columns

    @property
    def value(self) -> int:
        """Return what the matching is worth, locked pairs left out; goals of many people come to more than 64 bits."""
        self._value = nearest(int(self._live.total), self._value)
        return self._value

    @property
    def u(self) -> I64:
        """Return the rows' prices, AWAY for who is not here; a view that changes with the market."""
        return self._at.of_row["u"][: self._at.rows]

    @property
    def v(self) -> I64:
        """Return the columns' prices for one place, AWAY for columns without any; a view."""
        return self._at.of_column["v"][: self._at.columns]

    @property
    def mate(self) -> I32:
        """Return each row's column, -1 for none (a locked row has none); a view."""
        return self._at.of_row["mate"][: self._at.rows]

    @property
    def places(self) -> I32:
        """Return the places of each column that are in the market, locked ones left out; a view."""
        return self._at.of_column["places"][: self._at.columns]

    @property
    def counters(self) -> dict[str, int]:
        """Return how much work the repairs have been: the noise-free side of time."""
        return {name: int(getattr(self._live, name)) for name in ("edges_visited", "columns_visited", "paths")}

    def is_here(self, row: int) -> bool:
        """Tell whether a row is in the market: neither away nor locked."""
        return int(self._at.of_row["least"][row]) < AWAY

    def edges(self, row: int) -> tuple[I32, I64]:
        """Return a copy of a row's columns and numbers, largest number first."""
        lists = self._at.row_lists
        part = slice(int(lists.start[row]), int(lists.end[row]))
        return lists.other[part].copy(), lists.number[part].copy()

    def rows_of(self, column: int) -> I32:
        """Return a copy of the rows that have an edge to a column."""
        lists = self._at.column_lists
        return lists.other[int(lists.start[column]) : int(lists.end[column])].copy()

    def proof(self) -> Proof:
        """Work the proof out again from all edges."""
        numbers = np.zeros(5, np.int64)
        self._prove(ctypes.byref(self._live), self._at.rows, self._at.columns, numbers.ctypes.data)
        primal, dual, worst, broken = (int(number) for number in numbers[:4])
        return Proof(nearest(primal, self.value), nearest(dual, self.value), worst, broken)

    # ---- pairs ----

    def veto(self, row: int, column: int) -> bool:
        """Take a pair out; return False when there is no such edge, which changes nothing."""
        return self._remove(self._seen, row, column) != ABSENT

    def lift(self, row: int, column: int, number: int) -> None:
        """Put a pair in; nothing changes when it is there already."""
        self.add(np.array([row], np.int32), np.array([column], np.int32), np.array([number], np.int64))

    def add(self, rows: I32, columns: I32, numbers: I64, *, is_change: bool = True) -> int:
        """Put pairs in, passing over those already there; return how many were not.

        rows, columns, numbers: equally long. is_change: False for pairs that were only not known yet: an undo then
        leaves them, because they belong to every earlier state as well.
        """
        left, before, done = np.empty(rows.size, np.int32), int(self._live.edges), 0
        while done < rows.size:
            part = rows[done:], columns[done:], numbers[done:]
            seen = [library.address(array, array.dtype, rows.size - done) for array in part]
            done += self._add(self._seen, rows.size - done, *seen, int(is_change), left.ctypes.data)
            if done < rows.size:
                self._at.room_for_edge(int(rows[done]), int(columns[done]))
        if rows.size * max(abs(int(numbers.max(initial=0))), 1) > FAR_IN_ONE_GO:
            self._value = self._at.counted()
        return int(self._live.edges) - before

    def renumber(self, row: int, column: int, number: int) -> bool:
        """Give a pair another number; return False when there is no such edge."""
        return self._renumber(self._seen, row, column, number) != ABSENT

    def shift(self, row: int, by: int) -> None:
        """Let all numbers of a row rise by the same: her base changed."""
        self._shift(self._seen, row, by)

    # ---- rows and columns ----

    def leave(self, row: int) -> None:
        """Let a row leave; her edges wait for her."""
        self._set_least(self._seen, row, AWAY)

    def arrive(self, row: int) -> None:
        """Let a row come (back), with the edges that she has."""
        self._set_least(self._seen, row, 0)

    def set_places(self, column: int, places: int) -> None:
        """Give a column this many places in the market; 0 lets it leave."""
        self._at.room_for_places(column, places)
        self._set_places(self._seen, column, places)

    def lock(self, row: int, column: int) -> bool:
        """Let the two leave the market together; False when she is away or the column has no place."""
        return self._lock(self._seen, row, column) != ABSENT

    def unlock(self, row: int, column: int) -> None:
        """Let the two of a lock come back."""
        self._at.room_for_places(column, int(self.places[column]) + 1)
        self._unlock(self._seen, row, column)

    def add_row(self) -> int:
        """Return a new row; she is away and has no edges."""
        return self._at.new_row()

    def add_column(self) -> int:
        """Return a new column; it has no places and no edges."""
        return self._at.new_column()

    # ---- what changed, and taking it back ----

    def mark(self) -> int:
        """Return a mark of this moment for `changes` and `undo`."""
        return self._forgotten + len(self._journal)

    def changes(self, mark: int) -> Changes:
        """Tell whom the operations since a mark touched."""
        entries = self._journal.since(self._since(mark))
        rows, columns = (np.unique(entries["who"][entries["kind"] == KIND[kind]]) for kind in ("u", "v"))
        moved = entries[entries["kind"] == KIND["mate"]]
        who, first = np.unique(moved["who"], return_index=True)
        before = dict(zip(who.tolist(), moved["before"][first].tolist(), strict=True))
        mate = self.mate
        return Changes(rows, columns, {row: column for row, column in before.items() if mate[row] != column})

    def undo(self, mark: int) -> None:
        """Bring back prices, matching, edges and places exactly as they were at a mark."""
        first = self._since(mark)
        while self._undo(self._seen, first) == FULL:
            who = self._journal.since(len(self._journal) - 2)["who"]
            self._at.room_for_edge(int(who[1]), int(who[0]))
        self._value = self.value

    def forget(self, mark: int) -> None:
        """Drop what was noted before a mark: nothing before it can be undone any more."""
        count = self._since(mark)
        self._journal.forget(count)
        self._forgotten += count

    def _since(self, mark: int) -> int:
        if not self._forgotten <= mark <= self.mark():
            raise ValueError("The mark is not one of this market, or it was forgotten.")
        return mark - self._forgotten

    def _declare(self) -> None:
        live, node, number, array = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64, ctypes.c_void_p
        self._seen = ctypes.addressof(self._live)
        self._prove = function("live_prove", live, node, node, array, result=None)
        self._remove = function("live_remove", live, node, node, result=node)
        self._add = function("live_add", live, number, array, array, array, node, array)
        self._renumber = function("live_renumber", live, node, node, number, result=node)
        self._shift = function("live_shift", live, node, number, result=node)
        self._set_least = function("live_set_least", live, node, number, result=node)
        self._set_places = function("live_set_places", live, node, node, result=node)
        self._lock = function("live_lock", live, node, node, result=node)
        self._unlock = function("live_unlock", live, node, node, result=node)
        self._undo = function("live_undo", live, number, result=node)

    @classmethod
    def empty(cls, rows: int, places: I32) -> Self:
        """Return a market without any edge: everybody is alone and here."""
        return cls(Nothing(rows, places))
