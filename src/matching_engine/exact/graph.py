"""The graph of candidates: the few pairs that the market is solved over."""

from dataclasses import dataclass

import numpy as np

from ..kernels import library
from ..scan.scanner import Best
from ..schema.compiled import I16, I32, I64
from .sharing import SharedScanner

LARGEST_INT32 = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Graph:
    """Each mentee's candidates: mentee i has columns[starts[i] : starts[i + 1]] with these fits.

    starts: shape (n + 1,). columns: mentors, no mentor twice in a row; fits: 0..1000; both of shape (pairs,).
    """

    starts: I64
    columns: I32
    fits: I16

    @classmethod
    def empty(cls, mentees: int) -> "Graph":
        """Return the graph of so many mentees without any pair."""
        return cls(np.zeros(mentees + 1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int16))

    @property
    def pairs(self) -> int:
        """Return how many pairs are in it."""
        return len(self.columns)

    def values(self, k: int) -> I32 | I64:
        """Return k * fit for each pair, in 32 bits where that holds it."""
        if k * int(self.fits.max(initial=0)) <= LARGEST_INT32:
            return self.fits.astype(np.int32) * np.int32(k)
        return self.fits.astype(np.int64) * k

    def with_pairs(self, rows: I32, best: Best, mentors: int) -> "Graph":
        """Return the graph with what was found for each of these rows; what is there already stays single.

        rows: mentees, each at most once, shape (R,), in the order of `best`.
        """
        n = len(self.starts) - 1
        found_in = np.full(n, -1, np.int32)
        found_in[rows] = np.arange(len(rows), dtype=np.int32)
        if library.load() is None:
            return self._added_by_sorting(rows, best)
        room = self.pairs + int(best.count.sum())
        columns, fits = np.empty(room, np.int32), np.empty(room, np.int16)
        starts, seen = np.empty(n + 1, np.int64), np.full(mentors, -1, np.int32)
        address = library.address
        pairs = _graph_add()(
            n,
            *(address(self.starts, np.int64, n + 1), address(self.columns, np.int32, self.pairs)),
            *(address(self.fits, np.int16, self.pairs), address(found_in, np.int32, n), best.columns.shape[1]),
            *(address(best.count, np.int32, len(rows)), address(best.columns, np.int32, len(rows), -1)),
            *(address(best.fits, np.int16, len(rows), -1), address(seen, np.int32, mentors, writable=True)),
            *(address(starts, np.int64, n + 1, writable=True), address(columns, np.int32, room, writable=True)),
            address(fits, np.int16, room, writable=True),
        )
        return Graph(starts, columns[:pairs].copy(), fits[:pairs].copy())

    def _added_by_sorting(self, rows: I32, best: Best) -> "Graph":
        is_found = np.arange(best.columns.shape[1])[None, :] < best.count[:, None]
        row = np.concatenate(
            [np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts)), rows[np.nonzero(is_found)[0]]]
        )
        column = np.concatenate([self.columns, best.columns[is_found]])
        fit = np.concatenate([self.fits, best.fits[is_found]])
        order = np.lexsort((np.arange(len(row)), column, row))
        is_first = np.ones(len(row), dtype=np.bool_)
        is_first[1:] = (np.diff(row[order]) != 0) | (np.diff(column[order]) != 0)
        # Within a row in the order in which they were found, as the kernel does.
        keep = np.sort(order[is_first])
        keep = keep[np.argsort(row[keep], kind="stable")]
        counts = np.bincount(row[keep], minlength=len(self.starts) - 1)
        return Graph(np.concatenate([[0], np.cumsum(counts)]), column[keep], fit[keep])


def all_pairs(scanner: SharedScanner) -> Graph:
    """Return the graph of all proposable pairs of a small question."""
    n, _ = scanner.shape
    fits = scanner.fits(np.arange(n, dtype=np.int32))
    rows, columns = np.nonzero(fits >= scanner.floor)
    starts = np.searchsorted(rows, np.arange(n + 1))
    return Graph(starts, columns.astype(np.int32), fits[rows, columns])


def _graph_add() -> library.Function:
    long, pointer = library.I64, library.P
    return library.declare("graph_add", long, *[pointer] * 4, long, *[pointer] * 7)
