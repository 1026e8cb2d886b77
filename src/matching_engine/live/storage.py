"""The arrays of a live market: taken over from a solved one, and made longer when people or pairs come."""

import ctypes
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..kernels import library
from ..market.market import total, total_of_places
from .memory import (
    AWAY,
    COLUMN_ARRAYS,
    I32,
    I64,
    NOBODY,
    ROW_ARRAYS,
    CLive,
    Journal,
    Lists,
    function,
    longer,
    work_space,
)

SPARE = 8


class Solved(Protocol):
    """A sparse market with its best matching and the prices that prove it; `market.Market` is one.

    Row i has edges ptr[i] .. ptr[i + 1] to `columns`, worth `values` - alone[i] each. u is at least `alone`.
    """

    ptr: I64
    columns: I32
    values: NDArray[Any]
    places: I32
    alone: I64
    u: I64
    v: I64
    mate: I32


class Storage:
    """All that C reads and writes.

    rows, columns: how many there are; the arrays may be longer. of_row, of_column: arrays by name, as in live.h.
    seen: how C sees them.
    """

    def __init__(self, market: Solved) -> None:
        """Copy a solved market.

        :raises NeedsKernels: when the kernels are not built here
        """
        self.seen, self.journal = CLive(), Journal()
        self.seen.journal = self.journal.address
        self.rows, self.columns = market.alone.size, market.places.size
        self.of_row = {name: np.zeros(self.rows, dtype) for name, dtype in ROW_ARRAYS.items()}
        self.of_column = {name: np.zeros(self.columns, dtype) for name, dtype in COLUMN_ARRAYS.items()}
        self._work = work_space(self.columns)
        self._read_matching(market)
        self._read_edges(market)

    def _read_edges(self, market: Solved) -> None:
        room = market.columns.size + market.columns.size // 4 + 1024
        self.row_lists, self.column_lists = (Lists(size, room + 5 * size) for size in (self.rows, self.columns))
        self.show()
        ptr = np.ascontiguousarray(market.ptr, np.int64)
        number = np.asarray(market.values, np.int64) - np.repeat(market.alone, np.diff(ptr))
        other = np.ascontiguousarray(market.columns, np.int32)
        lengths = np.zeros(self.rows, np.int64), np.zeros(self.columns, np.int64)
        live, node, array = ctypes.c_void_p, ctypes.c_int32, ctypes.c_void_p
        fill = function("live_fill", live, node, node, *[array] * 5, result=None)
        arrays = [kept.ctypes.data for kept in (ptr, other, number, *lengths)]
        fill(ctypes.addressof(self.seen), self.rows, self.columns, *arrays)

    def _read_matching(self, market: Solved) -> None:
        """Copy prices, mates and places; seats lie column by column in the order of the rows."""
        row, column = self.of_row, self.of_column
        row["u"][:], row["mate"][:] = market.u - market.alone, market.mate
        column["places"][:] = market.places
        column["v"][:] = np.where(market.places > 0, market.v, AWAY)
        seated = np.flatnonzero(row["mate"] >= 0)
        order = seated[np.argsort(row["mate"][seated], kind="stable")]
        mates = row["mate"][order]
        column["taken"][:] = np.bincount(mates, minlength=self.columns)
        self._seat_room = column["places"].astype(np.int64)
        column["seats_at"][:] = np.cumsum(self._seat_room) - self._seat_room
        self._seats = np.full(int(self._seat_room.sum()), NOBODY, np.int32)
        rank = np.arange(order.size) - np.searchsorted(mates, mates)
        self._seats[column["seats_at"][mates] + rank] = order
        self.seen.total = nearest(self.counted(), 0)  # C counts modulo 2**64

    def counted(self) -> int:
        """Return what the matching is worth, summed exactly from the prices of everybody who is here."""
        u, v, places = self.of_row["u"], self.of_column["v"], self.of_column["places"]
        return total(u[u < AWAY]) + total_of_places(v[places > 0], places[places > 0])

    def show(self) -> None:
        """Let C see all arrays as they are now."""
        self.row_lists.show(self.seen.row)
        self.column_lists.show(self.seen.column)
        for name, array in {**self.of_row, **self.of_column, **self._work, "seats": self._seats}.items():
            setattr(self.seen, name, library.address(array, array.dtype, *array.shape, writable=True))

    def room_for_edge(self, row: int, column: int) -> None:
        """Make sure that one more edge fits in between these two."""
        for lists, side, node in (
            (self.row_lists, self.seen.row, row),
            (self.column_lists, self.seen.column, column),
        ):
            needed = int(side.top) + 2 * int(lists.end[node] - lists.start[node]) + SPARE
            if lists.end[node] == lists.room[node] and needed > lists.other.size:
                lists.more_edges(needed + lists.other.size // 4)
        self.show()

    def room_for_places(self, column: int, places: int) -> None:
        """Make sure that a column can seat this many; its seats move to the end if they must."""
        if places <= self._seat_room[column]:
            return
        # Empty seats move too: an undo may seat again who sat there.
        at, had = int(self.of_column["seats_at"][column]), int(self._seat_room[column])
        end, room = self._seats.size, max(places, 2 * had)
        seats = longer(self._seats, end + room, NOBODY)
        seats[end : end + had] = seats[at : at + had]
        self.of_column["seats_at"][column], self._seat_room[column], self._seats = end, room, seats
        self.show()

    def new_row(self) -> int:
        """Return a new row, away and without edges."""
        if self.rows == self.of_row["u"].size:
            fill = {"least": AWAY, "u": AWAY, "mate": NOBODY}
            size = self.rows + self.rows // 4 + SPARE
            self.of_row = {name: longer(array, size, fill[name]) for name, array in self.of_row.items()}
            self.row_lists.more_nodes(size)
            self.show()
        self.rows += 1
        return self.rows - 1

    def new_column(self) -> int:
        """Return a new column without places and edges."""
        if self.columns == self.of_column["v"].size:
            size = self.columns + self.columns // 4 + SPARE
            self.of_column = {
                name: longer(array, size, AWAY if name == "v" else 0) for name, array in self.of_column.items()
            }
            self._seat_room = longer(self._seat_room, size, 0)
            self._work = work_space(size)
            self.column_lists.more_nodes(size)
            self.show()
        self.columns += 1
        return self.columns - 1


def nearest(number: int, near: int) -> int:
    """Return the number nearest to `near` that equals `number` modulo 2**64."""
    return near + (number - near + 2**63) % 2**64 - 2**63


class Nothing:
    """A solved market without edges."""

    def __init__(self, rows: int, places: I32) -> None:
        self.ptr, self.columns = np.zeros(rows + 1, np.int64), np.zeros(0, np.int32)
        self.values: NDArray[Any] = np.zeros(0, np.int64)
        self.places, self.alone, self.u = places, np.zeros(rows, np.int64), np.zeros(rows, np.int64)
        self.v, self.mate = np.zeros(places.size, np.int64), np.full(rows, NOBODY, np.int32)
