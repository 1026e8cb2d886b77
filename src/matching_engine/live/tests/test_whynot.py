"""What else could be: each cost is the difference to a plan made from nothing with the change in it."""

import numpy as np
import pytest

from matching_engine import errors
from matching_engine.kernels import library
from matching_engine.live.plan import LivePlan
from matching_engine.live.tests.cold import best_sum
from matching_engine.live.whynot import alternatives, gains, least_cost, recruit, why_not
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.schema.compiled import FORBIDDEN
from matching_engine.schema.tests.worlds import mentoring_world

pytestmark = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")

N, M, BASE, FLOOR = 25, 18, 2000, 250


def plan_of(*, seed=1, new=0):
    """Make a plan in which the last `new` mentors are kinds of mentors without a place yet."""
    world = mentoring_world(N, M, seed=seed)
    base, places = np.full(N, BASE, np.int64), world.places.copy()
    places[M - new :] = 0
    scanner = ArrayScanner(world, base, 1, FLOOR)
    plan = LivePlan(scanner, places, base, 1, floor=FLOOR)
    return plan, scanner.fits(np.arange(N, dtype=np.int32)).astype(np.int64), places


def best(fits, places):
    return best_sum(np.where(fits >= FLOOR, BASE + fits, 0), places)


def test_the_cost_of_a_pair_is_the_difference_to_a_plan_with_it():
    plan, fits, places = plan_of()
    before = plan.number, plan.pairs()
    for row, column in np.argwhere(fits > FORBIDDEN)[::7].tolist():
        others, left = fits.copy(), places.copy()
        others[row], left[column] = FORBIDDEN, places[column] - 1
        with_it = BASE + fits[row, column] + best(others, left)
        assert plan.number + why_not(plan, row, column).number == with_it
        assert least_cost(plan, row, column) <= plan.number - with_it or fits[row, column] < FLOOR
    assert (plan.number, plan.pairs()) == before


def test_a_pair_that_breaks_a_rule_has_no_cost_but_a_reason():
    plan, fits, _ = plan_of()
    row, column = np.argwhere(fits == FORBIDDEN)[0].tolist()
    with pytest.raises(errors.LockImpossible, match="breaks the rule"):
        why_not(plan, row, column)


def test_alternatives_are_the_cheapest_there_are():
    plan, fits, _ = plan_of()
    for row in range(0, N, 5):
        mate = plan.mentor_of(row)
        possible = [column for column in np.flatnonzero(fits[row] >= FLOOR).tolist() if column != mate]
        costs = sorted(-why_not(plan, row, column).number for column in possible)
        found = alternatives(plan, row, 3)
        assert [-each.effect.number for each in found] == costs[:3]
        assert [each.fit for each in found] == [fits[row, each.mentor] for each in found]


def test_alternatives_of_a_locked_mentee_are_refused():
    plan, *_ = plan_of()
    mentee, mentor = plan.pairs()[0]
    plan.lock(mentee, mentor)
    with pytest.raises(errors.StillLocked):
        alternatives(plan, mentee, 3)


@pytest.mark.parametrize("seed", range(6))
def test_recruits_are_chosen_greedily_and_exactly(seed):
    plan, fits, places = plan_of(seed=seed, new=8)
    kinds, before = range(M - 8, M), plan.pairs()
    found = recruit(plan, kinds, 4, most=gains(plan, kinds))
    for each in found:
        now = best(fits, places)
        gain = {kind: best(fits, places + (np.arange(M) == kind)) - now for kind in kinds}
        assert each.gain == max(gain.values()) == gain[each.mentor]
        places[each.mentor] += 1
    assert [each.mentor for each in recruit(plan, kinds, 4)] == [each.mentor for each in found]
    assert plan.pairs() == before


def test_nobody_is_recruited_who_adds_nothing():
    plan, *_ = plan_of(seed=2, new=3)
    for mentee in range(N):
        if plan.mentor_of(mentee) is None:
            plan.leave(mentee)
    while (found := recruit(plan, [M - 1], 1)) and found[0].gain:
        plan.set_places(M - 1, plan.places(M - 1) + 1)
    assert recruit(plan, [M - 1], 5) == []
