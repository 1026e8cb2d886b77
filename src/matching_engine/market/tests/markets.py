"""Markets to try things on, and other ways to find the best of them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching_engine.market.market import Market

NO_PAIR = -(2**62)


@dataclass(frozen=True)
class Question:
    """A market as a table. value: NO_PAIR where two may not be paired, shape (n, m); base: shape (n,)."""

    value: np.ndarray
    places: np.ndarray
    base: np.ndarray

    def market(self, dtype=np.int32):
        """Return the market, not yet solved."""
        is_pair = self.value != NO_PAIR
        start = np.concatenate([[0], np.cumsum(is_pair.sum(axis=1))])
        columns = np.nonzero(is_pair)[1].astype(np.int32)
        return Market(start, columns, self.value[is_pair].astype(dtype), self.places, -self.base)

    def solved(self, dtype=np.int32):
        """Return the market, solved, after making sure that it proves itself."""
        market = self.market(dtype)
        market.solve()
        assert market.certificate().holds
        return market

    @property
    def worth(self):
        """Return what each pair adds, 0 where it may not be or adds nothing."""
        return np.where(self.value == NO_PAIR, 0, np.maximum(0, self.value + self.base[:, None]))

    def best(self):
        """Return what the best matching adds, by SciPy, with a column for each place."""
        copies = np.repeat(self.worth, np.maximum(0, self.places), axis=1)
        if 0 in copies.shape:
            return 0
        return sum(copies[linear_sum_assignment(copies.astype(float), maximize=True)].tolist())

    def best_of_all_ways(self):
        """Return what the best matching adds, by trying every one."""
        worth = self.worth.tolist()

        @cache
        def best(row, left):
            if row == len(worth):
                return 0
            answers = [best(row + 1, left)]
            for column, free in enumerate(left):
                if free > 0 and worth[row][column] > 0:
                    fewer = (*left[:column], free - 1, *left[column + 1 :])
                    answers.append(worth[row][column] + best(row + 1, fewer))
            return max(answers)

        return best(0, tuple(self.places.tolist()))


def random_question(seed, n, m, *, most=1000, density=0.5, places=1, base="none"):
    """Return a question of this shape; base: "none", "waiting" (up to 240), "goals" (10^12 and more) or "below"."""
    draw = np.random.default_rng(seed)
    value = np.where(draw.random((n, m)) < density, draw.integers(0, most + 1, (n, m)), NO_PAIR)
    bases = {
        "none": np.zeros(n, np.int64),
        "waiting": draw.integers(0, 240, n),
        "goals": 10**12 + 10**8 * draw.integers(0, 3651, n),
        "below": -draw.integers(0, most + 1, n),
    }
    of_each = draw.integers(0, places + 1, m) if places > 1 else np.ones(m)
    return Question(value, of_each.astype(np.int32), bases[base].astype(np.int64))


def questions(largest):
    """Return a Hypothesis strategy of questions with up to `largest` a side."""
    return st.builds(
        random_question,
        seed=st.integers(0, 10**6),
        n=st.integers(0, largest),
        m=st.integers(0, largest),
        most=st.sampled_from([0, 1, 3, 20, 1000]),
        density=st.sampled_from([0.05, 0.3, 0.7, 1]),
        places=st.integers(1, 4),
        base=st.sampled_from(["none", "waiting", "goals", "below"]),
    )
