"""The kinds of features: what two people can be compared by, and how well they fit in it, 0 to 1000.

People are any objects with the attributes that a feature names. An empty value ("", None, an empty set) means "not
known"; a score is then None, and counts as NEUTRAL. Each kind is its own reference: `score` in plain Python is what
the arrays of `compiling` must equal to the last point.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from .background import NEUTRAL, WHOLE, Background, half_up
from .compiled import SHARES
from .shares import cut

UNKNOWN = (None, "")
Weighting = Literal["stated", "rarity", "equal"]
Curve = Literal["linear", "root"]
Distance = Callable[[Any, Any], int]
Distances = Callable[[Sequence[Any], Sequence[Any]], NDArray[np.integer[Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(ABC):
    """What two people are compared by.

    name: its own among the features. part: the group it is reported in. weight: its points, 0..1000, when it fits
    fully; the weights of a schema sum to 1000.
    """

    name: str
    part: str = ""
    weight: int = 0

    @property
    @abstractmethod
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""

    @property
    @abstractmethod
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""

    @abstractmethod
    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return how well they fit, 0..1000, None when it is not known on one side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoColumns(Feature):
    """A feature that compares one attribute of hers with one of the mentor's."""

    hers: str
    theirs: str

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.hers,)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.theirs,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTree(Feature):
    """How near her code is to the mentor's in a tree of digits: occupations (ISCO-08), fields of study (ISCED-F).

    Attributes hold one code or several. scores: by the number of leading digits in common, 0 and up; what she `wanted`
    counts fully, what is her `own` by own_percent. The best of all counts. A code that is not digits alone is a word
    of its own: it equals itself with all digits, and shares none with others.
    """

    wanted: str
    theirs: str
    scores: tuple[int, ...]
    own: str | None = None
    own_percent: int = 80

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.wanted,) if self.own is None else (self.wanted, self.own)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.theirs,)

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return how near the nearest two codes are."""
        wanted, theirs = codes_in(getattr(mentee, self.wanted)), codes_in(getattr(mentor, self.theirs))
        own = () if self.own is None else codes_in(getattr(mentee, self.own))
        if not theirs or not (wanted or own):
            return None
        return max(self.nearest(wanted, theirs), self.nearest(own, theirs) * self.own_percent // 100)

    def nearest(self, hers: Iterable[str], theirs: Sequence[str]) -> int:
        """Return the best score of any two codes, 0 when there are none."""
        most = len(self.scores) - 1
        return max((self.scores[digits_shared(one, other, most)] for one in hers for other in theirs), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal(TwoColumns):
    """Levels in a row: full when the mentor's is as high as hers or higher, `step` less for each level below."""

    step: int

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return 1000 less a step for each level that the mentor is below."""
        hers, theirs = getattr(mentee, self.hers), getattr(mentor, self.theirs)
        if hers is None or theirs is None:
            return None
        return max(0, WHOLE - self.step * max(0, int(hers) - int(theirs)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(TwoColumns):
    """Two numbers, the nearer the better: `per` less for each one that they are apart."""

    per: int

    def apart(self, mentee: Any, mentor: Any) -> int | None:
        """Return how far the two are apart, None when it is not known."""
        hers, theirs = getattr(mentee, self.hers), getattr(mentor, self.theirs)
        return None if hers is None or theirs is None else int(abs(hers - theirs))

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return 1000 less `per` for each one that they are apart."""
        apart = self.apart(mentee, mentor)
        return None if apart is None else max(0, WHOLE - self.per * apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones(TwoColumns):
    """The way between two places, `per` less for each unit; at least `remote_score` when both can meet online.

    distance: of two values, in whole units (minutes). distances: the same of two lists at once, shape (hers, theirs);
    left out, `distance` is asked for every pair of different places. remote: the attribute, on both sides, that says
    whether somebody can meet online.
    """

    distance: Distance
    per: int
    remote: str | None = None
    remote_score: int = 0
    distances: Distances | None = None

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.hers,) if self.remote is None else (self.hers, self.remote)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.theirs,) if self.remote is None else (self.theirs, self.remote)

    def apart(self, mentee: Any, mentor: Any) -> int | None:
        """Return the way between the two, None when it is not known."""
        hers, theirs = getattr(mentee, self.hers), getattr(mentor, self.theirs)
        return None if hers in UNKNOWN or theirs in UNKNOWN else self.distance(hers, theirs)

    def both_remote(self, mentee: Any, mentor: Any) -> bool:
        """Tell whether both can meet online."""
        return self.remote is not None and bool(getattr(mentee, self.remote) and getattr(mentor, self.remote))

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return 1000 less `per` for each unit of the way, or what meeting online is worth."""
        apart = self.apart(mentee, mentor)
        score = None if apart is None else max(0, WHOLE - self.per * apart)
        if self.both_remote(mentee, mentor):
            return max(self.remote_score, NEUTRAL if score is None else score)
        return score


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedSet(TwoColumns):
    """How much of her set the mentor's set covers; what the mentor has beside it costs nothing.

    Hers is cut into 60 shares (`shares.cut`), in the order of its codes, by the weights of its codes: "stated" (hers
    holds pairs of code and weight), "rarity" (the rarer among the mentees the heavier) or "equal". curve: "linear", or
    "root", by which the first thing in common counts most.
    """

    weighting: Weighting = "equal"
    curve: Curve = "linear"

    def weights(self, hers: Any, background: Background) -> dict[str, int]:
        """Return the weight of each code of a mentee's value, in the order of the codes."""
        if self.weighting == "stated":
            return dict(sorted(hers or ()))
        codes = sorted(codes_in(hers))
        if self.weighting == "rarity":
            return {code: background.rarity_weight(self.name, code) for code in codes}
        return dict.fromkeys(codes, 1)

    def common(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return how many of her 60 shares the mentor has, None when one side told nothing."""
        hers = self.weights(getattr(mentee, self.hers), background)
        theirs = set(codes_in(getattr(mentor, self.theirs)))
        if not hers or not theirs:
            return None
        return sum(share for code, share in zip(hers, _shares(tuple(hers.values())), strict=True) if code in theirs)

    def score_of(self, shares: int) -> int:
        """Return the score of so many shares, 0..60, in common."""
        if self.curve == "root":
            return isqrt(WHOLE * WHOLE * shares // SHARES)
        return half_up(WHOLE * shares, SHARES)

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return what the shares in common are worth."""
        shares = self.common(mentee, mentor, background)
        return None if shares is None else self.score_of(shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots(WeightedSet):
    """Times of the week, each as good as the other: the share of hers that suits the mentor too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades(TwoColumns):
    """What both are good at, as good as the weaker of the two: languages they can talk in.

    Attributes hold pairs of code and grade, 1..14. scores: by the grade of the best in common, 0 (nothing) and up.
    """

    scores: tuple[int, ...]

    def best(self, mentee: Any, mentor: Any) -> int | None:
        """Return the weaker one's grade in the best they have in common, 0 for nothing, None when not known."""
        hers, theirs = getattr(mentee, self.hers), dict(getattr(mentor, self.theirs) or ())
        if not hers or not theirs:
            return None
        return max(int(min(grade, theirs.get(code, 0))) for code, grade in hers)

    def score_of(self, grade: int) -> int:
        """Return the score of a grade; a grade beyond the last counts as the last."""
        return self.scores[min(grade, len(self.scores) - 1)]

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return what the best they have in common is worth."""
        grade = self.best(mentee, mentor)
        return None if grade is None else self.score_of(grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGrade(Feature):
    """How good the mentor is at one thing, whatever the mentee is: her Danish, for who wants to learn it."""

    theirs: str
    code: str
    scores: tuple[int, ...]

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads: none."""
        return ()

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.theirs,)

    def score_of(self, theirs: Any) -> int | None:
        """Return the score of a mentor's value."""
        return self.scores[min(dict(theirs).get(self.code, 0), len(self.scores) - 1)] if theirs else None

    def score(self, mentee: Any, mentor: Any, background: Background) -> int | None:
        """Return what the mentor's grade is worth, None when she told none at all."""
        return self.score_of(getattr(mentor, self.theirs))


def codes_in(value: Any) -> tuple[str, ...]:
    """Return the codes of an attribute that holds one, several or none."""
    if value in UNKNOWN:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


@lru_cache(20_000)
def _shares(weights: tuple[int, ...]) -> tuple[int, ...]:
    # The same mentee is held against many mentors.
    return cut(weights)


def digits_shared(one: str, other: str, most: int) -> int:
    """Return how many digits, up to `most`, two codes have in common at the beginning."""
    if not (one.isdecimal() and other.isdecimal()):
        return most if one == other else 0
    alike = 0
    for a, b in zip(one[:most], other[:most], strict=False):
        if a != b:
            break
        alike += 1
    return alike
