"""People as columns, each with its different values once: what compiling works on.

Most columns hold few different values, so all that takes time is done once for each value, and people are numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .compiled import I32, I64
from .features import codes_in
from .refusals import BadValue, UnknownColumn, instead_of

People = Sequence[Any] | Mapping[str, Any]
"""People as objects with attributes, or as a mapping from each column's name to its values."""
MOST_AMOUNT = 1_000_000
SMALL = 1 << 16


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of everybody. numbers: each one's value by its place in `values`, shape (people,).

    values: the different ones, in the order in which they first appear.
    """

    numbers: I32
    values: list[Any]


class Side:
    """The mentees or the mentors of a question, read column by column."""

    def __init__(self, who: str, people: People) -> None:
        """Keep the people; `who` is how sentences call them."""
        self.who, self._people = who, people
        self._columns: dict[str, Column] = {}
        self.size = len(people) if not isinstance(people, Mapping) else len(next(iter(people.values()), ()))

    def column(self, name: str) -> Column:
        """Return a column.

        :raises UnknownColumn: when these people have none of that name.
        :raises BadValue: when it has not one value for each of them.
        """
        if name not in self._columns:
            self._columns[name] = column_of(self._values(name))
            if len(self._columns[name].numbers) != self.size:
                raise BadValue(f'The {self.who}\' column "{name}" must have {self.size} values, one for each.')
        return self._columns[name]

    def whole_numbers(self, name: str, low: int, high: int) -> list[int | None]:
        """Return the different values of a column of whole numbers, None where not known.

        :raises BadValue: when one is no whole number from low to high.
        """
        values = self.column(name).values
        for value in values:
            if value is not None and not (isinstance(value, int | np.integer) and low <= value <= high):
                raise BadValue(f'A value of "{name}" is {value!r}: give a whole number, {low} to {high}, or none.')
        return values

    def everyones(self, name: str, low: int, high: int) -> I64:
        """Return the whole number of each, shape (people,).

        :raises BadValue: when one is not known, or is no whole number from low to high.
        """
        raw = self._values(name)
        is_array = isinstance(raw, np.ndarray) and raw.dtype.kind in "iu" and len(raw) == self.size
        if is_array and low <= int(raw.min(initial=low)) and int(raw.max(initial=low)) <= high:
            return np.asarray(raw, dtype=np.int64)
        values = self.whole_numbers(name, low, high)
        if None in values:
            raise BadValue(f'Somebody of the {self.who} has no "{name}": give everybody one.')
        return np.array(values, dtype=np.int64)[self.column(name).numbers]

    def flags(self, name: str) -> NDArray[np.uint8]:
        """Return 1 where a column says yes, shape (people,)."""
        column = self.column(name)
        return np.array([bool(value) for value in column.values], dtype=np.uint8)[column.numbers]

    def _values(self, name: str) -> Any:
        if isinstance(self._people, Mapping):
            if name not in self._people:
                raise UnknownColumn(f'The {self.who} have no column "{name}". {instead_of(name, self._people)}')
            return self._people[name]
        try:
            return [getattr(person, name) for person in self._people]
        except AttributeError:
            raise UnknownColumn(f'Somebody of the {self.who} has no "{name}": give everybody one, or None.') from None


def column_of(values: Any) -> Column:
    """Find the different values of a sequence or an array."""
    if isinstance(values, np.ndarray) and values.dtype != np.object_:
        different, which = np.unique(values, return_inverse=True)
        numbers, first = appearances(which.reshape(-1), len(different))
        return Column(numbers, values[first].tolist())
    kept = values.tolist() if isinstance(values, np.ndarray) else list(values)
    if tuple not in set(map(type, kept)):
        return _column_of_objects(kept)
    # Equal tuples are often one object, and comparing addresses is much quicker than comparing what stands in them.
    addresses = list(map(id, kept))
    by_address = dict(zip(addresses, kept, strict=True))
    objects = _column_of_objects(list(by_address.values()))
    of_address = dict(zip(by_address, objects.numbers.tolist(), strict=True))
    return Column(np.fromiter(map(of_address.__getitem__, addresses), np.int32, len(kept)), objects.values)


def _column_of_objects(objects: list[Any]) -> Column:
    try:
        different = list(dict.fromkeys(objects))
    except TypeError:
        objects = list(map(_hashable, objects))
        different = list(dict.fromkeys(objects))
    number = dict(zip(different, range(len(different)), strict=True))
    return Column(np.fromiter(map(number.__getitem__, objects), np.int32, len(objects)), different)


def appearances(numbers: NDArray[np.integer[Any]], size: int) -> tuple[I32, NDArray[np.intp]]:
    """Number what stands in an array of 0..size - 1 anew, by first appearance, so that no spelling counts.

    Returns each one's new number, and where each number appears first.
    """
    first_of = np.full(size, -1, dtype=np.intp)
    # Of places written to twice the last value stays: written backwards, the first appearance.
    first_of[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    first = np.sort(first_of[first_of >= 0])
    new = np.empty(size, dtype=np.int32)
    new[numbers[first]] = np.arange(len(first), dtype=np.int32)
    return new[numbers], first


@dataclass(frozen=True, slots=True)
class Kinds:
    """Combinations of several numbers. of: each person's, shape (people,). parts: the numbers of each combination."""

    of: I32
    parts: tuple[I32, ...]


def kinds_of(*numbers: I32) -> Kinds:
    """Find the different combinations of numbers >= 0, in the order in which they first appear."""
    joined, size = np.zeros(len(numbers[0]), dtype=np.int64), 1
    for part in numbers:
        different = int(part.max(initial=0)) + 1
        joined, size = joined * different + part, size * different
        if size > max(SMALL, 4 * len(part)):
            found, which = np.unique(joined, return_inverse=True)
            joined, size = which.reshape(-1), len(found)
    of, first = appearances(joined, size)
    return Kinds(of, tuple(part[first] for part in numbers))


@dataclass(frozen=True, slots=True)
class Sets:
    """The codes of a column's different values laid end to end: those of value r stand from starts[r] to starts[r+1].

    codes: by their place in `names`, ascending within a value, without repeats. amounts: what stands beside each.
    """

    starts: I64
    codes: I64
    amounts: I64
    names: list[str]

    @property
    def rows(self) -> I64:
        """Return which value each code belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def sets_of(values: Iterable[Any], *, with_amounts: bool = False) -> Sets:
    """Lay sets of codes, or of pairs of code and amount, end to end; names are in the order of their spelling.

    Of a code that stands twice in one set the larger amount counts.

    :raises BadValue: when a value is no such set, or its codes are of different kinds
    """
    listed = list(values)
    try:
        each = [value if isinstance(value, tuple | frozenset) else codes_in(value) for value in listed]
        flat: list[Any] = list(chain.from_iterable(each))
        spelled: list[str] = [code for code, _ in flat] if with_amounts else flat
        names = sorted(set(spelled))
    except (TypeError, ValueError):
        raise BadValue(f"{_odd_set(listed, with_amounts)!r} is no set of {_kind_of_set(with_amounts)}.") from None
    number = {name: place for place, name in enumerate(names)}
    codes = np.fromiter(map(number.__getitem__, spelled), np.int64, len(spelled))
    rows = np.repeat(np.arange(len(each)), np.fromiter(map(len, each), np.int64, len(each)))
    amounts = _amounts(flat) if with_amounts else np.ones(len(flat), np.int64)
    places = rows * len(names) + codes
    order = np.lexsort((-amounts, places)) if with_amounts else np.argsort(places)
    ordered = places[order]
    kept = order[np.flatnonzero(np.diff(ordered, prepend=-1))]
    starts = np.searchsorted(rows[kept], np.arange(len(each) + 1)).astype(np.int64)
    return Sets(starts, codes[kept], amounts[kept], names)


def _odd_set(values: list[Any], with_amounts: bool) -> Any:
    """Return the first value that is no set of words, or of pairs of a word and a number; else the first of all."""
    for value in values:
        codes = value if isinstance(value, tuple | frozenset | list) else () if not value else (value,)
        pairs = [code if with_amounts else (code, 0) for code in codes]
        if not all(isinstance(pair, tuple | list) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs):
            return value
    return values[0]


def _kind_of_set(with_amounts: bool) -> str:
    return "pairs of a word and a whole number" if with_amounts else "words"


def _amounts(pairs: list[Any]) -> I64:
    amounts = [amount for _, amount in pairs]
    if set(map(type, amounts)) - {int} or max(map(abs, amounts), default=0) > MOST_AMOUNT:
        for code, amount in pairs:
            if not (isinstance(amount, int | np.integer) and abs(int(amount)) <= MOST_AMOUNT):
                raise BadValue(f'"{code}" stands beside {amount!r}: give a whole number.')
    return np.array(amounts, dtype=np.int64)


def _hashable(value: Any) -> Any:
    if isinstance(value, set):
        return frozenset(value)
    if isinstance(value, list | np.ndarray):
        return tuple(map(_hashable, value))
    try:
        hash(value)
    except TypeError:
        return tuple(map(_hashable, value))
    return value
