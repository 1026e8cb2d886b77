"""Meetings and doors: noted in two taps, planned ahead, corrected by either of the two."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.pairing import queries
from mentornet.pairing.actions import (
    correct_meeting,
    note_door,
    note_meeting,
    plan_meeting,
    take_out_door,
    take_out_meeting,
)
from mentornet.pairing.calendars import invitation
from mentornet.pairing.forms import DoorForm, MeetingForm, NextMeetingForm, held
from mentornet.pairing.models import Meeting
from mentornet.pairing.rules import Seat, one_of_the_two
from mentornet.pairing.views.seats import happened, number_in, seat_of, today
from mentornet.people.rules import SignedInRequest


@open_to(one_of_the_two)
@one_effect
def pair_meetings(request: SignedInRequest, number: int) -> HttpResponse:
    """All meetings that were held, and the form that notes one more."""
    seat = seat_of(request, number)
    form = MeetingForm(request.POST or None, initial={"held_on": today()})
    if form.is_valid() and happened(form, partial(note_meeting, **_written(request, seat), **held(form))):
        messages.success(request, _("Noted. The other one sees it too and may correct it."))
        return redirect("pair-page", number)
    seen = {"seat": seat, "form": form, "meetings": queries.held_meetings(seat.match)}
    return render(request, "pairing/pair_meetings.html", seen)


@open_to(one_of_the_two)
@one_effect
def pair_meeting(request: SignedInRequest, number: int, meeting: int) -> HttpResponse:
    """One meeting, to correct."""
    seat = seat_of(request, number)
    kept = _meeting(seat, meeting)
    if kept.held_on is None:
        return redirect("pair-meeting-plan", number, meeting)
    initial = {"held_on": kept.held_on, "minutes": kept.minutes, "mode": kept.mode, "place": kept.place}
    form = MeetingForm(request.POST or None, initial=initial)
    corrected = partial(correct_meeting, meeting=kept, **_written(request, seat))
    if form.is_valid() and happened(form, partial(corrected, **held(form))):
        return redirect("pair-meetings", number)
    return render(request, "pairing/pair_meeting.html", {"seat": seat, "form": form, "meeting": kept})


@open_to(one_of_the_two)
@one_effect
def pair_meeting_plan(request: SignedInRequest, number: int, meeting: int | None = None) -> HttpResponse:
    """Plan the next meeting, or move one that is planned."""
    seat = seat_of(request, number)
    kept = _meeting(seat, meeting) if meeting is not None else None
    if kept and (kept.is_match_meeting or kept.held_on):
        return redirect("pair-first-meeting", number)
    form = NextMeetingForm(request.POST or None, initial=_as_planned(kept))
    planned = partial(plan_meeting, meeting=kept, **_written(request, seat))
    if form.is_valid() and happened(form, lambda: planned(starts_at=form.starts_at, **held(form))):
        messages.success(request, _("We have written to the other one, and the time stands on both your pages."))
        return redirect("pair-page", number)
    return render(request, "pairing/pair_meeting_plan.html", {"seat": seat, "form": form, "meeting": kept})


@open_to(one_of_the_two)
@only_posted
def pair_meeting_removal(request: SignedInRequest, number: int, meeting: int) -> HttpResponse:
    seat = seat_of(request, number)
    take_out_meeting(meeting=_meeting(seat, meeting), **_written(request, seat))
    messages.success(request, _("The meeting is taken out."))
    return redirect("pair-page", number)


@open_to(one_of_the_two)
def meeting_file(request: HttpRequest, number: int, meeting: int) -> HttpResponse:
    """One planned meeting for her own calendar."""
    kept = _meeting(seat_of(request, number), meeting)
    if kept.starts_at is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="mentornet.ics"'}
    return HttpResponse(invitation(kept), content_type="text/calendar; charset=utf-8", headers=headers)


@open_to(one_of_the_two)
@one_effect
def pair_doors(request: SignedInRequest, number: int) -> HttpResponse:
    """All doors that either has opened, and the form that notes one more."""
    seat = seat_of(request, number)
    names = [(seat.role.value, _("I did")), (seat.other_role.value, seat.other.person.called_name)]
    initial = {"opened_on": today(), "opened_by": seat.other_role}
    form = DoorForm(request.POST or None, names=names, initial=initial)
    if form.is_valid() and happened(form, partial(note_door, **_written(request, seat), **form.cleaned_data)):
        return redirect("pair-doors", number)
    seen = {"seat": seat, "form": form, "doors": queries.doors_of(seat.match)}
    return render(request, "pairing/pair_doors.html", seen)


@open_to(one_of_the_two)
@only_posted
def pair_door_removal(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    found = get_object_or_404(seat.match.doors, pk=number_in(request.POST.get("door")))
    take_out_door(match=seat.match, role=seat.role, door=found, by=request.user)
    return redirect("pair-doors", number)


def _written(request: SignedInRequest, seat: Seat) -> dict[str, Any]:
    return {"match": seat.match, "role": seat.role, "by": request.user, "at": timezone.now()}


def _meeting(seat: Seat, number: int) -> Meeting:
    return get_object_or_404(Meeting, match=seat.match, pk=number, canceled_at=None)


def _as_planned(kept: Meeting | None) -> dict[str, Any]:
    if kept is None or kept.starts_at is None:
        return {}
    starts_at = timezone.localtime(kept.starts_at)
    when = {"day": starts_at.date(), "hour": starts_at.time()}
    return when | {"minutes": kept.minutes, "mode": kept.mode, "place": kept.place}
