"""Invented questions in the form of arrays, quickly made at any size: what scanners and the exact loop are tried on.

`mentoring_world` has the shape and the habits of the standard mentoring schema; `odd_world` has operations of
every kind with numbers drawn at random, so that nothing may be taken for granted about them.
"""

from dataclasses import replace
from math import sqrt

import numpy as np

from matching_engine.schema.compiled import (
    FORBIDDEN,
    I16,
    I32,
    NOTHING,
    SHARES,
    U8,
    UNKNOWN_GRADE,
    UNKNOWN_SHARES,
    Compiled,
    Graded,
    Lookup,
    Operation,
    Remote,
    Shared,
)

ZONES = 98
LANGUAGES = 24
Random = np.random.Generator


def mentoring_world(n: int, m: int, *, seed: int = 1, density: float = 0.6, most_places: int = 1) -> Compiled:
    """Invent n mentees and m mentors in whom about `density` of all pairs break no rule: up to 0.6, or 1 for all.

    Weights: wishes 350, job 180, field 90, level 30, interests 150, times 80, travel 60, language 60.
    """
    rng = np.random.default_rng(seed)
    # The other rules together leave about 0.68 of the pairs; reach is set so that the rest comes out.
    reach = min(1.0, density / 0.68)
    operations = (
        _tree(rng, n, m, name="job", codes=430, slots=2, weight=180),
        _travel(rng, n, m, reach=reach, weight=60),
        _shared(rng, n, m, name="wishes", rule="wants_what_is_offered", elements=9, hers=3, theirs=5, weight=350),
        _shared(rng, n, m, name="interests", rule="", elements=32, hers=6, theirs=6, weight=150, root=True),
        _languages(rng, n, m, weight=60),
        _shared(rng, n, m, name="times", rule="share_a_time", elements=3, hers=2, theirs=2, weight=80),
        _tree(rng, n, m, name="field", codes=90, slots=1, weight=90),
        _tree(rng, n, m, name="level", codes=10, slots=1, weight=30),
        _genders(rng, n, m),
    )
    if density == 1:
        return _question(rng, n, m, tuple(map(_without_rule, operations)), never=0, most_places=most_places)
    return _question(rng, n, m, operations, never=min(n * m // 50, n // 20), most_places=most_places)


def odd_world(n: int, m: int, *, seed: int = 1, operations: int = 6) -> Compiled:
    """Invent a question whose every number is drawn at random, about half of its pairs forbidden."""
    rng = np.random.default_rng(seed)
    makers = (_odd_lookup, _odd_shared, _odd_graded)
    first = int(rng.integers(3))
    made = tuple(makers[(first + number) % 3](rng, n, m, 1000 // max(1, operations)) for number in range(operations))
    return _question(rng, n, m, made, never=int(rng.integers(0, n * m // 8 + 1)), most_places=3, least_places=0)


def _question(
    rng: Random,
    n: int,
    m: int,
    operations: tuple[Operation, ...],
    *,
    never: int,
    most_places: int,
    least_places: int = 1,
) -> Compiled:
    pairs = np.stack([rng.integers(0, max(1, n), never), rng.integers(0, max(1, m), never)], axis=1)
    return Compiled(
        operations,
        rng.integers(least_places, most_places + 1, m).astype(np.int32),
        np.unique(pairs.astype(np.int32), axis=0).reshape(-1, 2),
        rng.integers(0, 2**63, n).astype(np.uint64),
        rng.integers(0, 2**63, m).astype(np.uint64),
    )


def _without_rule(operation: Operation) -> Operation:
    if isinstance(operation, Shared):
        return replace(operation, curves=np.maximum(operation.curves, 0))
    tables = np.maximum(operation.tables, 0)
    if isinstance(operation, Lookup):
        tables[:, NOTHING] = FORBIDDEN
    return replace(operation, tables=tables)


def _often_low(rng: Random, most: int, size: tuple[int, ...] | int) -> I32:
    """Draw numbers 0..most - 1, the low ones far more often, as trades and towns are."""
    drawn: I32 = (most * rng.random(size) ** 2.5).astype(np.int32)
    return drawn


def _tree(rng: Random, n: int, m: int, *, name: str, codes: int, slots: int, weight: int) -> Lookup:
    """Codes in a row, ten to a group, a hundred to a branch of the tree: the nearer the more points."""
    wanted, known = np.arange(codes)[:, None], np.arange(codes)[None, :]
    shares = np.select([wanted == known, wanted // 10 == known // 10, wanted // 100 == known // 100], [10, 6, 3], 0)
    tables = np.zeros((codes + 1, codes + 2), dtype=np.int16)
    tables[:, 0] = FORBIDDEN
    tables[:codes, 2:] = weight * shares // 10
    tables[:, 1] = tables[codes, 1:] = weight // 2  # class 1: the mentor's is not known; last row: hers is not
    classes = (2 + _often_low(rng, codes, (slots, m))).astype(np.uint16)
    classes[1:, rng.random(m) < 0.7] = 0
    classes[0, rng.random(m) < 0.1] = 1
    classes[1:, classes[0] == 1] = 0
    table_of = _often_low(rng, codes, n)
    table_of[rng.random(n) < 0.1] = codes
    return Lookup(name, "", classes, table_of, tables)


def _travel(rng: Random, n: int, m: int, *, reach: float, weight: int) -> Lookup:
    """Zones scattered over a map; the least far share of all pairs, weighed by people, is within reach."""
    place = rng.random((ZONES, 2))
    way = np.sqrt(((place[:, None] - place[None, :]) ** 2).sum(axis=2))
    hers, theirs = _often_low(rng, ZONES, n), _often_low(rng, ZONES, m)
    people = np.bincount(hers, minlength=ZONES)[:, None] * np.bincount(theirs, minlength=ZONES)[None, :]
    both_online = reach / 4
    in_reach = _nearest(way, people, (reach - both_online) / (1 - both_online))
    tables = np.full((ZONES, ZONES + 1), FORBIDDEN, dtype=np.int16)
    tables[:, 1:] = np.where(in_reach, np.maximum(0, weight - weight * way).astype(np.int16), FORBIDDEN)
    online = [(rng.random(people) < sqrt(both_online)).astype(np.uint8) for people in (n, m)]
    remote = Remote(online[0], online[1], np.full(n, weight * 6 // 10, dtype=np.int16))
    return Lookup("travel", "within_reach", (1 + theirs[None, :]).astype(np.uint16), hers, tables, remote)


def _nearest(way: np.ndarray, people: np.ndarray, share: float) -> np.ndarray:
    order = np.argsort(way, axis=None)
    inside = np.cumsum(people.ravel()[order]) <= share * people.sum() + 0.5
    in_reach = np.zeros(way.size, dtype=bool)
    in_reach[order[inside]] = True
    return in_reach.reshape(way.shape)


def _shared(
    rng: Random,
    n: int,
    m: int,
    *,
    name: str,
    rule: str,
    elements: int,
    hers: int,
    theirs: int,
    weight: int,
    root: bool = False,
) -> Shared:
    her_sets = rng.random((n, elements)) < hers / elements
    their_sets = rng.random((m, elements)) < theirs / elements
    totals = np.arange(SHARES + 1)
    scores = np.sqrt(1_000_000 * totals // SHARES) if root else 1000 * totals / SHARES
    curves = np.full((2, 64), weight // 2, dtype=np.int16)  # row 1: hers is not known
    curves[0, : SHARES + 1] = (weight * scores / 1000).astype(np.int16)
    curves[0, 0] = FORBIDDEN if rule else 0
    known = her_sets.any(axis=1)
    shares, shares_of = _rows(_cut(her_sets * rng.integers(1, 4, her_sets.shape)))
    return Shared(name, rule, _bits(their_sets), shares_of, shares, (~known).astype(np.int32), curves)


def _cut(weights: np.ndarray) -> U8:
    """Cut each row into `SHARES` shares, nearly in proportion, with a last column for "not known"."""
    whole = np.maximum(1, weights.sum(axis=1, keepdims=True))
    upto = np.cumsum(weights, axis=1) * SHARES // whole
    shares = np.diff(upto, axis=1, prepend=0)
    return np.hstack([shares, np.full((len(shares), 1), UNKNOWN_SHARES)]).astype(np.uint8)


def _bits(sets: np.ndarray) -> U8:
    """Pack sets, shape (m, elements), and mark those who told nothing by one element more."""
    told = np.hstack([sets, ~sets.any(axis=1, keepdims=True)])
    return np.packbits(told.T, axis=0, bitorder="little")


def _rows(values: U8) -> tuple[U8, I32]:
    distinct, which = np.unique(values, axis=0, return_inverse=True)
    return distinct, which.reshape(-1).astype(np.int32)


def _languages(rng: Random, n: int, m: int, *, weight: int) -> Graded:
    """Most speak a first language among many and the second, Danish, well or less well."""
    scores = np.array([0, 0, 300, 600, 800, 900, 1000, 1000])
    tables = np.full((2, 16), FORBIDDEN, dtype=np.int16)  # row 1: hers are not known
    tables[0, :8] = weight * scores // 1000
    tables[0, :2] = FORBIDDEN
    tables[0, UNKNOWN_GRADE] = weight // 2
    tables[1] = weight // 2
    hers, theirs = _spoken(rng, n, danish=3), _spoken(rng, m, danish=7)
    return _graded("language", "share_a_language", hers, theirs, tables, (~hers.any(axis=1)).astype(np.int32))


def _spoken(rng: Random, people: int, *, danish: int) -> U8:
    spoken = np.zeros((people, LANGUAGES), dtype=np.uint8)
    spoken[np.arange(people), _often_low(rng, LANGUAGES, people)] = 7
    spoken[:, 0] = np.maximum(spoken[:, 0], rng.integers(max(0, danish - 2), danish + 1, people))
    spoken[:, 1] = np.maximum(spoken[:, 1], rng.integers(0, 6, people) * (rng.random(people) < 0.5))
    spoken[rng.random(people) < 0.02] = 0
    return spoken


def _graded(name: str, rule: str, hers: U8, theirs: U8, tables: I16, table_of: I32) -> Graded:
    told_nothing = np.where(theirs.any(axis=1), 0, UNKNOWN_GRADE)[:, None]
    grades = np.ascontiguousarray(np.hstack([theirs, told_nothing]).T.astype(np.uint8))
    rows, whose = _rows(np.hstack([hers, np.full((len(hers), 1), UNKNOWN_GRADE)]).astype(np.uint8))
    row, code = np.nonzero(rows)
    starts = np.searchsorted(row, np.arange(len(rows) + 1)).astype(np.int32)
    return Graded(name, rule, grades, whose, starts, code.astype(np.uint8), rows[row, code], table_of, tables)


def _genders(rng: Random, n: int, m: int) -> Lookup:
    """Two genders and no wish, or a wish for one of them: 16 classes at most, 6 of them used."""
    gender, wish = np.arange(16) // 4, np.arange(16) % 4
    kept = ((wish[:, None] == 0) | (wish[:, None] == gender[None, :])) & (
        (wish[None, :] == 0) | (wish[None, :] == gender[:, None])
    )
    tables = np.full((16, 17), FORBIDDEN, dtype=np.int16)
    tables[:, 1:] = np.where(kept, 0, FORBIDDEN)
    hers = (4 + (rng.random(n) < 0.1)).astype(np.int32)  # the tenth of them wishes the same
    theirs = np.where(rng.random(m) < 0.9, 4, 8)
    return Lookup("", "genders_wished", (1 + theirs[None, :]).astype(np.uint16), hers, tables)


def _odd_lookup(rng: Random, n: int, m: int, most: int) -> Lookup:
    slots, classes, tables = int(rng.integers(1, 4)), int(rng.integers(2, 90)), int(rng.integers(1, 9))
    entries = _odd_entries(rng, (tables, classes), most, 0.15)
    entries[:, 0] = FORBIDDEN
    used = rng.integers(1, classes, (slots, m))
    used[1:][rng.random((slots - 1, m)) < 0.4] = 0
    online = [(rng.random(people) < 0.4).astype(np.uint8) for people in (n, m)]
    remote = Remote(online[0], online[1], rng.integers(0, most + 1, n).astype(np.int16))
    table_of = rng.integers(0, tables, n).astype(np.int32)
    return Lookup("odd", "odd", used.astype(np.uint16), table_of, entries, remote if rng.random() < 0.5 else None)


def _odd_shared(rng: Random, n: int, m: int, most: int) -> Shared:
    elements, rows, curves = int(rng.integers(1, 40)), int(rng.integers(1, 30)), int(rng.integers(1, 6))
    shares = _cut(rng.integers(0, 9, (rows, elements)) * (rng.random((rows, elements)) < 0.4))
    bits = _bits(rng.random((m, elements)) < rng.random())
    entries = _odd_entries(rng, (curves, 64), most, 0.1)
    shares_of, curve_of = rng.integers(0, rows, n).astype(np.int32), rng.integers(0, curves, n).astype(np.int32)
    return Shared("odd", "odd", bits, shares_of, shares, curve_of, entries)


def _odd_graded(rng: Random, n: int, m: int, most: int) -> Graded:
    codes, tables = int(rng.integers(1, 40)), int(rng.integers(1, 6))
    hers = (rng.integers(0, 15, (n, codes)) * (rng.random((n, codes)) < 0.3)).astype(np.uint8)
    theirs = (rng.integers(0, 15, (m, codes)) * (rng.random((m, codes)) < 0.3)).astype(np.uint8)
    table_of = rng.integers(0, tables, n).astype(np.int32)
    return _graded("odd", "odd", hers, theirs, _odd_entries(rng, (tables, 16), most, 0.1), table_of)


def _odd_entries(rng: Random, shape: tuple[int, int], most: int, forbidden: float) -> I16:
    entries = rng.integers(0, most + 1, shape)
    return np.where(rng.random(shape) < forbidden, FORBIDDEN, entries).astype(np.int16)
