"""A market finds the best matching in every shape there is, and proves it by itself."""

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from matching_engine.errors import TooLarge
from matching_engine.kernels import library
from matching_engine.market.market import Market, Prices, total
from matching_engine.market.tests.markets import NO_PAIR, Question, questions, random_question

needs_kernels = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")
SHAPES = {
    "as many of each": (80, 80, {}),
    "a waiting list": (90, 50, {"base": "waiting"}),
    "mentors to spare": (40, 90, {}),
    "thin": (80, 80, {"density": 0.02}),
    "everybody with everybody": (60, 60, {"density": 1}),
    "all alike": (60, 60, {"most": 0, "base": "waiting"}),
    "nobody with anybody": (30, 30, {"density": 0}),
    "nobody here": (0, 20, {}),
    "nobody there": (20, 0, {}),
    "more places than people": (30, 20, {"places": 9}),
    "few places for many": (90, 12, {"places": 4, "base": "waiting"}),
    "goals in their order": (90, 60, {"base": "goals"}),
    "goals and places": (90, 40, {"base": "goals", "places": 3}),
    "pairs that are worse than none": (60, 60, {"base": "below"}),
}


def proved(market):
    """Return what a solved market is worth, after making sure of its proof."""
    proof = market.certificate()
    assert proof.holds
    return proof.primal


def same_bytes(one, other):
    """Tell whether two solutions are the same to the last bit."""
    return all(getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in ("u", "v", "mate"))


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("dtype", [np.int32, np.int64])
def test_every_shape_is_solved_and_proved(name, dtype):
    n, m, how = SHAPES[name]
    question = random_question(7, n, m, **how)

    assert proved(question.solved(dtype)) == question.best()


@given(questions(largest=6))
@effort(deadline=None, max_examples=150)
def test_no_other_way_is_better(question):
    assert proved(question.solved()) == question.best_of_all_ways()


@given(questions(largest=40))
@effort(deadline=None, max_examples=100)
def test_it_agrees_with_a_dense_solver(question):
    assert proved(question.solved()) == question.best()


@given(questions(largest=25))
@effort(deadline=None, max_examples=30)
def test_it_agrees_without_kernels(monkeypatch_module, question):
    with_kernels = proved(question.solved())
    monkeypatch_module.setenv("MENTORNET_KERNELS", "none")
    try:
        assert proved(question.solved()) == with_kernels
    finally:
        monkeypatch_module.delenv("MENTORNET_KERNELS")


@pytest.fixture(scope="module")
def monkeypatch_module():
    """Return a monkeypatch that Hypothesis may use again and again."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.mark.parametrize("base", ["none", "waiting"])
def test_it_agrees_with_a_linear_program(base):
    from scipy.optimize import linprog

    question = random_question(3, 60, 40, density=0.2, places=3, base=base)
    row, column = np.nonzero(question.worth)
    uses = np.zeros((100, len(row)))
    uses[row, np.arange(len(row))] = uses[60 + column, np.arange(len(row))] = 1
    limits = np.concatenate([np.ones(60), question.places])
    answer = linprog(-question.worth[row, column], A_ub=uses, b_ub=limits, bounds=(0, 1), method="highs")

    assert proved(question.solved()) == round(-answer.fun)


@pytest.mark.parametrize(("n", "m", "places", "base"), [(300, 300, 1, "none"), (400, 120, 4, "waiting")])
def test_it_agrees_with_min_cost_flow(n, m, places, base):
    min_cost_flow = pytest.importorskip("ortools.graph.python.min_cost_flow")
    question = random_question(5, n, m, density=0.1, places=places, base=base)
    row, column = np.nonzero(question.worth)
    flow = min_cost_flow.SimpleMinCostFlow()
    one = np.ones(len(row), np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(row, n + column, one, -question.worth[row, column])
    people, mentors = np.arange(n), n + np.arange(m)
    for ends, room in ((people, np.ones(n, np.int64)), (mentors, question.places.astype(np.int64))):
        flow.add_arcs_with_capacity_and_unit_cost(ends, np.full(len(ends), n + m), room, np.zeros_like(room))
    flow.set_nodes_supplies(np.arange(n + m + 1), np.concatenate([np.ones(n), np.zeros(m), [-n]]).astype(np.int64))

    assert flow.solve() == flow.OPTIMAL
    assert proved(question.solved()) == -flow.optimal_cost()


def test_numbers_of_fifty_bits_are_exact():
    question = random_question(9, 50, 40)
    large = Question(np.where(question.value == NO_PAIR, NO_PAIR, question.value * 2**40 + 1), question.places,
                     question.base)  # fmt: skip

    market = large.solved(np.int64)

    assert (proved(market) - (market.mate >= 0).sum()) % 2**40 == 0
    assert proved(market) >> 40 == proved(question.solved())


def test_sums_beyond_64_bits_are_exact():
    assert total(np.full(100, 2**62, np.int64)) == 100 * 2**62
    assert total(np.full(100, -(2**62) - 1, np.int64)) == -100 * 2**62 - 100


@given(questions(largest=30), st.integers(0, 10**6))
@effort(deadline=None, max_examples=60)
def test_a_start_from_a_smaller_market_ends_at_the_same_worth(question, seed):
    few = np.where(np.random.default_rng(seed).random(question.value.shape) < 0.5, question.value, NO_PAIR)
    before = Question(few, question.places, question.base).solved()
    market = question.market()

    market.solve(Prices(before.u, before.v, before.mate))

    assert proved(market) == question.best()


def test_a_start_that_fits_nothing_does_no_harm():
    question = random_question(4, 30, 20, places=2)
    market = question.market()

    market.solve(Prices(np.full(30, 10**9), np.full(20, -5), np.zeros(30, np.int32)))

    assert proved(market) == question.best()


@needs_kernels
def test_a_start_from_the_answer_has_nothing_left_to_do():
    market = random_question(4, 200, 150, base="goals").solved()
    again = random_question(4, 200, 150, base="goals").market()

    again.solve(Prices(market.u, market.v, market.mate))

    assert (again.bids, again.paths) == (0, 0)
    assert same_bytes(again, market)


def test_the_same_question_has_the_same_answer_to_the_last_bit():
    assert same_bytes(*(random_question(6, 120, 100, base="waiting", most=5).solved() for _ in range(2)))


@needs_kernels
def test_goals_in_their_order_cost_few_more_looks_than_fit_alone():
    looks = {
        base: random_question(1, 600, 400, density=0.1, base=base).solved().edges_visited for base in ("none", "goals")
    }

    assert looks["none"] < 100_000
    assert looks["goals"] < 10 * looks["none"]


@needs_kernels
def test_a_solve_that_is_stopped_leaves_the_market_as_it_was():
    draw = np.random.default_rng(2)
    start = np.arange(0, 600_001, 20)
    columns = (draw.integers(0, 1_400, (30_000, 1)) + 1_400 * np.arange(20)).astype(np.int32).ravel()
    market = Market(start, columns, draw.integers(0, 1000, 600_000).astype(np.int32))
    left = []

    def solve():
        with pytest.raises(KeyboardInterrupt):
            market.solve()
        left.append(market.mate.max())

    thread = threading.Thread(target=solve)
    thread.start()
    while thread.is_alive():
        library.stop_all()

    assert left == [-1]


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        (([0, 1], [0, 1], [5, 5]), "ptr must rise from 0 to the number of pairs, 2."),
        (([0, 2, 1, 2], [0, 1], [5, 5]), "ptr must rise from 0 to the number of pairs, 2."),
        (([0, 2], [0, 1], [5]), "2 values and 1 alone are needed, not 1 and 1."),
        (([0, 2], [0, 3], [5, 5], [1, 1, 1]), "Every column must be one of 0 to 2."),
        (([0, 2], [0, -1], [5, 5], [1, 1, 1]), "Every column must be one of 0 to 2."),
    ],
)
def test_arrays_that_do_not_belong_together_are_refused_with_a_sentence(arrays, sentence):
    with pytest.raises(ValueError) as refused:
        Market(*(np.array(array, np.int32) for array in arrays))

    assert str(refused.value) == sentence


def test_too_many_people_without_kernels_are_refused_with_a_sentence(monkeypatch):
    monkeypatch.setenv("MENTORNET_KERNELS", "none")
    market = Market(np.arange(20_002), np.zeros(20_001, np.int32), np.ones(20_001, np.int32))

    with pytest.raises(TooLarge) as refused:
        market.solve()

    assert str(refused.value) == (
        "20001 people for 1 places are too many without the compiled kernels: 20000 is the most. "
        "Install a C compiler and run ./dev build."
    )
