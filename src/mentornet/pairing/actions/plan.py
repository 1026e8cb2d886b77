"""The plan (R110, R113): both of the two write it, each save is a version, and nothing is ever lost.

Nobody else can write here: a role is asked for, and a coordinator has none.
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.refusals import Refusal
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.pairing import plans
from mentornet.pairing.actions.pairs import opened, record
from mentornet.pairing.models import Plan, PlanVersion
from mentornet.pairing.plans import Goal
from mentornet.people.models import Account


class DreamFirst(Refusal):
    sentence = _("A plan begins with the dream. Write it first, in the mentee's own words.")


class NoRoomForMore(Refusal):
    sentence = _("The plan is full: it has room for 20 goals with 20 steps each. Take one out first.")


class GoalIsGone(Refusal):
    sentence = _("The other one has taken this goal out since. You find it in the earlier plans and can bring it back.")


class StepIsGone(Refusal):
    sentence = _("This step has been taken out since. Reload the page to see the plan as it is now.")


class WrittenMeanwhile(Refusal):
    """The other one, or she herself on another device, saved the same part since she opened it."""

    sentence = _("This was changed while you were writing. Both stand below: choose what the plan shall say.")


class NoSuchVersion(Refusal):
    sentence = _("There is no such earlier plan. Choose one of the list.")


@transaction.atomic
def write_dream(
    *, match: Match, role: str, dream: str, seen_number: int, by: Account | None, at: datetime
) -> PlanVersion:
    """Write the dream that is the plan's title; it begins the plan where there is none.

    :param seen_number: the number of the version she had before her, 0 for none.
    :raises PairHasEnded: the match is closed.
    :raises DreamFirst: no words are given.
    :raises WrittenMeanwhile: the dream was written anew since that version.
    """
    match = opened(match)
    if not dream.strip():
        raise DreamFirst
    plan = Plan.objects.filter(match=match).first()
    if plan is None:
        return _begin(match, role, dream, by=by, at=at)
    newest, seen = _newest(plan), _seen(plan, seen_number)
    if seen.dream != newest.dream:
        raise WrittenMeanwhile
    return _save(plan, dream, plans.read(newest.goals), "dream", "", role=role, by=by, at=at)


@transaction.atomic
def save_goal(
    *, match: Match, role: str, goal: Goal, seen_number: int, by: Account | None, at: datetime
) -> PlanVersion:
    """Save a goal with its steps; number 0 is a new one. The first goal begins the plan with the dream on her card.

    Steps keep whether they are done, so that a tick on one device and new words on another both stand.

    :raises PairHasEnded: the match is closed.
    :raises DreamFirst: neither the plan nor her card has a dream.
    :raises NoRoomForMore: more goals or steps than a plan has room for.
    :raises GoalIsGone: it was taken out since.
    :raises WrittenMeanwhile: the same goal was changed since the version she had before her.
    """
    match = opened(match)
    plan = Plan.objects.filter(match=match).first() or _begin(match, role, match.mentee.card.dream, by=by, at=at).plan
    newest = _newest(plan)
    goals = plans.read(newest.goals)
    if len(goal.steps) > plans.MOST_STEPS or (not goal.number and len(goals) >= plans.MOST_GOALS):
        raise NoRoomForMore
    if not goal.number:
        goal = replace(goal, number=_unused(plan), steps=_numbered(goal, None))
        return _save(plan, newest.dream, (*goals, goal), "goal_new", goal.title, role=role, by=by, at=at)
    current = _goal(goals, goal.number)
    if _bare(current) != _bare(_goal(plans.read(_seen(plan, seen_number).goals), goal.number)):
        raise WrittenMeanwhile
    goal = replace(goal, steps=_numbered(goal, current))
    return _save(plan, newest.dream, _with(goals, goal), "goal", goal.title, role=role, by=by, at=at)


@transaction.atomic
def take_out_goal(
    *, match: Match, role: str, number: int, seen_number: int, by: Account | None, at: datetime
) -> PlanVersion:
    """Take a goal out of the plan; earlier versions keep it.

    :raises PairHasEnded: the match is closed.
    :raises GoalIsGone: it has been taken out.
    :raises WrittenMeanwhile: it was changed since the version she had before her.
    """
    match = opened(match)
    plan = _plan(match)
    newest = _newest(plan)
    goals = plans.read(newest.goals)
    current = _goal(goals, number)
    if _bare(current) != _bare(_goal(plans.read(_seen(plan, seen_number).goals), number)):
        raise WrittenMeanwhile
    left = tuple(goal for goal in goals if goal.number != number)
    return _save(plan, newest.dream, left, "goal_gone", current.title, role=role, by=by, at=at)


@transaction.atomic
def tick_step(
    *, match: Match, role: str, goal: int, step: int, done_on: date | None, by: Account | None, at: datetime
) -> PlanVersion:
    """Say that a step is done, or open it again; saying so twice changes nothing.

    :raises PairHasEnded: the match is closed.
    :raises GoalIsGone: the goal has been taken out.
    :raises StepIsGone: the step has been taken out.
    """
    match = opened(match)
    plan = _plan(match)
    newest = _newest(plan)
    goals = plans.read(newest.goals)
    held = _goal(goals, goal)
    kept = next((one for one in held.steps if one.number == step), None)
    if kept is None:
        raise StepIsGone
    if (kept.done_on is None) == (done_on is None):
        return newest
    ticked = held.with_step(step, done_on=done_on)
    return _save(plan, newest.dream, _with(goals, ticked), "step", kept.words, role=role, by=by, at=at)


@transaction.atomic
def restore_plan(
    *, match: Match, role: str, number: int, seen_number: int, by: Account | None, at: datetime
) -> PlanVersion:
    """Bring an earlier version back as the newest one; what stood in between stays in the history.

    :raises PairHasEnded: the match is closed.
    :raises NoSuchVersion: there is none of this number.
    :raises WrittenMeanwhile: the plan was changed since she looked at its history.
    """
    match = opened(match)
    plan = _plan(match)
    if plan.number != seen_number:
        raise WrittenMeanwhile
    earlier = plan.versions.filter(number=number).first()
    if earlier is None:
        raise NoSuchVersion
    goals = plans.read(earlier.goals)
    return _save(plan, earlier.dream, goals, "restored", str(number), role=role, by=by, at=at)


@transaction.atomic
def share_plan(*, match: Match, role: str, shares: bool, by: Account | None) -> Plan:
    """Say for one of the two whether the coordinator may read the plan; she may once both say so.

    :raises PairHasEnded: the match is closed.
    :raises DreamFirst: there is no plan yet.
    """
    plan = _plan(opened(match))
    field = "shared_by_mentee" if role == Role.MENTEE else "shared_by_mentor"
    setattr(plan, field, shares)
    plan.save(update_fields=[field])
    record("share_plan", plan.match, plan, role=role, by=by, details={"shares": shares})
    return plan


def _begin(match: Match, role: str, dream: str, *, by: Account | None, at: datetime) -> PlanVersion:
    """Begin the plan with its dream; no goal can stand in a plan that has none (R110)."""
    if not dream.strip():
        raise DreamFirst
    plan = Plan.objects.create(match=match, number=0, touched_at=at)
    return _save(plan, dream, (), "begun", "", role=role, by=by, at=at)


def _save(
    plan: Plan,
    dream: str,
    goals: Iterable[Goal],
    change: str,
    about: str,
    *,
    role: str,
    by: Account | None,
    at: datetime,
) -> PlanVersion:
    goals = tuple(goals)
    plan.number, plan.touched_at = plan.number + 1, at
    for name, count in asdict(plans.counts_of(goals)).items():
        setattr(plan, name, count)
    plan.save()
    version = PlanVersion.objects.create(
        plan=plan,
        number=plan.number,
        dream=dream.strip()[: plans.LONGEST_DREAM],
        goals=plans.written(goals),
        saved_by=Role(role),
        saved_at=at,
        change=change,
        about=about[:200],
    )
    record("save_plan", plan.match, version, role=role, by=by, details={"change": change, "number": plan.number})
    return version


def _plan(match: Match) -> Plan:
    plan = Plan.objects.select_related("match__branch", "match__mentee__person", "match__mentor__person")
    found = plan.filter(match=match).first()
    if found is None:
        raise DreamFirst
    return found


def _newest(plan: Plan) -> PlanVersion:
    return plan.versions.get(number=plan.number)


def _seen(plan: Plan, number: int) -> PlanVersion:
    """Return the version she had before her; an unknown number counts as one that everything has changed since."""
    return plan.versions.filter(number=number).first() or PlanVersion(plan=plan, number=0, goals=[])


def _goal(goals: Iterable[Goal], number: int) -> Goal:
    found = next((goal for goal in goals if goal.number == number), None)
    if found is None:
        raise GoalIsGone
    return found


def _with(goals: Iterable[Goal], changed: Goal) -> tuple[Goal, ...]:
    return tuple(changed if goal.number == changed.number else goal for goal in goals)


def _bare(goal: Goal) -> Goal:
    """Return the goal without its ticks."""
    return replace(goal, steps=tuple(replace(step, done_on=None) for step in goal.steps))


def _unused(plan: Plan) -> int:
    """Return a number that no goal of any version has had, so that a goal brought back is the one it was."""
    kept = plan.versions.values_list("goals", flat=True)
    return plans.next_number(goal["number"] for goals in kept for goal in goals)


def _numbered(goal: Goal, current: Goal | None) -> tuple[plans.Step, ...]:
    """Give new steps a number, and old ones the tick they have."""
    known = {step.number: step for step in current.steps} if current else {}
    taken, steps = set(known), []
    for step in goal.steps:
        if step.number in known:
            steps.append(replace(step, done_on=known[step.number].done_on))
        else:
            number = plans.next_number(taken)
            taken.add(number)
            steps.append(replace(step, number=number, done_on=None))
    return tuple(steps)
