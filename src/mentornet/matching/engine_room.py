"""The one door between the house and the engine: facts and profiles go in, plans with their proof come out.

No other file imports `matching_engine`; an import contract keeps it so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import matching_engine
from matching_engine import (
    GROUPS,
    LockImpossible,
    Mentee,
    Mentor,
    Pair,
    Plan,
    Pool,
    Settings,
    TooLarge,
    solve,
    tie_key,
)
from matching_engine.market.edges import solve_edges
from matching_engine.mentoring.calls import Call, calls
from matching_engine.mentoring.certificate import Certificate, Invariance, certify, compare_rebuilt
from matching_engine.mentoring.check import check
from matching_engine.mentoring.context import Context
from matching_engine.mentoring.evenness import fairness_of_plan, record_of_fairness, with_highest_floor
from matching_engine.mentoring.explain import why_pairs
from matching_engine.mentoring.fits import is_eligible, rules_broken, score
from matching_engine.mentoring.looking_ahead import population_of
from matching_engine.mentoring.plan import Duals
from matching_engine.mentoring.reasons import Reason, why
from matching_engine.mentoring.sentences import say
from matching_engine.mentoring.unmatched import Unmatched, unmatched
from matching_engine.simulate import POLICIES, Interval, Policy, Rates, Simulated, simulate
from mentornet.branches.profile import Profile
from mentornet.joining.facts import Facts
from mentornet.vocabularies.places import point_of

__all__ = [
    "GROUPS",
    "POLICIES",
    "Call",
    "Certificate",
    "Ids",
    "Interval",
    "Invariance",
    "Judged",
    "LockImpossible",
    "Mentee",
    "Mentor",
    "Outcome",
    "Pair",
    "Plan",
    "Policy",
    "Pool",
    "Rates",
    "Reason",
    "Settings",
    "Simulated",
    "TooLarge",
    "Unmatched",
    "engine_version",
    "judge",
    "look_ahead",
    "parts_of",
    "pool_of",
    "reason_of",
    "recheck",
    "record_of",
    "run_engine",
    "say",
    "settings_of",
    "solve_edges",
    "tie_key",
    "whom_no_rule_forbids",
]

Ids = tuple[str, str]
_point_of = lru_cache(20_000)(point_of)


engine_version = f"matching_engine {matching_engine.__version__}"
"""The name and version that stand in every run and certificate."""


def settings_of(profile: Profile) -> Settings:
    """Return what the engine needs to know of a branch's profile."""
    matching = profile.matching
    return Settings(
        weights=asdict(matching.weights),
        floor=matching.floor,
        rules=profile.rules,
        branches_may_mix=matching.branches_may_mix,
        max_travel_minutes=matching.max_travel_minutes,
        goals=matching.goals,
        raises_floor=matching.raise_floor,
        waiting_tier_days=matching.waiting_tier_days,
    )


def pool_of(mentees: Iterable[Facts], mentors: Iterable[Facts], *, as_of: date | None, seed: int) -> Pool:
    """Make a pool of what two sheets say; waiting is counted until `as_of`, the seed draws the order of equals."""
    return Pool(
        tuple(_mentee(facts, as_of, seed) for facts in mentees),
        tuple(_mentor(facts, seed) for facts in mentors),
    )


@dataclass(frozen=True)
class Outcome:
    """One run: the question, the plan, and (worked out when they are asked for) its explanation and proof."""

    pool: Pool
    settings: Settings
    plan: Plan

    @cached_property
    def mentees(self) -> Mapping[str, Mentee]:
        """The mentees by id."""
        return {mentee.id: mentee for mentee in self.pool.mentees}

    @cached_property
    def reasons(self) -> Mapping[Ids, tuple[Reason, ...]]:
        """Why each pair of the plan fits, by (mentee id, mentor id)."""
        return why_pairs(self.pool, self.settings, self.plan)

    @cached_property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """Everybody without a match, and why."""
        return unmatched(self.pool, self.settings, self.plan)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The mentors who are missing, the one who would help most first."""
        return calls(self.pool, self.settings, self.plan)

    @cached_property
    def fairness(self) -> dict[str, Any]:
        """How evenly the plan treats people: inequality, waiting tiers, top three, blocking pairs; by id."""
        return record_of_fairness(self.pool, fairness_of_plan(self.pool, self.settings, self.plan))

    def certificate(self, *, fields_refused: Sequence[str] = (), rebuilt: Iterable[Pool] = ()) -> Certificate:
        """Write down the proof; `rebuilt` is the same input read again with its protected columns permuted."""
        return certify(
            self.pool,
            self.settings,
            self.plan,
            engine=engine_version,
            fields_refused=fields_refused,
            invariance=compare_rebuilt(self.pool, self.plan, rebuilt, self.solve_again),
        )

    def solve_again(self, pool: Pool) -> Plan:
        """Solve another pool under the same settings, locks and vetoes."""
        return solve(pool, self.settings, locks=self.plan.locks, vetoes=self.plan.vetoes)


def run_engine(pool: Pool, settings: Settings, *, locks: Iterable[Ids] = (), vetoes: Iterable[Ids] = ()) -> Outcome:
    """Find the best plan for a pool.

    locks, vetoes: (mentee id, mentor id) that must, or must not, be paired.

    :raises LockImpossible: when a locked pair breaks a hard rule or has no place.
    :raises TooLarge: when the pool is larger than can be solved exactly.
    """
    if settings.raises_floor:
        return Outcome(pool, *with_highest_floor(pool, settings, locks=locks, vetoes=vetoes))
    return Outcome(pool, settings, solve(pool, settings, locks=locks, vetoes=vetoes))


def look_ahead(
    pool: Pool, settings: Settings, rates: Rates, policies: Sequence[Policy], *, days: int, runs: int, seed: int
) -> Simulated:
    """Play `runs` courses of `days` with people drawn from a pool, under each way of matching.

    :raises ValueError: when a side is empty, or no mentor has a place.
    """
    population = population_of(pool, settings)
    return simulate(
        population,
        rates,
        policies,
        days=days,
        runs=runs,
        seed=seed,
        goals=settings.goals,
        waiting_tier_days=settings.waiting_tier_days,
    )


def parts_of(outcome: Outcome, mentee: str, scores: Mapping[str, int], points: Mapping[str, int]) -> dict[str, Any]:
    """Return each group's score, weight and points, all 0 to 1000; the points sum to the fit."""
    weights = Context(outcome.settings).weights_for(outcome.mentees[mentee])
    return {
        group: {"score": scores[group], "weight": weight, "points": points[group]}
        for group, weight in zip(GROUPS, weights, strict=True)
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair by itself, outside any round: its fit and four parts, the records of its reasons, and rules it breaks."""

    fit: int
    parts: dict[str, Any]
    reasons: list[dict[str, Any]]
    rules_broken: tuple[str, ...]


def whom_no_rule_forbids(mentee: Mentee, mentors: Iterable[Mentor], settings: Settings) -> list[str]:
    """Return the ids of the mentors whom the branch's hard rules let a mentee meet, in the order given."""
    context = Context.of(Pool(mentees=(mentee,), mentors=()), settings)
    return [mentor.id for mentor in mentors if is_eligible(mentee, mentor, context)]


def judge(mentee: Mentee, mentor: Mentor, settings: Settings) -> Judged:
    """Return how well one pair fits and why, whether or not a rule forbids it."""
    context = Context.of(Pool(mentees=(mentee,), mentors=(mentor,)), settings)
    fit, weights = score(mentee, mentor, context), context.weights_for(mentee)
    parts = {
        group: {"score": fit.parts[group], "weight": weight, "points": fit.points[group]}
        for group, weight in zip(GROUPS, weights, strict=True)
    }
    reasons = [record_of(reason) for reason in why(mentee, mentor, context)]
    return Judged(fit.fit, parts, reasons, rules_broken(mentee, mentor, context))


def recheck(
    pool: Pool,
    settings: Settings,
    pairs: Iterable[Mapping[str, Any]],
    duals: Mapping[str, Mapping[str, int]],
    *,
    locks: Sequence[Ids] = (),
    vetoes: Sequence[Ids] = (),
) -> list[Reason]:
    """Work a plan out again from nothing, without the solver, and return all that is wrong with it.

    pairs: mentee, mentor, fit and parts of each, as a result states them.
    """
    prices = Duals(dict(duals["mentees"]), dict(duals["mentors"]))
    context = Context.of(pool, settings, vetoes)
    mentees, mentors = {one.id: one for one in pool.mentees}, {one.id: one for one in pool.mentors}
    stated = [_stated(pair, mentees.get(pair["mentee"]), mentors.get(pair["mentor"]), context) for pair in pairs]
    return check(pool, settings, stated, prices, locks=locks, vetoes=vetoes)


def record_of(reason: Reason) -> dict[str, Any]:
    """Return a reason as plain values that can be kept: key, values, and the part of the fit it belongs to."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in reason.values.items()}
    return {"key": reason.key, "values": values, "part": reason.group}


def reason_of(record: Mapping[str, Any]) -> Reason:
    """Return the reason that `record_of` wrote down."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in record["values"].items()}
    return Reason(record["key"], record["part"], values)


def _stated(pair: Mapping[str, Any], mentee: Mentee | None, mentor: Mentor | None, context: Context) -> Pair:
    """Return a pair as a result states it; only its points, which no result states, are worked out."""
    parts = {group: round(1000 * part) for group, part in pair["parts"].items()}
    fit = score(mentee, mentor, context) if mentee and mentor else None
    points, features = (fit.points, fit.features) if fit else ({}, {})
    return Pair(pair["mentee"], pair["mentor"], round(1000 * pair["fit"]), parts, points, features)


def _mentee(facts: Facts, as_of: date | None, seed: int) -> Mentee:
    waited = (as_of - facts.waiting_since).days if as_of and facts.waiting_since else 0
    return Mentee(
        **_both_sides(facts, seed),
        waiting_days=max(0, waited),
        wishes=facts.wishes,
        past_jobs=facts.past_jobs,
        wanted_jobs=facts.wanted_jobs,
        wanted_education=facts.wanted_education,
    )


def _mentor(facts: Facts, seed: int) -> Mentor:
    return Mentor(
        **_both_sides(facts, seed), places=facts.places, offers=facts.offers, jobs=facts.jobs, sector=facts.sector
    )


def _both_sides(facts: Facts, seed: int) -> dict[str, Any]:
    return {
        "id": facts.id,
        "tie": tie_key(seed, facts.id),
        "branch": facts.branch,
        "point": _point_of(facts.postcode) if facts.postcode else None,
        "languages": facts.languages,
        "availability": facts.availability,
        "online": facts.online,
        "gender": facts.gender,
        "wants_gender": facts.wants_gender,
        "interests": facts.interests,
        "avoid": facts.avoid,
        "education_level": facts.education_level,
        "education_field": facts.education_field,
    }
