"""How somebody stands with everybody of the other side: fit, and the rules that are in the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..scan.arrays import ArrayScanner
from ..scan.operations import points_of_rows
from ..schema.compiled import FORBIDDEN, I16, I32, U16, Compiled
from ..schema.compiling import Names
from ..schema.parts import mentors_of
from .pool import Mentee, Mentor
from .question import Question

CELLS_AT_ONCE = 2_000_000  # some 30 MB of arrays
_BITS_IN = np.array([number.bit_count() for number in range(2**16)], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Standing:
    """One person with everybody of the other side, in the order of the pool; each array of shape (others,).

    fit: 0..1000; where a rule is broken, what the features that no rule speaks of add up to. broken: a bit for each of
    the branch's rules, in their order; 0 means that the pair may be proposed if it fits.
    """

    fit: I16
    broken: U16

    def is_proposable(self, floor: int) -> NDArray[np.bool_]:
        """Return which pairs break no rule and reach the floor."""
        proposable: NDArray[np.bool_] = (self.broken == 0) & (self.fit >= floor)
        return proposable

    def nearest(self, at_most: int) -> list[int]:
        """Return who comes nearest: the fewest broken rules, then the best fit, then the first in the draw."""
        order = np.lexsort((-self.fit.astype(np.int32), _BITS_IN[self.broken]))
        return [int(place) for place in order[:at_most]]


def standings_of_mentees(
    question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]
) -> Iterator[Standing]:
    """Yield how each of the mentees stands with all mentors."""
    arrays = question.arrays(mentees, mentors)
    for rows in _parts(len(mentees), len(mentors)):
        fit, broken = _of_rows(question, arrays, rows)
        yield from map(Standing, fit, broken)


def standings_of_mentors(
    question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]
) -> Iterator[Standing]:
    """Yield how each of the mentors stands with all mentees."""
    arrays, everybody = question.arrays(mentees, mentors), np.arange(len(mentees), dtype=np.int32)
    for columns in _parts(len(mentors), len(mentees)):
        fit, broken = _of_rows(question, mentors_of(arrays, columns), everybody)
        yield from map(Standing, fit.T, broken.T)


def _of_rows(question: Question, arrays: Compiled, rows: I32) -> tuple[I16, U16]:
    """Return fit and broken rules of some mentees with all mentors, shapes (R, m)."""
    names = Names.of(question.context.schema)
    bit = {name: np.uint16(1 << place) for place, name in enumerate(names.rules)}
    fit = np.zeros((len(rows), arrays.shape[1]), dtype=np.int16)
    broken = np.zeros(fit.shape, dtype=np.uint16)
    for operation in arrays.operations:
        points = points_of_rows(operation, rows)
        is_forbidden = points == FORBIDDEN
        fit += np.where(is_forbidden, 0, points)
        if operation.rule:
            broken |= np.where(is_forbidden, bit[operation.rule], 0)
    scanner = ArrayScanner(arrays, np.zeros(arrays.shape[0], dtype=np.int64), 1, 0)
    broken |= np.where(scanner.ruled_out(rows), bit[names.never], 0)
    broken |= np.where(arrays.places < 1, bit[names.places], 0)[None, :]
    return fit, broken


def _parts(people: int, others: int) -> Iterator[I32]:
    step = max(1, CELLS_AT_ONCE // max(1, others))
    for start in range(0, people, step):
        yield np.arange(start, min(start + step, people), dtype=np.int32)
