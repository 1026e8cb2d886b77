"""Goals that come before one another, told in small numbers while bids are made.

Lexicographic goals give the rows bases that are far apart, compared with what pairs differ by: between two of them
lie millions of epsilons in which nothing is decided, and bids would climb them all. A ladder keeps the order of the
bases but lets no gap be wider than a few times what pairs differ by. Its prices, told in the true numbers again, are
a start that leaves little to mend, because who should be chosen for her base depends on their order alone (the sets
of rows that can be matched together form a matroid; Edmonds 1971). The exact finish never sees the small numbers.
"""

from typing import Self

import numpy as np

from ..schema.compiled import I64

GAP = 4
"""No gap stays wider than so many times what pairs differ by, so that prices around two bases do not mix."""


class Ladder:
    """The bases and 0 as rungs, in their true numbers and in small ones."""

    def __init__(self, true: I64, widest: int) -> None:
        """Set the rungs, which must be sorted and hold 0; no gap becomes wider than `widest`."""
        self._true, self._reach = true, widest // 2
        small = np.concatenate([[0], np.cumsum(np.minimum(np.diff(true), widest))])
        self._small = small - small[np.searchsorted(true, 0)]

    @classmethod
    def of(cls, base: I64, spread: int) -> Self | None:
        """Return the ladder of these bases, None where the numbers are small already.

        spread: how much the values of pairs differ at most.
        """
        true = np.unique(np.append(base, 0))
        widest = GAP * max(1, spread)
        return cls(true, widest) if (np.diff(true) > widest).any() else None

    def small(self, numbers: I64) -> I64:
        """Return true numbers as small ones: each keeps its distance from the nearest rung, up to half a gap."""
        return self._carry(numbers, self._true, self._small)

    def true(self, numbers: I64) -> I64:
        """Return small numbers as true ones."""
        return self._carry(numbers, self._small, self._true)

    def _carry(self, numbers: I64, here: I64, there: I64) -> I64:
        below = np.maximum(np.searchsorted(here, numbers, side="right") - 1, 0)
        above = np.minimum(below + 1, len(here) - 1)
        rung = np.where(here[above] - numbers < numbers - here[below], above, below)
        carried: I64 = there[rung] + np.clip(numbers - here[rung], -self._reach, self._reach)
        return carried
