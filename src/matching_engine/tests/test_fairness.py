"""What is told of a plan's evenness agrees with counting it by hand, and the highest floor is the highest."""

import numpy as np
import pytest

from matching_engine import fairness
from matching_engine.fairness import Blocking, Tier, fairness_of, gini, highest_floor, tiers_of
from matching_engine.schema.compiled import FORBIDDEN, I16, I32


class Table:
    """A scanner that reads a table."""

    pairs_scored = 0

    def __init__(self, fits: I16) -> None:
        self.table, self.shape = fits, fits.shape

    def fits(self, rows: I32) -> I16:
        return self.table[rows].copy()

    def pairs(self, rows: I32, columns: I32) -> I16:
        return self.table[rows, columns]


def test_amounts_that_are_equal_have_no_gini_and_one_who_has_all_nearly_all_of_it():
    assert gini(np.array([5, 5, 5])) == 0
    assert gini(np.array([0, 0, 0, 8])) == 0.75
    assert gini(np.array([], dtype=np.int64)) == 0


def test_those_who_waited_are_counted_by_tier():
    waited = np.array([0, 29, 30, 89, 90, 179, 180, 400])
    mate = np.array([1, -1, 2, -1, 3, -1, 4, 5], dtype=np.int32)

    assert tiers_of(waited, mate) == (Tier(0, 1, 1), Tier(30, 1, 1), Tier(90, 1, 1), Tier(180, 2, 0))


def test_two_who_would_both_rather_have_each_other_block():
    # She has a mentor of 500 and would have 900; that mentor has somebody of 600.
    table = Table(np.array([[500, 900], [700, 600]], dtype=np.int16))
    told = fairness_of(
        table,  # type: ignore[arg-type]
        places=np.array([1, 1], dtype=np.int32),
        waited=np.array([10, 20]),
        mate=np.array([0, 1], dtype=np.int32),
        floor=300,
    )

    # (0, 1): she gains 400, the mentor 300. (1, 0): she gains 100, the mentor 200.
    assert told.blocking == Blocking(pairs=2, mentee=0, mentor=1, gain=300)
    assert (told.pairs, told.top_three, told.longest_left) == (2, 2, 0)


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_by_blocks_it_is_what_counting_pair_by_pair_gives(monkeypatch, at_once):
    monkeypatch.setattr(fairness, "_PAIRS_AT_ONCE", at_once)
    chance = np.random.default_rng(5)
    for _ in range(20):
        n, m, floor = 9, 7, 400
        fits = chance.integers(200, 1001, (n, m)).astype(np.int16)
        fits[chance.random((n, m)) < 0.3] = FORBIDDEN
        places = chance.integers(0, 3, m).astype(np.int32)
        fits[:, places == 0] = FORBIDDEN
        mate, free = np.full(n, -1, dtype=np.int32), places.copy()
        for i in chance.permutation(n)[:6]:
            may = [j for j in range(m) if fits[i, j] >= floor and free[j]]
            if may:
                mate[i] = chance.choice(may)
                free[mate[i]] -= 1
        told = fairness_of(Table(fits), places=places, waited=np.arange(n), mate=mate, floor=floor)  # type: ignore[arg-type]

        blocking, top = [], 0
        for i in range(n):
            own = int(fits[i, mate[i]]) if mate[i] >= 0 else 0
            may = [j for j in range(m) if fits[i, j] >= floor]
            top += mate[i] >= 0 and sum(fits[i, j] > own for j in may) < 3
            for j in may:
                least = 0 if free[j] else min(int(fits[t, j]) for t in range(n) if mate[t] == j)
                if fits[i, j] > max(own, least):
                    blocking.append(min(int(fits[i, j]) - own, int(fits[i, j]) - least))
        assert told.top_three == top
        assert told.blocking is not None
        assert (told.blocking.pairs, told.blocking.gain) == (len(blocking), max(blocking, default=0))


def test_too_many_pairs_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(fairness, "MOST_PAIRS", 3)
    table = Table(np.full((2, 2), 600, dtype=np.int16))
    told = fairness_of(
        table,  # type: ignore[arg-type]
        places=np.ones(2, dtype=np.int32),
        waited=np.array([3, 9]),
        mate=np.array([0, -1], dtype=np.int32),
        floor=300,
    )

    assert (told.top_three, told.blocking, told.longest_left) == (None, None, 9)


@pytest.mark.parametrize("last_good", [400, 401, 637, 999, 1000])
def test_the_highest_floor_that_keeps_everybody_is_found(last_good):
    asked: list[int] = []

    def solve(floor: int) -> int:
        asked.append(floor)
        return floor

    assert highest_floor(solve, lambda answer: answer <= last_good, floor=400) == (last_good, last_good)
    assert len(asked) <= 11
