"""What the exact loop asks of a scanner: how well people fit, and who is worth most at given prices.

n is the number of mentees, m the number of mentors. The worth of mentor j to mentee i at prices v is
base[i] + k * fit(i, j) - v[j]; only proposable pairs count, which break no rule and fit at least the floor.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..schema.compiled import I16, I32, I64, U64, Compiled
from ..whole_numbers import whole, wholes

NONE = -(2**62)
"""What `Scanner.column_best` says of a mentor whom nobody in the rows may have."""
MOST_BASE, MOST_K = 2**60, 2**50
"""With these no number of a pair, and no difference of two, leaves 64 bits."""
MIXER = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio


@dataclass(frozen=True, slots=True)
class Best:
    """The mentors worth most to each mentee of some rows, R rows long.

    count: how many were found, shape (R,). columns: they, the one worth most first, -1 beyond the count, and fits:
    their fit, 0 beyond the count, shapes (R, most). bound: nobody outside the answer is worth more, shape (R,).
    """

    count: I32
    columns: I32
    fits: I16
    bound: I64


class Scanner(Protocol):
    """Scores pairs from the arrays of one question; safe to use from several threads on disjoint rows."""

    compiled: Compiled
    shape: tuple[int, int]
    base: I64
    k: int
    floor: int

    @property
    def pairs_scored(self) -> int:
        """Return how many pairs were scored so far, at least in part."""

    def among(self, columns: I32) -> "Scanner":
        """Return a scanner of these mentors alone, in this order."""

    def fits(self, rows: I32) -> I16:
        """Return the fit of these mentees with all mentors, shape (R, m), FORBIDDEN where a rule is broken.

        The floor is not applied.
        """

    def pairs(self, rows: I32, columns: I32) -> I16:
        """Return the fit of single pairs, shape of `rows` and `columns`, FORBIDDEN where a rule is broken."""

    def best(self, rows: I32, above: I64, v: I64, most: int) -> Best:
        """Find up to `most` proposable mentors worth strictly more than above[t] to each mentee rows[t].

        Among equals the smaller `draw` comes first, then the earlier mentor.
        """

    def column_best(self, rows: I32, u: I64) -> I64:
        """Return for each mentor the most of base + k * fit - u[t] over these rows, shape (m,), or `NONE`."""


def checked_base(base: I64, k: int, floor: int, mentees: int) -> I64:
    """Return what a scanner counts with, after making sure that it can.

    :raises BadInput: when there is not one whole number for each mentee, or k or the floor is out of range
    """
    whole("The multiplier of the fit", k, 0, MOST_K)
    whole("The floor", floor, 0, 1000)
    return np.ascontiguousarray(wholes("base", base, -MOST_BASE, MOST_BASE, length=mentees), np.int64)


def checked_places(places: I32, mentors: int) -> I32:
    """Return each mentor's places, after making sure that they are such.

    :raises BadInput: when there is not one whole number from 0 for each mentor
    """
    return np.ascontiguousarray(wholes("places", places, 0, 2**31 - 1, length=mentors), np.int32)


def draw(mentee_ties: U64, mentor_ties: U64) -> U64:
    """Return the place of pairs in the draw between equals, smaller first: spreads equal pairs over the mentors.

    Multiplies the two random numbers, joined by exclusive or, by an odd number modulo 2**64 (Fibonacci hashing).
    """
    places: U64 = (mentee_ties ^ mentor_ties) * np.uint64(MIXER)
    return places
