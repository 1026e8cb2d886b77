"""What a live plan refuses; it is as it was then, and goes on."""

import numpy as np
import pytest

from matching_engine.errors import BadInput, EngineError
from matching_engine.kernels import library
from matching_engine.live.plan import LivePlan
from matching_engine.live.whynot import alternatives, recruit
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.schema.tests.worlds import mentoring_world

pytestmark = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")
NAN = float("nan")
WORLD = mentoring_world(8, 6, seed=3, most_places=2)


def live(*, base=5000, places=WORLD.places, k=1, **how):
    bases = np.full(8, base) if isinstance(base, int) else np.array(base)
    return LivePlan(ArrayScanner(WORLD, np.zeros(8, np.int64), 1, 0), places, bases, k, **how)


@pytest.mark.parametrize("odd", [
    {"base": [0.5] * 8}, {"base": [NAN] * 8}, {"base": [1] * 3}, {"base": 2**60}, {"base": -(2**62)},
    {"places": [1]}, {"places": [-1] * 6}, {"places": [0.5] * 6}, {"places": [NAN] * 6}, {"places": [2**31 - 1] * 6},
    {"k": -1}, {"k": NAN}, {"floor": NAN}, {"floor": 1001}, {"mentees": ["a"] * 8}, {"mentees": ["a", "b"]},
])  # fmt: skip
def test_a_plan_is_not_begun_with_odd_numbers_or_ids(odd):
    with pytest.raises(BadInput):
        live(**odd)


@pytest.mark.parametrize("change", [
    *(lambda plan, places=places: plan.set_places(0, places) for places in (-1, NAN, 1.5, "x", None, 2**31, 10**30)),
    *(lambda plan, base=base: plan.rebase(0, base) for base in (NAN, 1.5, "x", None, 2**60, -(2**62), 10**30)),
    lambda plan: plan.veto([0], 0), lambda plan: plan.lock(0, {}), lambda plan: plan.leave("nobody"),
    lambda plan: alternatives(plan, 0, -1), lambda plan: recruit(plan, [0], 1.5),
])  # fmt: skip
def test_an_odd_change_is_refused_and_changes_nothing(change):
    plan = live()
    pairs, number = plan.pairs(), plan.number

    with pytest.raises(EngineError):
        change(plan)

    assert (plan.pairs(), plan.number, plan.proof().holds) == (pairs, number, True)


def test_no_alternative_is_no_question():
    assert alternatives(live(), 0, 0) == []


def test_ids_may_stand_in_an_array():
    assert live(mentees=np.arange(8)).pairs() == live().pairs()


def test_a_sum_beyond_64_bits_is_exact():
    many, base = 200, 2**56
    world = mentoring_world(many, 6, density=1)

    def plan_of(base):
        return LivePlan(ArrayScanner(world, np.zeros(many, np.int64), 1, 0), [many] * 6, np.full(many, base), 1)

    plan, fits = plan_of(base), plan_of(0).number
    assert plan.number == many * base + fits > 2**63

    for mentee in range(150):
        plan.leave(mentee)
    assert plan.number == plan.proof().primal == 50 * base + plan.proof().dual % base

    for _ in range(150):
        plan.undo()
    assert plan.number == plan.proof().primal == plan.proof().dual == many * base + fits
