"""How evenly a plan treats people: what is reported beside the best whole, and the highest floor that harms nobody.

A pair that blocks a plan (Gale and Shapley 1962) is two who would both rather have each other than what they got. The
best whole allows some, because a stable plan helps fewer people and fits worse; so they are counted and told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from .scan.scanner import Scanner
from .schema.compiled import I16, I32, I64

TIERS = (0, 30, 90, 180)
TOP = 3
# Beyond this nobody waits for a report: every pair is looked at once.
MOST_PAIRS = 250_000_000
_PAIRS_AT_ONCE = 1_000_000
_ALONE = -1

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Tier:
    """Those who had waited at least `from_days`, and less than the next tier's: how many were matched, and left."""

    from_days: int
    matched: int
    left: int


@dataclass(frozen=True, slots=True)
class Blocking:
    """The pairs that would both rather have each other: how many, and the one with most to gain for both.

    gain: points of fit that the worse off of the two would gain. mentee, mentor: places in the pool, -1 for none.
    """

    pairs: int = 0
    mentee: int = _ALONE
    mentor: int = _ALONE
    gain: int = 0


@dataclass(frozen=True, slots=True)
class Fairness:
    """How evenly a plan treats people.

    gini: of the pairs' fit, in thousandths, 0 when all fit equally. longest_left: days of waiting of the mentee who has
    waited longest of those left out, 0 for nobody. top_three: pairs whose mentor is one of the three who fit her best
    of those who may be proposed to her. top_three and blocking are None where there are too many pairs to look at.
    """

    floor: int
    gini: int
    longest_left: int
    tiers: tuple[Tier, ...]
    pairs: int
    top_three: int | None
    blocking: Blocking | None


def fairness_of(scanner: Scanner, *, places: I32, waited: I64, mate: I32, floor: int) -> Fairness:
    """Look at every pair once and tell how evenly a plan treats people.

    scanner: of n mentees and m mentors. places: of each mentor, shape (m,). waited: days, shape (n,). mate: each
    mentee's mentor, -1 for none, shape (n,).
    """
    matched = np.flatnonzero(mate >= 0).astype(np.int32)
    own = np.full(mate.size, _ALONE, dtype=np.int16)
    own[matched] = scanner.pairs(matched, mate[matched])
    top_three, blocking = None, None
    if mate.size * places.size <= MOST_PAIRS:
        top_three, blocking = _looked_at(scanner, places, mate, own, floor)
    return Fairness(
        floor=floor,
        gini=round(1000 * gini(own[matched].astype(np.int64))),
        longest_left=int(waited[mate < 0].max(initial=0)),
        tiers=tiers_of(waited, mate),
        pairs=int(matched.size),
        top_three=top_three,
        blocking=blocking,
    )


def tiers_of(waited: I64, mate: I32) -> tuple[Tier, ...]:
    """Count by days of waiting who was matched and who was left; the shortest waits first."""
    ends = (*TIERS[1:], None)
    within = [(waited >= start) & ((waited < end) if end else True) for start, end in zip(TIERS, ends, strict=True)]
    return tuple(
        Tier(start, int((tier & (mate >= 0)).sum()), int((tier & (mate < 0)).sum()))
        for start, tier in zip(TIERS, within, strict=True)
    )


def gini(values: I64) -> float:
    """Return the Gini coefficient of amounts of at least 0: 0 when all are equal, near 1 when one has everything."""
    ordered = np.sort(values.astype(np.int64))
    total, count = int(ordered.sum()), ordered.size
    if not total:
        return 0.0
    ranked = int((ordered * (2 * np.arange(1, count + 1, dtype=np.int64) - count - 1)).sum())
    return ranked / (count * total)


def highest_floor(
    solve: Callable[[int], Answer], keeps: Callable[[Answer], bool], *, floor: int, most: int = 1000
) -> tuple[int, Answer]:
    """Return the highest floor whose answer still keeps what must be kept, and that answer, by bisection.

    solve: the answer for a floor. keeps: whether as many are helped as before; raising the floor can only help fewer.
    At most eleven answers are worked out, the one for `floor` among them.
    """
    best, best_answer = floor, solve(floor)
    low, high = floor + 1, most
    while low <= high:
        middle = (low + high) // 2
        answer = solve(middle)
        if keeps(answer):
            best, best_answer, low = middle, answer, middle + 1
        else:
            high = middle - 1
    return best, best_answer


def _looked_at(scanner: Scanner, places: I32, mate: I32, own: I16, floor: int) -> tuple[int, Blocking]:
    """Count the pairs whose mentor is among her best three, and the pairs that block."""
    at_least = _least_of_mentors(places, mate, own)
    top_three, count, worst = 0, 0, Blocking()
    for rows in _parts(mate.size, places.size):
        fits = scanner.fits(rows)
        fits[fits < floor] = _ALONE  # less than anybody has
        hers = own[rows]
        better = np.count_nonzero(fits > hers[:, None], axis=1)
        top_three += int((better[hers != _ALONE] < TOP).sum())
        # What the worse off of the two would gain.
        gain = fits - np.maximum(np.maximum(hers, 0)[:, None], at_least[None, :])
        count += int(np.count_nonzero(gain > 0))
        most = int(gain.argmax()) if gain.size else 0
        if gain.size and gain.flat[most] > worst.gain:
            row, column = divmod(most, places.size)
            worst = Blocking(0, int(rows[row]), column, int(gain.flat[most]))
    return top_three, Blocking(count, worst.mentee, worst.mentor, worst.gain)


def _least_of_mentors(places: I32, mate: I32, own: I16) -> I16:
    """Return the fit of each mentor's worst-fitting mentee, 0 where a place is free, shape (m,)."""
    least = np.full(places.size, 1000, dtype=np.int16)
    matched = np.flatnonzero(mate >= 0)
    np.minimum.at(least, mate[matched], own[matched])
    taken = np.bincount(mate[matched], minlength=places.size)
    least[taken < places] = 0
    return least


def _parts(people: int, others: int) -> Iterator[I32]:
    step = max(1, _PAIRS_AT_ONCE // max(1, others))
    for start in range(0, people, step):
        yield np.arange(start, min(start + step, people), dtype=np.int32)
