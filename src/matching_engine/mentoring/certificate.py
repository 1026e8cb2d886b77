"""What goes with a plan so that anybody can check it later: what was read, what was refused, and the proof."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from .plan import Plan
from .pool import FIELDS_READ, Pool
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Invariance:
    """How often the input was rebuilt with what matching may not read changed, and how often that mattered."""

    permutations: int = 0
    differences: int = 0


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof of one plan, in the form that the commands print."""

    engine: str
    profile_sha256: str
    input_sha256: str
    plan_sha256: str
    fields_read: tuple[str, ...]
    fields_refused: tuple[str, ...]
    optimal: bool
    gap: int
    primal: int
    dual: int
    duals: dict[str, dict[str, int]]
    locks: tuple[tuple[str, str], ...]
    vetoes: tuple[tuple[str, str], ...]
    invariance: Invariance

    def to_json(self) -> bytes:
        """Return the certificate as canonical bytes."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()


def certify(
    pool: Pool,
    settings: Settings,
    plan: Plan,
    *,
    engine: str,
    fields_refused: Sequence[str] = (),
    invariance: Invariance = Invariance(),
) -> Certificate:
    """Write down what a plan was made from and what proves it."""
    return Certificate(
        engine=engine,
        profile_sha256=settings.sha256,
        input_sha256=pool.sha256,
        plan_sha256=plan.sha256,
        fields_read=FIELDS_READ,
        fields_refused=tuple(sorted(set(fields_refused))),
        optimal=plan.gap == 0,
        gap=plan.gap,
        primal=plan.primal,
        dual=plan.dual,
        duals={"mentees": dict(plan.duals.mentees), "mentors": dict(plan.duals.mentors)},
        locks=plan.locks,
        vetoes=plan.vetoes,
        invariance=invariance,
    )


def compare_rebuilt(pool: Pool, plan: Plan, rebuilt: Iterable[Pool], solve_again: Callable[[Pool], Plan]) -> Invariance:
    """Count the rebuilt pools whose bytes, or whose plan's bytes, are not those of the first.

    rebuilt: the same input read again with its protected columns permuted and its rows shuffled. A pool with the
    same bytes is the same question, so only the first of them is solved again.
    """
    times = differences = 0
    same_plan: bool | None = None
    for again in rebuilt:
        times += 1
        if again != pool:  # equal pools have equal bytes
            differences += 1
            continue
        if same_plan is None:
            same_plan = solve_again(again).to_json() == plan.to_json()
        differences += not same_plan
    return Invariance(times, differences)
