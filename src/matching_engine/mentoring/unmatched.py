"""Why somebody is left without a match, what would have to change, and who comes nearest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from .changes import Stuck, what_would_help
from .context import Context
from .plan import Plan
from .pool import Mentee, Mentor, Pool
from .question import Question
from .reasons import Reason, Value
from .settings import Settings
from .standings import Standing, standings_of_mentees, standings_of_mentors

Somebody = TypeVar("Somebody", Mentee, Mentor)
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody without a match.

    role: "mentee" or "mentor". changes: each by itself would let others fit, the smallest change first; none where
    somebody fits already. nearest: up to three ids of the other side, for the coordinator's eyes only.
    """

    id: str
    role: str
    why: Reason
    changes: tuple[Reason, ...]
    nearest: tuple[str, ...]

    @property
    def would_help(self) -> Reason | None:
        """Return the smallest change that would help, None when there is none, or none is needed."""
        return self.changes[0] if self.changes else None


@dataclass(slots=True)
class _Told:
    """What is known of some people after standing with everybody once."""

    why: dict[str, Reason] = field(default_factory=dict)
    nearest: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stuck: dict[str, Stuck] = field(default_factory=dict)


def unmatched(pool: Pool, settings: Settings, plan: Plan) -> tuple[Unmatched, ...]:
    """Explain everybody whom the plan leaves without a match: mentees first, in the order of the pool."""
    question = Question.of(pool, settings, plan.vetoes)
    alone, free = set(plan.unmatched_mentees), set(plan.unmatched_mentors)
    mentees = [mentee for mentee in pool.mentees if mentee.id in alone]
    mentors = [mentor for mentor in pool.mentors if mentor.id in free]
    return (*_mentees(question, mentees, pool, plan), *_mentors(question, mentors, pool))


def _mentees(question: Question, mentees: Sequence[Mentee], pool: Pool, plan: Plan) -> Iterator[Unmatched]:
    told, shortest = _Told(), _shortest_waits(pool, plan)
    standings = standings_of_mentees(question, mentees, pool.mentors)
    for mentee, standing in zip(mentees, standings, strict=True):
        reason = _why_nobody("mentee", standing, question.context) or _taken(
            mentee, _fitting(pool.mentors, standing, question.context), shortest
        )
        _note(told, mentee, reason, standing, pool.mentors, question.context)
    changes = what_would_help(question, "mentee", told.stuck, mentees, pool.mentors)
    for mentee in mentees:
        yield Unmatched(
            mentee.id, "mentee", told.why[mentee.id], changes.get(mentee.id, ()), told.nearest[mentee.id]
        )  # fmt: skip


def _mentors(question: Question, mentors: Sequence[Mentor], pool: Pool) -> Iterator[Unmatched]:
    told = _Told()
    for mentor, standing in zip(mentors, standings_of_mentors(question, pool.mentees, mentors), strict=True):
        count = len(_fitting(pool.mentees, standing, question.context))
        reason = _why_nobody("mentor", standing, question.context)
        if mentor.places == 0:
            reason = Reason("mentor_has_no_place")
        reason = reason or Reason("mentor_mentees_have_others", values={"count": count})
        _note(told, mentor, reason, standing, pool.mentees, question.context)
    stuck = {mentor.id: told.stuck[mentor.id] for mentor in mentors if mentor.id in told.stuck and mentor.places}
    changes = what_would_help(question, "mentor", stuck, mentors, pool.mentees)
    for mentor in mentors:
        yield Unmatched(
            mentor.id, "mentor", told.why[mentor.id], changes.get(mentor.id, ()), told.nearest[mentor.id]
        )  # fmt: skip


def _note(
    told: _Told,
    person: Mentee | Mentor,
    reason: Reason,
    standing: Standing,
    others: Sequence[Mentee] | Sequence[Mentor],
    context: Context,
) -> None:
    told.why[person.id] = reason
    told.nearest[person.id] = tuple(others[place].id for place in standing.nearest(NEAREST))
    if not standing.is_proposable(context.settings.floor).any():
        told.stuck[person.id] = Stuck.of(context, person, standing, others)


def _why_nobody(role: str, standing: Standing, context: Context) -> Reason | None:
    """Return why nobody can be proposed to this person, or None when somebody could."""
    if not standing.fit.size:
        return Reason(f"{role}_nobody_there")
    eligible = standing.broken == 0
    if not eligible.any():
        return _rules_in_the_way(role, standing, context.schema.rule_names)
    best, floor = int(standing.fit[eligible].max()), context.settings.floor
    if best < floor:
        return Reason(f"{role}_below_the_floor", values={"fit": best, "floor": floor})
    return None


def _rules_in_the_way(role: str, standing: Standing, rules: Sequence[str]) -> Reason:
    count = int(standing.fit.size)
    by_all = int(np.bitwise_and.reduce(standing.broken))
    for place, rule in enumerate(rules):
        if by_all >> place & 1:
            return Reason(f"{role}_all_break_{rule}", values={"count": count})
    by_most = max(range(len(rules)), key=lambda place: int((standing.broken >> place & 1).sum()))
    values: dict[str, Value] = {"count": count, "rule": rules[by_most]}
    return Reason(f"{role}_each_breaks_a_rule", values=values)


def _taken(mentee: Mentee, possible: Sequence[Mentor], shortest: Mapping[str, int]) -> Reason:
    waited = all(shortest.get(mentor.id, -1) >= mentee.waiting_days for mentor in possible)
    key = "mentee_others_waited_longer" if waited else "mentee_places_taken"
    return Reason(key, values={"count": len(possible)})


def _fitting(others: Sequence[Somebody], standing: Standing, context: Context) -> list[Somebody]:
    return [others[int(place)] for place in np.flatnonzero(standing.is_proposable(context.settings.floor))]


def _shortest_waits(pool: Pool, plan: Plan) -> Mapping[str, int]:
    """Return for each mentor the shortest wait among her mentees in the plan."""
    waits = {mentee.id: mentee.waiting_days for mentee in pool.mentees}
    shortest: dict[str, int] = {}
    for pair in plan.pairs:
        shortest[pair.mentor] = min(waits[pair.mentee], shortest.get(pair.mentor, waits[pair.mentee]))
    return shortest
