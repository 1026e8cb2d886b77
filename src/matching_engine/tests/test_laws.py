"""What holds for the best assignment of any edges, whoever found it."""

import numpy as np
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from matching_engine import Mentee, Pool, Settings, solve, solve_edges
from matching_engine.mentoring.tests.pools import pools

some = effort(deadline=None, max_examples=80)


@st.composite
def edges(draw, most=7):
    """Draw left, right, weight: all densities, negative weights too, many equal ones."""
    people, volunteers = draw(st.integers(1, most)), draw(st.integers(1, most))
    highest = draw(st.sampled_from((1, 3, 1000)))
    share = draw(st.sampled_from((0.1, 0.5, 1.0)))
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    left, right = np.nonzero(chance.random((people, volunteers)) < share)
    return left, right, chance.integers(-highest // 4, highest + 1, len(left))


def worth(left, right, weight):
    found = solve_edges(left, right, weight)
    assert found.gap == 0
    return found.weight


@given(edges(), st.integers(0, 2**32))
@some
def test_other_numbers_for_the_people_keep_the_weight(some_edges, seed):
    left, right, weight = some_edges
    chance = np.random.default_rng(seed)
    new_left, new_right, order = chance.permutation(7), chance.permutation(7), chance.permutation(len(weight))

    assert worth(new_left[left][order], new_right[right][order], weight[order]) == worth(left, right, weight)


@given(edges())
@some
def test_turning_the_sides_keeps_the_weight(some_edges):
    left, right, weight = some_edges

    assert worth(right, left, weight) == worth(left, right, weight)


@given(edges(), st.integers(1, 10_000))
@some
def test_scaling_every_weight_scales_the_sum(some_edges, factor):
    left, right, weight = some_edges

    assert worth(left, right, factor * weight) == factor * worth(left, right, weight)


@given(edges(), edges())
@some
def test_two_networks_that_know_nothing_of_each_other_add_up(one, other):
    both = (np.concatenate([one[0], other[0] + 10]), np.concatenate([one[1], other[1] + 10]),
            np.concatenate([one[2], other[2]]))  # fmt: skip

    assert worth(*both) == worth(*one) + worth(*other)


@given(edges(), edges())
@some
def test_more_edges_never_make_it_less(one, more):
    both = tuple(np.concatenate(columns) for columns in zip(one, more, strict=True))

    assert worth(*both) >= max(worth(*one), worth(*more))


@given(edges())
@some
def test_no_assignment_that_somebody_can_think_of_is_better(some_edges):
    left, right, weight = some_edges
    taken, greedy = set(), 0
    for edge in np.argsort(-weight, kind="stable"):
        ends = {("left", left[edge]), ("right", right[edge])}
        if weight[edge] > 0 and not ends & taken:
            taken |= ends
            greedy += int(weight[edge])

    assert greedy <= worth(left, right, weight) <= 2 * greedy


@given(pools(most=4), st.data())
@some
def test_two_mentees_who_are_alike_have_the_same_price(pool, data):
    if not pool.mentees:
        return
    one = data.draw(st.sampled_from(pool.mentees))
    told = {field: getattr(one, field) for field in Mentee.__dataclass_fields__} | {"id": "twin", "tie": 2**62}
    prices = solve(Pool((*pool.mentees, Mentee(**told)), pool.mentors), Settings()).duals.mentees

    # A mentor who is to avoid the one by her id need not avoid the other.
    if not any(one.id in mentor.avoid for mentor in pool.mentors):
        assert prices["twin"] == prices[one.id]
