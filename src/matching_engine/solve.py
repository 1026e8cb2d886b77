"""Find the best plan for a pool: exact, provable, the same every time."""

from collections.abc import Iterable

from .plan import Plan
from .pool import Pool
from .settings import Settings


class LockImpossible(ValueError):
    """A pair was locked that a hard rule forbids."""

    def __init__(self, mentee: str, mentor: str, rule: str) -> None:
        self.mentee, self.mentor, self.rule = mentee, mentor, rule
        super().__init__(f'The pair {mentee} and {mentor} cannot be locked: it breaks the rule "{rule}".')


class TooLarge(ValueError):
    """The pool is larger than this solver can do exactly."""


def solve(
    pool: Pool,
    settings: Settings,
    *,
    locks: Iterable[tuple[str, str]] = (),
    vetoes: Iterable[tuple[str, str]] = (),
) -> Plan:
    """Pair the pool so that the goals of the settings are reached best, in their order.

    locks and vetoes are (mentee id, mentor id): pairs that must and pairs that must not be in the plan.

    :raises LockImpossible: when a locked pair breaks a hard rule, or a person has no place left for it.
    :raises TooLarge: when the pool is beyond what can be solved exactly in memory.
    """
    raise NotImplementedError
