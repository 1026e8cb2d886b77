"""One whole number for a pair that keeps the goals in order."""

from hypothesis import given
from hypothesis import strategies as st

from matching_engine import Mentee, Mentor, Objective, Pool, Settings, solve
from matching_engine.mentoring.goals import Goals

POOL = Pool(tuple(Mentee(id=f"e{n}", waiting_days=n * 40) for n in range(20)), ())
ORDERS = [("matched", "waiting", "fit"), ("fit", "waiting", "matched"), ("waiting", "fit", "matched")]


@given(st.sampled_from(ORDERS), st.integers(-1, 1), st.integers(-760, 760), st.integers(-20_000, 20_000))
def test_any_change_along_a_path_can_be_read_back(order, matched, waiting, fit):
    goals = Goals.of(POOL, Settings(goals=order))
    amounts = {"matched": matched, "waiting": waiting, "fit": fit}

    number = sum(goals.multiplier[goal] * amounts[goal] for goal in order)

    assert goals.change(number) == Objective(matched, waiting, fit)


def test_one_day_longer_outweighs_every_fit():
    goals = Goals.of(POOL, Settings())

    assert goals.multiplier["waiting"] > 1000 * len(POOL.mentees)
    assert goals.multiplier["matched"] > goals.multiplier["waiting"] * 760 + 1000 * len(POOL.mentees)


def test_waiting_is_capped():
    goals = Goals.of(POOL, Settings(waiting_cap_days=100))

    assert goals.waiting_days(Mentee(id="x", waiting_days=700)) == 100


def test_within_a_tier_of_waiting_fit_decides_and_beyond_it_waiting_does() -> None:
    counted = Settings(waiting_tier_days=30, waiting_cap_days=100).waiting_counted
    assert [counted(days) for days in (0, 29, 30, 59, 95, 700)] == [0, 0, 30, 30, 90, 90]

    mentor = Mentor(id="anna", jobs=("2512",))
    nurse = Mentee(id="nurse", waiting_days=58, wanted_jobs=("2221",))
    programmer = Mentee(id="programmer", waiting_days=31, wanted_jobs=("2512",))
    pool = Pool((nurse, programmer), (mentor,))
    assert [pair.mentee for pair in solve(pool, Settings(floor=0)).pairs] == ["nurse"]
    in_months = solve(pool, Settings(floor=0, waiting_tier_days=30))
    assert [pair.mentee for pair in in_months.pairs] == ["programmer"]
    assert in_months.objective.waiting_days == 30
