"""Ways of matching over time, and what happens under each in a drawn year.

A round makes the pairs that are best for the goals in their order, among those who are there that day. What differs
is how often rounds are held, and whether a pair is held back because the two are worth more to those who will come.
A reservation price is what somebody would have been worth to those who came in the last 90 days, told by the dual
prices of their best assignment (the potentials of Ahani, Gölz, Procaccia, Teytelboym and Trapp 2021, for the placement
of refugees; here for each person and not for a group of them).
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ..order_of_goals import GOALS, multipliers
from ..schema.compiled import FORBIDDEN, I16, I32, I64
from .arrivals import Bools, Year
from .assignment import ALONE, Places, best_mates, middle_prices

REMEMBERED_DAYS = 90
PRICED_EVERY = 28
# From this day of waiting a mentee is never held back (the coordinator reviews her then).
NEVER_HELD_FROM = 180


@dataclass(frozen=True, slots=True)
class Policy:
    """One way of matching.

    every: days from one round to the next. held_percent: the share of the two reservation prices that a pair's fit
    must exceed, 0 for none. one_by_one: no rounds; whoever has waited longest takes her best free mentor. by_fit:
    rounds put fit before waiting, whatever the goals say.
    """

    name: str
    every: int
    held_percent: int = 0
    one_by_one: bool = False
    by_fit: bool = False

    def holding(self, percent: int) -> Self:
        """Return the same policy with another share of the prices; one that holds nobody back stays as it is."""
        return replace(self, held_percent=percent) if self.held_percent else self

    def goals_of(self, goals: tuple[str, ...]) -> tuple[str, ...]:
        """Return the goals of its rounds, where the branch has these."""
        return (*(goal for goal in goals if goal != "waiting"), "waiting") if self.by_fit else goals


POLICIES: tuple[Policy, ...] = (
    Policy("one-by-one", 1, one_by_one=True),
    Policy("daily", 1),
    Policy("weekly", 7),
    Policy("four-weekly", 28),
    Policy("daily-held", 1, held_percent=80),
    Policy("weekly-held", 7, held_percent=80),
    Policy("four-weekly-held", 28, held_percent=80),
    Policy("daily-by-fit", 1, by_fit=True),
    Policy("weekly-by-fit", 7, by_fit=True),
)


@dataclass(frozen=True)
class Played:
    """What a policy made of a year: each mentee's place (ALONE for none) and the day they met, shape (mentees,)."""

    year: Year
    mates: Places
    met_on: I32

    @property
    def matched(self) -> Places:
        """The mentees who were matched, in the order in which they came."""
        return np.flatnonzero(self.mates >= 0)


def play(year: Year, policy: Policy, *, goals: tuple[str, ...] = GOALS, waiting_tier_days: int = 1) -> Played:
    """Hold the rounds of a year and return who met whom, and when."""
    mates = np.full(year.mentees.who.size, ALONE, dtype=np.intp)
    met_on = np.full(mates.size, -1, dtype=np.int32)
    is_free = np.ones(year.places.who.size, dtype=bool)
    prices = _Prices(year)
    for day in range(0, year.days, policy.every):
        if policy.held_percent and day and day % PRICED_EVERY < policy.every:
            prices.learn(day)
        rows = np.flatnonzero((year.mentees.came <= day) & (year.mentees.leaves > day) & (mates == ALONE))
        columns = np.flatnonzero((year.places.came <= day) & (year.places.leaves > day) & is_free)
        if not rows.size or not columns.size:
            continue
        fits = year.fits[np.ix_(rows, columns)].astype(np.int64)
        waited = (day - year.mentees.came[rows]).astype(np.int64)
        may_be = fits != FORBIDDEN
        if policy.held_percent:
            may_be &= fits > prices.held(rows, columns, waited, policy.held_percent)
        if policy.one_by_one:
            hers = _first_come_first_served(fits, may_be)
        else:
            hers = best_mates(np.where(may_be, number_of(fits, waited // waiting_tier_days, policy.goals_of(goals)), 0))
        made = np.flatnonzero(hers >= 0)
        mates[rows[made]], met_on[rows[made]] = columns[hers[made]], day
        is_free[columns[hers[made]]] = False
    return Played(year, mates, met_on)


def number_of(fits: I64, waited: I64, goals: tuple[str, ...]) -> I64:
    """Return the one number of each pair whose largest sum reaches the goals best in their order.

    fits: shape (rows, columns), 0..1000. waited: days, or tiers, of each row. The multipliers are those of a round.
    """
    multiplier = multipliers(goals, longest_wait=int(waited.max(initial=0)), mentees=waited.size)
    base = multiplier["matched"] + multiplier["waiting"] * waited
    # A pair of fit 0 that no goal before fit speaks for is still a pair.
    number: I64 = np.maximum(1, base[:, None] + multiplier["fit"] * fits)
    return number


def _first_come_first_served(fits: I64, may_be: Bools) -> Places:
    """Let each mentee, in the order in which they came, take the best-fitting mentor who is left."""
    hers = np.full(fits.shape[0], ALONE, dtype=np.intp)
    left = np.where(may_be, fits, FORBIDDEN)
    for row in range(fits.shape[0]):
        column = int(left[row].argmax())
        if left[row, column] != FORBIDDEN:
            hers[row] = column
            left[:, column] = FORBIDDEN
    return hers


class _Prices:
    """What each mentee and each place would have been worth to those who came lately, in points."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.mentees = np.zeros(year.mentees.who.size, dtype=np.int64)
        self.places = np.zeros(year.places.who.size, dtype=np.int64)

    def learn(self, day: int) -> None:
        """Solve the market of all who came in the last 90 days, and price everybody against it.

        One more place j is worth max_i(fit_ij - u_i) to a market with the mentees' prices u, and one more mentee
        likewise: nobody needs to have come before, and no group of people is spoken of.
        """
        rows, columns = _lately(self.year.mentees.came, day), _lately(self.year.places.came, day)
        if not rows.size or not columns.size:
            return
        worth = _or_nothing(self.year.fits[np.ix_(rows, columns)])
        u, v = middle_prices(worth, best_mates(worth))
        self.places = np.maximum(0, _or_nothing(self.year.fits[rows]) - u[:, None]).max(axis=0)
        self.mentees = np.maximum(0, _or_nothing(self.year.fits[:, columns]) - v[None, :]).max(axis=1)

    def held(self, rows: Places, columns: Places, waited: I64, percent: int) -> I64:
        """Return the fit that a pair must exceed, shape (rows, columns); it sinks to nothing as she waits."""
        both = self.mentees[rows][:, None] + self.places[columns][None, :]
        patience = np.maximum(0, NEVER_HELD_FROM - waited)[:, None]
        held: I64 = both * percent * patience // (100 * NEVER_HELD_FROM)
        return held


def _lately(came: I32, day: int) -> Places:
    return np.flatnonzero((came <= day) & (came > day - REMEMBERED_DAYS))


def _or_nothing(fits: I16) -> I64:
    return np.where(fits == FORBIDDEN, 0, fits).astype(np.int64)
