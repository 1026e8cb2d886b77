"""The sparse market: the heaviest matching over given pairs, and the prices that prove it.

Rows want one partner each, columns have places. Row i is worth alone[i] by herself; a pair is worth its value. A
matching is the best when prices u (rows) and v (columns, for one place) pay for everything:
u[i] >= alone[i], v[j] >= 0, u[i] + v[j] >= value of every pair, with equality on the chosen ones, u[i] == alone[i]
for whoever is alone and v[j] == 0 for whoever has a place free (linear programming duality; Shapley and Shubik 1971).

With alone = -base the market is that of pair numbers base[i] + k * fit, whose bases may be as large as 10^15.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors import BadInput
from ..kernels import library
from ..schema.compiled import I32, I64
from ..whole_numbers import wholes
from .ladder import Ladder
from .memory import NOBODY, Layout
from .without_kernels import solve_without_kernels

__all__ = ["Market", "Prices", "Proof", "total", "total_of_places"]

LARGEST_INT32, LARGEST_INT64 = 2**31 - 1, 2**63 - 1
LARGEST_VALUE = 2**60
"""Values, and what rows are worth alone, stay within this: no difference of them, and no price, leaves 64 bits."""
FEW_UNHAPPY = 0.02
"""Up to this share of the rows shortest paths alone mend a start; beyond it bids are faster."""
AT_ONCE = 1_000_000
"""How many pairs the proof looks at together, so that it needs no room."""


class Prices(NamedTuple):
    """A solution to start from: u by row, v by column, and each row's column in `mate`, -1 for none."""

    u: I64
    v: I64
    mate: I32


@dataclass(frozen=True, slots=True)
class Proof:
    """What the matching and the prices are worth, worked out from the pairs; equal and unbroken they prove it best.

    primal: the sum of value - alone over the matched pairs. dual: the sum of u - alone and of v over all places.
    worst: by how much a pair is worth more than its two prices. broken: how many other conditions do not hold.
    """

    primal: int
    dual: int
    worst: int
    broken: int

    @property
    def holds(self) -> bool:
        """Tell whether nothing better can exist."""
        return self.primal == self.dual and self.worst <= 0 and not self.broken


class Market:
    """Pairs, places and what everybody is worth alone; after `solve` also the best matching and its prices.

    u: shape (n,). v: shape (m,). mate: each row's column or -1, shape (n,).
    """

    def __init__(
        self, ptr: I64, columns: I32, values: I32 | I64, places: I32 | None = None, alone: I64 | None = None
    ) -> None:
        """Hold the pairs: row i has columns[ptr[i] : ptr[i + 1]], no column twice, with these values.

        places: how many each column has, one where none are given. alone: what each row is worth by herself, 0 where
        nothing is given. A column without places takes nobody, so its pairs are left out.

        :raises BadInput: when an array holds what is no whole number or too large, or they do not belong together
        """
        n = len(ptr) - 1
        self.ptr = np.ascontiguousarray(wholes("ptr", ptr, 0, LARGEST_INT64), np.int64)
        self.columns = np.ascontiguousarray(wholes("columns", columns, -LARGEST_INT32, LARGEST_INT32), np.int32)
        self.values = _narrowest(wholes("values", values, -LARGEST_VALUE, LARGEST_VALUE))
        of_all = places if places is not None else np.ones(int(self.columns.max(initial=-1)) + 1, np.int32)
        self.places = np.ascontiguousarray(wholes("places", of_all, -LARGEST_INT32, LARGEST_INT32), np.int32)
        by_herself = np.zeros(max(0, n), np.int64) if alone is None else alone
        self.alone = np.ascontiguousarray(wholes("alone", by_herself, -LARGEST_VALUE, LARGEST_VALUE), np.int64)
        self._check()
        if (self.places <= 0).any():
            self._leave_out_closed()
        self.u, self.v = self.alone.copy(), np.zeros(len(self.places), np.int64)
        self.mate = np.full(n, NOBODY, np.int32)
        self.edges_visited = self.bids = self.paths = 0

    def _check(self) -> None:
        """Make sure that no kernel reads beside an array."""
        pairs, n, m = len(self.columns), len(self.ptr) - 1, len(self.places)
        if n < 0 or self.ptr[0] != 0 or self.ptr[-1] != pairs or (np.diff(self.ptr) < 0).any():
            raise BadInput(f"ptr must rise from 0 to the number of pairs, {pairs}.")
        if len(self.values) != pairs or len(self.alone) != n:
            raise BadInput(f"{pairs} values and {n} alone are needed, not {len(self.values)} and {len(self.alone)}.")
        if pairs and not 0 <= self.columns.min() <= self.columns.max() < m:
            raise BadInput(f"Every column must be one of 0 to {m - 1}.")

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        return len(self.alone), len(self.places)

    def solve(self, start: Prices | None = None) -> None:
        """Find the best matching and its prices; start: a solution of a market that was much like this one.

        :raises BadInput: when the start is not of this shape
        :raises TooLarge: when the kernels are not built here and the market is too large without them
        :raises KeyboardInterrupt: when Ctrl-C was pressed; the market is then as it was before
        """
        if library.load() is None:
            self.u, self.v, self.mate = solve_without_kernels(self)
            return
        layout = self.layout()
        if start is None:
            self._bid(layout, None)
        else:
            if start.v.shape != self.v.shape or start.mate.shape != self.mate.shape:
                raise BadInput("A start needs a price for each column, and a column or -1 for each row.")
            layout.start_from(start.v, start.mate)
            self._bid(layout, start.v)
        layout.finish()
        self.u, self.v, self.mate = layout.u, layout.v, layout.mate
        self.edges_visited, self.bids, self.paths = layout.edges_visited, layout.bids, layout.paths

    def layout(self) -> Layout:
        """Return the market laid out for the kernels, nobody matched."""
        degree = np.bincount(self.columns, minlength=len(self.places))
        # One place more than there are pairs is always free; further ones change nothing.
        places = np.clip(self.places.astype(np.int64), 0, degree + 1)
        return Layout(self.ptr, self.columns, self.values, places, self.alone)

    def row_of_pairs(self) -> I32:
        """Return the row of each pair, shape (pairs,)."""
        return np.repeat(np.arange(len(self.alone), dtype=np.int32), np.diff(self.ptr))

    def certificate(self) -> Proof:
        """Work the proof out from the pairs, the matching and the prices, with nothing that solving left behind."""
        primal = worst = found = untight = 0
        for begin in range(0, len(self.alone), step := self._rows_at_once()):
            rows = slice(begin, min(begin + step, len(self.alone)))
            row = np.repeat(np.arange(rows.start, rows.stop), np.diff(self.ptr[rows.start : rows.stop + 1]))
            pairs = slice(self.ptr[rows.start], self.ptr[rows.stop])
            column, value = self.columns[pairs], self.values[pairs].astype(np.int64)
            unpaid = value - self.u[row] - self.v[column]
            is_matched = column == self.mate[row]
            primal += total((value - self.alone[row])[is_matched])
            worst = max(worst, int(unpaid.max(initial=0)))
            untight += int(np.count_nonzero(unpaid[is_matched]))
            found += int(is_matched.sum())
        dual = total(self.u - self.alone) + total_of_places(self.v, np.maximum(self.places, 0))
        return Proof(primal, dual, worst, untight + self._broken(found))

    def _broken(self, found: int) -> int:
        """Count what is broken apart from the pairs; found: how many matched pairs there are among them."""
        is_alone = self.mate < 0
        taken = np.bincount(self.mate[~is_alone], minlength=len(self.places))
        broken = (
            (self.u < self.alone).sum(),
            (self.u != self.alone)[is_alone].sum(),
            (self.v < 0).sum(),
            (self.v != 0)[taken < self.places].sum(),
            (taken > np.maximum(self.places, 0)).sum(),
            (~is_alone).sum() - found,
        )
        return int(sum(broken))

    def _rows_at_once(self) -> int:
        return max(1, len(self.alone) * AT_ONCE // max(1, len(self.columns)))

    def _leave_out_closed(self) -> None:
        is_open = self.places[self.columns] > 0
        kept = np.concatenate([[0], np.cumsum(is_open)])
        self.ptr = kept[self.ptr]
        self.columns, self.values = self.columns[is_open], self.values[is_open]

    def _bid(self, layout: Layout, known: I64 | None) -> None:
        """Let bids come close; where prices are known and few rows could gain, the exact finish is faster alone."""
        highest = int(self.values.max(initial=0))
        ladder = Ladder.of(-self.alone, highest - int(self.values.min(initial=0)))
        before = layout.v.copy()
        if ladder is not None:
            layout.renumber(-ladder.small(-self.alone), ladder.small(before))
        in_small = layout.v.copy()
        if known is None:
            layout.bid(max(1, (highest - int(layout.alone.min(initial=0))) // 8))
        else:
            unhappy, most = layout.settle()
            if unhappy > FEW_UNHAPPY * len(self.alone):
                layout.bid(max(1, most // 32))
        if ladder is not None:
            has_moved = layout.v != in_small
            layout.renumber(self.alone, np.where(has_moved, ladder.true(layout.v), before))


def total(numbers: I64) -> int:
    """Return the exact sum; goals of 10^15 for many people come to more than 64 bits hold."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())


def total_of_places(prices: I64, places: I32) -> int:
    """Return the exact sum of prices, each as often as there are places, shapes (m,)."""
    return (total((prices >> 32) * places) << 32) + total((prices & 0xFFFFFFFF) * places)


def _narrowest(values: I32 | I64) -> I32 | I64:
    """Return the values in 32 bits where these hold them, in one piece."""
    if values.dtype == np.int32:
        return np.ascontiguousarray(values, np.int32)
    fits = int(values.min(initial=0)) >= -LARGEST_INT32 and int(values.max(initial=0)) <= LARGEST_INT32
    return np.ascontiguousarray(values, np.int32) if fits else np.ascontiguousarray(values, np.int64)
