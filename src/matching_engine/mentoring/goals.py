"""The goals of one run of the network: what a pair counts, and what a sum of pairs says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from ..order_of_goals import multipliers
from .plan import Objective
from .pool import Mentee, Pool
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals of one run with their multipliers; a goal that is not named has none."""

    order: tuple[str, ...]
    multiplier: dict[str, int]
    settings: Settings

    @classmethod
    def of(cls, pool: Pool, settings: Settings) -> Self:
        """Find the multipliers that keep the goals in order for this pool."""
        longest = max((settings.waiting_counted(mentee.waiting_days) for mentee in pool.mentees), default=0)
        multiplier = multipliers(settings.goals, longest_wait=longest, mentees=len(pool.mentees))
        return cls(settings.goals, multiplier, settings)

    def waiting_days(self, mentee: Mentee) -> int:
        """Return her waiting days as the goals count them."""
        return self.settings.waiting_counted(mentee.waiting_days)

    def for_matching(self, mentee: Mentee) -> int:
        """Return what giving her any mentor adds, before fit."""
        return self.multiplier["matched"] + self.multiplier["waiting"] * self.waiting_days(mentee)

    def worth(self, mentee: Mentee, fit: int) -> int:
        """Return the one number of a pair with this fit (points)."""
        return self.for_matching(mentee) + self.multiplier["fit"] * fit

    def number_of(self, change: Objective) -> int:
        """Return the one number of an objective, or of a change of one."""
        amounts = {"matched": change.matched, "waiting": change.waiting_days, "fit": change.fit_points}
        return sum(self.multiplier[goal] * amount for goal, amount in amounts.items())

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
