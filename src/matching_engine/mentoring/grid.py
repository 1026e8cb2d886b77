"""The pool as arrays: every mentee against every mentor, block by block, the same numbers as person by person."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .context import Context
from .pool import GENDERS, SLOTS, Mentee, Mentor, job_beginning
from .travel import travel_table

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

CELLS_PER_BLOCK = 400_000  # small enough to stay in the processor's cache
JOB_DIGITS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Table:
    """A function of one value a side, worked out once for each pair of different values."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: Ints

    def block(self, rows: slice) -> Ints:
        """Return the values for these mentees and all mentors."""
        picked: Ints = self.values[self.rows[rows]][:, self.columns]
        return picked


@dataclass(frozen=True, slots=True)
class Both:
    """One measure of both sides in the same columns, shape (people, columns)."""

    mentees: Floats
    mentors: Floats

    def common(self, rows: slice) -> Floats:
        """Return the products summed over the columns: exact, as long as the sums stay below 2**24."""
        shared: Floats = self.mentees[rows] @ self.mentors.T
        return shared


class Grid:
    """Mentees and mentors compiled to arrays, for all that rules and criteria ask."""

    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], context: Context) -> None:
        """Compile both sides; the order of the people is kept."""
        self.mentees, self.mentors, self.context = mentees, mentors, context
        self.shape = (len(mentees), len(mentors))
        self.places = _ints(mentor.places for mentor in mentors)
        self.online = (_bools(m.online for m in mentees), _bools(m.online for m in mentors))
        self.slots = (_slot_bits(mentees), _slot_bits(mentors))
        self.branches = _numbered([m.branch for m in mentees], [m.branch for m in mentors])
        self.weights = _ints(w for m in mentees for w in context.weights_for(m)).reshape(-1, 4)
        self.languages = both([m.languages for m in mentees], [m.languages for m in mentors])
        self.wishes = both([m.wishes for m in mentees], [_ones(m.offers) for m in mentors])
        self.wanted_jobs = [_prefixes(mentees, mentors, "wanted_jobs", digits) for digits in JOB_DIGITS]
        self.past_jobs = [_prefixes(mentees, mentors, "past_jobs", digits) for digits in JOB_DIGITS]
        self.interests = both(
            [[(i, context.rarity_weight(i)) for i in m.interests] for m in mentees],
            [_ones(m.interests) for m in mentors],
        )
        self.interest_totals = tuple(
            _ints(sum(map(context.rarity_weight, m.interests)) for m in side) for side in (mentees, mentors)
        )
        self.forbidden = self._forbidden()

    def _forbidden(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        row = {mentee.id: i for i, mentee in enumerate(self.mentees)}
        column = {mentor.id: j for j, mentor in enumerate(self.mentors)}
        pairs = {(row[a], column[b]) for a, b in self.context.vetoes if a in row and b in column}
        pairs |= {(i, column[b]) for i, m in enumerate(self.mentees) for b in m.avoid if b in column}
        pairs |= {(row[a], j) for j, m in enumerate(self.mentors) for a in m.avoid if a in row}
        ordered = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
        return ordered[:, 0], ordered[:, 1]

    @cached_property
    def minutes(self) -> Table:
        """Return the travel time of each pair, -1 where it is not known."""
        return table([m.point for m in self.mentees], [m.point for m in self.mentors], travel_table)

    def blocks(self) -> Iterator[slice]:
        """Yield slices of mentees, each small enough to be worked on at once."""
        step = max(1, CELLS_PER_BLOCK // max(1, self.shape[1]))
        for start in range(0, self.shape[0], step):
            yield slice(start, min(start + step, self.shape[0]))


def table(hers: Sequence[Any], theirs: Sequence[Any], fill: Callable[[list[Any], list[Any]], Ints]) -> Table:
    """Work a function of two values out for each pair of different values."""
    rows, row_values = _distinct(hers)
    columns, column_values = _distinct(theirs)
    return Table(rows, columns, fill(row_values, column_values))


def both(hers: Sequence[Iterable[tuple[str, int]]], theirs: Sequence[Iterable[tuple[str, int]]]) -> Both:
    """Lay coded amounts of both sides out in the same columns; a code only one side has is left out."""
    codes = {code for row in hers for code, _ in row} & {code for row in theirs for code, _ in row}
    place = {code: number for number, code in enumerate(sorted(codes))}
    return Both(_laid_out(hers, place), _laid_out(theirs, place))


def _laid_out(people: Sequence[Iterable[tuple[str, int]]], place: dict[str, int]) -> Floats:
    amounts = np.zeros((len(people), len(place)), dtype=np.float32)
    for number, row in enumerate(people):
        for code, amount in row:
            if code in place:
                amounts[number, place[code]] = amount
    return amounts


def _prefixes(mentees: Sequence[Mentee], mentors: Sequence[Mentor], field: str, digits: int) -> Both:
    return both(
        [_beginnings(getattr(m, field), digits) for m in mentees], [_beginnings(m.jobs, digits) for m in mentors]
    )


def _beginnings(codes: Iterable[str], digits: int) -> list[tuple[str, int]]:
    return _ones(beginning for code in codes if (beginning := job_beginning(code, digits)) is not None)


def _ones(codes: Iterable[str]) -> list[tuple[str, int]]:
    return [(code, 1) for code in codes]


def _distinct(values: Sequence[Any]) -> tuple[NDArray[np.intp], list[Any]]:
    number: dict[Any, int] = {}
    places = np.fromiter((number.setdefault(value, len(number)) for value in values), np.intp, len(values))
    return places, list(number)


def _numbered(hers: Sequence[str], theirs: Sequence[str]) -> tuple[Ints, Ints]:
    """Number the words of both sides; 0 is "not known"."""
    number = {word: place for place, word in enumerate(["", *sorted({*hers, *theirs} - {""})])}
    return _ints(number[word] for word in hers), _ints(number[word] for word in theirs)


def _slot_bits(people: Sequence[Mentee] | Sequence[Mentor]) -> NDArray[np.uint8]:
    bits = [sum(1 << place for place, slot in enumerate(SLOTS) if slot in m.availability) for m in people]
    return np.array(bits, dtype=np.uint8)


def genders(people: Sequence[Mentee] | Sequence[Mentor], field: str) -> Ints:
    """Return each person's gender, or the gender she wishes, as its place in `GENDERS`."""
    return _ints(GENDERS.index(getattr(person, field)) for person in people)


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int32)


def _bools(values: Iterable[bool]) -> Bools:
    return np.array(list(values), dtype=bool)
