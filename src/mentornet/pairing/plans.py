"""What stands in a plan: her dream, goals with steps, and how a list of them is kept and counted."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from mentornet.pairing.choices import Domain, GoalState, Whose

MOST_GOALS, MOST_STEPS = 20, 20
LONGEST_TITLE, LONGEST_HOPE, LONGEST_STEP, LONGEST_DREAM = 160, 600, 200, 600
# What a version changed, said in its history.
CHANGES = {
    "begun": _("The plan was begun"),
    "dream": _("The dream was written anew"),
    "goal_new": _("A new goal"),
    "goal": _("A goal was changed"),
    "goal_gone": _("A goal was taken out"),
    "step": _("A step was ticked or opened again"),
    "restored": _("An earlier plan was brought back"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step towards a goal. `number` is its own within the goal and never used again."""

    number: int
    words: str
    whose: str = Whose.BOTH
    by: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the two go for. `number` is its own within the plan and never used again."""

    number: int
    title: str
    domain: str = Domain.WORK
    whose: str = Whose.MENTEE
    hope: str = ""
    state: str = GoalState.OPEN
    steps: tuple[Step, ...] = field(default_factory=tuple)

    def get_domain_display(self) -> str:
        return str(Domain(self.domain).label)

    def get_state_display(self) -> str:
        return str(GoalState(self.state).label)

    @property
    def is_open(self) -> bool:
        return self.state == GoalState.OPEN

    def with_step(self, number: int, *, done_on: date | None) -> "Goal":
        """Return the goal with one step done on a day, or open again."""
        steps = tuple(replace(step, done_on=done_on) if step.number == number else step for step in self.steps)
        return replace(self, steps=steps)


@dataclass(frozen=True, slots=True)
class Counts:
    """What may be known of a plan without reading it."""

    goals_work: int = 0
    goals_society: int = 0
    reached_work: int = 0
    reached_society: int = 0
    steps: int = 0
    steps_done: int = 0


def counts_of(goals: Iterable[Goal]) -> Counts:
    """Count the goals by domain, those reached in whole or in part, and the steps; laid-aside goals count too."""
    goals = list(goals)
    reached = (GoalState.REACHED, GoalState.PARTLY)
    of_work = [goal for goal in goals if goal.domain == Domain.WORK]
    of_society = [goal for goal in goals if goal.domain == Domain.SOCIETY]
    return Counts(
        goals_work=len(of_work),
        goals_society=len(of_society),
        reached_work=sum(goal.state in reached for goal in of_work),
        reached_society=sum(goal.state in reached for goal in of_society),
        steps=sum(len(goal.steps) for goal in goals),
        steps_done=sum(step.done_on is not None for goal in goals for step in goal.steps),
    )


def written(goals: Iterable[Goal]) -> list[dict[str, Any]]:
    """Return goals as plain values for JSON."""
    return [_plain(asdict(goal)) for goal in goals]


def read(kept: list[dict[str, Any]]) -> tuple[Goal, ...]:
    """Return goals from what `written` kept."""
    return tuple(Goal(**(goal | {"steps": tuple(_step(step) for step in goal["steps"])})) for goal in kept)


def next_number(taken: Iterable[int]) -> int:
    return max(taken, default=0) + 1


def _step(kept: dict[str, Any]) -> Step:
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in ("by", "done_on")}
    return Step(**(kept | days))


def _plain(goal: dict[str, Any]) -> dict[str, Any]:
    steps = [
        {name: str(value) if isinstance(value, date) else value for name, value in step.items()}
        for step in goal["steps"]
    ]
    return goal | {"steps": steps}
