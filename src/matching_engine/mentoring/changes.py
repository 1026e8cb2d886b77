"""What would have to change for somebody whom nobody fits: one thing, the smallest change first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ..schema.compiled import I64
from .context import Context
from .criteria import DANISH
from .fits import score
from .pool import A2, SLOTS, Mentee, Mentor
from .question import Question
from .reasons import Reason, Value
from .standings import Standing
from .travel import travel_table

Person = Mentee | Mentor
# From what costs least to what takes longest.
ONLINE, TIME, FURTHER, WISH, LANGUAGE = range(5)
MINUTES_STEP = 5
FURTHER_TRIED = 20
WISHES_TRIED = 6
ROWS_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Stuck:
    """What is in the way of somebody whom nobody fits.

    wants_other_things: whether a rule about wishes is. far: (minutes, place among the others) of the nearest of those
    whom only the way is in between.
    """

    wants_other_things: bool
    far: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, context: Context, person: Person, standing: Standing, others: Sequence[Person]) -> Self:
        """Keep of a standing what tells which changes are worth trying."""
        wants_other_things = (standing.broken & _bit(context, "wants_what_is_offered")).any()
        only_the_way = _bit(context, "within_reach")
        far = np.flatnonzero(standing.broken == only_the_way) if only_the_way else np.zeros(0, dtype=np.intp)
        if not far.size:
            return cls(bool(wants_other_things), ())
        minutes = travel_table([person.point], [others[int(place)].point for place in far])[0]
        nearest = np.argsort(minutes, kind="stable")[:FURTHER_TRIED]
        return cls(bool(wants_other_things), tuple((int(minutes[t]), int(far[t])) for t in nearest))


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that somebody could do, said as a reason, and the size of it: smaller is easier."""

    reason: Reason
    size: tuple[int, int]


def what_would_help(
    question: Question, role: str, stuck: Mapping[str, Stuck], people: Sequence[Person], others: Sequence[Person]
) -> dict[str, tuple[Reason, ...]]:
    """Return by id the single changes after which somebody would fit, the smallest first.

    Giving up a wish for safety is never among the changes.
    """
    found: dict[str, list[Change]] = {who: [] for who in stuck}
    asked = [person for person in people if person.id in stuck]
    for size, key, values, changed in _kinds_of_change(question, role, asked, stuck, others):
        counts = _how_many_fit(question, role, changed, others)
        for person, count in zip(changed, counts.tolist(), strict=True):
            if count:
                reason = Reason(f"{role}_if_{key}", values={**values, "count": count})
                found[person.id].append(Change(reason, (size, -count)))
    for person in asked:
        found[person.id].extend(_further(question.context, role, person, stuck[person.id], others))
    return {who: _smallest_first(changes) for who, changes in found.items()}


def _smallest_first(changes: list[Change]) -> tuple[Reason, ...]:
    return tuple(change.reason for change in sorted(changes, key=lambda change: change.size))


def _kinds_of_change(
    question: Question, role: str, asked: Sequence[Person], stuck: Mapping[str, Stuck], others: Sequence[Person]
) -> Iterator[tuple[int, str, dict[str, Value], list[Person]]]:
    """Yield size, key and values of each kind of change, with the people who could make it, changed."""
    yield ONLINE, "online", {}, [replace(p, online=True) for p in asked if not p.online]
    for slot in SLOTS:
        short = [p for p in asked if p.availability and slot not in p.availability]
        yield TIME, slot, {}, [replace(p, availability=p.availability | {slot}) for p in short]
    narrow = [p for p in asked if stuck[p.id].wants_other_things]
    for code in _often_named(others) if narrow else ():
        yield WISH, "wish", {"codes": (code,)}, [_with_wish(p, code) for p in narrow if code not in _wishes(p)]
    learns = [p for p in asked if p.languages and dict(p.languages).get(DANISH, 0) < A2]
    yield LANGUAGE, "danish_a2", {}, [replace(p, languages=(*p.languages, (DANISH, A2))) for p in learns]


def _how_many_fit(question: Question, role: str, changed: Sequence[Person], others: Sequence[Person]) -> I64:
    """Return for each changed person how many of the others may be proposed, shape (changed,)."""
    if role == "mentee":
        scanner = question.scanner(_mentees(changed), _mentors(others))
    else:
        scanner = question.scanner(_mentees(others), _mentors(changed))
    floor, counts = question.context.settings.floor, np.zeros(len(changed), dtype=np.int64)
    for start in range(0, scanner.shape[0], ROWS_AT_ONCE):
        rows = np.arange(start, min(start + ROWS_AT_ONCE, scanner.shape[0]), dtype=np.int32)
        fits = scanner.fits(rows) >= floor
        if role == "mentee":
            counts[rows] = fits.sum(axis=1)
        else:
            counts += fits.sum(axis=0)
    return counts


def _further(context: Context, role: str, person: Person, stuck: Stuck, others: Sequence[Person]) -> Iterator[Change]:
    """Yield the shortest longer way after which somebody would fit, if nothing but the way is in between."""
    floor = context.settings.floor
    fitting = [way for way, place in stuck.far if _fit(context, role, person, others[place]) >= floor]
    if fitting:
        enough = -(-fitting[0] // MINUTES_STEP) * MINUTES_STEP
        count = sum(way <= enough for way in fitting)
        yield Change(Reason(f"{role}_if_further", values={"minutes": enough, "count": count}), (FURTHER, enough))


def _fit(context: Context, role: str, person: Person, other: Person) -> int:
    mentee, mentor = (person, other) if role == "mentee" else (other, person)
    assert isinstance(mentee, Mentee)
    assert isinstance(mentor, Mentor)
    return score(mentee, mentor, context).fit


def _bit(context: Context, rule: str) -> int:
    """Return the bit of a rule among the broken ones, 0 when the branch has no such rule."""
    names = context.schema.rule_names
    return 1 << names.index(rule) if rule in names else 0


def _wishes(person: Person) -> frozenset[str]:
    return frozenset(code for code, _ in person.wishes) if isinstance(person, Mentee) else person.offers


def _with_wish(person: Person, code: str) -> Person:
    if isinstance(person, Mentee):
        return replace(person, wishes=(*person.wishes, (code, 1)))
    return replace(person, offers=person.offers | {code})


def _often_named(people: Sequence[Person]) -> list[str]:
    """Return the wishes that most of these people have, or offer to help with, most often first."""
    times = Counter(code for person in people for code in _wishes(person))
    return sorted(times, key=lambda code: (-times[code], code))[:WISHES_TRIED]


def _mentees(people: Sequence[Person]) -> list[Mentee]:
    return [person for person in people if isinstance(person, Mentee)]


def _mentors(people: Sequence[Person]) -> list[Mentor]:
    return [person for person in people if isinstance(person, Mentor)]
