"""What a pair is judged against beside the two themselves: how rare things are, and what somebody ruled out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NEUTRAL = 500
"""The score of what is not known on one side: silence neither helps nor harms."""
WHOLE = 1000
"""The best score, and the sum of all weights."""


@dataclass(frozen=True, slots=True)
class Background:
    """How much each code of a set weighs by its rarity, by feature; and the pairs (mentee, mentor) ruled out by id."""

    rarity: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    vetoes: frozenset[tuple[str, str]] = frozenset()

    def rarity_weight(self, feature: str, code: str) -> int:
        """Return the weight of a code, 1 (no mentee named it) and up: the rarer the heavier."""
        return self.rarity.get(feature, {}).get(code, 1)


def rarity_of(count: int, people: int) -> int:
    """Return 2 for what everybody named, and one more for each halving of those who did."""
    return 1 + (people // count).bit_length()


def half_up(number: int, divisor: int) -> int:
    """Divide and round to the nearest, halves upwards; number >= 0, divisor > 0."""
    return (2 * number + divisor) // (2 * divisor)
