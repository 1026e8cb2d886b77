"""The kinds of hard rules: a pair that breaks one is never proposed, whatever its fit.

Each is a type of its own, apart from the features, with one plain test for two people. What is not known forbids
nothing, except under a wish for the other's gender, which is a promise to be kept.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from .background import Background
from .features import UNKNOWN, Feature, Grades, Number, WeightedSet, Zones


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """What forbids a pair. name: its own among the rules, said as what must hold."""

    name: str

    @property
    @abstractmethod
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""

    @property
    @abstractmethod
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""

    @abstractmethod
    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether the two break it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFeature(Rule):
    """A rule about something that is scored as well; it reads what the feature reads."""

    feature: Feature

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return self.feature.mentee_columns

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return self.feature.mentor_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class MustShare(OnFeature):
    """Both told of a set, so they must have something of it in common."""

    feature: WeightedSet

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether both told and nothing is common."""
        return self.feature.common(mentee, mentor, background) == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTogether(OnFeature):
    """Both told their grades, so the best they have in common must be `at_least` good."""

    feature: Grades
    at_least: int

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether both told and the best in common is below."""
        grade = self.feature.best(mentee, mentor)
        return grade is not None and grade < self.at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinReach(OnFeature):
    """They must be at most so far apart, unless both can meet online."""

    feature: Zones | Number
    most: int

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether the way is known and too long."""
        if isinstance(self.feature, Zones) and self.feature.both_remote(mentee, mentor):
            return False
        apart = self.feature.apart(mentee, mentor)
        return apart is not None and apart > self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class OneColumn(Rule):
    """A rule about one attribute that both sides have."""

    column: str

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.column,)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.column,)

    def both_known(self, mentee: Any, mentor: Any) -> bool:
        """Tell whether both told it."""
        return getattr(mentee, self.column) not in UNKNOWN and getattr(mentor, self.column) not in UNKNOWN

    def are_equal(self, mentee: Any, mentor: Any) -> bool:
        """Tell whether both have the same."""
        return bool(getattr(mentee, self.column) == getattr(mentor, self.column))


@dataclass(frozen=True, slots=True, kw_only=True)
class SameUnlessRemote(OneColumn):
    """Both must have the same (branch), unless both can meet online: `remote` is the attribute that says so."""

    remote: str | None = None

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.column,) if self.remote is None else (self.column, self.remote)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return self.mentee_columns

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether they differ and cannot both meet online."""
        if not self.both_known(mentee, mentor) or self.are_equal(mentee, mentor):
            return False
        return self.remote is None or not (getattr(mentee, self.remote) and getattr(mentor, self.remote))


@dataclass(frozen=True, slots=True, kw_only=True)
class Different(OneColumn):
    """Both must have something different: never the same employer, family or case worker."""

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether both have the same."""
        return self.both_known(mentee, mentor) and self.are_equal(mentee, mentor)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishKept(OneColumn):
    """Whom one of them wishes, the other must be known to be: `column` (gender) against the other's `wish`."""

    wish: str

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.column, self.wish)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.column, self.wish)

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether one of them wishes what the other is not known to be."""
        hers = getattr(mentee, self.wish) not in (*UNKNOWN, getattr(mentor, self.column))
        return hers or getattr(mentor, self.wish) not in (*UNKNOWN, getattr(mentee, self.column))


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTogether(Rule):
    """Pairs that one of them, or somebody for them, ruled out: ids of the other side, and the vetoes beside them."""

    avoid: str = "avoid"
    id: str = "id"

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads."""
        return (self.avoid, self.id)

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.avoid, self.id)

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether somebody ruled the pair out."""
        hers, theirs = getattr(mentee, self.id), getattr(mentor, self.id)
        avoided = theirs in (getattr(mentee, self.avoid) or ()) or hers in (getattr(mentor, self.avoid) or ())
        return avoided or (hers, theirs) in background.vetoes


@dataclass(frozen=True, slots=True, kw_only=True)
class HasPlace(Rule):
    """The mentor must have room for somebody."""

    places: str = "places"

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentee that it reads: none."""
        return ()

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return the attributes of a mentor that it reads."""
        return (self.places,)

    def is_broken(self, mentee: Any, mentor: Any, background: Background) -> bool:
        """Tell whether the mentor has no place at all."""
        return bool(getattr(mentor, self.places) < 1)
