"""What is asked of the engine: the people of a run, their numbers, and the arrays that scanners read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from ..scan.choice import scanner_for
from ..scan.scanner import Scanner
from ..schema.compiled import I64, Compiled
from ..schema.compiling import compile_people
from .context import Context
from .goals import Goals
from .pool import Mentee, Mentor, Pool
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Question:
    """What every pair of a pool is judged by, and what reaching it is worth."""

    context: Context
    goals: Goals

    @classmethod
    def of(cls, pool: Pool, settings: Settings, vetoes: Iterable[tuple[str, str]] = ()) -> Self:
        """Read from the pool how rare things are and what the goals multiply."""
        return cls(Context.of(pool, settings, vetoes), Goals.of(pool, settings))

    @property
    def k(self) -> int:
        """Return what a point of fit is worth."""
        return self.goals.multiplier["fit"]

    def base(self, mentees: Sequence[Mentee]) -> I64:
        """Return what each mentee adds to the number of any pair of hers, before fit."""
        return np.fromiter((self.goals.for_matching(mentee) for mentee in mentees), np.int64, len(mentees))

    def arrays(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Compiled:
        """Lay people out as arrays; rarity stays that of the pool."""
        return compile_people(self.context.schema, mentees, mentors, self.context.background)

    def scanner(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Scanner:
        """Return what scores these people fastest here."""
        return self.scanner_of(self.arrays(mentees, mentors), self.base(mentees))

    def scanner_of(self, arrays: Compiled, base: I64) -> Scanner:
        """Return what scores people laid out as arrays fastest here."""
        return scanner_for(arrays, base, self.k, self.context.settings.floor)
