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
        _, first, which = np.unique(values, return_index=True, return_inverse=True)
        numbers, order = in_order_of_appearance(first, which)
        return Column(numbers, values[first[order]].tolist())
    # Equal values are often one object, and comparing addresses is much quicker than comparing sets.
    kept = values.tolist() if isinstance(values, np.ndarray) else list(values)
    addresses = np.fromiter(map(id, kept), np.int64, len(kept))
    _, first, which = np.unique(addresses, return_index=True, return_inverse=True)
    of_object, order = in_order_of_appearance(first, which)
    objects = _hashable_all([kept[place] for place in first[order].tolist()])
    number = {value: place for place, value in enumerate(dict.fromkeys(objects))}
    of_value = np.fromiter(map(number.__getitem__, objects), np.int32, len(objects))
    return Column(of_value[of_object], list(number))


def in_order_of_appearance(first: NDArray[np.intp], numbers: NDArray[np.intp]) -> tuple[I32, NDArray[np.intp]]:
    """Number what `np.unique` found anew, by first appearance, so that no memory address or spelling counts."""
    order = np.argsort(first)
    new = np.empty(len(order), dtype=np.int32)
    new[order] = np.arange(len(order), dtype=np.int32)
    return new[numbers.reshape(-1)], order


@dataclass(frozen=True, slots=True)
class Kinds:
    """Combinations of several numbers. of: each person's, shape (people,). parts: the numbers of each combination."""

    of: I32
    parts: tuple[I32, ...]


def kinds_of(*numbers: I32) -> Kinds:
    """Find the different combinations of numbers >= 0, in the order in which they first appear."""
    joined = numbers[0].astype(np.int64)
    for more in numbers[1:]:
        # Renumbered at each step, so that the product never leaves 64 bits.
        joined = np.unique(joined, return_inverse=True)[1].reshape(-1) * (int(more.max(initial=0)) + 1) + more
    _, first, inverse = np.unique(joined, return_index=True, return_inverse=True)
    of, order = in_order_of_appearance(first, inverse)
    return Kinds(of, tuple(part[first[order]].astype(np.int32) for part in numbers))


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
    """
    each = [(value or ()) if with_amounts else codes_in(value) for value in values]
    flat: list[Any] = list(chain.from_iterable(each))
    spelled: list[str] = [code for code, _ in flat] if with_amounts else flat
    names = sorted(set(spelled))
    number = {name: place for place, name in enumerate(names)}
    codes = np.fromiter(map(number.__getitem__, spelled), np.int64, len(spelled))
    amounts = _amounts(flat) if with_amounts else np.ones(len(flat), np.int64)
    rows = np.repeat(np.arange(len(each)), np.fromiter(map(len, each), np.int64, len(each)))
    order = np.lexsort((-amounts, codes, rows))
    rows, codes, amounts = rows[order], codes[order], amounts[order]
    new = np.ones(len(rows), dtype=np.bool_)
    new[1:] = (np.diff(rows) != 0) | (np.diff(codes) != 0)
    starts = np.searchsorted(rows[new], np.arange(len(each) + 1)).astype(np.int64)
    return Sets(starts, codes[new], amounts[new], names)


def _amounts(pairs: list[Any]) -> I64:
    for code, amount in pairs:
        if not (isinstance(amount, int | np.integer) and abs(int(amount)) <= MOST_AMOUNT):
            raise BadValue(f'"{code}" stands beside {amount!r}: give a whole number.')
    return np.array([amount for _, amount in pairs], dtype=np.int64)


def _hashable_all(values: list[Any]) -> list[Any]:
    kinds = set(map(type, values))
    return list(map(_hashable, values)) if kinds & {set, list, tuple, np.ndarray} else values


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
