"""What people are compared by: features, hard rules, weights; the plain reference and its form in arrays."""

from .background import NEUTRAL, WHOLE, Background, half_up, rarity_of
from .features import CodeTree, Feature, Grades, Number, Ordinal, OwnGrade, Slots, WeightedSet, Zones
from .reference import Fit, fit, points_of, rules_broken
from .refusals import BadValue, BadWeights, DoubleName, SchemaRefused, TooMany, UnknownColumn
from .rules import (
    Different,
    GradeTogether,
    HasPlace,
    MustShare,
    NotTogether,
    Rule,
    SameUnlessRemote,
    WishKept,
    WithinReach,
)
from .schema import Schema

__all__ = [
    "NEUTRAL",
    "WHOLE",
    "Background",
    "BadValue",
    "BadWeights",
    "CodeTree",
    "Different",
    "DoubleName",
    "Feature",
    "Fit",
    "GradeTogether",
    "Grades",
    "HasPlace",
    "MustShare",
    "NotTogether",
    "Number",
    "Ordinal",
    "OwnGrade",
    "Rule",
    "SameUnlessRemote",
    "Schema",
    "SchemaRefused",
    "Slots",
    "TooMany",
    "UnknownColumn",
    "WeightedSet",
    "WishKept",
    "WithinReach",
    "Zones",
    "fit",
    "half_up",
    "points_of",
    "rarity_of",
    "rules_broken",
]
