"""Invented people by the thousand or the million, as columns: the same for the same size, kind and seed.

Every field of `Mentee` and `Mentor` is one column whose values are what the field holds. Where a value is a set, it is
drawn from a table of at most `VARIETY` different sets, so that a million people are drawn in seconds. Trades and
places are those of the vocabularies; both are drawn after Zipf, and what mentors work with is shifted against what
mentees want, as in a real network.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching_engine import SLOTS, Mentee, Mentor, Pool, Settings
from mentornet.vocabularies.education import broad_field_choices
from mentornet.vocabularies.interests import interests
from mentornet.vocabularies.occupations import occupations
from mentornet.vocabularies.places import municipalities
from mentornet.vocabularies.spoken_languages import language_codes
from mentornet.vocabularies.wishes import wish_codes

Column = NDArray[Any]
Columns = Mapping[str, Column]
Share = NDArray[np.float64]

VARIETY = 20_000
NATIVE, DANISH = 7, "da"
LANGUAGES = 24
MENTEES, MENTORS = 1, 2
UNKNOWN = 0.05  # the share of people who did not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How much forbids: shares of people, 0..1, from which a share of possible pairs follows.

    danish: mentees who speak some Danish. online: both sides. wants_woman: mentees who wish a woman.
    slots: chances of one, two or all three times of the week. offers: the fewest and most wishes a mentor answers.
    """

    danish: float
    online: float
    wants_woman: float
    slots: tuple[float, float, float]
    offers: tuple[int, int]
    branches: bool = True
    floor: int = 300


# The name is about the share of pairs, in percent, that may be proposed, floor included.
KINDS: Mapping[int, Kind] = {
    100: Kind(danish=1, online=1, wants_woman=0, slots=(0, 0, 1), offers=(9, 9), branches=False, floor=0),
    60: Kind(danish=0.9, online=0.86, wants_woman=0.1, slots=(0.1, 0.3, 0.6), offers=(5, 8)),
    20: Kind(danish=0.75, online=0.36, wants_woman=0.2, slots=(0.35, 0.4, 0.25), offers=(4, 8)),
    5: Kind(danish=0.5, online=0.1, wants_woman=0.3, slots=(0.7, 0.2, 0.1), offers=(2, 6)),
    1: Kind(danish=0.25, online=0.02, wants_woman=0.4, slots=(0.95, 0.05, 0), offers=(1, 3)),
}


@dataclass(frozen=True, slots=True)
class Instance:
    """One invented network."""

    mentees: Columns
    mentors: Columns
    settings: Settings

    @property
    def shape(self) -> tuple[int, int]:
        """Return (mentees, mentors)."""
        return len(self.mentees["id"]), len(self.mentors["id"])

    def pool(self) -> Pool:
        """Return the same people as objects; some seconds for every hundred thousand."""
        return Pool(*self.people())

    def people(self) -> tuple[tuple[Mentee, ...], tuple[Mentor, ...]]:
        """Return everybody as an object, in the order of the columns."""
        return (
            tuple(Mentee(**person) for person in _rows(self.mentees)),
            tuple(Mentor(**person) for person in _rows(self.mentors)),
        )


def instance_from_elsewhere(mentees: int, mentors: int, kind: int = 60) -> Instance:
    """Invent a network in another process, so that this one keeps no trace of the inventing, in time or in memory."""
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        return elsewhere.submit(instance, mentees, mentors, kind).result()


def instance(mentees: int, mentors: int, kind: int = 60, seed: int = 1) -> Instance:
    """Invent a network of which some `kind` percent of the pairs are possible."""
    how = KINDS[kind]
    return Instance(
        mentee_columns(mentees, how, np.random.default_rng([seed, MENTEES])),
        mentor_columns(mentors, how, np.random.default_rng([seed, MENTORS])),
        Settings(floor=how.floor),
    )


def mentee_columns(size: int, how: Kind, chance: np.random.Generator) -> Columns:
    """Invent mentees: every field of `Mentee` as a column."""
    groups = _groups(chance, size, shifted=False)
    past = _jobs(chance, groups)
    stays = chance.random(size) < 0.6
    wanted = np.where(stays, _jobs(chance, groups), _jobs(chance, _groups(chance, size, shifted=False)))
    return _both_sides(size, how, chance, groups, "mentee", how.danish, native_danes=0.0) | {
        "gender": _one_of(chance, size, ("woman", "man"), (0.95, 0.05)),
        "wants_gender": _one_of(chance, size, ("woman", ""), (how.wants_woman, 1 - how.wants_woman)),
        "education_level": _levels(chance, size, 5.2),
        "waiting_days": np.minimum(chance.exponential(120, size), 720).astype(np.int64),
        "wishes": _drawn(chance, size, lambda rows: _wishes(chance, rows)),
        "past_jobs": _in_tuples(past),
        "wanted_jobs": _in_tuples(wanted),
        "wanted_education": _studies(chance, groups),
        "professional_shift": _one_of(chance, size, (0, -10, -5, 5, 10), (0.8, 0.05, 0.05, 0.05, 0.05)),
    }


def mentor_columns(size: int, how: Kind, chance: np.random.Generator, name: str = "mentor") -> Columns:
    """Invent mentors: every field of `Mentor` as a column."""
    groups = _groups(chance, size, shifted=True)
    fewest, most = how.offers
    return _both_sides(size, how, chance, groups, name, max(0.98, how.danish), native_danes=0.7) | {
        "gender": _one_of(chance, size, ("woman", "man"), (0.8, 0.2)),
        "wants_gender": _one_of(chance, size, ("",), (1,)),
        "education_level": _levels(chance, size, 6.2),
        "places": np.ones(size, np.int64),
        "offers": _drawn(chance, size, lambda rows: _sets(chance, rows, wish_codes(), (fewest, most), flat=True)),
        "jobs": _in_tuples(_jobs(chance, groups)),
        "sector": _one_of(chance, size, ("private", "public"), (0.6, 0.4)),
    }


def _both_sides(
    size: int,
    how: Kind,
    chance: np.random.Generator,
    groups: Column,
    name: str,
    danish: float,
    *,
    native_danes: float,
) -> dict[str, Column]:
    towns = list(municipalities().values())
    home = chance.choice(len(towns), size, p=_zipf(len(towns), 0.7))
    points, regions = _objects(town.point for town in towns), _objects(town.region for town in towns)
    never: frozenset[str] = frozenset()
    return {
        "id": _objects(f"{name}-{number}" for number in range(size)),
        "tie": chance.integers(0, 2**63, size, dtype=np.int64),
        "branch": regions[home] if how.branches else _filled(size, ""),
        "point": points[home],
        "languages": _drawn(chance, size, lambda rows: _languages(chance, rows, danish, native_danes)),
        "availability": _drawn(chance, size, lambda rows: _times(chance, rows, how.slots)),
        "online": chance.random(size) < how.online,
        "interests": _drawn(chance, size, lambda rows: _sets(chance, rows, interests().codes, (2, 8))),
        "avoid": _filled(size, never),
        "education_field": _studies(chance, groups),
    }


def _zipf(count: int, steepness: float = 1.0) -> Share:
    """Return falling shares that sum to 1, shape (count,)."""
    share: Share = 1 / (1 + np.arange(count)) ** steepness
    return np.asarray(share / share.sum())


def _groups(chance: np.random.Generator, size: int, *, shifted: bool) -> Column:
    """Draw a trade (the first two digits of a job) for everybody; mentors' are shifted by three, half and half."""
    trades = len(_trades())
    share = _zipf(trades, 0.8)[np.random.default_rng(3).permutation(trades)]
    if shifted:
        share = (share + np.roll(share, -3)) / 2
    return chance.choice(len(share), size, p=share)


def _trades() -> list[list[str]]:
    jobs = sorted(set(occupations().codes))
    return [[job for job in jobs if job[:2] == trade] for trade in sorted({job[:2] for job in jobs})]


def _jobs(chance: np.random.Generator, groups: Column) -> Column:
    """Draw a job within each one's trade, the first of a trade most often."""
    trades = _trades()
    starts = np.cumsum([0, *map(len, trades)])[:-1]
    sizes = np.array([len(trade) for trade in trades])
    place = np.minimum(chance.geometric(0.25, len(groups)) - 1, sizes[groups] - 1)
    return _objects(job for trade in trades for job in trade)[starts[groups] + place]


def _studies(chance: np.random.Generator, groups: Column) -> Column:
    """Draw a field of study: mostly the one of her trade, sometimes any, sometimes not said."""
    fields: Column = _objects(["", *(code for code, _ in broad_field_choices("en"))])
    size = len(groups)
    any_field = chance.integers(1, len(fields), size)
    chosen = np.where(chance.random(size) < 0.6, 1 + groups % (len(fields) - 1), any_field)
    return fields[np.where(chance.random(size) < UNKNOWN, 0, chosen)]


def _levels(chance: np.random.Generator, size: int, middle: float) -> Column:
    levels = np.clip(np.rint(chance.normal(middle, 1.4, size)), 0, 8).astype(np.int64)
    return _objects([*range(9), None])[np.where(chance.random(size) < UNKNOWN, 9, levels)]


def _drawn(chance: np.random.Generator, size: int, table: Callable[[int], Sequence[object]]) -> Column:
    """Give everybody a value of her own, or, beyond `VARIETY` people, one of so many."""
    rows = min(size, VARIETY)
    values = _objects(table(rows))
    return values if rows == size else values[chance.integers(0, rows, size)]


def _sets(
    chance: np.random.Generator, rows: int, words: Sequence[str], count: tuple[int, int], *, flat: bool = False
) -> list[frozenset[str]]:
    """Draw sets of fewest..most words, the first words more often unless flat."""
    return [frozenset(chosen) for chosen in _lists(chance, rows, words, count, flat=flat)]


def _lists(
    chance: np.random.Generator, rows: int, words: Sequence[str], count: tuple[int, int], *, flat: bool = False
) -> list[list[str]]:
    weight = np.zeros(len(words)) if flat else np.log(_zipf(len(words), 0.7))
    # The largest of "logarithm of the share + Gumbel noise" are a draw without repeats after those shares.
    order = np.argsort(-(weight + chance.gumbel(size=(rows, len(words)))), axis=1)
    most = chance.integers(count[0], count[1] + 1, rows)
    return [[words[place] for place in row[:most_of_row]] for row, most_of_row in zip(order, most, strict=True)]


def _wishes(chance: np.random.Generator, rows: int) -> list[tuple[tuple[str, int], ...]]:
    priority = chance.integers(1, 4, (rows, 4)).tolist()
    chosen = _lists(chance, rows, wish_codes(), (1, 4))
    return [tuple(sorted(zip(codes, row, strict=False))) for codes, row in zip(chosen, priority, strict=True)]


def _languages(
    chance: np.random.Generator, rows: int, danish: float, native_danes: float
) -> list[tuple[tuple[str, int], ...]]:
    others = _lists(chance, rows, [code for code in language_codes() if code != DANISH][:LANGUAGES], (1, 2))
    levels = chance.integers(3, NATIVE + 1, (rows, 2)).tolist()
    learnt = chance.integers(2, NATIVE, rows)
    is_native, speaks = chance.random(rows) < native_danes, chance.random(rows) < danish
    of_danish = np.where(speaks, np.where(is_native, NATIVE, learnt), 0).tolist()
    return [
        tuple(sorted([*zip(codes, row, strict=False), *([(DANISH, level)] if level else [])]))
        for codes, row, level in zip(others, levels, of_danish, strict=True)
    ]


def _times(chance: np.random.Generator, rows: int, shares: tuple[float, float, float]) -> list[frozenset[str]]:
    count = chance.choice((1, 2, 3), rows, p=shares)
    order = np.argsort(chance.random((rows, len(SLOTS))), axis=1)
    return [frozenset(SLOTS[place] for place in row[:most]) for row, most in zip(order, count, strict=True)]


def _one_of(chance: np.random.Generator, size: int, values: Sequence[object], shares: Sequence[float]) -> Column:
    return _objects(values)[chance.choice(len(values), size, p=shares)]


def _in_tuples(values: Column) -> Column:
    alone = {value: (value,) for value in set(values.tolist())}
    return _objects(alone[value] for value in values.tolist())


def _filled(size: int, value: object) -> Column:
    column = np.empty(size, object)
    column.fill(value)
    return column


def _objects(values: Any) -> Column:
    """Return values as an array of objects; NumPy would take a tuple for one more dimension."""
    return np.fromiter(values, object)


def _rows(columns: Columns) -> list[dict[str, Any]]:
    lists = {field: column.tolist() for field, column in columns.items()}
    return [dict(zip(lists, row, strict=True)) for row in zip(*lists.values(), strict=True)]
