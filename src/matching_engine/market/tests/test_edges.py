"""The bare engine against SciPy's dense solver, and its refusals."""

import os
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching_engine import solve_edges

edge_lists = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(-3, 12)), max_size=40)
some = effort(deadline=None, max_examples=150)


def best_weight(edges, left_places, right_places):
    """Return the best weight by SciPy, with a row and a column for each place."""
    weight = np.zeros((7, 7))
    for left, right, value in edges:
        weight[left, right] = max(weight[left, right], value)
    copies = np.repeat(np.repeat(weight, left_places, axis=0), right_places, axis=1)
    rows, columns = linear_sum_assignment(copies, maximize=True)
    return copies[rows, columns].sum()


@contextmanager
def kernels(wish):
    """Say in the environment which kernels there are."""
    usual = os.environ.get("MENTORNET_KERNELS")
    os.environ["MENTORNET_KERNELS"] = wish
    try:
        yield
    finally:
        del os.environ["MENTORNET_KERNELS"]
        if usual is not None:
            os.environ["MENTORNET_KERNELS"] = usual


@pytest.mark.parametrize("wish", ["", "none"])
@given(edges=edge_lists, places=st.lists(st.integers(0, 3), min_size=7, max_size=7))
@some
def test_the_weight_equals_the_dense_solver_and_is_proved(wish, edges, places):
    left, right, weight = np.array(edges, dtype=np.int64).reshape(-1, 3).T
    with kernels(wish):
        one_to_one = solve_edges(left, right, weight)
        right_many = solve_edges(left, right, weight, None, places)
        left_many = solve_edges(left, right, weight, places, None)

    ones = [1] * 7
    assert one_to_one.weight == best_weight(edges, ones, ones)
    assert right_many.weight == best_weight(edges, ones, places)
    assert left_many.weight == best_weight(edges, places, ones)
    assert (one_to_one.gap, right_many.gap, left_many.gap) == (0, 0, 0)
    assert len(set(one_to_one.pairs[:, 0])) == one_to_one.matched == len(set(one_to_one.pairs[:, 1]))


@given(
    edge_lists,
    st.lists(st.integers(0, 3), min_size=7, max_size=7),
    st.lists(st.integers(0, 3), min_size=7, max_size=7),
)
@some
def test_places_on_both_sides_are_kept_and_no_edge_is_used_twice(edges, left_places, right_places):
    left, right, weight = np.array(edges, dtype=np.int64).reshape(-1, 3).T

    answer = solve_edges(left, right, weight, left_places, right_places)

    assert answer.gap == 0
    assert len({tuple(pair) for pair in answer.pairs}) == answer.matched
    assert (np.bincount(answer.pairs[:, 0], minlength=7) <= left_places).all()
    assert (np.bincount(answer.pairs[:, 1], minlength=7) <= right_places).all()


def test_leaving_somebody_alone_may_be_best():
    answer = solve_edges([0, 0, 1], [0, 1, 0], [10, 1, 2])

    assert answer.pairs.tolist() == [[0, 0]]
    assert (answer.weight, answer.dual_bound, answer.gap) == (10, 10, 0)


def test_no_edges_give_no_pairs():
    answer = solve_edges([], [], [])

    assert (answer.pairs.shape, answer.matched, answer.weight, answer.gap) == ((0, 2), 0, 0, 0)


def test_whole_numbers_written_as_fractions_are_taken():
    assert solve_edges([0], [0], [3.0]).weight == 3


@pytest.mark.parametrize(
    ("edges", "sentence"),
    [
        (([0], [0], [0.5]), "weight must hold whole numbers; multiply fractions by a power of ten first."),
        (([0], [0], [float("nan")]), "weight must hold whole numbers; multiply fractions by a power of ten first."),
        (([0, 1], [0], [1]), "left, right and weight must be equally long, not 2, 1 and 1."),
        (([-1], [0], [1]), "left and right are indices from 0; a negative one was given."),
        (([[0]], [0], [1]), "left must have one dimension, not 2."),
        (([0], [0], ["a"]), "weight must hold whole numbers, not <U1."),
        (([0], [3], [1], None, [1]), "right_places must give 0 or more places to each of at least 4 people."),
    ],
)
def test_wrong_edges_are_refused_with_a_sentence(edges, sentence):
    with pytest.raises(ValueError) as refused:
        solve_edges(*edges)

    assert str(refused.value) == sentence


@pytest.mark.parametrize("wish", ["", "none"])
def test_a_large_sparse_graph_is_solved_and_proved(wish):
    chance = np.random.default_rng(3)
    left = np.repeat(np.arange(3000), 8)
    right, weight = chance.integers(0, 2500, left.size), chance.integers(1, 700, left.size)

    with kernels(wish):
        answer = solve_edges(left, right, weight)

    assert answer.gap == 0
    assert answer.matched > 2400
