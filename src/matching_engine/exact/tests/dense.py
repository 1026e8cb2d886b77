"""The same question solved over the whole matrix by SciPy: what the exact loop is held against."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from matching_engine.exact.found import Found
from matching_engine.scan.scanner import Scanner
from matching_engine.schema.compiled import I32, I64


@dataclass(frozen=True)
class Dense:
    """All pair numbers, shape (n, m), 0 where no pair may be, and what the best plan is worth."""

    numbers: I64
    best: int

    def most_unpaid(self, found: Found) -> int:
        """Return the most by which any pair is worth more than its prices; 0 or less is proof."""
        unpaid = self.numbers - found.u[:, None] - found.v[None, :]
        return int(unpaid[self.numbers > 0].max(initial=0))

    def worth(self, found: Found) -> int:
        """Return what the plan is worth, from the matrix."""
        rows = np.flatnonzero(found.mate >= 0)
        return int(self.numbers[rows, found.mate[rows]].sum())


def solve_dense(scanner: Scanner, places: I32, base: I64, k: int) -> Dense:
    """Solve with a column for each place; pairs worth 0 or less are as good as none."""
    n, _ = scanner.shape
    fits = scanner.fits(np.arange(n, dtype=np.int32)).astype(np.int64)
    numbers = np.where(fits >= scanner.floor, np.maximum(0, base[:, None] + k * fits), 0)
    return Dense(numbers, best_of(numbers, places))


def best_of(numbers: I64, places: I32) -> int:
    """Return what the best plan over a matrix of pair numbers is worth."""
    by_place = numbers[:, np.repeat(np.arange(len(places)), places)]
    rows, columns = linear_sum_assignment(by_place, maximize=True)
    return int(by_place[rows, columns].sum())
