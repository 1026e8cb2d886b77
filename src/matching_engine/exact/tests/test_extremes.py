"""The ends of the prices tell, to the point, what a solve anew would give without somebody."""

import numpy as np
import pytest

from matching_engine.errors import NotProven
from matching_engine.exact import loop
from matching_engine.exact.extremes import extreme_prices
from matching_engine.exact.loop import solve_all_pairs
from matching_engine.exact.tests.dense import best_of, solve_dense
from matching_engine.exact.tests.questions import any_question, mentoring


@pytest.fixture(autouse=True)
def never_few(monkeypatch):
    monkeypatch.setattr(loop, "FEW_PAIRS", 0)


@pytest.mark.parametrize("seed", range(12))
def test_who_leaves_takes_exactly_her_price_with_her(seed):
    question = any_question(seed, most=60)
    dense = solve_dense(question.scanner(), question.places, question.base, question.k)
    ends = extreme_prices(solve_all_pairs(question.scanner(), question.places, question.base, question.k))

    for row in range(0, len(question.base), 5):
        assert dense.best - best_of(np.delete(dense.numbers, row, axis=0), question.places) == ends.most_u[row]
    for column in np.flatnonzero(question.places)[::5]:
        places = question.places.copy()
        places[column] -= 1
        assert dense.best - best_of(dense.numbers, places) == ends.most_v[column]


@pytest.mark.parametrize("seed", range(6))
def test_who_comes_adds_exactly_what_she_is_worth_beyond_the_most_u(seed):
    question = any_question(seed, most=60)
    dense = solve_dense(question.scanner(), question.places, question.base, question.k)
    ends = extreme_prices(solve_all_pairs(question.scanner(), question.places, question.base, question.k))
    newcomer = np.random.default_rng(seed).permutation(np.append(dense.numbers.max(axis=1, initial=0)[1:], 5))

    with_her = best_of(np.column_stack([dense.numbers, newcomer]), np.append(question.places, 1))
    assert with_her - dense.best == max(0, (newcomer - ends.most_u).max())


@pytest.mark.parametrize("few", [0, 10**9])
def test_both_ends_prove_the_plan_over_all_pairs(monkeypatch, few):
    monkeypatch.setattr(loop, "FEW_PAIRS", few)
    question = mentoring(250, 240)
    found = solve_all_pairs(question.scanner(), question.places, question.base, 1)
    numbers = solve_dense(question.scanner(), question.places, question.base, 1).numbers

    ends = extreme_prices(found)

    for u, v in ((ends.most_u, ends.least_v), (ends.least_u, ends.most_v)):
        assert (numbers <= u[:, None] + v[None, :]).all()
        assert u.sum() + v.sum() == found.primal
    assert (ends.least_v <= found.v).all()
    assert (found.v <= ends.most_v).all()
    assert (ends.least_v < ends.most_v).mean() > 0.5


def test_a_plan_that_is_not_proven_has_no_ends():
    question = mentoring(50, 50)
    found = solve_all_pairs(question.scanner(), question.places, question.base, 1, may_go_on=lambda: False)

    with pytest.raises(NotProven):
        extreme_prices(found)
