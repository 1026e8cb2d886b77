"""The goals in their order as one exact whole number for each pair.

Each goal gets a multiplier and a pair's number is the sum of multiplier x amount, where the amounts are 1 (a
mentee matched), her waiting days (capped) and the fit in points. The multipliers come from the pool itself:

    the last goal's is 1; each goal before it has 2 x (sum of multiplier x bound over the goals after it) + 1,
    with the bounds  matched 1,  waiting C = the longest wait in the pool,  fit 1000 x (number of mentees).

Why the largest sum is then the best plan in the goals' order. Take any plan P and a best one B. Where they
differ they fall apart into alternating paths and cycles, each of which can be applied to P by itself. Along one
of them only its two ends gain or lose a mentor, so it changes `matched` by at most 1, `waiting` by at most C and
`fit` by at most 1000 for each of at most all mentees: the bounds. Comparing in order is compatible with adding,
so if P is worse than B, one of these changes is an improvement in order; and because each multiplier exceeds
everything the goals after it can change together, that change raises P's sum as well. So a plan whose sum
cannot be raised cannot be improved in order either. The factor 2 lets such a change be read back from the sum
alone (`change`). The multipliers depend on the mentees only, so one more mentor leaves them as they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from .plan import Objective
from .pool import Mentee, Pool
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals of one run with their multipliers; a goal that is not named has none."""

    order: tuple[str, ...]
    multiplier: dict[str, int]
    waiting_cap_days: int

    @classmethod
    def of(cls, pool: Pool, settings: Settings) -> Self:
        """Find the multipliers that keep the goals in order for this pool."""
        cap = settings.waiting_cap_days
        longest = max((min(mentee.waiting_days, cap) for mentee in pool.mentees), default=0)
        bound = {"matched": 1, "waiting": longest, "fit": 1000 * max(1, len(pool.mentees))}
        multiplier = {"matched": 0, "waiting": 0, "fit": 0}
        everything_after = 0
        for goal in reversed(settings.goals):
            multiplier[goal] = 2 * everything_after + 1
            everything_after += multiplier[goal] * bound[goal]
        return cls(settings.goals, multiplier, cap)

    def waiting_days(self, mentee: Mentee) -> int:
        """Return her waiting days as the goals count them."""
        return min(mentee.waiting_days, self.waiting_cap_days)

    def for_matching(self, mentee: Mentee) -> int:
        """Return what giving her any mentor adds, before fit."""
        return self.multiplier["matched"] + self.multiplier["waiting"] * self.waiting_days(mentee)

    def worth(self, mentee: Mentee, fit: int) -> int:
        """Return the one number of a pair with this fit (points)."""
        return self.for_matching(mentee) + self.multiplier["fit"] * fit

    def objective(self, pairs: Iterable[tuple[Mentee, int]]) -> Objective:
        """Sum what pairs of (mentee, fit in points) reach."""
        total = Objective()
        for mentee, fit in pairs:
            total += Objective(1, self.waiting_days(mentee), fit)
        return total

    def change(self, number: int) -> Objective:
        """Read a change along one alternating path back from its number; an unnamed goal reads 0."""
        amounts = {"matched": 0, "waiting": 0, "fit": 0}
        rest = number
        for goal in self.order:
            # The nearest multiple, because the goals after it may have fallen.
            amounts[goal] = (2 * rest + self.multiplier[goal]) // (2 * self.multiplier[goal])
            rest -= amounts[goal] * self.multiplier[goal]
        return Objective(amounts["matched"], amounts["waiting"], amounts["fit"])
