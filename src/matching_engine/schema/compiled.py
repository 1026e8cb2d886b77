"""A schema and its people as arrays: what every scanner reads, in C or in NumPy.

A mentee looks every mentor up in small tables of her own. Each feature becomes one operation, and so does each
hard rule that has no feature; a rule is nothing but the entry `FORBIDDEN` in such a table. The fit of a pair is
the sum of the points of all operations, and the pair is forbidden when any of them says so.

n is the number of mentees, m the number of mentors; mentee i and mentor j are places in the order of the pool.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -32768
"""The entry of a table that forbids a pair; every other entry is 0..1000 points."""
SHARES = 60
"""A mentee's set is cut into this many shares; the 64th entry of a curve, `UNKNOWN_SHARES`, is "not known"."""
UNKNOWN_SHARES = 63
UNKNOWN_GRADE = 15
NOTHING = 0
"""The class of a code slot that a mentor does not use."""

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
I16 = NDArray[np.int16]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U64 = NDArray[np.uint64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Remote:
    """What a lookup is worth at least when both can meet online, whatever the table says, FORBIDDEN included.

    mentees, mentors: 1 where she can, shapes (n,) and (m,). points: by mentee, shape (n,), 0..1000.
    """

    mentees: U8
    mentors: U8
    points: I16


@dataclass(frozen=True, slots=True)
class Lookup:
    """Points by the mentor's class: code trees, zones, ordinals, numbers, branches, wishes for a gender.

    A mentor stands in one class in each slot (one for most features, several for people with several jobs).
    points(i, j) = max over slots s of tables[table_of[i], classes[s, j]], then `remote` if there is one.

    classes: shape (slots, m), each below tables.shape[1]. Class NOTHING (0) is an unused slot: its entry is FORBIDDEN
    in every table, so it never wins. Classes of a tree stand in the order of their codes, so that neighbours
    are near each other. tables: shape (tables, classes). table_of: shape (n,).
    """

    feature: str  # the feature's name, "" for a rule alone
    rule: str  # the rule's name whose breach the entry FORBIDDEN means, "" for none
    classes: U16
    table_of: I32
    tables: I16
    remote: Remote | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """Points by what two sets have in common: wishes, interests, times.

    total(i, j) = sum of shares[shares_of[i], e] over the elements e that mentor j has, 0..60, or 63 when hers is
    known and the mentor's is not (she then has element `elements - 1` alone, whose share is 63 in every row).
    points(i, j) = curves[curve_of[i], total].

    bits: element e of mentor j is bit e % 8 of bits[e // 8, j]; shape (ceil(elements / 8), m).
    shares: shape (rows, elements). curves: shape (curves, 64).
    """

    feature: str
    rule: str
    bits: U8
    shares_of: I32
    shares: U8
    curve_of: I32
    curves: I16


@dataclass(frozen=True, slots=True)
class Graded:
    """Points by the best thing both are good at, as good as the weaker of the two: languages.

    best(i, j) = max over her (code, grade) of min(grade, grades[code, j]), 0 when nothing is common.
    points(i, j) = tables[table_of[i], best].

    grades: shape (codes, m), 0..14; 15 stands in the last code's plane alone, for mentors who stated nothing, and
    every mentee has (last code, 15) among hers. hers: the row r of each mentee in `starts`, shape (n,), so that her
    codes and grades are codes[starts[r] : starts[r + 1]] and levels[starts[r] : starts[r + 1]]. tables: shape
    (tables, 16).
    """

    feature: str
    rule: str
    grades: U8
    hers: I32
    starts: I32
    codes: U8
    levels: U8
    table_of: I32
    tables: I16


Operation = Lookup | Shared | Graded


@dataclass(frozen=True, slots=True)
class Compiled:
    """All that scoring reads of one question.

    never: pairs that somebody ruled out one by one, shape (pairs, 2) of (mentee, mentor), sorted, without repeats.
    places: each mentor's, shape (m,); a mentor without a place is forbidden to everybody.
    ties: the draw, one random number for each mentee and mentor, shapes (n,) and (m,).
    """

    operations: tuple[Operation, ...]
    places: I32
    never: I32
    mentee_ties: U64
    mentor_ties: U64

    @property
    def shape(self) -> tuple[int, int]:
        """Return (mentees, mentors)."""
        return len(self.mentee_ties), len(self.mentor_ties)
