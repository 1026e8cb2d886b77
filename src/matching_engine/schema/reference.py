"""How well two people fit, in plain Python: the oracle that every faster way must equal to the last point."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .background import NEUTRAL, WHOLE, Background, half_up
from .schema import Schema


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two people fit.

    fit: 0..1000. points: by feature, summing to the fit. scores: by feature, 0..1000, None where it is not known.
    parts: by group, 0..1000, the scores weighed as the points are. broken: the rules that forbid the pair.
    """

    fit: int
    points: Mapping[str, int]
    scores: Mapping[str, int | None]
    parts: Mapping[str, int]
    broken: tuple[str, ...]


def fit(schema: Schema, mentee: Any, mentor: Any, background: Background) -> Fit:
    """Judge a pair in full."""
    scores = {feature.name: feature.score(mentee, mentor, background) for feature in schema.features}
    weights = dict(zip(schema.feature_names, schema.weights_for(mentee), strict=True))
    points = {name: points_of(score, weights[name]) for name, score in scores.items()}
    parts = {part: _part_score(schema, part, scores, weights) for part in schema.parts}
    return Fit(sum(points.values()), points, scores, parts, rules_broken(schema, mentee, mentor, background))


def points_of(score: int | None, weight: int) -> int:
    """Return what a score adds to the fit; not known counts as neutral."""
    return half_up(weight * (NEUTRAL if score is None else score), WHOLE)


def rules_broken(schema: Schema, mentee: Any, mentor: Any, background: Background) -> tuple[str, ...]:
    """Return the names of the rules that a pair breaks, in their order; none means it may be."""
    return tuple(rule.name for rule in schema.rules if rule.is_broken(mentee, mentor, background))


def _part_score(schema: Schema, part: str, scores: Mapping[str, int | None], weights: Mapping[str, int]) -> int:
    """Weigh the scores of a group; a group without any weight is told by their plain mean."""
    names = [feature.name for feature in schema.features if feature.part == part]
    known = {name: NEUTRAL if (score := scores[name]) is None else score for name in names}
    if not any(weights[name] for name in names):
        return half_up(sum(known.values()), len(names))
    return half_up(sum(weights[name] * known[name] for name in names), sum(weights[name] for name in names))
