"""A market laid out for the kernels: sorted edges for both sides, places, and the room that bids and searches need.

The structures repeat kernels/market.h field by field.
"""

import ctypes
from typing import Any

import numpy as np

from ..kernels import library
from ..schema.compiled import I32, I64

NARROW = np.dtype([("node", np.int32), ("value", np.int32)])
WIDE = np.dtype([("node", np.int64), ("value", np.int64)])
FAR = 2**63 - 1
NOBODY = -1
CLOSE_TOGETHER = 2**16
"""Values within such a span are sorted by counting, which is several times faster."""
SHORT = 20_000
"""Up to so many edges a call ends before Ctrl-C could be pressed, and needs no thread to be interruptible."""


class _Side(ctypes.Structure):
    _fields_ = [("count", library.I64), *((name, library.P) for name in ("start", "edges", "price", "least"))]


class _Market(ctypes.Structure):
    _fields_ = [
        *(("rows", _Side), ("columns", _Side)),
        *((name, library.P) for name in ("alone", "first", "mate", "held", "asked", "open", "queue")),
        *((name, library.P) for name in ("distance", "position", "by", "from", "heap", "reached", "settled")),
        *(("is_wide", library.I32), ("is_single", library.I32)),
        *((name, library.I64) for name in ("edges_visited", "bids", "paths")),
    ]


class Layout:
    """The arrays of one market and the structure that points at them.

    start: shape (n + 1,). columns, values: shape (edges,). places: how many each column has, shape (m,); a column
    with edges has one at least, and never more than one above the number of its edges. alone: shape (n,).
    """

    def __init__(self, start: I64, columns: I32, values: I32 | I64, places: I64, alone: I64) -> None:
        """Sort the edges for both sides and seat nobody."""
        n, m = len(alone), len(places)
        self.rows, self.columns = n, m
        self._is_wide = values.dtype == np.int64
        self._edges = self._laid_out(start, columns, values)
        self.first = np.zeros(m + 1, np.int64)
        np.cumsum(places, out=self.first[1:])
        self.is_single = bool((places == 1).all())
        self.alone, self.u, self.v = alone.copy(), alone.copy(), np.zeros(m, np.int64)
        self.mate = np.full(n, NOBODY, np.int32)
        self.held = np.full(self.first[-1], NOBODY, np.int32)
        self.open = places.astype(np.int32)
        # With one place each, what a place asks is the price of its column.
        self.asked = self.v if self.is_single else np.zeros(len(self.held), np.int64)
        self._room = {
            "queue": np.empty(max(n, m), np.int32),
            "distance": np.full(m, FAR, np.int64),
            "position": np.full(m, NOBODY, np.int32),
            **{name: np.empty(m, np.int32) for name in ("by", "from", "heap", "reached", "settled")},
        }
        self._least = np.empty(n, np.int64), np.empty(m, np.int64)
        self._seen = self._structure()

    def start_from(self, v: I64, mate: I32) -> None:
        """Take over a matching and prices of columns; whoever finds no place in it stays alone."""
        self.renumber(self.alone, np.maximum(v, 0))
        rows = np.flatnonzero((mate >= 0) & (mate < self.columns))
        rows = rows[np.argsort(mate[rows], kind="stable")]
        column = mate[rows]
        taken = np.arange(len(rows)) - np.searchsorted(column, column)
        fits = taken < np.diff(self.first)[column]
        rows, column, taken = rows[fits], column[fits], taken[fits]
        self.mate[rows] = column
        self.held[self.first[column] + taken] = rows
        self.open -= np.bincount(column, minlength=self.columns).astype(np.int32)

    def renumber(self, alone: I64, v: I64) -> None:
        """Go on with the same matching in other numbers; `settle` or `finish` gives the rows theirs."""
        self.alone[:], self.v[:] = alone, v
        self.u[:] = np.maximum(self.u, self.alone)
        if not self.is_single:
            self.asked[:] = np.repeat(self.v, np.diff(self.first))

    def settle(self) -> tuple[int, int]:
        """Give matched rows what v leaves them; return how many rows could gain, and the most that one could."""
        most = np.zeros(1, np.int64)
        settle = library.declare("market_settle", library.P, library.P)
        return settle(self._at(), most.ctypes.data), int(most[0])

    def bid(self, epsilon: int) -> None:
        """Bid in steps of epsilon, then finer ones, down to 1, from the prices that stand.

        :raises KeyboardInterrupt: when Ctrl-C was pressed; this layout is then good for nothing
        """
        self._run(library.declare("market_bid", library.P, library.I64, library.P), epsilon)

    def finish(self) -> None:
        """Make prices and matching exact, from any v.

        :raises KeyboardInterrupt: when Ctrl-C was pressed; this layout is then good for nothing
        """
        self._run(library.declare("market_finish", library.P, library.P))

    def extreme(self, name: str) -> tuple[I64, I64]:
        """Return u and v of one end of the optimal prices; name: "least_v" or "most_v"."""
        u, v = np.empty(self.rows, np.int64), np.empty(self.columns, np.int64)
        self._run(library.declare(f"market_{name}", *[library.P] * 4), u.ctypes.data, v.ctypes.data)
        return u, v

    @property
    def edges_visited(self) -> int:
        """Return how many edges the bids and paths have looked at: the noise-free side of time."""
        return int(self._seen.edges_visited)

    @property
    def bids(self) -> int:
        """Return how many bids there were."""
        return int(self._seen.bids)

    @property
    def paths(self) -> int:
        """Return how many shortest paths made the end exact."""
        return int(self._seen.paths)

    def _run(self, function: library.Function, *arguments: Any) -> None:
        if len(self._edges[1]) <= SHORT:
            function(self._at(), *arguments, np.zeros(1, np.int32).ctypes.data)
        else:
            library.call(function, self._at(), *arguments)

    def _at(self) -> int:
        return ctypes.addressof(self._seen)

    def _laid_out(self, start: I64, columns: I32, values: I32 | I64) -> tuple[I64, Any, I64, Any]:
        by_row = np.empty(len(columns), WIDE if self._is_wide else NARROW)
        lists = (start, by_row, np.empty(self.columns + 1, np.int64), np.empty_like(by_row))
        least, most = int(values.min(initial=0)), int(values.max(initial=0))
        if not self._is_wide and most - least < CLOSE_TOGETHER:
            self._lay_out_by_counting(lists, columns, values, least, most)
        else:
            by_row["node"], by_row["value"] = columns, values
            self._lay_out_by_sorting(lists, columns)
        return lists

    def _lay_out_by_counting(
        self, lists: tuple[I64, Any, I64, Any], columns: I32, values: I32 | I64, least: int, most: int
    ) -> None:
        start, by_row, column_start, by_column = lists
        room, rank = np.empty(len(columns), np.int64), np.empty(most - least + 2, np.int64)
        arrays = (room, rank, np.empty(self.rows, np.int64), by_row, column_start, by_column)
        pointer, long, short = library.P, library.I64, library.I32
        count = library.declare(
            "market_lay_out_by_counting", long, long, *[pointer] * 3, short, short, *[pointer] * 6, result=None
        )
        given = (array.ctypes.data for array in (start, columns, values))
        count(self.rows, self.columns, *given, least, most, *(array.ctypes.data for array in arrays))

    def _lay_out_by_sorting(self, lists: tuple[I64, Any, I64, Any], columns: I32) -> None:
        start, by_row, column_start, by_column = lists
        longest = max(int(np.diff(start).max(initial=0)), int(np.bincount(columns).max(initial=0)))
        arrays = (by_row, column_start, by_column, np.empty(longest, by_row.dtype))
        pointer, long = library.P, library.I64
        sort = library.declare("market_lay_out", long, long, library.I32, *[pointer] * 5, result=None)
        sort(self.rows, self.columns, self._is_wide, start.ctypes.data, *(array.ctypes.data for array in arrays))

    def _structure(self) -> _Market:
        start, by_row, column_start, by_column = self._edges
        seen = _Market(is_wide=self._is_wide, is_single=self.is_single)
        sides = (
            (seen.rows, self.rows, start, by_row, self.u, self._least[0]),
            (seen.columns, self.columns, column_start, by_column, self.v, self._least[1]),
        )
        for side, count, starts, edges, price, least in sides:
            side.count = count
            side.start, side.edges = starts.ctypes.data, edges.ctypes.data
            side.price, side.least = price.ctypes.data, least.ctypes.data
        own = {name: getattr(self, name) for name in ("alone", "first", "mate", "held", "asked", "open")}
        for name, array in (own | self._room).items():
            setattr(seen, name, array.ctypes.data)
        return seen
