"""How well two people of the network fit, person by person: the reference that every faster way must equal."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..schema import reference
from .context import Context
from .pool import Mentee, Mentor
from .settings import GROUPS


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a pair fits, 0..1000.

    parts: each group's score, 0..1000. points: what each group adds to the fit. features: what each feature adds.
    Points and features both sum to the fit exactly.
    """

    fit: int
    parts: Mapping[str, int]
    points: Mapping[str, int]
    features: Mapping[str, int]


def score(mentee: Mentee, mentor: Mentor, context: Context) -> Fit:
    """Score a pair, whether or not a rule forbids it."""
    judged = reference.fit(context.schema, mentee, mentor, context.background)
    points = dict.fromkeys(GROUPS, 0)
    for feature in context.schema.features:
        points[feature.part] += judged.points[feature.name]
    return Fit(judged.fit, judged.parts, points, judged.points)


def rules_broken(mentee: Mentee, mentor: Mentor, context: Context) -> tuple[str, ...]:
    """Return the names of the branch's rules that a pair breaks, in their order; none means it may be proposed."""
    return reference.rules_broken(context.schema, mentee, mentor, context.background)


def is_eligible(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether a pair breaks none of the branch's rules."""
    # Backwards, because the rules that cost most to ask stand first.
    return not any(rule.is_broken(mentee, mentor, context.background) for rule in reversed(context.schema.rules))
