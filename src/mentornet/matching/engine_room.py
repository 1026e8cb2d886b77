"""The one door to the engine: only this file of the house imports it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from matching_engine import GROUPS, Mentee, Mentor, Plan, Pool, Settings, solve, tie_key
from matching_engine import __version__ as engine_version
from matching_engine.context import Context
from mentornet.branches.profile import Profile

__all__ = ["GROUPS", "Mentee", "Mentor", "Outcome", "Pool", "Settings", "engine_version", "run_engine", "tie_key"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of the engine found, with all that it was asked."""

    pool: Pool
    settings: Settings
    seed: int
    plan: Plan

    def to_json(self) -> bytes:
        """Return the answer as canonical bytes: the same question gives the same bytes."""
        return self.plan.to_json()


def settings_of(profile: Profile) -> Settings:
    """Return what the engine is told of a branch's profile."""
    matching = profile.matching
    return Settings(
        weights=asdict(matching.weights),
        floor=matching.floor,
        rules=profile.rules,
        branches_may_mix=matching.branches_may_mix,
        max_travel_minutes=matching.max_travel_minutes,
        goals=matching.goals,
    )


def run_engine(
    pool: Pool,
    settings: Settings,
    *,
    seed: int,
    locks: Iterable[tuple[str, str]] = (),
    vetoes: Iterable[tuple[str, str]] = (),
) -> Outcome:
    """Pair the pool as well as the settings allow."""
    return Outcome(pool, settings, seed, solve(pool, settings, locks=locks, vetoes=vetoes))


def parts_of(outcome: Outcome, mentee: str, scores: Mapping[str, int], points: Mapping[str, int]) -> dict[str, Any]:
    """Return each group's score, weight and points, all 0 to 1000; the points sum to the fit."""
    woman = next(one for one in outcome.pool.mentees if one.id == mentee)
    weights = Context(outcome.settings).weights_for(woman)
    return {
        group: {"score": scores[group], "weight": weight, "points": points[group]}
        for group, weight in zip(GROUPS, weights, strict=True)
    }


def inputs_of(pool: Pool, settings: Settings, *, seed: int) -> bytes:
    """Return all that a run reads as canonical bytes."""
    content = {"pool": json.loads(pool.to_json()), "settings": json.loads(settings.to_json()), "seed": seed}
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def run_again(inputs: bytes | str) -> Outcome:
    """Run the engine on what `inputs_of` wrote."""
    content = json.loads(inputs)
    pool, settings = Pool.from_json(json.dumps(content["pool"])), Settings(**content["settings"])
    return run_engine(pool, settings, seed=content["seed"])
