"""What mentors who are not there yet are worth is what solving again with them gives."""

from dataclasses import replace

from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from matching_engine import Mentee, Mentor, Pool, Settings, solve
from matching_engine.mentoring.goals import Goals
from matching_engine.mentoring.recruits import gains, losses, recruit
from matching_engine.mentoring.tests.pools import mentors, pools, settings


def with_these(pool, kinds):
    newcomers = (replace(kind, id=f"new {at}", tie=99, places=1) for at, kind in enumerate(kinds))
    return Pool(pool.mentees, (*pool.mentors, *newcomers))


@given(pools(), settings(), st.lists(mentors(7), min_size=1, max_size=3))
@effort(deadline=None, max_examples=80)
def test_each_newcomer_is_worth_what_solving_again_gives(pool, branch, kinds):
    plan, goals = solve(pool, branch), Goals.of(pool, branch)

    gained = gains(pool, branch, plan, kinds)

    for kind, gain in zip(kinds, gained, strict=True):
        again = solve(with_these(pool, [kind]), branch)
        assert goals.number_of(again.objective - plan.objective) == goals.number_of(gain)


@given(pools(), settings(), st.lists(mentors(7), min_size=1, max_size=3))
@effort(deadline=None, max_examples=60)
def test_several_recruits_are_worth_together_what_solving_again_gives(pool, branch, kinds):
    plan, goals = solve(pool, branch), Goals.of(pool, branch)

    chosen = recruit(pool, branch, plan, kinds, how_many=3)

    again = solve(with_these(pool, [one.mentor for one in chosen]), branch)
    reached = sum((one.gain for one in chosen), plan.objective)
    assert goals.number_of(again.objective) == goals.number_of(reached)
    numbers = [goals.number_of(one.gain) for one in chosen]
    assert numbers == sorted(numbers, reverse=True)
    assert len(chosen) == 3 or not any(map(goals.number_of, gains(with_these(pool, []), branch, again, kinds)))


def test_the_first_recruit_knows_the_work_that_most_want():
    pool = Pool(tuple(Mentee(id=f"e{n}", wanted_jobs=("2411",) if n else ("2221",)) for n in range(4)), ())
    kinds = [Mentor(id="nurse", jobs=("2221",)), Mentor(id="accountant", jobs=("2411",))]

    chosen = recruit(pool, Settings(), solve(pool, Settings()), kinds, how_many=9)

    assert sorted(one.mentor.id for one in chosen) == ["accountant", "accountant", "accountant", "nurse"]


@given(pools(), settings())
@effort(deadline=None, max_examples=60)
def test_who_leaves_is_missed_by_what_solving_again_gives(pool, branch):
    plan, goals = solve(pool, branch), Goals.of(pool, branch)

    lost = losses(pool, branch, plan)

    for mentee in pool.mentees:
        # She stays in the pool, so that nothing else changes, but may have nobody.
        gone = replace(mentee, avoid=frozenset(mentor.id for mentor in pool.mentors))
        again = solve(Pool(tuple(gone if m.id == gone.id else m for m in pool.mentees), pool.mentors), branch)
        assert goals.number_of(plan.objective - again.objective) == goals.number_of(lost.mentees[mentee.id])
    for mentor in pool.mentors:
        if mentor.places:
            rest = tuple(replace(m, places=m.places - (m.id == mentor.id)) for m in pool.mentors)
            again = solve(Pool(pool.mentees, rest), branch)
            assert goals.number_of(plan.objective - again.objective) == goals.number_of(lost.mentors[mentor.id])
