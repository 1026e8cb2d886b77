"""The plan: its dream, goals and steps, its history, and who may read it besides the two."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.matching.queries import matches_visible_to
from mentornet.pairing import plans, queries
from mentornet.pairing.actions import (
    WrittenMeanwhile,
    restore_plan,
    save_goal,
    share_plan,
    take_out_goal,
    tick_step,
    write_dream,
)
from mentornet.pairing.choices import Domain, GoalState, Whose
from mentornet.pairing.forms import DreamForm, GoalForm, StepForms, steps_in
from mentornet.pairing.models import PlanVersion
from mentornet.pairing.papers import plan_paper
from mentornet.pairing.plans import Goal
from mentornet.pairing.rules import Seat, one_of_the_two
from mentornet.pairing.views.seats import happened, has_seen, language, number_in, seat_of, today
from mentornet.people.rules import SignedInRequest


@open_to(one_of_the_two)
def plan_page(request: SignedInRequest, number: int) -> HttpResponse:
    """Lead to the plan, which stands in the room."""
    return redirect("pair-page", number)


@open_to(one_of_the_two)
@one_effect
def plan_dream(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    plan = queries.plan_of(seat.match)
    form = DreamForm(request.POST or None, initial={"dream": plan.dream, "seen_number": plan.number})
    theirs = None
    if form.is_valid():
        if happened(form, partial(_write_dream, request, seat, form)):
            return redirect("pair-page", number)
        theirs = _look_again(form, plan.number, plan.dream)
    return render(request, "pairing/plan_dream.html", {"seat": seat, "form": form, "theirs": theirs})


@open_to(one_of_the_two)
@one_effect
def plan_goal(request: SignedInRequest, number: int, goal: int = 0) -> HttpResponse:
    """Write one goal with its steps. What somebody else saved meanwhile is shown beside what she writes."""
    seat = seat_of(request, number)
    plan = queries.plan_of(seat.match)
    kept = next((one for one in plan.goals if one.number == goal), None)
    if goal and kept is None:
        raise Http404
    form = GoalForm(request.POST or None, initial=_initial(kept, seat) | {"seen_number": plan.number})
    rows = StepForms(request.POST or None, initial=_rows(kept), prefix="steps")
    theirs = None
    if form.is_valid() and rows.is_valid():
        if happened(form, partial(_save_goal, request, seat, form, rows, goal)):
            return redirect("pair-page", number)
        theirs = _look_again(form, plan.number, kept)
    seen = {"seat": seat, "form": form, "rows": rows, "goal": kept, "theirs": theirs, "number": plan.number}
    return render(request, "pairing/plan_goal.html", seen)


@open_to(one_of_the_two)
@only_posted
def plan_goal_removal(request: SignedInRequest, number: int, goal: int) -> HttpResponse:
    seat = seat_of(request, number)
    seen_number = number_in(request.POST.get("seen_number"))
    take_out_goal(number=goal, seen_number=seen_number, **_written(request, seat))
    messages.success(request, _("The goal is taken out. You find it in the earlier plans."))
    return redirect("pair-page", number)


@open_to(one_of_the_two)
@only_posted
def plan_steps(request: SignedInRequest, number: int) -> HttpResponse:
    """Tick a step, or open it again: `step` holds goal, step, and `done` or `open`."""
    seat = seat_of(request, number)
    goal, step, state = [*request.POST.get("step", "").split("."), "", "", ""][:3]
    done_on = today() if state == "done" else None
    tick_step(goal=number_in(goal), step=number_in(step), done_on=done_on, **_written(request, seat))
    return redirect("pair-page", number)


@open_to(one_of_the_two)
def plan_history(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    versions = PlanVersion.objects.filter(plan__match=seat.match)[:100]
    seen = {"seat": seat, "versions": [(one, plans.CHANGES.get(one.change, one.change)) for one in versions]}
    return render(request, "pairing/plan_history.html", seen)


@open_to(one_of_the_two)
def plan_version(request: SignedInRequest, number: int, version: int) -> HttpResponse:
    """Read an earlier version, and bring it back."""
    seat = seat_of(request, number)
    kept = get_object_or_404(PlanVersion.objects.select_related("plan"), plan__match=seat.match, number=version)
    if request.method == "POST":
        seen_number = number_in(request.POST.get("seen_number"))
        restore_plan(number=version, seen_number=seen_number, **_written(request, seat))
        messages.success(request, _("The earlier plan is back. What stood in between is kept."))
        return redirect("pair-page", number)
    seen = {"seat": seat, "version": kept, "goals": plans.read(kept.goals)}
    return render(request, "pairing/plan_version.html", seen)


@open_to(one_of_the_two)
@only_posted
def plan_sharing(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    share_plan(match=seat.match, role=seat.role, shares=request.POST.get("shares") == "yes", by=request.user)
    return redirect("pair-page", number)


@open_to(one_of_the_two)
def plan_file(request: HttpRequest, number: int) -> HttpResponse:
    """The plan for the two to keep."""
    seat = seat_of(request, number)
    content = plan_paper(queries.plan_of(seat.match), seat.match, language=language(), dated=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="plan.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@open_to(coordinators)
def match_plan(request: SignedInRequest, match: int) -> HttpResponse:
    """Let a coordinator read a plan that both share with her; before that, there is none for her."""
    pair = get_object_or_404(matches_visible_to(request.user, as_of=today()), pk=match)
    plan = queries.plan_of(pair)
    if not queries.is_shared(plan.plan):
        raise Http404
    return render(request, "pairing/match_plan.html", {"match": pair, "branch": pair.branch, "plan": plan})


def _written(request: SignedInRequest, seat: Seat) -> dict[str, Any]:
    return {"match": seat.match, "role": seat.role, "by": request.user, "at": timezone.now()}


def _write_dream(request: SignedInRequest, seat: Seat, form: DreamForm) -> object:
    return write_dream(**form.cleaned_data, **_written(request, seat))


def _save_goal(request: SignedInRequest, seat: Seat, form: GoalForm, rows: Any, number: int) -> object:
    goal = form.goal(number, steps_in(rows))
    return save_goal(goal=goal, seen_number=form.cleaned_data["seen_number"], **_written(request, seat))


def _look_again(form: forms.Form, number: int, theirs: Any) -> Any:
    """Return what somebody else saved meanwhile, if that is why hers was not; the next time she has seen it."""
    if str(WrittenMeanwhile.sentence) not in form.non_field_errors():
        return None
    has_seen(form, number)
    return theirs


def _initial(goal: Goal | None, seat: Seat) -> dict[str, Any]:
    if goal is None:
        return {"whose": Whose(seat.role.value), "domain": Domain.WORK, "state": GoalState.OPEN}
    names = ("title", "whose", "domain", "hope", "state")
    return {name: getattr(goal, name) for name in names}


def _rows(goal: Goal | None) -> list[dict[str, Any]]:
    steps = goal.steps if goal else ()
    return [{"number": one.number, "words": one.words, "whose": one.whose, "by": one.by} for one in steps]
