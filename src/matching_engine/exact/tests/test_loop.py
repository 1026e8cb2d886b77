"""The exact loop finds what SciPy finds over the whole matrix, and proves it over all pairs."""

import signal
import subprocess
import sys
import time
from itertools import count

import numpy as np
import pytest

from matching_engine.errors import BadInput
from matching_engine.exact import loop
from matching_engine.exact.crew import Threads
from matching_engine.exact.loop import Search, solve_all_pairs
from matching_engine.exact.sharing import SharedScanner
from matching_engine.exact.tests.dense import solve_dense
from matching_engine.exact.tests.questions import Question, alike, any_question, mentoring
from matching_engine.kernels import library
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import NativeScanner
from matching_engine.schema.tests.worlds import mentoring_world


@pytest.fixture
def never_few(monkeypatch):
    """Price even the smallest questions, instead of taking all their pairs."""
    monkeypatch.setattr(loop, "FEW_PAIRS", 0)


def is_best(question: Question) -> None:
    dense = solve_dense(question.scanner(), question.places, question.base, question.k)
    found = solve_all_pairs(question.scanner(), question.places, question.base, question.k)

    assert (found.primal, found.gap) == (dense.best, 0)
    assert dense.worth(found) == dense.best
    assert dense.most_unpaid(found) <= 0
    assert min(found.u.min(initial=0), found.v.min(initial=0)) == 0
    assert (np.bincount(found.mate[found.mate >= 0], minlength=len(found.v)) <= question.places).all()


@pytest.mark.parametrize("seed", range(40))
def test_it_finds_the_best_whole_and_proves_it(never_few, seed):
    is_best(any_question(seed))


@pytest.mark.parametrize("seed", range(12))
def test_a_few_pairs_are_all_taken_at_once(seed):
    is_best(any_question(seed, most=60))


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 5), (5, 0), (1, 1), (1, 300), (300, 1)])
def test_a_side_may_be_empty_or_hold_one(never_few, n, m):
    is_best(mentoring(n, m))


@pytest.mark.parametrize("density", [0.01, 0.1, 1])
def test_thin_and_full(never_few, density):
    is_best(mentoring(300, 280, density=density))


@pytest.mark.parametrize("points", [-32768, 0, 1, 700])
def test_nobody_may_be_paired_or_all_pairs_are_alike(never_few, points):
    is_best(alike(120, 100, points=points))


def test_more_places_than_people(never_few):
    question = mentoring(60, 90)
    places = np.full(90, 3, np.int32)

    found = solve_all_pairs(question.scanner(), places, question.base, 1)

    assert (found.primal, found.gap) == (solve_dense(question.scanner(), places, question.base, 1).best, 0)


def test_the_longest_waiting_come_first_when_the_goals_say_so(never_few):
    compiled = mentoring(300, 120, density=1).compiled
    days = np.arange(300)

    found = solve_all_pairs(*as_asked(Question(compiled, 10**12 + 10**6 * days)))

    assert found.gap == 0
    assert set(np.flatnonzero(found.mate < 0)) == set(range(180))


def as_asked(question: Question) -> tuple:
    return question.scanner(), question.places, question.base, question.k


@pytest.mark.parametrize("seed", range(8))
def test_with_a_budget_the_bound_is_never_below_the_best(never_few, seed):
    question = any_question(seed)
    best = solve_dense(question.scanner(), question.places, question.base, question.k)
    for steps in range(8):
        asked = count()
        found = solve_all_pairs(*as_asked(question), may_go_on=lambda asked=asked, steps=steps: next(asked) < steps)

        assert best.worth(found) == found.primal <= best.best <= found.bound
        assert best.most_unpaid(found) <= 0


def test_a_longer_budget_tells_more(never_few):
    question = mentoring(300, 300)
    gaps = []
    for steps in (0, 2, 4, 100):
        asked = count()
        found = solve_all_pairs(*as_asked(question), may_go_on=lambda asked=asked, steps=steps: next(asked) < steps)
        gaps.append(found.gap / found.bound)

    assert gaps[0] == 1
    assert gaps[1] < 0.5
    assert gaps[3] == 0


def test_numpy_alone_finds_the_same(never_few):
    question = mentoring(90, 80)

    found = solve_all_pairs(ArrayScanner(*question), question.places, question.base, 1)

    assert found.gap == 0
    assert found.primal == solve_all_pairs(*as_asked(question)).primal


def test_what_it_takes_does_not_creep_up(never_few):
    """Counters instead of seconds: they are the same on every machine."""
    question = mentoring(1000, 1000)

    found = solve_all_pairs(*as_asked(question))

    assert found.gap == 0
    assert len(found.rounds) <= 5
    assert found.graph.pairs <= 45_000
    assert found.pairs_scored <= 4_200_000
    assert found.edges_visited <= 1_200_000


def test_ctrl_c_leaves_and_a_new_solve_starts_afresh(never_few, monkeypatch):
    question = mentoring(200, 200)
    best = solve_all_pairs(*as_asked(question))
    search = Search(SharedScanner.of_scanner(question.scanner(), Threads(1)), *as_asked(question)[1:])
    with monkeypatch.context() as patched:
        patched.setattr(SharedScanner, "best", interrupted)
        with pytest.raises(KeyboardInterrupt):
            search.run()

    assert search.found().bound >= best.primal
    search.run()
    assert (search.found().primal, search.found().gap) == (best.primal, 0)


def interrupted(*arguments):
    raise KeyboardInterrupt


LONG_SOLVE = """
import signal
from matching_engine.exact.loop import solve_all_pairs
from matching_engine.exact.tests.questions import mentoring

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts its background jobs deaf
question = mentoring(30_000, 30_000)
scanner = question.scanner()
print("ready", flush=True)
try:
    solve_all_pairs(scanner, question.places, question.base, 1)
except KeyboardInterrupt:
    print("left")
"""


@pytest.mark.skipif(library.load() is None, reason="without kernels nothing runs so long")
@pytest.mark.parametrize("after", [0.1, 1.0])
def test_ctrl_c_leaves_a_long_solve_at_once(after):
    solving = subprocess.Popen([sys.executable, "-c", LONG_SOLVE], stdout=subprocess.PIPE, text=True)
    assert solving.stdout is not None
    assert solving.stdout.readline() == "ready\n"
    time.sleep(after)

    solving.send_signal(signal.SIGINT)

    assert solving.communicate(timeout=3)[0] == "left\n"
    assert solving.returncode == 0


NAN = float("nan")


@pytest.mark.parametrize("make", [ArrayScanner, NativeScanner])
@pytest.mark.parametrize("odd", [{"base": [NAN] * 9}, {"base": [0.5] * 9}, {"base": [1] * 4}, {"base": [2**62] * 9},
                                 {"k": -1}, {"k": NAN}, {"k": 2**51}, {"floor": NAN}, {"floor": 1001}])  # fmt: skip
def test_a_scanner_refuses_numbers_it_cannot_count_with(make, odd):
    if make is NativeScanner and library.load() is None:
        pytest.skip("the kernels are not built here")
    numbers = {"base": [1] * 9, "k": 1, "floor": 0, **odd}

    with pytest.raises(BadInput):
        make(mentoring_world(9, 7), np.array(numbers["base"]), numbers["k"], numbers["floor"])


@pytest.mark.parametrize("odd", [{"places": [1, 1]}, {"places": [-1] * 7}, {"places": [NAN] * 7}, {"base": [8] * 9},
                                 {"k": 2}])  # fmt: skip
def test_what_does_not_belong_to_the_scanner_is_refused(odd):
    question = mentoring(9, 7)
    asked = {"places": question.places, "base": question.base, "k": 1, **odd}

    with pytest.raises(BadInput):
        solve_all_pairs(question.scanner(), np.array(asked["places"]), np.array(asked["base"]), asked["k"])


def test_a_bound_counts_more_places_than_64_bits_could():
    question = mentoring(1100, 1000, base=10**15)
    places = np.full(1000, 2**31 - 1, np.int32)
    answers = iter([True, True, False])

    found = solve_all_pairs(question.scanner(), places, question.base, 1, may_go_on=lambda: next(answers, False))

    assert found.dual == sum(found.u.tolist()) + sum(int(v) * (2**31 - 1) for v in found.v)
    assert found.bound >= 1100 * 10**15
