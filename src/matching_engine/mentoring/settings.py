"""What a branch decides about its matching: rules, weights, floor, goals."""

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from ..errors import BadInput, EngineError
from ..order_of_goals import GOALS
from ..whole_numbers import whole

GROUPS = ("wishes", "professional", "personal", "practical")
RULES = (
    "has_a_free_place",
    "share_a_language",
    "genders_wished",
    "same_branch_or_both_online",
    "within_reach",
    "share_a_time",
    "not_to_be_matched",
    "wants_what_is_offered",
)
# A proposal that breaks one of these would break a promise; a branch cannot switch them off.
ALWAYS_KEPT = ("has_a_free_place", "genders_wished", "not_to_be_matched")


class UnknownName(EngineError):
    """A rule, goal or group of criteria that does not exist was named."""


def _default_weights() -> Mapping[str, int]:
    return {"wishes": 350, "professional": 300, "personal": 150, "practical": 200}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One branch's way of matching.

    weights: points for each group, 0..1000, summing to 1000.
    floor: points below which a pair is never proposed, 0..1000.
    goals: compared in this order; the first always wins.
    waiting_tier_days: waiting counts in whole tiers of so many days; within a tier nobody stands before another. 1:
    every day counts.
    raises_floor: lift the floor as far as no goal before fit pays for it, so that the worst pair fits best (max-min).
    """

    weights: Mapping[str, int] = field(default_factory=_default_weights)
    floor: int = 300
    rules: tuple[str, ...] = RULES
    branches_may_mix: bool = False
    max_travel_minutes: int = 60
    waiting_cap_days: int = 3650
    waiting_tier_days: int = 1
    goals: tuple[str, ...] = GOALS
    raises_floor: bool = False

    def __post_init__(self) -> None:
        """Refuse what no branch can mean.

        :raises UnknownName: when a rule, goal or group does not exist.
        :raises BadInput: when a number is outside its range.
        """
        for name, kind in (("weights", Mapping), ("rules", tuple | list), ("goals", tuple | list)):
            if not isinstance(getattr(self, name), kind):
                raise BadInput(f"{name}: {getattr(self, name)!r} is not a {'mapping' if kind is Mapping else 'tuple'}.")
        _refuse_unknown("group of criteria", self.weights, GROUPS)
        _refuse_unknown("rule", self.rules, RULES)
        _refuse_unknown("goal", self.goals, GOALS)
        object.__setattr__(self, "weights", {group: self.weights.get(group, 0) for group in GROUPS})
        kept = (*self.rules, *ALWAYS_KEPT)
        object.__setattr__(self, "rules", tuple(rule for rule in RULES if rule in kept))
        object.__setattr__(self, "goals", tuple(self.goals))
        for group, points in self.weights.items():
            whole(f"weights: {group}", points, 0, 1000)
        if sum(self.weights.values()) != 1000:
            raise BadInput(f"weights: the points must sum to 1000, not {sum(self.weights.values())}.")
        if not self.goals or len(set(self.goals)) != len(self.goals):
            raise BadInput(f"goals: name at least one, each once, not {self.goals!r}.")
        for name, low, high in (
            ("floor", 0, 1000),
            ("max_travel_minutes", 0, 1440),
            ("waiting_cap_days", 0, 36500),
            ("waiting_tier_days", 1, 3650),
        ):
            whole(name, getattr(self, name), low, high)

    def waiting_counted(self, days: int) -> int:
        """Return the days of waiting that count: whole tiers, as far as the cap."""
        return min(days, self.waiting_cap_days) // self.waiting_tier_days * self.waiting_tier_days

    def to_json(self) -> bytes:
        """Return the settings as canonical bytes."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the canonical bytes."""
        return sha256(self.to_json()).hexdigest()


def _refuse_unknown(kind: str, named: Iterable[str], known: tuple[str, ...]) -> None:
    for name in named:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
            instead = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}."
            raise UnknownName(f'no {kind} is called "{name}". {instead}')
