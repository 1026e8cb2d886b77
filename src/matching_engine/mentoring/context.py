"""What a pair is judged against beside the two themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from .pool import Mentee, Pool
from .settings import GROUPS, Settings


@dataclass(frozen=True, slots=True)
class Context:
    """The branch's settings, how rare each interest is, and the pairs that a coordinator ruled out."""

    settings: Settings
    rarity: Mapping[str, int] = field(default_factory=dict)
    vetoes: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, pool: Pool, settings: Settings, vetoes: Iterable[tuple[str, str]] = ()) -> Self:
        """Read from the pool what every pair is judged against.

        Rarity is counted over the mentees alone: so one mentor more or less never changes another pair's
        fit, and what a missing mentor would be worth can be told exactly.
        """
        times = Counter(interest for mentee in pool.mentees for interest in mentee.interests)
        rarity = {interest: rarity_of(count, len(pool.mentees)) for interest, count in times.items()}
        return cls(settings, rarity, frozenset((mentee, mentor) for mentee, mentor in vetoes))

    def rarity_weight(self, interest: str) -> int:
        """Return the weight of an interest, 1 (no mentee named it) and up (the rarer the heavier)."""
        return self.rarity.get(interest, 1)

    def weights_for(self, mentee: Mentee) -> tuple[int, ...]:
        """Return her points for each group, in the order of `GROUPS`, summing to 1000.

        Her own wish moves weight between personal and professional, never below nothing (domain 5.2).
        """
        weights = dict(self.settings.weights)
        moved = 10 * mentee.professional_shift
        moved = max(-weights["professional"], min(weights["personal"], moved))
        weights["professional"] += moved
        weights["personal"] -= moved
        return tuple(weights[group] for group in GROUPS)


def rarity_of(count: int, people: int) -> int:
    """Return 2 for what everybody likes, and one more for each halving of those who do."""
    return 1 + (people // count).bit_length()
