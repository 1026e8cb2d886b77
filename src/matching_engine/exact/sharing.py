"""A scanner whose work a crew does: the same answers, byte for byte, from any number of hands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..scan.scanner import NONE, Best, Scanner
from ..schema.compiled import I16, I32, I64, Compiled
from .crew import Crew
from .shards import shard_of

PAIRS_IN_A_PART = 1 << 29
"""A part of a step scores at most this many pairs, so that a budget or Ctrl-C never waits long."""
ROWS_IN_A_PART = 64
NAME = "scanner"

MakeScanner = Callable[[Compiled, I64, int, int], Scanner]


@dataclass(frozen=True, slots=True)
class Ask:
    """Rows of a shard, counted from its first mentee, and a number for each of them; both of shape (R,)."""

    rows: I32
    numbers: I64


class SharedScanner:
    """Answers as a `Scanner` does, with a crew that holds the mentees in shards.

    starts: the first mentee of each shard, and n at the end, shape (shards + 1,).
    """

    def __init__(self, crew: Crew, starts: Sequence[int], mentors: int, floor: int) -> None:
        """Ask a crew that shares a scanner for each shard already; `of_scanner` and `of_compiled` make them."""
        self.crew = crew
        self.starts = np.asarray(starts, np.int64)
        self.shape = (int(starts[-1]), mentors)
        self.floor = floor

    @classmethod
    def of_scanner(cls, scanner: Scanner, crew: Crew) -> "SharedScanner":
        """Share one scanner, which is safe to use from several threads, within this process."""
        crew.share(NAME, [lambda: scanner])
        return cls(crew, [0, scanner.shape[0]], scanner.shape[1], scanner.floor)

    @classmethod
    def of_compiled(
        cls, compiled: Compiled, base: I64, k: int, floor: int, *, crew: Crew, make: MakeScanner, shards: int = 0
    ) -> "SharedScanner":
        """Cut a question into shards of mentees; each worker makes the scanners of its own.

        make: NativeScanner or ArrayScanner. shards: how many, or 0 for four for each worker.
        """
        n, m = compiled.shape
        shards = min(shards or 4 * crew.workers, max(1, n))
        starts = [n * s // shards for s in range(shards + 1)]
        cuts = [slice(a, b) for a, b in zip(starts, starts[1:], strict=False)]
        crew.share(NAME, [partial(make, shard_of(compiled, cut), base[cut], k, floor) for cut in cuts])
        return cls(crew, starts, m, floor)

    @property
    def pairs_scored(self) -> int:
        """Return how many pairs the scanners of all shards have scored so far."""
        everybody = [(shard, None) for shard in range(len(self.starts) - 1)]
        return int(sum(self.crew.map(scored_by, NAME, everybody)))

    def fits(self, rows: I32) -> I16:
        """Return the fit of these mentees with all mentors, shape (R, m); rows ascend."""
        answers = self.crew.map(fits_of, NAME, self._parts(rows, np.zeros(len(rows), np.int64)))
        return np.concatenate([np.zeros((0, self.shape[1]), np.int16), *answers])

    def pairs(self, rows: I32, columns: I32) -> I16:
        """Return the fit of single pairs, shape (P,), in any order of the rows."""
        order = np.argsort(rows, kind="stable")
        answers = self.crew.map(pairs_of, NAME, self._parts(rows[order], columns[order].astype(np.int64)))
        fits = np.empty(len(rows), np.int16)
        fits[order] = np.concatenate([np.zeros(0, np.int16), *answers])
        return fits

    def best(self, rows: I32, above: I64, v: I64, most: int) -> Best:
        """Find up to `most` mentors worth strictly more than above[t] to each mentee rows[t]; rows ascend."""
        answers = self.crew.map(best_of, NAME, self._parts(rows, above), v=v, most=most)
        return joined(answers, most)

    def column_best(self, rows: I32, u: I64) -> I64:
        """Return for each mentor the most of base + k * fit - u[t] over these rows, shape (m,), or `NONE`."""
        most = np.full(self.shape[1], NONE, np.int64)
        for answer in self.crew.map(column_best_of, NAME, self._parts(rows, u)):
            np.maximum(most, answer, out=most)
        return most

    def _parts(self, rows: I32, numbers: I64) -> list[tuple[int, Ask]]:
        """Cut ascending rows where the shards end, and again into pieces that are soon done."""
        parts = []
        size = max(ROWS_IN_A_PART, min(PAIRS_IN_A_PART // max(1, self.shape[1]), len(rows) // 16 + 1))
        ends = np.searchsorted(rows, self.starts)
        for shard in range(len(self.starts) - 1):
            first, stop = np.int32(self.starts[shard]), int(ends[shard + 1])
            for a in range(int(ends[shard]), stop, size):
                b = min(a + size, stop)
                parts.append((shard, Ask(rows[a:b] - first, numbers[a:b])))
        return parts


def joined(answers: Sequence[Best], most: int) -> Best:
    """Return the answers of several parts as one."""
    nothing = Best(
        np.zeros(0, np.int32), np.zeros((0, most), np.int32), np.zeros((0, most), np.int16), np.zeros(0, np.int64)
    )
    parts = [nothing, *answers]
    return Best(
        np.concatenate([part.count for part in parts]),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.fits for part in parts]),
        np.concatenate([part.bound for part in parts]),
    )


def scored_by(scanner: Scanner, part: None) -> int:
    """Step: how many pairs this scanner has scored so far."""
    return scanner.pairs_scored


def fits_of(scanner: Scanner, ask: Ask) -> I16:
    """Step: the fit of a part's mentees with everybody."""
    return scanner.fits(ask.rows)


def pairs_of(scanner: Scanner, ask: Ask) -> I16:
    """Step: the fit of single pairs; the numbers are the mentors."""
    return scanner.pairs(ask.rows, ask.numbers.astype(np.int32))


def best_of(scanner: Scanner, ask: Ask, *, v: I64, most: int) -> Best:
    """Step: who is worth more to a part's mentees than their numbers."""
    return scanner.best(ask.rows, ask.numbers, v, most)


def column_best_of(scanner: Scanner, ask: Ask) -> I64:
    """Step: what each mentor is worth most, beyond the numbers, to a part's mentees."""
    return scanner.column_best(ask.rows, ask.numbers)
