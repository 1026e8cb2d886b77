"""Features and rules that become a table by the mentor's class: trees, levels, numbers, ways, genders, branches.

A class stands for one value of a mentor: 0 for an unused slot, 1 for "not known", and from 2 up the values in their
order. A table has a score for each class and each different value of hers; only then do weights make it points, once
for each combination of value and weight that occurs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .background import NEUTRAL, WHOLE
from .columns import Column, Sets, Side, kinds_of, sets_of
from .compiled import FORBIDDEN, I16, I32, I64, NOTHING, U16, Bools, Lookup, Remote
from .features import UNKNOWN, CodeTree, Number, Ordinal, OwnGrade, Zones
from .refusals import TooMany
from .rules import Different, SameUnlessRemote, WishKept

NOT_KNOWN = 1
FIRST = 2
MOST_CLASSES = 1 << 16
CELLS_AT_ONCE = 4_000_000
MOST_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores by her value and the mentor's class.

    classes: shape (slots, m). keys: each mentee's value by number, shape (n,). scores: gives the scores of some
    keys, shape (keys, classes), 0..1000 or FORBIDDEN; what it says of class 0 does not count.
    """

    classes: U16
    keys: I32
    scores: Callable[[I32], I16]


def lay_out(scored: Scored, weights: I32, *, feature: str, rule: str, remote: Remote | None = None) -> Lookup:
    """Weigh the scores into one table for each combination of value and weight; weights have shape (n,)."""
    kinds = kinds_of(scored.keys, weights)
    keys, weight = kinds.parts
    classes = scored.scores(keys[:0]).shape[1]
    tables = np.empty((len(keys), classes), dtype=np.int16)
    step = max(1, CELLS_AT_ONCE // classes)
    for start in range(0, len(keys), step):
        part = slice(start, start + step)
        tables[part] = weighed(scored.scores(keys[part]), weight[part, None])
    tables[:, NOTHING] = FORBIDDEN
    return Lookup(feature, rule, scored.classes, kinds.of, tables, remote)


def weighed(scores: I16, weights: I32 | int) -> I16:
    """Return the points of scores, rounded as `half_up` does, FORBIDDEN kept."""
    points = (2 * scores.astype(np.int32) * weights + WHOLE) // (2 * WHOLE)
    return np.where(scores == FORBIDDEN, FORBIDDEN, points).astype(np.int16)


def remote_of(column: str, score: int, weights: I32, mentees: Side, mentors: Side) -> Remote:
    """Return what a meeting online is worth at least."""
    points = weighed(np.full(len(weights), score, dtype=np.int16), weights)
    return Remote(mentees.flags(column), mentors.flags(column), points)


def tree(feature: CodeTree, mentees: Side, mentors: Side) -> Scored:
    """Score by the longest common beginning of any two codes."""
    theirs = mentors.column(feature.theirs)
    jobs = sets_of(theirs.values)
    wanted = mentees.column(feature.wanted)
    own = mentees.column(feature.own) if feature.own else Column(np.zeros_like(wanted.numbers), [()])
    kinds = kinds_of(wanted.numbers, own.numbers)
    near_wanted = _Nearest(sets_of(wanted.values), jobs.names, feature, 100)
    near_own = _Nearest(sets_of(own.values), jobs.names, feature, feature.own_percent)

    def scores(keys: I32) -> I16:
        of_wanted, of_own = kinds.parts[0][keys], kinds.parts[1][keys]
        found = np.maximum(near_wanted.scores(of_wanted), near_own.scores(of_own))
        found[~(near_wanted.is_known(of_wanted) | near_own.is_known(of_own))] = NEUTRAL
        return _with_unknown_class(found)

    return Scored(_slots(jobs)[:, theirs.numbers], kinds.of, scores)


class _Nearest:
    """The best score of any code of a set against each of the mentors' codes."""

    def __init__(self, sets: Sets, theirs: Sequence[str], feature: CodeTree, percent: int) -> None:
        by_digits = np.array([score * percent // 100 for score in feature.scores], dtype=np.int16)
        self.sets = sets
        self.by_code = by_digits[shared_digits(sets.names, theirs, len(by_digits) - 1)]

    def is_known(self, rows: I32) -> Bools:
        known: Bools = self.sets.starts[rows + 1] > self.sets.starts[rows]
        return known

    def scores(self, rows: I32) -> I16:
        start, stop = self.sets.starts[rows], self.sets.starts[rows + 1]
        best = np.zeros((len(rows), self.by_code.shape[1]), dtype=np.int16)
        for place in range(int((stop - start).max(initial=0))):
            who = np.flatnonzero(start + place < stop)
            best[who] = np.maximum(best[who], self.by_code[self.sets.codes[start[who] + place]])
        return best


def shared_digits(hers: Sequence[str], theirs: Sequence[str], most: int) -> I64:
    """Return the digits that codes have in common at the beginning, up to `most`, shape (hers, theirs)."""
    shared = np.zeros((len(hers), len(theirs)), dtype=np.int64)
    for one, other in zip(_beginnings(hers, most), _beginnings(theirs, most), strict=True):
        number = {beginning: place for place, beginning in enumerate(dict.fromkeys(other)) if beginning}
        columns = np.array([number.get(beginning, -2) for beginning in other], dtype=np.int64)
        rows = np.array([number.get(beginning, -1) for beginning in one], dtype=np.int64)
        shared += rows[:, None] == columns[None, :]
    return shared


def _beginnings(codes: Sequence[str], most: int) -> list[list[str]]:
    """Return the first 1, 2, ... `most` digits of each code; a word of its own stays whole at every length.

    A code that has fewer digits has "" there, which equals nothing.
    """
    return [[_beginning(code, digits) for code in codes] for digits in range(1, most + 1)]


def _beginning(code: str, digits: int) -> str:
    if not code.isdecimal():
        return code
    return code[:digits] if len(code) >= digits else ""


def _slots(sets: Sets) -> U16:
    """Return the classes of each different value, shape (slots, values)."""
    refuse_too_many(len(sets.names))
    many = np.diff(sets.starts)
    classes = np.full((max(1, int(many.max(initial=0))), len(many)), NOTHING, dtype=np.uint16)
    classes[np.arange(len(sets.codes)) - np.repeat(sets.starts[:-1], many), sets.rows] = FIRST + sets.codes
    classes[0, many == 0] = NOT_KNOWN
    return classes


def _with_unknown_class(scores: I16, of_unknown: int = NEUTRAL) -> I16:
    """Put the classes 0 and 1 before the scores by known value."""
    unknown = np.full((len(scores), FIRST), of_unknown, dtype=np.int16)
    return np.hstack([unknown, scores])


def ordinal(feature: Ordinal, mentees: Side, mentors: Side) -> Scored:
    """Score by how many levels the mentor is below."""
    hers = mentees.whole_numbers(feature.hers, -MOST_NUMBER, MOST_NUMBER)
    theirs = mentors.whole_numbers(feature.theirs, -MOST_NUMBER, MOST_NUMBER)
    known = sorted(value for value in theirs if value is not None)
    below = np.maximum(0, _numbers(hers)[:, None] - _numbers(known)[None, :])
    return _by_value(mentees.column(feature.hers), mentors.column(feature.theirs), known, _falling(below, feature.step))


def number(feature: Number, most: int | None, mentees: Side, mentors: Side) -> Scored:
    """Score by the difference of two numbers, and forbid what is beyond `most`."""
    hers = mentees.whole_numbers(feature.hers, -MOST_NUMBER, MOST_NUMBER)
    theirs = mentors.whole_numbers(feature.theirs, -MOST_NUMBER, MOST_NUMBER)
    known = sorted(value for value in theirs if value is not None)
    apart = np.abs(_numbers(hers)[:, None] - _numbers(known)[None, :])
    scores = _falling(apart, feature.per, most)
    return _by_value(mentees.column(feature.hers), mentors.column(feature.theirs), known, scores)


def zones(feature: Zones, most: int | None, mentees: Side, mentors: Side) -> Scored:
    """Score by the way between two places, and forbid what is beyond `most`."""
    hers, theirs = mentees.column(feature.hers), mentors.column(feature.theirs)
    known = _sorted_if_possible([value for value in theirs.values if value not in UNKNOWN])
    here = [value for value in hers.values if value not in UNKNOWN]
    scores = np.full((len(hers.values), len(known)), NEUTRAL, dtype=np.int16)
    is_known = [value not in UNKNOWN for value in hers.values]
    scores[np.array(is_known, dtype=np.bool_)] = _falling(_ways(feature, here, known), feature.per, most)
    return _by_value(hers, theirs, known, scores)


def _ways(feature: Zones, here: list[Any], there: list[Any]) -> I64:
    if feature.distances is not None:
        return np.asarray(feature.distances(here, there), dtype=np.int64).reshape(len(here), len(there))
    ways = [feature.distance(a, b) for a in here for b in there]
    return np.array(ways, dtype=np.int64).reshape(len(here), len(there))


def own_grade(feature: OwnGrade, mentees: Side, mentors: Side) -> Scored:
    """Score by the mentor's grade in one code; the same for every mentee."""
    theirs = mentors.column(feature.theirs)
    found = [feature.score_of(value) for value in theirs.values]
    known = sorted({score for score in found if score is not None})
    of = Column(theirs.numbers, found)
    scores = np.array([known], dtype=np.int16).reshape(1, len(known))
    return _by_value(Column(np.zeros(mentees.size, dtype=np.int32), [0]), of, known, scores)


def same(rule: SameUnlessRemote, mentees: Side, mentors: Side) -> Scored:
    """Forbid what is known to differ."""
    hers, theirs = mentees.column(rule.column), mentors.column(rule.column)
    known = [value for value in theirs.values if value not in UNKNOWN]
    place = {value: number for number, value in enumerate(known)}
    scores = np.full((len(hers.values), len(known)), FORBIDDEN, dtype=np.int16)
    for row, value in enumerate(hers.values):
        if value in UNKNOWN:
            scores[row] = 0
        elif value in place:
            scores[row, place[value]] = 0
    return _by_value(hers, theirs, known, scores)


def different(rule: Different, mentees: Side, mentors: Side) -> Scored:
    """Forbid what is known to be the same; values of one side alone are all one, so that the table stays small."""
    hers, theirs = mentees.column(rule.column), mentors.column(rule.column)
    common = set(hers.values) & set(theirs.values) - set(UNKNOWN)
    known = [value for value in theirs.values if value in common]
    place = {value: number for number, value in enumerate(known)}
    rows = np.array([place.get(value, len(known)) for value in hers.values], dtype=np.int32)
    scores = np.zeros((len(known) + 1, len(known)), dtype=np.int16)
    np.fill_diagonal(scores[: len(known)], FORBIDDEN)
    return _by_value(Column(rows[hers.numbers], hers.values), theirs, known, scores)


def wish_kept(rule: WishKept, mentees: Side, mentors: Side) -> Scored:
    """Forbid where one wishes what the other is not known to be."""
    sides = [(side.column(rule.column), side.column(rule.wish)) for side in (mentees, mentors)]
    kinds = [kinds_of(are.numbers, wish.numbers) for are, wish in sides]
    values = [
        [(are.values[a], wish.values[w]) for a, w in zip(*kind.parts, strict=True)]
        for (are, wish), kind in zip(sides, kinds, strict=True)
    ]
    scores = [[FORBIDDEN if _breaks(one, other) else 0 for other in values[1]] for one in values[0]]
    table = np.array(scores, dtype=np.int16).reshape(len(values[0]), len(values[1]))
    return _by_value(Column(kinds[0].of, values[0]), Column(kinds[1].of, values[1]), values[1], table)


def _breaks(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return one[1] not in (*UNKNOWN, other[0]) or other[1] not in (*UNKNOWN, one[0])


def _by_value(hers: Column, theirs: Column, known: Sequence[Any], scores: I16) -> Scored:
    """Give each known value of the mentors a class; `scores` has a row for each number of hers."""
    refuse_too_many(len(known))
    place = {value: FIRST + number for number, value in enumerate(known)}
    classes = np.array([place.get(value, NOT_KNOWN) for value in theirs.values], dtype=np.uint16)
    table = _with_unknown_class(scores)
    return Scored(classes[theirs.numbers][None, :], hers.numbers, lambda keys: table[keys])


def _numbers(values: Sequence[int | None]) -> I64:
    return np.array([_NO_NUMBER if value is None else value for value in values], dtype=np.int64)


_NO_NUMBER = 10**12


def _falling(apart: I64, per: int, most: int | None = None) -> I16:
    """Return 1000 less `per` for each one apart, NEUTRAL where hers is not known, FORBIDDEN beyond `most`."""
    scores = np.maximum(0, WHOLE - per * apart)
    if most is not None:
        scores = np.where(apart > most, FORBIDDEN, scores)
    # No number of the people is so large that two of them are so far apart.
    return np.where(apart > _NO_NUMBER // 2, NEUTRAL, scores).astype(np.int16)


def _sorted_if_possible(values: list[Any]) -> list[Any]:
    try:
        return sorted(values)
    except TypeError:
        return values


def refuse_too_many(values: int) -> None:
    """Refuse more different values than there are classes.

    :raises TooMany: when there are.
    """
    if values + FIRST > MOST_CLASSES:
        raise TooMany(f"The mentors have {values} different values in one column: {MOST_CLASSES - FIRST} is the most.")
