"""A ladder makes numbers small and keeps their order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching_engine.market.ladder import Ladder

BASES = np.array([10**12, 10**12 + 10**8, 10**12 + 10**8, 10**12 + 10**8 + 50, 3 * 10**15])


def test_gaps_become_a_few_times_as_wide_as_what_pairs_differ_by():
    ladder = Ladder.of(BASES, spread=1000)

    assert ladder.small(BASES).tolist() == [4000, 8000, 8000, 8050, 12050]
    assert ladder.small(np.zeros(1, np.int64)).tolist() == [0]


def test_small_numbers_need_no_ladder():
    assert Ladder.of(np.array([0, 300, 4100]), spread=1000) is None
    assert Ladder.of(np.zeros(0, np.int64), spread=1000) is None


@given(st.lists(st.tuples(st.sampled_from(BASES.tolist()), st.integers(-1000, 1000)), min_size=1))
def test_what_is_near_a_rung_comes_back_as_it_was(near):
    ladder = Ladder.of(BASES, spread=1000)
    numbers = np.array([rung + off for rung, off in near])

    assert ladder.true(ladder.small(numbers)).tolist() == numbers.tolist()


@given(st.lists(st.integers(-(10**15), 4 * 10**15), min_size=2))
def test_the_order_is_kept(numbers):
    ladder = Ladder.of(BASES, spread=1000)
    small = ladder.small(np.sort(np.array(numbers)))

    assert (np.diff(small) >= 0).all()
