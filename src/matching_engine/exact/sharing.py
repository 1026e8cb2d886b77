"""A scanner whose work a crew does: the same answers, byte for byte, from any number of hands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from itertools import count, pairwise
from threading import Lock
from typing import Any
from weakref import finalize

import numpy as np

from ..scan.scanner import NONE, Best, Scanner
from ..schema.compiled import I16, I32, I64, Compiled
from ..schema.parts import mentees_of
from .crew import Crew, Step

PAIRS_IN_A_PART = 1 << 29
"""A part of a step scores at most this many pairs, so that a budget or Ctrl-C never waits long."""
ROWS_IN_A_PART = 64
PARTS_EACH = 8
"""And each worker gets about so many, so that nobody waits long for the last one."""
_numbers = count(1)

MakeScanner = Callable[[Compiled, I64, int, int], Scanner]


@dataclass(frozen=True, slots=True)
class Ask:
    """Rows of a shard, counted from its first mentee, and a number for each of them; both of shape (R,)."""

    rows: I32
    numbers: I64


class Shard:
    """The state of one shard: its scanner, and the last scanner of some of the mentors that was asked for.

    It travels as its question, from which the scanner is made anew.
    """

    def __init__(self, scanner: Scanner) -> None:
        """Keep the scanner of this shard's mentees with all mentors."""
        self.base, self.k = scanner.base, scanner.k
        self._scanner, self._lock = scanner, Lock()
        self._among: tuple[I32, Scanner] | None = None
        self._scored_before = 0

    @classmethod
    def made(cls, make: MakeScanner, compiled: Compiled, base: I64, k: int, floor: int) -> "Shard":
        """Make the scanner here."""
        return cls(make(compiled, base, k, floor))

    def of(self, columns: I32 | None) -> Scanner:
        """Return the scanner of these mentors, or of all."""
        if columns is None:
            return self._scanner
        with self._lock:
            if self._among is None or not np.array_equal(self._among[0], columns):
                self._scored_before += self._among[1].pairs_scored if self._among else 0
                self._among = columns, self._scanner.among(columns)
            return self._among[1]

    @property
    def pairs_scored(self) -> int:
        """Return how many pairs were scored here so far."""
        return self._scanner.pairs_scored + self._scored_before + (self._among[1].pairs_scored if self._among else 0)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as the question."""
        scanner = self._scanner
        return Shard.made, (type(scanner), scanner.compiled, scanner.base, scanner.k, scanner.floor)

    def __sizeof__(self) -> int:
        """Tell whoever moves shards about how much the people in it weigh, in bytes."""
        operations = self._scanner.compiled.operations
        values = [getattr(operation, field.name) for operation in operations for field in fields(operation)]
        return sum(value.nbytes for value in values if isinstance(value, np.ndarray))


class SharedScanner:
    """Answers as a `Scanner` does, with a crew that holds the mentees in shards; rows must ascend.

    starts: the first mentee of each shard, and n at the end, shape (shards + 1,). columns: the mentors asked
    about, None for all.
    """

    def __init__(
        self, crew: Crew, name: str, starts: Sequence[int], mentors: int, floor: int, columns: I32 | None = None
    ) -> None:
        """Ask a crew that shares the shards under this name; `of_scanner` and `of_compiled` have them made."""
        self.crew, self.name, self.starts, self.columns, self.floor = crew, name, list(starts), columns, floor
        self.shape = (self.starts[-1], mentors)
        self._keeps_alive: SharedScanner | None = None

    @classmethod
    def of_scanner(cls, scanner: Scanner, crew: Crew) -> "SharedScanner":
        """Share one scanner, which is safe to use from several threads, within this process."""
        name = f"shards {next(_numbers)}"
        crew.share(name, [partial(Shard, scanner)])
        return cls(crew, name, [0, scanner.shape[0]], scanner.shape[1], scanner.floor)._owner()

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
        cuts = [slice(a, b) for a, b in pairwise(starts)]
        name = f"shards {next(_numbers)}"
        crew.share(name, [partial(Shard.made, make, mentees_of(compiled, cut), base[cut], k, floor) for cut in cuts])
        return cls(crew, name, starts, m, floor)._owner()

    @property
    def pairs_scored(self) -> int:
        """Return how many pairs the scanners of all shards have scored so far, of these mentors or of others."""
        everybody = [(shard, None) for shard in range(len(self.starts) - 1)]
        return int(sum(self.crew.map(scored_by, self.name, everybody)))

    def among(self, columns: I32) -> "SharedScanner":
        """Return a scanner of these mentors alone, in this order."""
        if self.columns is not None:
            columns = self.columns[columns]
        some = SharedScanner(self.crew, self.name, self.starts, len(columns), self.floor, columns)
        some._keeps_alive = self
        return some

    def _owner(self) -> "SharedScanner":
        """Let the crew drop the shards when nobody can ask for them any more."""
        finalize(self, self.crew.forget, self.name).atexit = False
        return self

    def fits(self, rows: I32) -> I16:
        """Return the fit of these mentees with all mentors, shape (R, m)."""
        answers = self._map(fits_of, rows, np.zeros(len(rows), np.int64))
        return np.concatenate([np.zeros((0, self.shape[1]), np.int16), *answers])

    def pairs(self, rows: I32, columns: I32) -> I16:
        """Return the fit of single pairs, shape (P,)."""
        return np.concatenate([np.zeros(0, np.int16), *self._map(pairs_of, rows, columns.astype(np.int64))])

    def best(self, rows: I32, above: I64, v: I64, most: int) -> Best:
        """Find up to `most` mentors worth strictly more than above[t] to each mentee rows[t]."""
        return joined(self._map(best_of, rows, above, v=v, most=most), most)

    def column_best(self, rows: I32, u: I64) -> I64:
        """Return for each mentor the most of base + k * fit - u[t] over these rows, shape (m,), or `NONE`."""
        most = np.full(self.shape[1], NONE, np.int64)
        for answer in self._map(column_best_of, rows, u):
            np.maximum(most, answer, out=most)
        return most

    def _map(self, step: Step, rows: I32, numbers: I64, **broadcast: Any) -> list[Any]:
        return self.crew.map(step, self.name, self.parts(rows, numbers), columns=self.columns, **broadcast)

    def parts(self, rows: I32, numbers: I64) -> list[tuple[int, Ask]]:
        """Cut ascending rows where the shards end, and again into pieces that are soon done."""
        parts = []
        pieces = 1 if self.crew.workers == 1 else PARTS_EACH * self.crew.workers
        size = max(ROWS_IN_A_PART, min(PAIRS_IN_A_PART // max(1, self.shape[1]), -(-len(rows) // pieces)))
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


def scored_by(shard: Shard, part: None) -> int:
    """Step: how many pairs this shard has scored so far."""
    return shard.pairs_scored


def fits_of(shard: Shard, ask: Ask, *, columns: I32 | None) -> I16:
    """Step: the fit of a part's mentees with everybody."""
    return shard.of(columns).fits(ask.rows)


def pairs_of(shard: Shard, ask: Ask, *, columns: I32 | None) -> I16:
    """Step: the fit of single pairs; the numbers are the mentors."""
    return shard.of(columns).pairs(ask.rows, ask.numbers.astype(np.int32))


def best_of(shard: Shard, ask: Ask, *, columns: I32 | None, v: I64, most: int) -> Best:
    """Step: who is worth more to a part's mentees than their numbers."""
    return shard.of(columns).best(ask.rows, ask.numbers, v, most)


def column_best_of(shard: Shard, ask: Ask, *, columns: I32 | None) -> I64:
    """Step: what each mentor is worth most, beyond the numbers, to a part's mentees."""
    return shard.of(columns).column_best(ask.rows, ask.numbers)
