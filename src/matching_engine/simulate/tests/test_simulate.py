"""A year under a policy: nobody can beat hindsight, the same seed repeats, and waiting is counted right."""

from itertools import permutations

import numpy as np
import pytest

from matching_engine.schema.compiled import FORBIDDEN
from matching_engine.simulate import (
    POLICIES,
    Policy,
    Population,
    Rates,
    Year,
    draw_year,
    hindsight_of,
    measures_of,
    play,
    simulate,
    weights_by_rate,
)
from matching_engine.simulate.arrivals import Arrivals
from matching_engine.simulate.assignment import best_mates, middle_prices

SHORT = Rates(mentees_a_day=1.5, mentors_a_day=1.0, mentee_patience=20, mentor_patience=30)
DAILY, WEEKLY = POLICIES[1], POLICIES[2]


def people(count: int = 40, seed: int = 3) -> Population:
    chance = np.random.default_rng(seed)
    fits = chance.integers(300, 1001, (count, count)).astype(np.int16)
    fits[chance.random(fits.shape) < 0.5] = FORBIDDEN
    return Population.alike(fits, places=np.ones(count, dtype=np.int32))


def year_of(fits: list[list[int]], hers: list[tuple[int, int]], theirs: list[tuple[int, int]], days: int) -> Year:
    """A year in which everybody's first and last days are known."""
    population = Population.alike(np.array(fits, dtype=np.int16), places=np.ones(len(theirs), dtype=np.int32))
    sides = [Arrivals(np.arange(len(side)), *np.array(side, dtype=np.int32).T) for side in (hers, theirs)]
    return Year(population, days, sides[0], sides[1])


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_no_policy_reaches_more_than_hindsight_and_all_pairs_could_meet(policy):
    year = draw_year(people(), SHORT, days=90, seed=1, run=0)
    played = play(year, policy)
    matched = played.matched

    assert year.met[matched, played.mates[matched]].all()
    assert len(set(played.mates[matched].tolist())) == matched.size
    assert (played.met_on[matched] >= year.mentees.came[matched]).all()
    assert 0 < measures_of(played, hindsight_of(year)).value <= 1


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    first, again = (simulate(people(), SHORT, POLICIES, days=60, runs=2, seed=4) for _ in range(2))
    other = simulate(people(), SHORT, POLICIES, days=60, runs=2, seed=5)

    assert first == again
    assert first != other


def test_a_round_takes_the_pairs_that_are_best_together_that_day():
    # Two mentees wait for two mentors: apart the greatest fit is 900, together 800 + 700 is more than 900 + 100.
    year = year_of([[900, 800], [700, 100]], hers=[(0, 9), (0, 9)], theirs=[(0, 9), (0, 9)], days=7)

    assert play(year, DAILY).mates.tolist() == [1, 0]
    assert play(year, Policy("one-by-one", 1, one_by_one=True)).mates.tolist() == [0, 1]


def test_waiting_is_counted_from_her_first_day_to_the_round():
    year = year_of([[500]], hers=[(2, 30)], theirs=[(5, 30)], days=30)
    measures = measures_of(play(year, WEEKLY), hindsight_of(year))

    assert (measures.mean_wait, measures.value, measures.left) == (5, 1, 0)


def test_whoever_left_before_the_round_is_told_as_left():
    year = year_of([[500]], hers=[(1, 6)], theirs=[(1, 6)], days=30)
    measures = measures_of(play(year, WEEKLY), hindsight_of(year))

    assert (measures.value, measures.pairs, measures.left) == (0, 0, 1)


def test_with_prices_a_mentor_is_held_back_for_those_whom_she_fits_better():
    # Every day one mentee comes for that day alone; every other Monday a mentor comes, who fits those of Sundays well.
    days = 120
    hers = [(day, day + 1) for day in range(days)]
    fits = [[900 if day % 7 == 6 else 350] * days for day in range(days)]
    theirs = [(day, day + 40) for day in range(0, days, 14)]
    year = year_of([row[: len(theirs)] for row in fits], hers, theirs, days)
    hindsight = hindsight_of(year)

    plain = measures_of(play(year, DAILY, goals=("fit",)), hindsight)
    held = measures_of(play(year, POLICIES[4], goals=("fit",)), hindsight)
    assert plain.value < 0.5
    assert held.value > 0.8


def test_a_mentor_with_two_places_comes_as_two_places():
    population = Population.alike(np.full((1, 1), 600, dtype=np.int16), places=np.array([2], dtype=np.int32))
    year = draw_year(population, SHORT, days=30, seed=1, run=0)

    assert (year.places.came[::2] == year.places.came[1::2]).all()
    assert (year.places.leaves[::2] == year.places.leaves[1::2]).all()


def test_where_stays_were_observed_they_are_drawn_from():
    rates = Rates(mentee_stays=(3, 40), mentor_stays=(7,))
    year = draw_year(people(), rates, days=60, seed=1, run=0)

    assert set((year.mentees.leaves - year.mentees.came).tolist()) == {3, 40}
    assert set((year.places.leaves - year.places.came).tolist()) == {7}


def test_rates_by_branch_move_the_mixture():
    branches = ["north", "north", "south"]
    weights = weights_by_rate(branches, {"north": 1.0, "south": 3.0})

    assert weights.tolist() == [0.5, 0.5, 3.0]


def test_intervals_hold_the_mean_and_comparisons_are_made_year_by_year():
    simulated = simulate(people(), SHORT, POLICIES, days=60, runs=4, seed=1)
    value = simulated.intervals(1)["value"]
    against_itself = simulated.difference("value", 1, 1)

    assert value.low < value.mean < value.high
    assert (against_itself.low, against_itself.high) == (0, 0)


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4)])
def test_the_small_market_is_exact_and_its_prices_prove_it(shape):
    chance = np.random.default_rng(7)
    for _ in range(30):
        worth = chance.integers(-3, 9, shape).astype(np.int64)
        mates = best_mates(worth)
        matched = np.flatnonzero(mates >= 0)
        total = int(worth[matched, mates[matched]].sum())
        tall = np.maximum(worth if shape[0] <= shape[1] else worth.T, 0)
        best = max(
            int(tall[np.arange(tall.shape[0]), list(order)].sum())
            for order in permutations(range(tall.shape[1]), tall.shape[0])
        )
        u, v = middle_prices(worth, mates)

        assert total == best
        # Halves are rounded down, so a pair may be a point short, never more.
        assert (u[:, None] + v[None, :] >= worth - 1).all()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda: Rates(mentees_a_day=0), "mentees_a_day"),
        (lambda: Rates(mentor_patience=float("nan")), "mentor_patience"),
        (lambda: Rates(mentee_stays=(4, 0)), "at least one day"),
        (lambda: Population.alike(np.zeros((0, 3), dtype=np.int16), places=np.ones(3, dtype=np.int32)), "Both sides"),
        (lambda: simulate(people(), SHORT, POLICIES, days=0, runs=1, seed=1), "one day"),
    ],
)
def test_what_means_nothing_is_refused(change, word):
    with pytest.raises(ValueError, match=word):
        change()
