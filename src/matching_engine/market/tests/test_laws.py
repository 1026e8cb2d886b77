"""What must hold of any best matching, whoever is in the market."""

import numpy as np
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from matching_engine.market.extremes import most_u, most_v
from matching_engine.market.tests.markets import NO_PAIR, Question, questions

some = effort(deadline=None, max_examples=40)
seeds = st.integers(0, 10**6)


def worth(question):
    """Return what the best matching adds, proved."""
    return question.solved().certificate().primal


def without_row(question, row):
    return Question(np.delete(question.value, row, axis=0), question.places, np.delete(question.base, row))


@given(questions(largest=15), seeds)
@some
def test_the_order_of_the_people_does_not_matter(question, seed):
    draw = np.random.default_rng(seed)
    rows, columns = (draw.permutation(size) for size in question.value.shape)

    assert worth(Question(question.value[rows][:, columns], question.places[columns], question.base[rows])) == worth(
        question
    )


@given(questions(largest=15), st.integers(2, 50))
@some
def test_more_of_everything_is_worth_as_much_more(question, times):
    value = np.where(question.value == NO_PAIR, NO_PAIR, question.value * times)

    assert worth(Question(value, question.places, question.base * times)) == times * worth(question)


@given(questions(largest=10), questions(largest=10))
@some
def test_two_networks_that_do_not_meet_add_up(one, other):
    value = np.full(np.add(one.value.shape, other.value.shape), NO_PAIR)
    value[: len(one.value), : one.value.shape[1]] = one.value
    value[len(one.value) :, one.value.shape[1] :] = other.value
    both = Question(value, np.append(one.places, other.places), np.append(one.base, other.base))

    assert worth(both) == worth(one) + worth(other)


@given(questions(largest=15), seeds)
@some
def test_a_pair_that_is_not_chosen_may_as_well_be_forbidden(question, seed):
    market = question.solved()
    is_idle = question.value != NO_PAIR
    rows = np.flatnonzero(market.mate >= 0)
    is_idle[rows, market.mate[rows]] = False
    forbidden = is_idle & (np.random.default_rng(seed).random(is_idle.shape) < 0.5)

    assert worth(Question(np.where(forbidden, NO_PAIR, question.value), question.places, question.base)) == worth(
        question
    )


@given(questions(largest=12))
@some
def test_without_a_row_the_sum_is_lower_by_her_most_u(question):
    market = question.solved()
    u, _ = most_u(market)

    lost = [worth(question) - worth(without_row(question, row)) for row in range(len(question.base))]
    assert (u - market.alone).tolist() == lost


@given(questions(largest=12))
@some
def test_without_a_place_the_sum_is_lower_by_its_most_v(question):
    market = question.solved()
    _, v = most_v(market)

    for column in np.flatnonzero(question.places):
        fewer = question.places.copy()
        fewer[column] -= 1
        assert worth(question) - worth(Question(question.value, fewer, question.base)) == v[column]


@given(questions(largest=12), seeds)
@some
def test_one_more_mentor_adds_what_the_most_u_leaves_open(question, seed):
    u, _ = most_u(question.solved())
    draw = np.random.default_rng(seed)
    hers = np.where(draw.random(len(question.base)) < 0.7, draw.integers(0, 1001, len(question.base)), NO_PAIR)
    more = Question(np.column_stack([question.value, hers]), np.append(question.places, np.int32(1)), question.base)

    assert worth(more) - worth(question) == max(0, (hers - u).max(initial=0, where=hers != NO_PAIR))


@given(questions(largest=15))
@some
def test_both_ends_are_optimal_prices_and_hold_all_others_between_them(question):
    market = question.solved()
    u, v = market.u, market.v
    (highest_u, least_v), (least_u, highest_v) = most_u(market), most_v(market)
    is_open = question.places > 0

    for market.u, market.v in ((highest_u, least_v), (least_u, highest_v)):
        assert market.certificate().holds
    assert (least_u <= u).all()
    assert (u <= highest_u).all()
    assert (least_v <= v)[is_open].all()
    assert (v <= highest_v)[is_open].all()


@given(questions(largest=12), st.integers(0, 11))
@some
def test_two_who_are_alike_in_everything_are_worth_the_same(question, row):
    if not len(question.base):
        return
    row %= len(question.base)
    value, base = np.vstack([question.value, question.value[row]]), np.append(question.base, question.base[row])

    for end in (most_u, most_v):
        u, _ = end(Question(value, question.places, base).solved())
        assert u[row] == u[-1]
