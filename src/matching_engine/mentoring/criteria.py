"""The network's own schema: what a mentee and a mentor are compared by, what forbids a pair, and what it all weighs.

What is not known on one side scores 500 of 1000: silence neither helps nor harms. What a person earned, her rank or her
seniority is read nowhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ..schema.features import CodeTree, Feature, Grades, Ordinal, OwnGrade, Slots, WeightedSet, Zones
from ..schema.rules import (
    GradeTogether,
    HasPlace,
    MustShare,
    NotTogether,
    Rule,
    SameUnlessRemote,
    WishKept,
    WithinReach,
)
from ..schema.schema import Schema
from .pool import A2, FIELDS_READ, Mentee
from .settings import GROUPS, Settings
from .travel import travel_minutes, travel_table

# Score by the number of leading digits that two ISCO-08 codes share.
JOB_SCORES = (0, 300, 600, 800, 1000)
# Score by the leading digits of ISCED-F: broad field 2, narrow 3, detailed 4.
FIELD_SCORES = (0, 0, 600, 1000, 1000)
PAST_PERCENT = 80  # what she did counts less than what she wants
LEVEL_STEP = 200
# Score by the weaker of the two speakers' CEFR level, 0 (nothing) to 7 (native).
LANGUAGE_SCORES = (0, 0, 300, 600, 800, 900, 1000, 1000)
DANISH_WISH, DANISH = "danish", "da"
ONLINE_TRAVEL = 600  # meeting on a screen is always possible, meeting in a room is better
POINTS_PER_MINUTE = 10
SHIFT_STEP = 10  # points for each percent that she moves

# What each group is made of, in percent of its weight. Danish takes half of language where she wishes it.
PARTS: Mapping[str, Mapping[str, int]] = {
    "wishes": {"wishes": 100},
    "professional": {"job": 60, "field": 30, "level": 10},
    "personal": {"interests": 100},
    "practical": {"times": 40, "travel": 30, "language": 30},
}

WISHES = WeightedSet(name="wishes", part="wishes", hers="wishes", theirs="offers", weighting="stated")
JOB = CodeTree(
    name="job", part="professional", wanted="wanted_jobs", own="past_jobs", own_percent=PAST_PERCENT, theirs="jobs",
    scores=JOB_SCORES,
)  # fmt: skip
FIELD = CodeTree(
    name="field", part="professional", wanted="wanted_education", own="education_field", own_percent=PAST_PERCENT,
    theirs="education_field", scores=FIELD_SCORES,
)  # fmt: skip
LEVEL = Ordinal(
    name="level", part="professional", hers="education_level", theirs="education_level", step=LEVEL_STEP
)  # fmt: skip
INTERESTS = WeightedSet(
    name="interests", part="personal", hers="interests", theirs="interests", weighting="rarity", curve="root"
)
TIMES = Slots(name="times", part="practical", hers="availability", theirs="availability")
TRAVEL = Zones(
    name="travel", part="practical", hers="point", theirs="point", distance=travel_minutes, distances=travel_table,
    per=POINTS_PER_MINUTE, remote="online", remote_score=ONLINE_TRAVEL,
)  # fmt: skip
LANGUAGE = Grades(name="language", part="practical", hers="languages", theirs="languages", scores=LANGUAGE_SCORES)
THEIR_DANISH = OwnGrade(name="danish", part="practical", theirs="languages", code=DANISH, scores=LANGUAGE_SCORES)
FEATURES: tuple[Feature, ...] = (WISHES, JOB, FIELD, LEVEL, INTERESTS, TIMES, TRAVEL, LANGUAGE, THEIR_DANISH)


def standard_schema(settings: Settings) -> Schema:
    """Return the schema of a branch; a mentee's own weights depend on the group she leans to and on a wish for Danish.

    The weights of a group's features sum to the group's weight exactly, so that points by feature sum to the fit.
    """
    weights_of = _weights_of(settings)
    usual = weights_of(Mentee(id="anybody"))
    weighed = {feature.name: replace(feature, weight=w) for feature, w in zip(FEATURES, usual, strict=True)}
    return Schema(
        features=tuple(weighed.values()),
        rules=_rules(settings, weighed),
        floor=settings.floor,
        allowed=frozenset(FIELDS_READ),
        weights_of=weights_of,
        weights_read=("professional_shift", "wishes"),
    )


def group_weights(settings: Settings, professional_shift: int) -> dict[str, int]:
    """Return the points of each group, summing to 1000, for a mentee who moves so many percent.

    Her own wish moves weight between personal and professional, never below nothing (domain 5.2).
    """
    weights = dict(settings.weights)
    moved = max(-weights["professional"], min(weights["personal"], SHIFT_STEP * professional_shift))
    weights["professional"] += moved
    weights["personal"] -= moved
    return weights


def split(whole: int, percents: Mapping[str, int]) -> dict[str, int]:
    """Split whole points by percent; what is left over goes to the largest remainders, the earlier among equals."""
    shares = {name: whole * percent // 100 for name, percent in percents.items()}
    by_remainder = sorted(percents, key=lambda name: -(whole * percents[name] % 100))
    for name in by_remainder[: whole - sum(shares.values())]:
        shares[name] += 1
    return shares


def _weights_of(settings: Settings) -> Callable[[Any], tuple[int, ...]]:
    """Return what gives a mentee her weights, in the order of `FEATURES`."""

    @cache
    def weights(professional_shift: int, wishes_danish: bool) -> tuple[int, ...]:
        groups = group_weights(settings, professional_shift)
        points = {name: share for group in GROUPS for name, share in split(groups[group], PARTS[group]).items()}
        points["danish"] = points["language"] // 2 if wishes_danish else 0
        points["language"] -= points["danish"]
        return tuple(points[feature.name] for feature in FEATURES)

    return lambda mentee: weights(mentee.professional_shift, any(code == DANISH_WISH for code, _ in mentee.wishes))


def _rules(settings: Settings, features: Mapping[str, Any]) -> tuple[Rule, ...]:
    """Return the branch's rules in the order of `settings.RULES`."""
    possible: tuple[Rule, ...] = (
        HasPlace(name="has_a_free_place"),
        GradeTogether(name="share_a_language", feature=features["language"], at_least=A2),
        WishKept(name="genders_wished", column="gender", wish="wants_gender"),
        SameUnlessRemote(name="same_branch_or_both_online", column="branch", remote="online"),
        WithinReach(name="within_reach", feature=features["travel"], most=settings.max_travel_minutes),
        MustShare(name="share_a_time", feature=features["times"]),
        NotTogether(name="not_to_be_matched"),
        MustShare(name="wants_what_is_offered", feature=features["wishes"]),
    )
    no_rule = {"same_branch_or_both_online"} if settings.branches_may_mix else set[str]()
    return tuple(rule for rule in possible if rule.name in settings.rules and rule.name not in no_rule)
