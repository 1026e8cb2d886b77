"""The best whole of some people with the prices that prove it: by the kernels, or in NumPy and SciPy without them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import TooLarge
from ..exact import extremes
from ..exact.loop import solve_all_pairs
from ..kernels import library
from ..market.assignment import heaviest
from ..market.market import total, total_of_places
from ..market.prices import NotOptimal, extreme_prices
from ..scan.scanner import Scanner
from ..schema.compiled import I32, I64
from .pool import Mentee, Mentor
from .question import Question

# Doubles count whole numbers exactly up to 2**53; one bit is kept free.
EXACT_BELOW = 2**52
SUMMED_BELOW = 2**62  # sums of prices stay in 64 bits
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

    @property
    def gap(self) -> int:
        """Return how far the plan may be from the best; 0 is proof."""
        return self.dual - self.primal


def best_whole(question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Whole:
    """Match people so that the goals are reached best.

    :raises TooLarge: when they are too many to be matched exactly here.
    :raises NotOptimal: when the prices do not prove the answer, an error of the engine.
    """
    arrays, base = question.arrays(mentees, mentors), question.base(mentees)
    scanner, places = question.scanner_of(arrays, base), np.minimum(arrays.places, len(mentees))
    solved = _over_all_pairs if library.load() else _in_one_table
    mate, u, v = solved(question, scanner, places, base)
    whole = Whole(mate, u, v, total(_own_numbers(question, scanner, mate, base)), total(u) + total_of_places(v, places))
    if whole.gap:
        raise NotOptimal(f"The plan is worth {whole.primal}, its prices {whole.dual}.")
    return whole


def _over_all_pairs(question: Question, scanner: Scanner, places: I32, base: I64) -> tuple[I32, I64, I64]:
    """Let the kernels find the best over all pairs, without ever keeping them."""
    if len(base) * int((base + 1000 * question.k).max(initial=0)) >= SUMMED_BELOW:
        raise TooLarge(
            f"The goals of {len(base)} mentees with waits this long add up to more than 64 bits hold. "
            f"Lower waiting_cap_days, or match branch by branch."
        )
    found = solve_all_pairs(scanner, places, base, question.k)
    ends = extremes.extreme_prices(found)
    return found.mate, ends.most_u, ends.least_v


def _own_numbers(question: Question, scanner: Scanner, mate: I32, base: I64) -> I64:
    """Return the number of each mentee's own pair, 0 for who is alone, shape (n,)."""
    own, matched = np.zeros(len(mate), dtype=np.int64), np.flatnonzero(mate >= 0).astype(np.int32)
    own[matched] = base[matched] + question.k * scanner.pairs(matched, mate[matched]).astype(np.int64)
    return own


def _in_one_table(question: Question, scanner: Scanner, places: I32, base: I64) -> tuple[I32, I64, I64]:
    """Hold all pairs in one table, where no kernels were built: up to some thousand people a side.

    One step, where the loop over a graph (`market.without_kernels`) would take several rounds.
    """
    _refuse_too_large(places, base + 1000 * question.k)
    fits = scanner.fits(np.arange(len(base), dtype=np.int32)).astype(np.int64)
    worth = np.where(fits >= question.context.settings.floor, base[:, None] + question.k * fits, 0)
    mate = _assign(worth, places)
    return mate.astype(np.int32), *extreme_prices(worth, mate)


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
