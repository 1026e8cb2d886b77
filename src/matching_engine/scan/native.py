"""The scanner in C: the same answers as `ArrayScanner`, over millions of people."""

from threading import Lock
from typing import Any

import numpy as np

from ..errors import BadInput
from ..kernels import library
from ..schema.compiled import I16, I32, I64, Compiled
from ..schema.parts import mentors_of
from .planes import Laid, Layout
from .scanner import NONE, Best, checked_base

FARTHEST = 2**61
"""Prices, duals and bars lie within this of 0; a bar beyond it lets everybody pass, or nobody."""
P, N32, N64 = library.P, library.I32, library.I64


class NativeScanner:
    """Scores pairs of one question with the kernels, and leaves aside what cannot count.

    base: what each mentee adds to the number of any pair of hers, shape (n,). k: the multiplier of the fit, >= 0.
    floor: the least fit of a proposable pair, 0..1000. pairs_scored counts the pairs whose points were computed, at
    least in part. Safe to use from several threads, best with the same prices.
    """

    def __init__(self, compiled: Compiled, base: I64, k: int, floor: int, *, size: int | None = None) -> None:
        """Lay the mentors out in cells of about `size` people (by default as many as suit their number).

        :raises LookupError: when the kernels are not built here
        :raises BadInput: when base, k or the floor is out of range
        :raises BadInput: when the points of a mentee can exceed 1000
        """
        self.compiled, self.shape = compiled, compiled.shape
        self.base, self.k, self.floor = checked_base(base, k, floor, self.shape[0]).copy(), k, floor
        self.pairs_scored = 0
        self._path = library.path()
        self._declare()
        self._layout = Layout(compiled, self.base, k, floor, size)
        self._lock = Lock()
        self._laid = self._layout.lay(np.zeros(self.shape[1], dtype=np.int64))

    def among(self, columns: I32) -> "NativeScanner":
        """Return a scanner of these mentors alone, in this order."""
        return NativeScanner(mentors_of(self.compiled, columns), self.base, self.k, self.floor)

    def fits(self, rows: I32) -> I16:
        """Return the fit of these mentees with all mentors, shape (R, m), FORBIDDEN where a rule is broken."""
        fits = np.empty((len(rows), self.shape[1]), dtype=np.int16)
        laid, rows = self._laid, self._rows(rows)
        self._run(self._fits, laid, self._path, rows, len(rows), self.shape[1], fits)
        self._count(len(rows) * self.shape[1])
        return fits

    def pairs(self, rows: I32, columns: I32) -> I16:
        """Return the fit of single pairs, shape (P,), FORBIDDEN where a rule is broken."""
        laid, rows, columns = self._laid, self._rows(rows), self._indices(columns, self.shape[1])
        if rows.shape != columns.shape:
            raise BadInput("There must be as many mentors as mentees.")
        fits = np.empty(len(rows), dtype=np.int16)
        self._run(self._pairs, laid, rows, columns, len(rows), fits)
        self._count(len(rows))
        return fits

    def best(self, rows: I32, above: I64, v: I64, most: int) -> Best:
        """Find up to `most` proposable mentors worth strictly more than above[t] to each mentee rows[t].

        Among equals the smaller `draw` comes first, then the earlier mentor.

        :raises BadInput: when `most` is below 1, or a price is out of range
        """
        if most < 1:
            raise BadInput(f"At least one mentor must be asked for, not {most}.")
        rows, laid = self._rows(rows), self._laid_for(v)
        need = np.clip(above, -FARTHEST, FARTHEST).astype(np.int64) - self.base[rows]
        found, last = np.zeros(len(rows), dtype=np.int32), np.zeros(len(rows), dtype=np.int64)
        columns, fits = np.full((len(rows), most), -1, dtype=np.int32), np.zeros((len(rows), most), dtype=np.int16)
        scored = np.zeros(1, dtype=np.int64)
        visit = self._neighbours_together(rows)
        out = found, last, columns, fits, scored
        self._run(self._best, laid, self._path, rows, visit, len(rows), need, most, *out)
        self._count(int(scored[0]))
        return Best(found, columns, fits, np.where(found == most, self.base[rows] + last, above).astype(np.int64))

    def column_best(self, rows: I32, u: I64) -> I64:
        """Return for each mentor the most of base + k * fit - u[t] over these rows, shape (m,), or `NONE`."""
        rows, laid = self._rows(rows), self._laid
        asks = _in_range(u) - self.base[rows]
        worth, scored = np.full(len(laid.order), NONE, dtype=np.int64), np.zeros(1, dtype=np.int64)
        modest_first = np.argsort(asks, kind="stable")
        rows, asks = rows[modest_first], asks[modest_first]
        self._run(self._column_best, laid, self._path, rows, len(rows), asks, NONE, worth, scored)
        self._count(int(scored[0]))
        best = np.full(self.shape[1], NONE, dtype=np.int64)
        best[laid.order] = worth
        return best

    def _laid_for(self, v: I64) -> Laid:
        with self._lock:
            if not np.array_equal(self._laid.prices, v):
                self._laid = self._layout.lay(_in_range(v))
            return self._laid

    def _neighbours_together(self, rows: I32) -> I32:
        """Return the rows in an order in which one looks at much the same cells as the next."""
        first = self._layout.arrays[0]["table_of"] if self._layout.arrays else np.zeros(self.shape[0])
        return np.argsort(first[rows], kind="stable").astype(np.int32)

    def _rows(self, rows: I32) -> I32:
        return self._indices(rows, self.shape[0])

    def _indices(self, places: I32, people: int) -> I32:
        one_piece = np.ascontiguousarray(places, dtype=np.int32)
        if one_piece.size and not 0 <= int(one_piece.min()) <= int(one_piece.max()) < people:
            raise BadInput(f"Somebody is asked for who is not among the {people} people of this side.")
        return one_piece

    def _run(self, function: library.Function, laid: Laid, *arguments: Any) -> None:
        given = [_address(argument) for argument in arguments]
        if library.call(function, laid.address, *given) == -1:
            raise MemoryError("There is not enough memory for a search.")

    def _count(self, pairs: int) -> None:
        with self._lock:
            self.pairs_scored += pairs

    def _declare(self) -> None:
        self._fits = library.declare("scan_fits", P, N32, P, N64, N64, P, P)
        self._pairs = library.declare("scan_pairs", P, P, P, N64, P, P)
        self._best = library.declare("scan_best", P, N32, P, P, N64, P, N32, P, P, P, P, P, P)
        self._column_best = library.declare("scan_column_best", P, N32, P, N64, P, N64, P, P, P)


def _address(argument: Any) -> Any:
    return library.address(argument, argument.dtype, *argument.shape) if isinstance(argument, np.ndarray) else argument


def _in_range(numbers: I64) -> I64:
    checked = np.ascontiguousarray(numbers, dtype=np.int64)
    if checked.size and not -FARTHEST <= int(checked.min()) <= int(checked.max()) <= FARTHEST:
        raise BadInput("A price lies beyond 2^61.")
    return checked
