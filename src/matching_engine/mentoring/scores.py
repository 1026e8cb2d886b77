"""The fit of whole blocks of the pool, equal to `criteria.score` to the last point."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .criteria import (
    DANISH,
    DANISH_WISH,
    JOB_SCORES,
    LANGUAGE_SCORES,
    NEUTRAL,
    ONLINE_TRAVEL,
    PART_SCORES,
    PARTS,
    PAST_PERCENT,
    field_fit,
    level_fit,
)
from .grid import Bools, Both, Grid, Ints, Table, table
from .pool import A2, NATIVE
from .rules import Broken, both_online, rules_broken_in
from .settings import GROUPS

_JOBS = np.array(JOB_SCORES, dtype=np.int32)
_LANGUAGES = np.array(LANGUAGE_SCORES, dtype=np.int32)
_BITS = np.array([bin(number).count("1") for number in range(8)], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Scored:
    """All pairs of a pool: fit in points and broken rules, shape (mentees, mentors)."""

    fit: NDArray[np.int16]
    broken: Broken

    def proposable(self, floor: int) -> Bools:
        """Return the pairs that break no rule and reach the floor."""
        allowed: Bools = (self.broken == 0) & (self.fit >= floor)
        return allowed


def score_all(grid: Grid) -> Scored:
    """Score every mentee against every mentor."""
    scorer = BlockScorer(grid)
    fit = np.empty(grid.shape, dtype=np.int16)
    broken = np.empty(grid.shape, dtype=np.uint16)
    for rows in grid.blocks():
        fit[rows] = scorer.fit(rows)
        broken[rows] = rules_broken_in(grid, rows)
    return Scored(fit, broken)


class BlockScorer:
    """The criteria on arrays, one method for each part of `criteria.PARTS`."""

    def __init__(self, grid: Grid) -> None:
        """Keep what all blocks share."""
        self.grid = grid
        self.spoken = [
            Both(
                (grid.languages.mentees >= level).astype(np.float32),
                (grid.languages.mentors >= level).astype(np.float32),
            )
            for level in range(A2, NATIVE + 1)
        ]

    def fit(self, rows: slice) -> Ints:
        """Return the fit, 0..1000, of these mentees with all mentors."""
        total = np.zeros((rows.stop - rows.start, self.grid.shape[1]), dtype=np.int32)
        for number, group in enumerate(GROUPS):
            group_score = sum(percent * getattr(self, part)(rows) for part, percent in PARTS[group])
            group_score = (group_score + 50) // 100
            total += (self.grid.weights[rows, number, None] * group_score + 500) // 1000
        return total

    def wishes(self, rows: slice) -> Ints:
        """Score as `criteria.wishes_score`."""
        grid = self.grid
        wished = np.array([sum(p for _, p in m.wishes) for m in grid.mentees[rows]], dtype=np.int32)[:, None]
        met = grid.wishes.common(rows).astype(np.int32)
        share = (2000 * met + wished) // np.maximum(1, 2 * wished)
        offered = np.array([bool(m.offers) for m in grid.mentors], dtype=bool)
        return _or_neutral(share, (wished > 0) & offered[None, :])

    def job(self, rows: slice) -> Ints:
        """Score as `criteria.job_score`."""
        grid = self.grid
        wanted = _JOBS[_digits(grid.wanted_jobs, rows)]
        past = _JOBS[_digits(grid.past_jobs, rows)] * PAST_PERCENT // 100
        hers = np.array([bool(m.wanted_jobs or m.past_jobs) for m in grid.mentees[rows]], dtype=bool)
        theirs = np.array([bool(m.jobs) for m in grid.mentors], dtype=bool)
        return _or_neutral(np.maximum(wanted, past), hers[:, None] & theirs[None, :])

    def field(self, rows: slice) -> Ints:
        """Score as `criteria.field_score`."""
        return self._fields.block(rows)

    @cached_property
    def _fields(self) -> Table:
        hers = [(m.wanted_education, m.education_field) for m in self.grid.mentees]
        return table(hers, [m.education_field for m in self.grid.mentors], _filled_by(field_fit))

    def level(self, rows: slice) -> Ints:
        """Score as `criteria.level_score`."""
        return self._levels.block(rows)

    @cached_property
    def _levels(self) -> Table:
        hers = [m.education_level for m in self.grid.mentees]
        return table(hers, [m.education_level for m in self.grid.mentors], _filled_by(level_fit))

    def interests(self, rows: slice) -> Ints:
        """Score as `criteria.interests_score`."""
        grid = self.grid
        hers, theirs = grid.interest_totals[0][rows, None], grid.interest_totals[1][None, :]
        common = grid.interests.common(rows).astype(np.int64)
        either = np.maximum(1, hers + theirs - common)
        # Below 2**52 the root of a whole number is rounded correctly, so its floor is exact.
        root = np.sqrt((1_000_000 * common // either).astype(np.float64)).astype(np.int32)
        return _or_neutral(root, (hers > 0) & (theirs > 0))

    def times(self, rows: slice) -> Ints:
        """Score as `criteria.times_score`."""
        hers, theirs = self.grid.slots[0][rows, None], self.grid.slots[1][None, :]
        share = 1000 * _BITS[hers & theirs] // np.maximum(1, _BITS[hers])
        return _or_neutral(share, (hers != 0) & (theirs != 0))

    def travel(self, rows: slice) -> Ints:
        """Score as `criteria.travel_score`."""
        minutes = self.grid.minutes.block(rows)
        online = both_online(self.grid, rows)
        known = np.maximum(np.where(online, ONLINE_TRAVEL, 0), 1000 - 10 * minutes)
        return np.where(minutes >= 0, known, np.where(online, ONLINE_TRAVEL, NEUTRAL)).astype(np.int32)

    def language(self, rows: slice) -> Ints:
        """Score as `criteria.language_score`."""
        grid = self.grid
        levels = [both.common(rows) > 0 for both in self.spoken]
        best = np.sum(levels, axis=0, dtype=np.int32)
        talk = _LANGUAGES[np.where(best > 0, best + (A2 - 1), 0)]
        danish = _LANGUAGES[[dict(m.languages).get(DANISH, 0) for m in grid.mentors]][None, :]
        wished = np.array([DANISH_WISH in dict(m.wishes) for m in grid.mentees[rows]], dtype=bool)[:, None]
        hers = np.array([bool(m.languages) for m in grid.mentees[rows]], dtype=bool)[:, None]
        theirs = np.array([bool(m.languages) for m in grid.mentors], dtype=bool)[None, :]
        return _or_neutral(np.where(wished, (talk + danish) // 2, talk), hers & theirs)


def _digits(prefixes: list[Both], rows: slice) -> Ints:
    digits: Ints = np.sum([both.common(rows) > 0 for both in prefixes], axis=0, dtype=np.int32)
    return digits


def _or_neutral(known: NDArray[Any], is_known: Bools) -> Ints:
    return np.where(is_known, known, NEUTRAL).astype(np.int32)


def _filled_by(fit: Callable[[Any, Any], int | None]) -> Callable[[list[Any], list[Any]], Ints]:
    def fill(hers: list[Any], theirs: list[Any]) -> Ints:
        known = [[fit(one, other) for other in theirs] for one in hers]
        values = [[NEUTRAL if value is None else value for value in row] for row in known]
        return np.array(values, dtype=np.int32).reshape(len(hers), len(theirs))

    return fill


# A part that has a reference and no array form would be scored twice differently.
assert all(hasattr(BlockScorer, part) for part in PART_SCORES)
