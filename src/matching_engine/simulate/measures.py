"""What a simulated year came to, and how sure that is over several runs."""

from dataclasses import asdict, dataclass, fields
from statistics import mean, median, stdev

import numpy as np

from ..fairness import gini
from ..schema.compiled import FORBIDDEN
from .arrivals import Year
from .assignment import Places, best_mates
from .policies import Played

CONFIDENCE = 0.95
TOP = 3


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The best that could have been reached by somebody who knew the whole year beforehand.

    Everybody counts whose times overlap; the sum of fit is the largest possible. No policy can reach more value.
    """

    value: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Measures:
    """What one policy reached in one run.

    value, pairs: shares of hindsight's summed fit and of its pairs (pairs may exceed 1: hindsight prefers fit).
    *_wait: days of those matched. left: the share of mentees who came and left without a mentor within the horizon.
    fit: mean of a pair, 0..1. gini: of the pairs' fit, 0 equal. top_three: share of pairs in which the mentor is one
    of the three who fit her best among all whose time overlapped with hers.
    """

    value: float
    pairs: float
    mean_wait: float
    median_wait: float
    long_wait: float  # nine of ten matched waited at most this long
    left: float
    fit: float
    gini: float
    top_three: float


NAMES = tuple(field.name for field in fields(Measures))


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over runs with its 95 % interval by Student's t; the ends are the mean where there is one run."""

    mean: float
    low: float
    high: float

    def as_row(self) -> dict[str, float]:
        """Return mean, low and high, rounded for print."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def hindsight_of(year: Year) -> Hindsight:
    """Solve the whole year at once."""
    worth = np.where(year.met, year.fits, 0).astype(np.int64)
    mates = best_mates(worth)
    matched = np.flatnonzero(mates >= 0)
    return Hindsight(int(worth[matched, mates[matched]].sum()), int(matched.size))


def measures_of(played: Played, hindsight: Hindsight) -> Measures:
    """Return what a policy reached."""
    year, matched = played.year, played.matched
    fits = year.fits[matched, played.mates[matched]].astype(np.int64)
    waits = np.sort(played.met_on[matched] - year.mentees.came[matched]).tolist()
    gave_up = (played.mates < 0) & (year.mentees.leaves <= year.days)
    return Measures(
        value=_share(int(fits.sum()), hindsight.value),
        pairs=_share(int(matched.size), hindsight.pairs),
        mean_wait=float(mean(waits)) if waits else 0.0,
        median_wait=float(median(waits)) if waits else 0.0,
        long_wait=float(waits[-(-9 * len(waits) // 10) - 1]) if waits else 0.0,
        left=_share(int(gave_up.sum()), year.mentees.who.size),
        fit=float(fits.mean()) / 1000 if fits.size else 0.0,
        gini=gini(fits),
        top_three=_share(_in_top_three(played, matched), int(matched.size)),
    )


def interval_of(values: list[float]) -> Interval:
    """Return the mean of runs with its interval by Student's t."""
    middle = mean(values)
    if len(values) < 2:
        return Interval(middle, middle, middle)
    from scipy.special import stdtrit

    reach = float(stdtrit(len(values) - 1, (1 + CONFIDENCE) / 2)) * stdev(values) / len(values) ** 0.5
    return Interval(middle, middle - reach, middle + reach)


def _in_top_three(played: Played, matched: Places) -> int:
    year, count = played.year, 0
    for start in range(0, matched.size, 256):
        rows = matched[start : start + 256]
        hers = np.where(year.met[rows], year.fits[rows], FORBIDDEN)
        own = year.fits[rows, played.mates[rows]]
        count += int(((hers > own[:, None]).sum(axis=1) < TOP).sum())
    return count


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
