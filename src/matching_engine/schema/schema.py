"""A schema: the features that people are compared by, the rules that forbid, and the weights; refused when wrong."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .background import WHOLE
from .features import Feature
from .protected import refuse_protected
from .refusals import BadWeights, DoubleName, SchemaRefused, TooMany, UnknownColumn, instead_of
from .rules import HasPlace, NotTogether, OnFeature, Rule

MOST_RULES = 16  # a pair's broken rules are the bits of 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What a network matches by.

    features: their weights sum to 1000. rules: in the order in which they are reported. floor: the least fit of a pair
    that may be proposed, 0..1000. allowed: the only columns that may be read, None for any that is not protected.
    weights_of: gives a mentee weights of her own, one for each feature in their order, summing to 1000; weights_read:
    the columns it reads. tie: the column of the draw, a random number 0..2**63 - 1 for each person.
    """

    features: tuple[Feature, ...]
    rules: tuple[Rule, ...] = ()
    floor: int = 0
    allowed: frozenset[str] | None = None
    weights_of: Callable[[Any], Sequence[int]] | None = None
    weights_read: tuple[str, ...] = ()
    tie: str = "tie"

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        :raises ProtectedField: when a name or a column speaks of origin, faith, looks or health.
        :raises UnknownColumn: when a column is not on the allow-list.
        :raises DoubleName: when two features or two rules share a name.
        :raises BadWeights: when a weight is no whole number 0..1000, or the weights do not sum to 1000.
        :raises SchemaRefused: when the floor, or the feature of a rule, makes no sense.
        """
        refuse_protected((*self.feature_names, *self.rule_names, *self.mentee_columns, *self.mentor_columns))
        self._refuse_unknown_columns()
        _refuse_doubles("features", self.feature_names)
        _refuse_doubles("rules", self.rule_names)
        refuse_bad_weights(self.weights, self.feature_names)
        self._refuse_odd_scores()
        self._refuse_odd_rules()
        if not _is_whole(self.floor):
            raise SchemaRefused(f"The floor is {self.floor!r}: give a whole number of points, 0 to {WHOLE}.")

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Return the names of the features, in their order."""
        return tuple(feature.name for feature in self.features)

    @property
    def rule_names(self) -> tuple[str, ...]:
        """Return the names of the rules, in their order."""
        return tuple(rule.name for rule in self.rules)

    @property
    def weights(self) -> tuple[int, ...]:
        """Return the weights of the features, in their order."""
        return tuple(feature.weight for feature in self.features)

    @property
    def mentee_columns(self) -> tuple[str, ...]:
        """Return every column of the mentees that is read, each once."""
        parts: tuple[Feature | Rule, ...] = (*self.features, *self.rules)
        read = (column for part in parts for column in part.mentee_columns)
        return tuple(dict.fromkeys((*read, *self.weights_read, self.tie)))

    @property
    def mentor_columns(self) -> tuple[str, ...]:
        """Return every column of the mentors that is read, each once."""
        parts: tuple[Feature | Rule, ...] = (*self.features, *self.rules)
        read = (column for part in parts for column in part.mentor_columns)
        return tuple(dict.fromkeys((*read, self.tie)))

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the groups that features are reported in, in their order."""
        return tuple(dict.fromkeys(feature.part for feature in self.features))

    def weights_for(self, mentee: Any) -> tuple[int, ...]:
        """Return a mentee's weights, in the order of the features.

        :raises BadWeights: when `weights_of` gave what is no weights.
        """
        if self.weights_of is None:
            return self.weights
        weights = tuple(self.weights_of(mentee))
        refuse_bad_weights(weights, self.feature_names)
        return weights

    def _refuse_unknown_columns(self) -> None:
        if self.allowed is None:
            return
        for column in (*self.mentee_columns, *self.mentor_columns):
            if column not in self.allowed:
                raise UnknownColumn(f'Matching reads no column "{column}". {instead_of(column, self.allowed)}')

    def _refuse_odd_scores(self) -> None:
        for feature in self.features:
            named = [(field, getattr(feature, field, 0)) for field in ("step", "per", "remote_score")]
            for field, number in [*named, *(("scores", score) for score in getattr(feature, "scores", ()))]:
                if not _is_whole(number):
                    raise SchemaRefused(f'"{feature.name}": {field} holds {number!r}; give whole numbers 0 to {WHOLE}.')

    def _refuse_odd_rules(self) -> None:
        for rule in self.rules:
            if isinstance(rule, OnFeature) and rule.feature not in self.features:
                missing = f'The rule "{rule.name}" is about the feature "{rule.feature.name}"'
                raise SchemaRefused(f"{missing}, which the schema has not: add it, with weight 0 if need be.")
        for kind in (HasPlace, NotTogether):
            if sum(isinstance(rule, kind) for rule in self.rules) > 1:
                raise SchemaRefused(f"{kind.__name__} can be a rule once only: leave the others out.")
        if len(self.rules) > MOST_RULES:
            raise TooMany(f"There are {len(self.rules)} rules: leave some out, {MOST_RULES} is the most.")


def refuse_bad_weights(weights: Sequence[int], features: Sequence[str]) -> None:
    """Refuse weights that are no whole points, one for each feature, summing to 1000.

    :raises BadWeights: naming the first weight that is wrong, or the sum.
    """
    if len(weights) != len(features):
        raise BadWeights(f"There are {len(weights)} weights for {len(features)} features: give one for each.")
    for name, weight in zip(features, weights, strict=True):
        if not _is_whole(weight):
            raise BadWeights(f'The weight of "{name}" is {weight!r}: give a whole number of points, 0 to {WHOLE}.')
    if sum(weights) != WHOLE:
        raise BadWeights(f"The weights sum to {sum(weights)}: make them sum to {WHOLE}.")


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= WHOLE


def _refuse_doubles(kind: str, names: Iterable[str]) -> None:
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise DoubleName(f'Two {kind} are called "{twice[0]}": give each a name of its own.')
