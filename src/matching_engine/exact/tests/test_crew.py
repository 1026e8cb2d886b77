"""However many hands there are, the answers are the same bytes."""

import threading
import time

import numpy as np
import pytest

from matching_engine.exact import loop
from matching_engine.exact.crew import Threads
from matching_engine.exact.loop import solve_all_pairs
from matching_engine.exact.sharing import SharedScanner
from matching_engine.exact.tests.questions import any_question, mentoring
from matching_engine.kernels import library
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import NativeScanner


def add(state, part, *, more):
    return state + part + more


def sleep_longer_first(state, part):
    time.sleep((3 - part) / 100)
    return part, threading.get_ident()


def fail_at_two(state, part):
    if part == 2:
        raise ValueError("two")
    return part


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_come_in_the_order_of_the_parts(workers):
    with Threads(workers) as crew:
        crew.share("number", [lambda: 100, lambda: 200])

        assert crew.map(add, "number", [(1, 1), (0, 2), (1, 3)], more=1000) == [1201, 1102, 1203]


def test_several_threads_work_at_a_time():
    with Threads(3) as crew:
        crew.share("nothing", [lambda: None])
        answers = crew.map(sleep_longer_first, "nothing", [(0, 0), (0, 1), (0, 2)])

    assert [part for part, _ in answers] == [0, 1, 2]
    assert len({thread for _, thread in answers}) == 3


@pytest.mark.parametrize("workers", [1, 3])
def test_an_error_comes_out_and_the_crew_goes_on(workers):
    with Threads(workers) as crew:
        crew.share("nothing", [lambda: None])
        with pytest.raises(ValueError, match="two"):
            crew.map(fail_at_two, "nothing", [(0, part) for part in range(4)])

        assert crew.map(fail_at_two, "nothing", [(0, 0), (0, 1)]) == [0, 1]


@pytest.mark.parametrize("seed", range(4))
def test_any_number_of_threads_finds_the_same_bytes(monkeypatch, seed):
    monkeypatch.setattr(loop, "FEW_PAIRS", 0)
    question = any_question(seed)

    found = []
    for workers in (1, 2, 3):
        with Threads(workers) as crew:
            answer = solve_all_pairs(question.scanner(), question.places, question.base, question.k, crew=crew)
        found.append((answer.mate.tobytes(), answer.u.tobytes(), answer.v.tobytes(), answer.rounds))

    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("shards", [1, 3, 50])
def test_a_scanner_in_shards_answers_as_one(shards):
    question = mentoring(70, 60)
    whole = question.scanner()
    make = ArrayScanner if library.load() is None else NativeScanner
    with Threads(2) as crew:
        parts = SharedScanner.of_compiled(*question, crew=crew, make=make, shards=shards)
        rows = np.array([0, 1, 5, 30, 31, 68, 69], np.int32)
        above, v = np.arange(7, dtype=np.int64) * 90, np.arange(60, dtype=np.int64)
        some = np.array([3, 50, 7, 20], np.int32)

        answer, expected = parts.best(rows, above, v, 5), whole.best(rows, above, v, 5)
        among, expected_among = (
            parts.among(some).best(rows, above, v[some], 2),
            whole.among(some).best(rows, above, v[some], 2),
        )

        for name in ("count", "columns", "fits", "bound"):
            assert np.array_equal(getattr(answer, name), getattr(expected, name)), name
            assert np.array_equal(getattr(among, name), getattr(expected_among, name)), name
        assert np.array_equal(parts.fits(rows), whole.fits(rows))
        assert np.array_equal(parts.pairs(rows, rows[::-1] % 60), whole.pairs(rows, rows[::-1] % 60))
        assert np.array_equal(parts.column_best(rows, above), whole.column_best(rows, above))
        assert parts.pairs_scored > 0
