"""A live plan begins with what the exact loop found, refuses what cannot be, and lets new people in."""

from dataclasses import replace

import numpy as np
import pytest

from matching_engine import errors
from matching_engine.exact.loop import solve_all_pairs
from matching_engine.kernels import library
from matching_engine.live.plan import LivePlan
from matching_engine.live.tests.cold import best_sum
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import NativeScanner
from matching_engine.schema.parts import mentors_of
from matching_engine.schema.tests.worlds import mentoring_world

pytestmark = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")

FLOOR = 200


def found_plan(n, m, *, seed=1, most_places=1):
    """Return a plan of a world as the loop found it, the fits of all pairs, and what each mentee adds."""
    world = mentoring_world(n, m, seed=seed, most_places=most_places)
    base = 10**9 + 10**5 * np.random.default_rng(seed).integers(0, 40, n)
    scanner = NativeScanner(world, base, 1, FLOOR)
    found = solve_all_pairs(scanner, world.places, base, 1)
    plan = LivePlan(scanner, world.places, base, 1, floor=FLOOR, found=found)
    return plan, scanner.fits(np.arange(n, dtype=np.int32)).astype(np.int64), base, world.places.copy()


def best(fits, base, places):
    return best_sum(np.where(fits >= FLOOR, base[:, None] + fits, 0), places)


@pytest.mark.parametrize(("n", "m", "places"), [(400, 280, 1), (300, 300, 1), (200, 320, 1), (400, 150, 3)])
def test_changes_in_a_larger_plan_are_exact_over_all_pairs(n, m, places):
    plan, fits, base, left = found_plan(n, m, most_places=places)
    assert plan.number == best(fits, base, left)
    draw = np.random.default_rng(5)
    for step in range(12):
        row, column = int(draw.integers(n)), int(draw.integers(m))
        if step % 3 == 0 and plan.is_here(row):
            plan.leave(row)
            fits[row] = -1
        elif step % 3 == 1:
            left[column] = int(draw.integers(0, 3))
            plan.set_places(column, int(left[column]))
        else:
            mentee, mentor = plan.pairs()[int(draw.integers(len(plan.pairs())))]
            plan.veto(mentee, mentor)
            fits[mentee, mentor] = -1
        assert plan.number == best(fits, base, left)
    assert plan.proof().holds


def test_taking_everything_back_brings_back_the_very_same_plan():
    plan, *_ = found_plan(300, 200)
    before = plan.number, plan.pairs(), plan.market.u.tolist(), plan.market.v.tolist()
    for mentee, mentor in plan.pairs()[:40:4]:
        plan.veto(mentee, mentor)
        plan.leave(mentee)
    for _ in range(20):
        plan.undo()
    assert (plan.number, plan.pairs(), plan.market.u.tolist(), plan.market.v.tolist()) == before
    with pytest.raises(errors.NothingToUndo):
        plan.undo()


def test_a_plan_that_is_not_the_best_yet_is_not_kept():
    world, base = mentoring_world(20, 20), np.full(20, 1000, np.int64)
    scanner = ArrayScanner(world, base, 1, FLOOR)
    found = solve_all_pairs(scanner, world.places, base, 1)
    with pytest.raises(errors.NotProven, match="7 short of the best"):
        LivePlan(scanner, world.places, base, 1, floor=FLOOR, found=replace(found, dual=found.primal + 7))


@pytest.mark.parametrize(
    ("wrong", "error", "names"),
    [
        (lambda plan: plan.veto("nobody", "b1"), errors.UnknownPerson, "no mentee nobody"),
        (lambda plan: plan.veto("a1", "nobody"), errors.UnknownPerson, "no mentor nobody"),
        (lambda plan: plan.lift("a1", "b1"), errors.NotVetoed, "a1 and b1"),
        (lambda plan: plan.unlock("a1", "b1"), errors.NotLocked, "a1 and b1"),
        (lambda plan: (plan.leave("a1"), plan.leave("a1")), errors.NotHere, "a1"),
        (lambda plan: plan.arrive("a1"), errors.AlreadyHere, "a1"),
        (lambda plan: plan.set_places("b1", -1), ValueError, "-1"),
    ],
)
def test_what_cannot_be_is_refused_by_name(wrong, error, names):
    world, base = mentoring_world(8, 6), np.full(8, 1000, np.int64)
    ids = [f"a{number}" for number in range(8)], [f"b{number}" for number in range(6)]
    plan = LivePlan(ArrayScanner(world, base, 1, 0), world.places, base, 1, floor=0, mentees=ids[0], mentors=ids[1])
    with pytest.raises(error, match=names):
        wrong(plan)
    assert plan.proof().holds


def test_two_locks_on_one_place_are_refused():
    plan, fits, *_ = found_plan(30, 12)
    first, second = np.flatnonzero(fits[:, 0] >= 0)[:2].tolist()
    plan.lock(first, 0)
    with pytest.raises(errors.LockImpossible, match="has_a_free_place"):
        plan.lock(second, 0)
    with pytest.raises(errors.StillLocked):
        plan.leave(first)
    with pytest.raises(errors.StillLocked):
        plan.set_places(0, 0)
    with pytest.raises(errors.StillLocked):
        plan.veto(first, 0)
    assert plan.mentor_of(first) == 0


def test_a_veto_and_a_lock_do_not_go_together():
    plan, fits, *_ = found_plan(30, 12)
    row, column = np.argwhere(fits >= FLOOR)[0].tolist()
    plan.veto(row, column)
    with pytest.raises(errors.LockImpossible, match="not_to_be_matched"):
        plan.lock(row, column)


def test_an_interrupted_change_leaves_everything_as_it_was():
    plan, *_ = found_plan(40, 30)
    before = plan.number, plan.pairs()

    plan.watch.hold, hold = interrupted_hold, plan.watch.hold
    with pytest.raises(KeyboardInterrupt):
        plan.leave(plan.pairs()[0][0])
    plan.watch.hold = hold
    assert (plan.number, plan.pairs()) == before
    assert plan.proof().holds


def interrupted_hold(*_):
    raise KeyboardInterrupt


def test_new_people_come_into_a_plan():
    n, m, old_n, old_m = 60, 50, 45, 40
    world, base = mentoring_world(n, m, seed=3), np.full(n, 5000, np.int64)
    everybody = ArrayScanner(world, base, 1, FLOOR)
    some = mentors_of(world, np.arange(old_m, dtype=np.int32))
    some = replace(some, mentee_ties=some.mentee_ties[:old_n], never=some.never[some.never[:, 0] < old_n])
    plan = LivePlan(ArrayScanner(some, base[:old_n], 1, FLOOR), some.places, base[:old_n], 1, floor=FLOOR)
    plan.widen(everybody, base, mentees=range(old_n, n), mentors=range(old_m, m))
    fits = everybody.fits(np.arange(n, dtype=np.int32)).astype(np.int64)
    is_here, places = np.arange(n) < old_n, np.where(np.arange(m) < old_m, world.places, 0)
    for mentee, mentor in zip(range(old_n, n), list(range(old_m, m)) * 2, strict=False):
        plan.arrive(mentee)
        plan.set_places(mentor, 1)
        is_here[mentee], places[mentor] = True, 1
        assert plan.number == best(np.where(is_here[:, None], fits, -1), base, places)
    assert plan.proof().holds
