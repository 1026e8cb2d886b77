"""The answer of one run: who is proposed to whom, how well it fits, and the prices that prove it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Objective:
    """What a plan reaches: mentees matched, their waiting days (capped), fit in points (1000 = perfect)."""

    matched: int = 0
    waiting_days: int = 0
    fit_points: int = 0

    @property
    def fit(self) -> float:
        """Return the summed fit, where 1 is one perfect pair."""
        return self.fit_points / 1000

    def __add__(self, other: "Objective") -> "Objective":
        """Return both together."""
        return Objective(
            self.matched + other.matched,
            self.waiting_days + other.waiting_days,
            self.fit_points + other.fit_points,
        )

    def __sub__(self, other: "Objective") -> "Objective":
        """Return what this reaches beyond the other."""
        return Objective(
            self.matched - other.matched,
            self.waiting_days - other.waiting_days,
            self.fit_points - other.fit_points,
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentor proposed to a mentee.

    fit: points 0..1000. parts: each group's score, 0..1000. points, features: what each group, and each feature, adds;
    both sum to the fit exactly.
    """

    mentee: str
    mentor: str
    fit: int
    parts: Mapping[str, int]
    points: Mapping[str, int]
    features: Mapping[str, int]
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Duals:
    """The prices that prove a plan optimal, by id, in units of the one exact integer of `goals`.

    These are the extreme prices: the most for each mentee, the least for each mentor. Locked mentees have 0.
    """

    mentees: Mapping[str, int]
    mentors: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """The pairs of one run, in the order of the pool, with everybody who was left out and the proof."""

    pairs: tuple[Pair, ...]
    unmatched_mentees: tuple[str, ...]
    unmatched_mentors: tuple[str, ...]
    objective: Objective
    duals: Duals
    primal: int
    dual: int
    locks: tuple[tuple[str, str], ...] = ()
    vetoes: tuple[tuple[str, str], ...] = ()

    @property
    def gap(self) -> int:
        """Return how far the plan may be from the optimum; 0 is proof that nothing is better."""
        return self.dual - self.primal

    def to_json(self) -> bytes:
        """Return the plan as canonical bytes: the same question gives the same bytes."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the canonical bytes."""
        return sha256(self.to_json()).hexdigest()
