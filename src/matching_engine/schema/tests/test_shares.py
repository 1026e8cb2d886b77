"""A set is cut into sixty shares, near its weights, and the same way one by one and by the thousand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching_engine.schema.compiled import SHARES
from matching_engine.schema.shares import cut, cut_rows

weights = st.lists(st.integers(1, 40), min_size=1, max_size=70)


def test_three_wishes_by_priority():
    assert cut((3, 2, 1)) == (30, 20, 10)


def test_of_equal_remainders_the_earlier_gets_more():
    assert cut((1,) * 7) == (9, 9, 9, 9, 8, 8, 8)


def test_what_hardly_weighs_gets_one_share_all_the_same():
    assert cut((1, 1000, 1000)) == (1, 30, 29)


def test_of_more_than_sixty_things_the_heaviest_count():
    assert cut((1, *(2,) * 59, 1, 3)) == (0, *(1,) * 59, 0, 1)


@given(weights)
def test_the_shares_sum_to_sixty_and_nothing_is_left_out(weights):
    shares = cut(weights)
    assert sum(shares) == SHARES
    assert len(weights) > SHARES or min(shares) >= 1


@given(st.integers(1, SHARES), st.integers(1, 9))
def test_equal_weights_get_shares_that_differ_by_one_at_most(things, weight):
    shares = cut((weight,) * things)
    assert max(shares) - min(shares) <= 1


@given(weights)
def test_what_weighs_more_never_gets_less(weights):
    shares = cut(weights)
    ranked = sorted(zip(weights, shares, strict=True))
    assert [share for _, share in sorted(ranked)] == sorted(shares)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=20), st.integers(2, 9))
def test_only_the_proportion_of_weights_counts(weights, times):
    assert cut([times * weight for weight in weights]) == cut(weights)


@given(st.integers(1, 66).flatmap(lambda size: st.lists(st.lists(st.integers(1, 40), min_size=size, max_size=size))))
def test_many_sets_are_cut_as_one_by_one(sets):
    if sets:
        assert cut_rows(np.array(sets, dtype=np.int64)).tolist() == [list(cut(weights)) for weights in sets]
