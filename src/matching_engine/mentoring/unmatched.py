"""Why somebody is left without a match, the one change that would help, and who comes nearest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from .context import Context
from .grid import Grid
from .plan import Plan
from .pool import A2, SLOTS, Mentee, Mentor, Pool
from .reasons import Reason, Value
from .rules import names_of
from .scores import Scored, score_all
from .settings import Settings

Somebody = TypeVar("Somebody", Mentee, Mentor)
NEAREST = 3
_BITS_IN = np.array([bin(number).count("1") for number in range(256)], dtype=np.int16)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody without a match.

    role: "mentee" or "mentor". would_help: the one change after which most of the others would fit, or None.
    nearest: up to three ids of the other side, for the coordinator's eyes only.
    """

    id: str
    role: str
    why: Reason
    would_help: Reason | None
    nearest: tuple[str, ...]


def unmatched(pool: Pool, settings: Settings, plan: Plan) -> tuple[Unmatched, ...]:
    """Explain everybody whom the plan leaves without a match: mentees first, in the order of the pool."""
    context = Context.of(pool, settings, plan.vetoes)
    alone, free = set(plan.unmatched_mentees), set(plan.unmatched_mentors)
    mentees = [mentee for mentee in pool.mentees if mentee.id in alone]
    mentors = [mentor for mentor in pool.mentors if mentor.id in free]
    return (*_mentees(mentees, pool, plan, context), *_mentors(mentors, pool, context))


def _mentees(mentees: Sequence[Mentee], pool: Pool, plan: Plan, context: Context) -> Iterator[Unmatched]:
    scored = score_all(Grid(mentees, pool.mentors, context))
    shortest = _shortest_waits(pool, plan)

    def taken(mentee: Mentee, possible: Sequence[Mentor]) -> Reason:
        waited = all(shortest.get(mentor.id, -1) >= mentee.waiting_days for mentor in possible)
        key = "mentee_others_waited_longer" if waited else "mentee_places_taken"
        return Reason(key, values={"count": len(possible)})

    stuck = _without_anybody(mentees, scored, context.settings.floor)
    changes = [(mentee.id, *change) for mentee in stuck for change in _changes("mentee", mentee)]
    after = score_all(Grid([mentee for _, _, mentee in changes], pool.mentors, context))
    helpful = _most_helpful([(who, reason) for who, reason, _ in changes], after, context.settings.floor)
    for number, mentee in enumerate(mentees):
        row = Scored(scored.fit[number], scored.broken[number])
        reason = _why_nobody("mentee", row, context.settings) or taken(mentee, _fitting(pool.mentors, row, context))
        yield Unmatched(mentee.id, "mentee", reason, helpful.get(mentee.id), _nearest(pool.mentors, row))


def _mentors(mentors: Sequence[Mentor], pool: Pool, context: Context) -> Iterator[Unmatched]:
    scored = _turned(score_all(Grid(pool.mentees, mentors, context)))
    stuck = [m for m in _without_anybody(mentors, scored, context.settings.floor) if m.places]
    changes = [(mentor.id, *change) for mentor in stuck for change in _changes("mentor", mentor)]
    after = _turned(score_all(Grid(pool.mentees, [mentor for _, _, mentor in changes], context)))
    helpful = _most_helpful([(who, reason) for who, reason, _ in changes], after, context.settings.floor)
    for number, mentor in enumerate(mentors):
        row = Scored(scored.fit[number], scored.broken[number])
        fitting = len(_fitting(pool.mentees, row, context))
        reason = _why_nobody("mentor", row, context.settings)
        if mentor.places == 0:
            reason = Reason("mentor_has_no_place")
        reason = reason or Reason("mentor_mentees_have_others", values={"count": fitting})
        yield Unmatched(mentor.id, "mentor", reason, helpful.get(mentor.id), _nearest(pool.mentees, row))


def _why_nobody(role: str, row: Scored, settings: Settings) -> Reason | None:
    """Return why nobody can be proposed to this person, or None when somebody could."""
    if not row.fit.size:
        return Reason(f"{role}_nobody_there")
    eligible = row.broken == 0
    if not eligible.any():
        count = int(row.fit.size)
        if by_all := names_of(int(np.bitwise_and.reduce(row.broken)), settings.rules):
            return Reason(f"{role}_all_break_{by_all[0]}", values={"count": count})
        by_most = max(range(len(settings.rules)), key=lambda place: int((row.broken >> place & 1).sum()))
        values: dict[str, Value] = {"count": count, "rule": settings.rules[by_most]}
        return Reason(f"{role}_each_breaks_a_rule", values=values)
    best = int(row.fit[eligible].max())
    if best < settings.floor:
        return Reason(f"{role}_below_the_floor", values={"fit": best, "floor": settings.floor})
    return None


def _changes(role: str, person: Somebody) -> Iterator[tuple[Reason, Somebody]]:
    """Yield the changes a person could make; giving up a wish for safety is never among them."""
    if not person.online:
        yield Reason(f"{role}_if_online"), replace(person, online=True)
    for slot in SLOTS:
        if person.availability and slot not in person.availability:
            wider = replace(person, availability=person.availability | {slot})
            yield Reason(f"{role}_if_{slot}"), wider
    if person.languages and dict(person.languages).get("da", 0) < A2:
        yield Reason(f"{role}_if_danish_a2"), replace(person, languages=(*person.languages, ("da", A2)))


def _most_helpful(changes: Sequence[tuple[str, Reason]], after: Scored, floor: int) -> dict[str, Reason]:
    counts = after.proposable(floor).sum(axis=1).tolist()
    best: dict[str, tuple[int, Reason]] = {}
    for (who, reason), count in zip(changes, counts, strict=True):
        if count > best.get(who, (0, reason))[0]:
            best[who] = (int(count), reason)
    return {who: Reason(reason.key, values={"count": count}) for who, (count, reason) in best.items()}


def _without_anybody(people: Sequence[Somebody], scored: Scored, floor: int) -> list[Somebody]:
    has_somebody: NDArray[np.bool_] = np.asarray(scored.proposable(floor).any(axis=1))
    return [person for place, person in enumerate(people) if not has_somebody[place]]


def _fitting(others: Sequence[Somebody], row: Scored, context: Context) -> list[Somebody]:
    return [others[int(place)] for place in np.flatnonzero(row.proposable(context.settings.floor))]


def _nearest(others: Sequence[Mentee] | Sequence[Mentor], row: Scored) -> tuple[str, ...]:
    """Return the ids with the fewest broken rules, then the best fit, then first in the draw."""
    order = np.lexsort((-row.fit.astype(np.int32), _BITS_IN[row.broken]))[:NEAREST]
    return tuple(others[place].id for place in order)


def _shortest_waits(pool: Pool, plan: Plan) -> Mapping[str, int]:
    """Return for each mentor the shortest wait among her mentees in the plan."""
    waits = {mentee.id: mentee.waiting_days for mentee in pool.mentees}
    shortest: dict[str, int] = {}
    for pair in plan.pairs:
        shortest[pair.mentor] = min(waits[pair.mentee], shortest.get(pair.mentor, waits[pair.mentee]))
    return shortest


def _turned(scored: Scored) -> Scored:
    fit: NDArray[Any] = scored.fit.T
    return Scored(fit, scored.broken.T)
