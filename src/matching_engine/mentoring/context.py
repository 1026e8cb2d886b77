"""What a pair is judged against beside the two themselves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from ..schema.background import Background, rarity_of
from ..schema.schema import Schema
from .criteria import INTERESTS, group_weights, standard_schema
from .pool import Mentee, Pool
from .settings import GROUPS, Settings


@dataclass(frozen=True)
class Context:
    """The branch's settings, how rare each interest is, and the pairs that a coordinator ruled out."""

    settings: Settings
    background: Background = field(default_factory=Background)

    @classmethod
    def of(cls, pool: Pool, settings: Settings, vetoes: Iterable[tuple[str, str]] = ()) -> Self:
        """Read from the pool what every pair is judged against.

        Rarity is counted over the mentees alone: so one mentor more or less never changes another pair's
        fit, and what a missing mentor would be worth can be told exactly.
        """
        times = Counter(interest for mentee in pool.mentees for interest in mentee.interests)
        rarity = {interest: rarity_of(count, len(pool.mentees)) for interest, count in times.items()}
        return cls(
            settings, Background({INTERESTS.name: rarity}, frozenset((mentee, mentor) for mentee, mentor in vetoes))
        )

    @cached_property
    def schema(self) -> Schema:
        """Return the features, rules and weights of the branch."""
        return standard_schema(self.settings)

    def weights_for(self, mentee: Mentee) -> tuple[int, ...]:
        """Return her points for each group, in the order of `GROUPS`, summing to 1000."""
        weights = group_weights(self.settings, mentee.professional_shift)
        return tuple(weights[group] for group in GROUPS)
