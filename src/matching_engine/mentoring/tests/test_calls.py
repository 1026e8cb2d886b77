"""What a missing mentor is announced to be worth is what she turns out to be worth."""

from dataclasses import replace

from hypothesis import given
from hypothesis import settings as effort

from matching_engine import Mentee, Mentor, Objective, Pool, Settings, calls, solve
from matching_engine.mentoring.tests.pools import pools, settings


@given(pools(), settings())
@effort(deadline=None, max_examples=120)
def test_every_gain_is_exactly_what_solving_again_gives(pool, branch):
    plan = solve(pool, branch)
    for call in calls(pool, branch, plan):
        newcomer = replace(call.mentor, id="newcomer", tie=12345)
        again = solve(Pool(pool.mentees, (*pool.mentors, newcomer)), branch)

        gained = again.objective - plan.objective
        counted = set(branch.goals)
        assert gained.matched == call.gain.matched
        assert gained.fit_points == call.gain.fit_points
        assert gained.waiting_days == call.gain.waiting_days or "waiting" not in counted


def test_the_call_names_the_work_that_most_wait_for():
    waiting = tuple(Mentee(id=f"e{n}", wanted_jobs=("2411",), waiting_days=10) for n in range(3))
    nurse = Mentee(id="nurse", wanted_jobs=("2221",), waiting_days=10)
    pool = Pool((*waiting, nurse), ())

    first, second = calls(pool, Settings(), solve(pool, Settings()))

    assert (first.competence.values, first.unlocks) == ({"isco": "2411"}, 4)
    assert second.competence.values == {"isco": "2221"}
    assert first.gain == Objective(1, 10, 590)


def test_no_competence_is_called_for_twice():
    waiting = tuple(Mentee(id=f"e{n}", branch=f"b{n}", wanted_jobs=("2411",)) for n in range(4))
    pool = Pool(waiting, ())

    assert len(calls(pool, Settings(), solve(pool, Settings()))) == 1


def test_where_nobody_waits_nobody_is_missing():
    pool = Pool((Mentee(id="a"),), (Mentor(id="b"),))

    assert calls(pool, Settings(), solve(pool, Settings())) == ()
