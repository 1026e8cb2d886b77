"""Features that become shares of a set, and grades in what is common."""

from collections.abc import Sequence

import numpy as np

from .background import NEUTRAL, Background
from .columns import MOST_AMOUNT, Sets, Side, kinds_of, sets_of
from .compiled import (
    FORBIDDEN,
    I16,
    I32,
    I64,
    SHARES,
    U8,
    UNKNOWN_GRADE,
    UNKNOWN_SHARES,
    Bools,
    Graded,
    Shared,
)
from .features import Grades, WeightedSet
from .lookups import weighed
from .refusals import BadValue, TooMany
from .shares import cut_rows

CURVE = 64
LEVELS = 16
BAND = 8
MOST_CODES = 255


def shared(
    feature: WeightedSet, mentees: Side, mentors: Side, weights: I32, background: Background, *, name: str, rule: str
) -> Shared:
    """Lay a set out as shares of hers and bits of the mentors'; nothing in common breaks `rule`, if there is one."""
    her_column, their_column = mentees.column(feature.hers), mentors.column(feature.theirs)
    hers = sets_of(her_column.values, with_amounts=feature.weighting == "stated")
    theirs = sets_of(their_column.values)
    elements = _numbered(hers.names, theirs.names)
    shares = _shares(feature, hers, [elements.get(code, -1) for code in hers.names], len(elements), background)
    bits = _bits(theirs, [elements.get(code, -1) for code in theirs.names], len(elements))
    known = np.diff(hers.starts) > 0
    kinds = kinds_of(weights, known[her_column.numbers].astype(np.int32))
    curves = _tables(_curve(feature, must_share=rule != ""), kinds.parts[0], kinds.parts[1] > 0)
    bits_of_all = np.ascontiguousarray(bits[:, their_column.numbers])
    return Shared(name, rule, bits_of_all, her_column.numbers, shares, kinds.of, curves)


def _numbered(hers: Sequence[str], theirs: Sequence[str]) -> dict[str, int]:
    """Number the codes that both sides have: what only one has is never common."""
    return {code: number for number, code in enumerate(sorted({*hers} & {*theirs}))}


def _shares(feature: WeightedSet, hers: Sets, element_of: list[int], elements: int, background: Background) -> U8:
    """Return the shares of each element in each different set of hers, shape (sets, elements + 1)."""
    cuts = cut_sets(hers.starts, _weights(feature, hers, background))
    shares = np.zeros((len(hers.starts) - 1, elements + 1), dtype=np.uint8)
    places = np.array(element_of, dtype=np.int64)[hers.codes]
    shares[hers.rows[places >= 0], places[places >= 0]] = cuts[places >= 0]
    shares[:, elements] = UNKNOWN_SHARES
    return shares


def _weights(feature: WeightedSet, hers: Sets, background: Background) -> I64:
    if feature.weighting == "rarity":
        by_code = [background.rarity_weight(feature.name, code) for code in hers.names]
        return np.array(by_code, dtype=np.int64)[hers.codes]
    wrong = np.flatnonzero(hers.amounts < 1)
    if len(wrong):
        amount, code = hers.amounts[wrong[0]], hers.names[hers.codes[wrong[0]]]
        raise BadValue(f'"{feature.hers}" gives "{code}" the weight {amount}: give 1 to {MOST_AMOUNT}.')
    return hers.amounts


def cut_sets(starts: I64, weights: I64) -> U8:
    """Cut sets laid end to end into their shares, shape of the weights; sets of a like size are cut together."""
    cuts = np.zeros(len(weights), dtype=np.uint8)
    many = np.diff(starts)
    widths = np.where(many > SHARES, many, np.minimum(SHARES, -(-many // BAND) * BAND))
    for width in np.unique(widths[widths > 0]):
        sets = np.flatnonzero(widths == width)
        is_there = np.arange(width) < many[sets, None]
        places = (starts[sets, None] + np.arange(width))[is_there]
        laid = np.zeros(is_there.shape, dtype=np.int64)
        laid[is_there] = weights[places]
        cuts[places] = cut_rows(laid)[is_there]
    return cuts


def _bits(theirs: Sets, element_of: list[int], elements: int) -> U8:
    """Return the elements of each different value as bits, shape (bytes, values); the last says "not known"."""
    has = np.zeros((len(theirs.starts) - 1, elements + 1), dtype=np.bool_)
    places = np.array(element_of, dtype=np.int64)[theirs.codes]
    has[theirs.rows[places >= 0], places[places >= 0]] = True
    has[:, elements] = np.diff(theirs.starts) == 0
    return np.packbits(has.T, axis=0, bitorder="little")


def _curve(feature: WeightedSet, *, must_share: bool) -> I16:
    scores = np.full(CURVE, NEUTRAL, dtype=np.int16)
    scores[: SHARES + 1] = [feature.score_of(total) for total in range(SHARES + 1)]
    scores[0] = FORBIDDEN if must_share else scores[0]
    return scores


def _tables(scores: I16, weights: I32, known: Bools) -> I16:
    """Weigh a row of scores for each weight; where hers is not known, everything is neutral."""
    rows = np.where(known[:, None], scores[None, :], np.int16(NEUTRAL))
    return weighed(rows, weights[:, None])


def graded(
    feature: Grades, mentees: Side, mentors: Side, weights: I32, *, name: str, rule: str, at_least: int = 0
) -> Graded:
    """Lay grades out as one plane for each code; a best in common below `at_least` breaks `rule`."""
    her_column, their_column = mentees.column(feature.hers), mentors.column(feature.theirs)
    hers, theirs = (sets_of(column.values, with_amounts=True) for column in (her_column, their_column))
    for column, sets in ((feature.hers, hers), (feature.theirs, theirs)):
        _refuse_odd_grades(column, sets)
    codes = _numbered(hers.names, theirs.names)
    if len(codes) > MOST_CODES:
        raise TooMany(f'"{feature.name}" has {len(codes)} codes in common: {MOST_CODES} is the most.')
    planes = _planes(theirs, [codes.get(code, -1) for code in theirs.names], len(codes))
    starts, places, levels = _her_grades(hers, [codes.get(code, -1) for code in hers.names], len(codes))
    known = np.diff(hers.starts) > 0
    kinds = kinds_of(weights, known[her_column.numbers].astype(np.int32))
    tables = _tables(_grade_scores(feature, at_least), kinds.parts[0], kinds.parts[1] > 0)
    grades = np.ascontiguousarray(planes[:, their_column.numbers])
    return Graded(name, rule, grades, her_column.numbers, starts, places, levels, kinds.of, tables)


def _refuse_odd_grades(column: str, sets: Sets) -> None:
    wrong = np.flatnonzero((sets.amounts < 1) | (sets.amounts >= UNKNOWN_GRADE))
    if len(wrong):
        grade, code = sets.amounts[wrong[0]], sets.names[sets.codes[wrong[0]]]
        raise BadValue(f'"{column}" has the grade {grade} in "{code}": give 1 to {UNKNOWN_GRADE - 1}.')


def _planes(theirs: Sets, code_of: list[int], codes: int) -> U8:
    planes = np.zeros((codes + 1, len(theirs.starts) - 1), dtype=np.uint8)
    places = np.array(code_of, dtype=np.int64)[theirs.codes]
    planes[places[places >= 0], theirs.rows[places >= 0]] = theirs.amounts[places >= 0]
    planes[codes, np.diff(theirs.starts) == 0] = UNKNOWN_GRADE
    return planes


def _her_grades(hers: Sets, code_of: list[int], codes: int) -> tuple[I32, U8, U8]:
    """Return (starts, codes, levels) of the different values, each with (last code, UNKNOWN_GRADE) at its end."""
    values = len(hers.starts) - 1
    places = np.array(code_of, dtype=np.int64)[hers.codes]
    rows = np.concatenate([hers.rows[places >= 0], np.arange(values)])
    order = np.argsort(rows, kind="stable")
    all_codes = np.concatenate([places[places >= 0], np.full(values, codes)])[order]
    levels = np.concatenate([hers.amounts[places >= 0], np.full(values, UNKNOWN_GRADE)])[order]
    starts = np.searchsorted(rows[order], np.arange(values + 1))
    return starts.astype(np.int32), all_codes.astype(np.uint8), levels.astype(np.uint8)


def _grade_scores(feature: Grades, at_least: int) -> I16:
    scores = np.full(LEVELS, NEUTRAL, dtype=np.int16)
    scores[:UNKNOWN_GRADE] = [feature.score_of(grade) for grade in range(UNKNOWN_GRADE)]
    scores[: min(at_least, UNKNOWN_GRADE)] = FORBIDDEN
    return scores
