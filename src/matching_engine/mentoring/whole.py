"""The best whole of some people with the prices that prove it: by the kernels, or in NumPy and SciPy without them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import TooLarge
from ..market.assignment import heaviest
from ..market.prices import NotOptimal, extreme_prices
from ..scan.scanner import Scanner
from ..schema.compiled import I32, I64
from .pool import Mentee, Mentor
from .question import Question

# Doubles count whole numbers exactly up to 2**53; one bit is kept free.
EXACT_BELOW = 2**52
# Five arrays of eight bytes a cell live at the same time: 36 million cells need some 1.5 GiB.
CELLS_AT_MOST = 36_000_000


@dataclass(frozen=True, slots=True)
class Whole:
    """The best whole of n mentees and m mentors.

    mate: each mentee's mentor, -1 alone, shape (n,). u, v: the extreme prices, the most for each mentee and the least
    for a place of each mentor, shapes (n,) and (m,).
    """

    mate: I32
    u: I64
    v: I64
    primal: int
    dual: int


def best_whole(question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Whole:
    """Match people so that the goals are reached best.

    :raises TooLarge: when they are too many to be matched exactly here.
    :raises NotOptimal: when the prices do not prove the answer, an error of the engine.
    """
    arrays, base = question.arrays(mentees, mentors), question.base(mentees)
    scanner = question.scanner_of(arrays, base)
    places = np.minimum(arrays.places, len(mentees))
    mate, u, v = _in_one_table(question, scanner, places, base)
    matched = np.flatnonzero(mate >= 0).astype(np.int32)
    fits = scanner.pairs(matched, mate[matched]).astype(np.int64)
    whole = Whole(
        mate, u, v, total(base[matched] + question.k * fits), total(u) + total(v * places)
    )  # fmt: skip
    if whole.primal != whole.dual:
        raise NotOptimal(f"The plan is worth {whole.primal}, its prices {whole.dual}.")
    return whole


def total(numbers: I64) -> int:
    """Sum without ever leaving 64 bits: high and low halves apart."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())


def _in_one_table(question: Question, scanner: Scanner, places: I32, base: I64) -> tuple[I32, I64, I64]:
    """Hold all pairs in one table: for a few hundred people, and up to some thousand where no kernels were built."""
    _refuse_too_large(places, base + 1000 * question.k)
    fits = scanner.fits(np.arange(len(base), dtype=np.int32)).astype(np.int64)
    worth = np.where(fits >= question.context.settings.floor, base[:, None] + question.k * fits, 0)
    mate = _assign(worth, places)
    u, v = extreme_prices(worth, mate)
    return mate.astype(np.int32), u, v


def _refuse_too_large(places: I32, most: I64) -> None:
    people, columns = len(most), int(places.sum(dtype=np.int64))
    if people * max(columns, len(places), people) > CELLS_AT_MOST:
        raise TooLarge(
            f"{people} mentees and {columns} mentors' places are more than can be matched exactly without the compiled "
            f"kernels (some 6,000 mentees). Install a C compiler and run ./dev build, or match branch by branch."
        )
    if int(most.max(initial=0)) * min(people, columns) >= EXACT_BELOW:
        raise TooLarge(
            f"{people} mentees with waits this long cannot be compared exactly without the compiled kernels. "
            f"Install a C compiler and run ./dev build, lower waiting_cap_days, or match branch by branch."
        )


def _assign(worth: I64, places: I32) -> NDArray[np.intp]:
    """Return each mentee's mentor, -1 for none, so that the summed worth is the largest possible."""
    # One column for each place; more places than there are mentees to fill them would change nothing.
    columns = np.repeat(np.arange(places.size), np.minimum(places, (worth > 0).sum(axis=0)))
    mentor_of = np.full(worth.shape[0], -1, dtype=np.intp)
    best = worth.max(axis=1, initial=0)
    # Who waits longest first, and a worthless column for everybody left over: ten times faster on a waiting list.
    rows = np.argsort(-best, kind="stable")[: np.count_nonzero(best)]
    square = np.zeros((rows.size, max(rows.size, columns.size)))
    square[:, : columns.size] = worth[np.ix_(rows, columns)]
    chosen, place = heaviest(square)
    is_pair = square[chosen, place] > 0
    mentor_of[rows[chosen[is_pair]]] = columns[place[is_pair]]
    return mentor_of
