"""Several years under several policies, and what to make of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import BadInput
from ..order_of_goals import GOALS
from .arrivals import Population, Rates, draw_year
from .measures import NAMES, Interval, Measures, hindsight_of, interval_of, measures_of
from .policies import Policy, play


@dataclass(frozen=True, slots=True)
class Simulated:
    """The runs of each policy on the same drawn years, in the order of the policies.

    mentees, mentors: how many came in a run on average (a mentor with two places counts twice).
    """

    policies: tuple[Policy, ...]
    runs: tuple[tuple[Measures, ...], ...]  # by policy, then by run
    mentees: float
    places: float

    def intervals(self, policy: int) -> dict[str, Interval]:
        """Return each measure of a policy over the runs."""
        return {name: interval_of([getattr(run, name) for run in self.runs[policy]]) for name in NAMES}

    def difference(self, measure: str, one: int, other: int) -> Interval:
        """Return by how much `one` exceeds `other`, compared run by run on the same years."""
        pairs = zip(self.runs[one], self.runs[other], strict=True)
        return interval_of([getattr(first, measure) - getattr(second, measure) for first, second in pairs])

    def best(self, measure: str = "value") -> int:
        """Return the policy with the largest mean of a measure; of equals the first."""
        means = self._means(measure)
        return means.index(max(means))

    def least(self, measure: str) -> int:
        """Return the policy with the smallest mean of a measure; of equals the first."""
        means = self._means(measure)
        return means.index(min(means))

    def _means(self, measure: str) -> list[float]:
        return [self.intervals(policy)[measure].mean for policy in range(len(self.policies))]


def simulate(
    population: Population,
    rates: Rates,
    policies: Sequence[Policy],
    *,
    days: int,
    runs: int,
    seed: int,
    goals: tuple[str, ...] = GOALS,
    waiting_tier_days: int = 1,
) -> Simulated:
    """Draw `runs` years and let every policy match each of them; the same seed gives the same answer.

    goals: of every round, in their order; waiting_tier_days: waiting counts in whole tiers of so many days.

    :raises BadInput: when there is no day, no run or no policy.
    """
    if days < 1 or runs < 1 or not policies:
        raise BadInput("At least one day, one run and one policy are needed.")
    measured: list[list[Measures]] = [[] for _ in policies]
    mentees = places = 0
    for run in range(runs):
        year = draw_year(population, rates, days=days, seed=seed, run=run)
        hindsight = hindsight_of(year)
        mentees, places = mentees + year.mentees.who.size, places + year.places.who.size
        for kept, policy in zip(measured, policies, strict=True):
            kept.append(measures_of(play(year, policy, goals=goals, waiting_tier_days=waiting_tier_days), hindsight))
    return Simulated(tuple(policies), tuple(map(tuple, measured)), mentees / runs, places / runs)
