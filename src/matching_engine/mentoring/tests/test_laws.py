"""What holds for every plan of every pool."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from matching_engine import (
    Context,
    LockImpossible,
    Mentee,
    Mentor,
    Objective,
    Pool,
    Settings,
    check,
    rules_broken,
    score,
    solve,
)
from matching_engine.errors import EngineError, UnknownPerson
from matching_engine.mentoring.goals import Goals
from matching_engine.mentoring.tests.pools import mentors, pools, settings

some = effort(deadline=None, max_examples=80)


def in_order(objective, goals):
    amounts = {"matched": objective.matched, "waiting": objective.waiting_days, "fit": objective.fit_points}
    return tuple(amounts[goal] for goal in goals)


def best_by_trying_everything(pool, branch):
    """Return the best objective of all plans, compared goal by goal without any multiplier."""
    context, goals = Context.of(pool, branch), Goals.of(pool, branch)
    seats = [mentor for mentor in pool.mentors for _ in range(mentor.places)] + [None] * len(pool.mentees)
    best = Objective()
    for seating in set(permutations(seats, len(pool.mentees))) if pool.mentees else ():
        reached = Objective()
        for mentee, mentor in zip(pool.mentees, seating, strict=True):
            if mentor is None:
                continue
            fit = score(mentee, mentor, context).fit
            if rules_broken(mentee, mentor, context) or fit < branch.floor:
                break
            reached += Objective(1, goals.waiting_days(mentee), fit)
        else:
            best = max(best, reached, key=lambda objective: in_order(objective, branch.goals))
    return best


@given(pools(most=3), settings())
@some
def test_a_small_pool_equals_brute_force_in_the_order_of_the_goals(pool, branch):
    plan = solve(pool, branch)

    best = best_by_trying_everything(pool, branch)

    assert in_order(plan.objective, branch.goals) == in_order(best, branch.goals)


@given(pools(), settings())
@some
def test_the_checker_finds_nothing_and_the_gap_is_closed(pool, branch):
    plan = solve(pool, branch)

    assert check(pool, branch, plan.pairs, plan.duals) == []
    assert plan.gap == 0


@given(pools(), settings())
@some
def test_everybody_is_either_paired_or_named_as_unmatched(pool, branch):
    plan = solve(pool, branch)

    everybody = sorted([pair.mentee for pair in plan.pairs] + list(plan.unmatched_mentees))
    assert everybody == sorted(mentee.id for mentee in pool.mentees)


@given(pools(), settings(), st.randoms())
@some
def test_the_order_of_the_rows_changes_no_byte(pool, branch, chance):
    shuffled = Pool(
        tuple(chance.sample(pool.mentees, len(pool.mentees))),
        tuple(chance.sample(pool.mentors, len(pool.mentors))),
    )

    assert solve(shuffled, branch).to_json() == solve(pool, branch).to_json()


@given(pools(most=4), settings(), mentors(7))
@some
def test_one_mentor_more_never_makes_it_worse(pool, branch, newcomer):
    before = solve(pool, branch).objective
    after = solve(Pool(pool.mentees, (*pool.mentors, newcomer)), branch).objective

    assert in_order(after, branch.goals) >= in_order(before, branch.goals)


@given(pools(), settings(), st.data())
@some
def test_a_lock_is_kept_and_the_rest_is_still_best(pool, branch, data):
    context = Context.of(pool, branch)
    allowed = [(a.id, b.id) for a in pool.mentees for b in pool.mentors if not rules_broken(a, b, context)]
    locks = [data.draw(st.sampled_from(allowed))] if allowed else []

    plan = solve(pool, branch, locks=locks)

    assert [(pair.mentee, pair.mentor) for pair in plan.pairs if pair.is_locked] == locks
    assert check(pool, branch, plan.pairs, plan.duals, locks=locks) == []


@given(pools(), settings())
@some
def test_locking_what_the_plan_proposes_changes_no_pair(pool, branch):
    plan = solve(pool, branch)
    locks = [(pair.mentee, pair.mentor) for pair in plan.pairs]

    assert solve(pool, branch, locks=locks).objective == plan.objective


@given(pools(), settings())
@some
def test_a_vetoed_pair_is_not_proposed(pool, branch):
    first = solve(pool, branch)
    vetoes = [(pair.mentee, pair.mentor) for pair in first.pairs]

    second = solve(pool, branch, vetoes=vetoes)

    assert not {(pair.mentee, pair.mentor) for pair in second.pairs} & set(vetoes)
    assert check(pool, branch, second.pairs, second.duals, vetoes=vetoes) == []


def test_all_alike_are_all_matched():
    pool = Pool(tuple(Mentee(id=f"e{n}") for n in range(9)), tuple(Mentor(id=f"r{n}") for n in range(9)))

    assert solve(pool, Settings()).objective == Objective(9, 0, 4500)


def test_where_nobody_is_eligible_nobody_is_matched():
    pool = Pool((Mentee(id="a", languages=(("ar", 7),)),), (Mentor(id="b", languages=(("da", 7),)),))

    plan = solve(pool, Settings())

    assert plan.pairs == ()
    assert (plan.unmatched_mentees, plan.unmatched_mentors) == (("a",), ("b",))


@pytest.mark.parametrize("pool", [Pool((), ()), Pool((Mentee(id="a"),), ()), Pool((), (Mentor(id="b"),))])
def test_an_empty_side_is_no_error(pool):
    assert solve(pool, Settings()).objective == Objective()


def test_a_mentor_with_two_places_takes_two():
    pool = Pool(tuple(Mentee(id=f"e{n}", waiting_days=n) for n in range(3)), (Mentor(id="anna", places=2),))

    plan = solve(pool, Settings())

    assert {pair.mentee for pair in plan.pairs} == {"e1", "e2"}
    assert plan.duals.mentors["anna"] > 0


def test_a_lock_that_breaks_a_rule_is_refused_by_name():
    pool = Pool((Mentee(id="amal", avoid={"anna"}),), (Mentor(id="anna"),))

    with pytest.raises(LockImpossible) as refused:
        solve(pool, Settings(), locks=[("amal", "anna")])

    assert (refused.value.mentee, refused.value.mentor) == ("amal", "anna")
    assert refused.value.rule == "not_to_be_matched"


def test_a_lock_beyond_the_mentors_places_is_refused():
    pool = Pool((Mentee(id="amal"), Mentee(id="sara")), (Mentor(id="anna"),))

    with pytest.raises(LockImpossible) as refused:
        solve(pool, Settings(), locks=[("amal", "anna"), ("sara", "anna")])

    assert refused.value.rule == "has_a_free_place"


@pytest.mark.parametrize("decided", [{"locks": [("amal", "clara")]}, {"vetoes": [("amal", "clara")]}])
def test_a_decision_about_somebody_unknown_is_refused_by_name(decided):
    pool = Pool((Mentee(id="amal"),), (Mentor(id="anna"),))

    with pytest.raises(UnknownPerson, match="There is no mentor clara. Check the id."):
        solve(pool, Settings(), **decided)


def test_a_lock_beats_the_floor():
    pool = Pool((Mentee(id="amal", interests={"chess"}),), (Mentor(id="anna", interests={"sewing"}),))

    assert solve(pool, Settings(floor=900)).pairs == ()
    assert solve(pool, Settings(floor=900), locks=[("amal", "anna")]).objective.matched == 1


@pytest.mark.parametrize("odd", ["e1", ("e1",), ("e1", "r1", "r2"), (1, "r1"), 5])
def test_a_lock_or_veto_that_is_no_pair_of_ids_is_refused(odd):
    pool = Pool((Mentee(id="e1"),), (Mentor(id="r1"),))

    for decided in ("locks", "vetoes"):
        with pytest.raises(EngineError, match="give a pair of the ids"):
            solve(pool, Settings(floor=0), **{decided: (odd,)})
