"""Who comes on which day, and how long each stays: a year drawn from people who are known.

People are drawn with replacement, so a year has the mixture of the pool it is drawn from; weights move the mixture
towards what a branch sees (its own rates by branch and field). The same seed and run give the same year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..errors import BadInput
from ..schema.compiled import FORBIDDEN, I16, I32

Bools = NDArray[np.bool_]
LONGEST_STAY = 1_000_000.0  # days


@dataclass(frozen=True)
class Population:
    """The people that arrivals are drawn from, n mentees and m mentors.

    fits: shape (n, m), 0..1000, FORBIDDEN where a pair may not be proposed (a rule, or below the floor).
    places: of each mentor, shape (m,). mentee_weights, mentor_weights: how often each comes beside the others,
    at least 0, not all 0.
    """

    fits: I16
    places: I32
    mentee_weights: NDArray[np.float64]
    mentor_weights: NDArray[np.float64]

    @classmethod
    def alike(cls, fits: I16, *, places: I32) -> "Population":
        """Return a population in which everybody comes as often as anybody else."""
        return cls(fits, places, np.ones(fits.shape[0]), np.ones(fits.shape[1]))

    def __post_init__(self) -> None:
        """Refuse a population that nobody can be drawn from.

        :raises BadInput: when a side is empty, a shape is wrong, or the weights are negative or all 0.
        """
        people, mentors = self.fits.shape
        if not people or not mentors:
            raise BadInput("Both sides need at least one person to draw from.")
        for name, values, count in (
            ("places", self.places, mentors),
            ("mentee_weights", self.mentee_weights, people),
            ("mentor_weights", self.mentor_weights, mentors),
        ):
            if values.shape != (count,) or not np.isfinite(values).all() or (values < 0).any():
                raise BadInput(f"{name} needs a number of at least 0 for each of {count} people.")
        if not self.mentee_weights.any() or not self.mentor_weights.any():
            raise BadInput("The weights of a side cannot all be 0: nobody would ever come.")


@dataclass(frozen=True, slots=True)
class Rates:
    """How many come a day on average, and for how many days each stays on average without a match.

    Patience is exponential: each day the same share of those present gives up. Where stays were observed, mentee_stays
    and mentor_stays (days, at least 1) are drawn from instead.
    """

    mentees_a_day: float = 6.0
    mentors_a_day: float = 5.0
    mentee_patience: float = 90.0
    mentor_patience: float = 150.0
    mentee_stays: tuple[int, ...] = ()
    mentor_stays: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rates that mean nothing.

        :raises BadInput: when a rate or a patience is not above 0 or not finite.
        """
        for name in ("mentees_a_day", "mentors_a_day", "mentee_patience", "mentor_patience"):
            value = getattr(self, name)
            if not 0 < value < 1_000_000:
                raise BadInput(f"{name} must be above 0, not {value}.")
        if min((*self.mentee_stays, *self.mentor_stays), default=1) < 1:
            raise BadInput("Whoever comes stays at least one day.")


@dataclass(frozen=True)
class Arrivals:
    """Those who come on one side, in the order in which they come.

    who: the place of each in the population. came: her first day, from 0. leaves: the first day on which she is
    gone unless she was matched; later than `came`. All of shape (arrivals,).
    """

    who: I32
    came: I32
    leaves: I32


@dataclass(frozen=True)
class Year:
    """One drawn course of events. A mentor with two places comes as two places on the same day."""

    population: Population
    days: int
    mentees: Arrivals
    places: Arrivals

    @cached_property
    def fits(self) -> I16:
        """The fit of every arrival with every place, shape (mentees, places)."""
        fits: I16 = self.population.fits[np.ix_(self.mentees.who, self.places.who)]
        return fits

    @cached_property
    def met(self) -> Bools:
        """Whether the two could have been proposed on some day within the horizon, shape (mentees, places)."""
        hers, theirs = self.mentees, self.places
        both_there = (hers.came[:, None] < theirs.leaves[None, :]) & (theirs.came[None, :] < hers.leaves[:, None])
        met: Bools = both_there & (self.fits != FORBIDDEN)
        return met


def draw_year(population: Population, rates: Rates, *, days: int, seed: int, run: int) -> Year:
    """Draw who comes on each of `days` days and how long she stays."""
    chance = np.random.default_rng([seed, run])
    mentees = _arrivals(
        chance, population.mentee_weights, rates.mentees_a_day, days, _Stays(rates.mentee_patience, rates.mentee_stays)
    )
    mentors = _arrivals(
        chance, population.mentor_weights, rates.mentors_a_day, days, _Stays(rates.mentor_patience, rates.mentor_stays)
    )
    places = np.repeat(np.arange(mentors.who.size), population.places[mentors.who])
    return Year(population, days, mentees, Arrivals(mentors.who[places], mentors.came[places], mentors.leaves[places]))


def weights_by_rate(groups: Sequence[object], rates: Mapping[object, float]) -> NDArray[np.float64]:
    """Return the weights that make each group come as often as its rate says.

    groups: of each person of a side, such as (branch, field). rates: arrivals a day of each group; a group that is
    not named never comes.
    """
    size: dict[object, int] = {}
    for group in groups:
        size[group] = size.get(group, 0) + 1
    return np.array([rates.get(group, 0.0) / size[group] for group in groups], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class _Stays:
    mean: float
    observed: tuple[int, ...]

    def draw(self, chance: np.random.Generator, count: int) -> I32:
        """Draw for how many days each of `count` people stays, at least 1."""
        if self.observed:
            return chance.choice(np.array(self.observed, dtype=np.int32), count)
        days = np.ceil(np.minimum(chance.exponential(self.mean, count), LONGEST_STAY))
        return np.maximum(1, days).astype(np.int32)


def _arrivals(
    chance: np.random.Generator, weights: NDArray[np.float64], a_day: float, days: int, stays: _Stays
) -> Arrivals:
    came = np.repeat(np.arange(days, dtype=np.int32), chance.poisson(a_day, days))
    who = chance.choice(weights.size, size=came.size, p=weights / weights.sum()).astype(np.int32)
    return Arrivals(who, came, came + stays.draw(chance, came.size))
