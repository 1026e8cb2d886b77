"""The scanner in NumPy: the oracle of the one in C, and what works where no compiler was at hand.

It scores every pair it is asked about in blocks of rows, so it is meant for some thousand people a side.
"""

from collections.abc import Iterator
from threading import Lock

import numpy as np

from ..schema.compiled import FORBIDDEN, I16, I32, I64, U16, Bools, Compiled
from ..schema.compiling import Names
from ..schema.parts import mentors_of
from .operations import points_of_pairs, points_of_rows
from .scanner import NONE, Best, checked_base, draw

CELLS_PER_BLOCK = 400_000  # small enough for a block's arrays to stay in the processor's cache


class ArrayScanner:
    """Scores pairs of one question by whole blocks.

    base: what each mentee adds to the number of any pair of hers, shape (n,). k: the multiplier of the fit, >= 0.
    floor: the least fit of a proposable pair, 0..1000. pairs_scored counts the pairs whose points were computed.
    """

    def __init__(self, compiled: Compiled, base: I64, k: int, floor: int) -> None:
        """Keep the question; nothing is computed yet.

        :raises BadInput: when base, k or the floor is out of range
        """
        self.compiled, self.shape = compiled, compiled.shape
        self.base, self.k, self.floor = checked_base(base, k, floor, self.shape[0]), k, floor
        self.pairs_scored = 0
        self._counting = Lock()

    def among(self, columns: I32) -> "ArrayScanner":
        """Return a scanner of these mentors alone, in this order."""
        return ArrayScanner(mentors_of(self.compiled, columns), self.base, self.k, self.floor)

    def fits(self, rows: I32) -> I16:
        """Return the fit of these mentees with all mentors, shape (R, m), FORBIDDEN where a rule is broken."""
        self._count(len(rows) * self.shape[1])
        fits = np.empty((len(rows), self.shape[1]), dtype=np.int16)
        for part in self._blocks(len(rows)):
            fits[part] = self._fits_of_block(rows[part])
        return fits

    def _fits_of_block(self, rows: I32) -> I16:
        total = np.zeros((len(rows), self.shape[1]), dtype=np.int16)
        forbidden = self.ruled_out(rows) | (self.compiled.places < 1)[None, :]
        for operation in self.compiled.operations:
            points = points_of_rows(operation, rows)
            forbidden |= points == FORBIDDEN
            np.add(total, points, out=total, where=~forbidden)
        total[forbidden] = FORBIDDEN
        return total

    def pairs(self, rows: I32, columns: I32) -> I16:
        """Return the fit of single pairs, shape (P,), FORBIDDEN where a rule is broken."""
        self._count(len(rows))
        points = self.points(rows, columns)
        forbidden = (points == FORBIDDEN).any(axis=0) | (self.compiled.places[columns] < 1)
        forbidden |= self.pairs_ruled_out(rows, columns)
        fit: I16 = np.where(forbidden, FORBIDDEN, points.sum(axis=0, dtype=np.int32, where=~forbidden)).astype(np.int16)
        return fit

    def points(self, rows: I32, columns: I32) -> I16:
        """Return the points of each operation for single pairs, shape (operations, P), FORBIDDEN included."""
        found = [points_of_pairs(operation, rows, columns) for operation in self.compiled.operations]
        return np.array(found, dtype=np.int16).reshape(len(found), len(rows))

    def best(self, rows: I32, above: I64, v: I64, most: int) -> Best:
        """Find up to `most` proposable mentors worth strictly more than above[t] to each mentee rows[t].

        Among equals the smaller `draw` comes first, then the earlier mentor.
        """
        found = Best(
            np.zeros(len(rows), dtype=np.int32),
            np.full((len(rows), most), -1, dtype=np.int32),
            np.zeros((len(rows), most), dtype=np.int16),
            above.astype(np.int64),
        )
        for part in self._blocks(len(rows)):
            fits = self.fits(rows[part])
            worth = self.base[rows[part], None] + self.k * fits.astype(np.int64) - v[None, :]
            wanted = self._proposable(fits) & (worth > above[part, None])
            for t in np.flatnonzero(wanted.any(axis=1)):
                columns = np.flatnonzero(wanted[t])
                self._keep_best(found, part.start + t, rows[part.start + t], columns, worth[t, columns], fits[t])
        return found

    def _keep_best(self, found: Best, t: int, row: int, columns: I64, worth: I64, fits: I16) -> None:
        most = found.columns.shape[1]
        places = draw(self.compiled.mentee_ties[row], self.compiled.mentor_ties[columns])
        order = np.lexsort((columns, places, -worth))
        chosen = columns[order[:most]]
        found.count[t] = len(chosen)
        found.columns[t, : len(chosen)] = chosen
        found.fits[t, : len(chosen)] = fits[chosen]
        if len(order) > most:
            found.bound[t] = worth[order[most]]

    def column_best(self, rows: I32, u: I64) -> I64:
        """Return for each mentor the most of base + k * fit - u[t] over these rows, shape (m,), or `NONE`."""
        most = np.full(self.shape[1], NONE, dtype=np.int64)
        for part in self._blocks(len(rows)):
            fits = self.fits(rows[part])
            worth = self.base[rows[part], None] + self.k * fits.astype(np.int64) - u[part, None]
            np.maximum(most, np.where(self._proposable(fits), worth, NONE).max(axis=0, initial=NONE), out=most)
        return most

    def broken(self, rows: I32, names: Names) -> U16:
        """Return the rules that these mentees break with each mentor, shape (R, m): bit b is names.rules[b]."""
        bits = np.zeros((len(rows), self.shape[1]), dtype=np.uint16)
        for operation in self.compiled.operations:
            if operation.rule:
                bits |= _bit(names, operation.rule) * (points_of_rows(operation, rows) == FORBIDDEN)
        if names.never:
            bits |= _bit(names, names.never) * self.ruled_out(rows)
        if names.places:
            bits |= _bit(names, names.places) * (self.compiled.places < 1)[None, :]
        return bits

    def ruled_out(self, rows: I32) -> Bools:
        """Return which pairs of these mentees somebody ruled out one by one, shape (R, m)."""
        never = self.compiled.never
        start, stop = np.searchsorted(never[:, 0], rows), np.searchsorted(never[:, 0], rows, side="right")
        out = np.zeros((len(rows), self.shape[1]), dtype=np.bool_)
        for t in np.flatnonzero(stop > start):
            out[t, never[start[t] : stop[t], 1]] = True
        return out

    def pairs_ruled_out(self, rows: I32, columns: I32) -> Bools:
        """Return which of these pairs somebody ruled out one by one, shape (P,)."""
        m = max(1, self.shape[1])
        never = self.compiled.never.astype(np.int64)
        return np.isin(rows.astype(np.int64) * m + columns, never[:, 0] * m + never[:, 1])

    def _proposable(self, fits: I16) -> Bools:
        # FORBIDDEN is below every floor.
        proposable: Bools = fits >= self.floor
        return proposable

    def _blocks(self, rows: int) -> Iterator[slice]:
        step = max(1, CELLS_PER_BLOCK // max(1, self.shape[1]))
        for start in range(0, rows, step):
            yield slice(start, min(start + step, rows))

    def _count(self, pairs: int) -> None:
        with self._counting:
            self.pairs_scored += pairs


def _bit(names: Names, rule: str) -> np.uint16:
    return np.uint16(1 << names.rules.index(rule))
