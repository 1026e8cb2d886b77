"""What a change does to a plan: who moves, and what it costs or gains."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee whose mentor changes; None is nobody. fit_before, fit_after: 0..1000, 0 with nobody."""

    mentee: Hashable
    before: Hashable | None
    after: Hashable | None
    fit_before: int
    fit_after: int


@dataclass(frozen=True, slots=True)
class Effect:
    """The moves of one change, in the order of the mentees, and what it adds to the plan's number.

    The number is the one exact sum that the plan is the best of; it falls by what the change costs.
    """

    moves: tuple[Move, ...]
    number: int

    @property
    def gained(self) -> tuple[Hashable, ...]:
        """Return the mentees who get a mentor and had none."""
        return tuple(move.mentee for move in self.moves if move.before is None)

    @property
    def lost(self) -> tuple[Hashable, ...]:
        """Return the mentees who had a mentor and have none now."""
        return tuple(move.mentee for move in self.moves if move.after is None)

    @property
    def matched(self) -> int:
        """Return by how many more mentees are matched."""
        return len(self.gained) - len(self.lost)

    @property
    def fit(self) -> int:
        """Return by how many points the summed fit rises."""
        return sum(move.fit_after - move.fit_before for move in self.moves)
