"""The room itself, its guides, and her calendar."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from mentornet.branches.queries import coordinators_of
from mentornet.foundation.doors import anyone, open_to, signed_in
from mentornet.foundation.signed_links import whole_address
from mentornet.matching.introductions import introduction_of
from mentornet.matching.links import letter_token
from mentornet.pairing import queries
from mentornet.pairing.actions import make_calendar_key, shut_calendar
from mentornet.pairing.calendars import feed
from mentornet.pairing.forms import MeetingForm
from mentornet.pairing.guides import GUIDES
from mentornet.pairing.rules import KEPT_AFTER_CLOSING, Seat, month_of, one_of_the_two
from mentornet.pairing.views.seats import seat_of, today
from mentornet.people.rules import SignedInRequest


@open_to(one_of_the_two)
def pair_page(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    return render(request, "pairing/pair_page.html", _in_the_room(seat))


@open_to(one_of_the_two)
def pair_guide(request: SignedInRequest, number: int, name: str) -> HttpResponse:
    if name not in GUIDES:
        raise Http404
    seen = {"seat": seat_of(request, number), "guide": GUIDES[name], "guides": GUIDES.values()}
    return render(request, "pairing/pair_guide.html", seen)


@open_to(signed_in)
def my_calendar(request: SignedInRequest) -> HttpResponse:
    person = request.user.person
    if request.method == "POST":
        if request.POST.get("shut"):
            shut_calendar(person=person, by=request.user)
            messages.success(request, _("The address is shut. Your calendar no longer hears from us."))
        else:
            make_calendar_key(person=person, by=request.user, at=timezone.now())
        return redirect("my-calendar")
    key = getattr(person, "calendar_key", None)
    address = whole_address("calendar-feed", key.token, language="").partition("?")[0] if key else ""
    subscribe = address.replace("https://", "webcal://").replace("http://", "webcal://")
    return render(request, "pairing/my_calendar.html", {"address": address, "subscribe": subscribe})


@open_to(anyone)
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    key = queries.owner_of_calendar(token)
    if key is None:
        raise Http404
    since = today() - KEPT_AFTER_CLOSING
    with override(key.person.language):
        content = feed(queries.calendar_of(key.person, since=since))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _in_the_room(seat: Seat) -> dict[str, Any]:
    match, now = seat.match, timezone.now()
    meetings = [one for one in match.meetings.all() if one.canceled_at is None]
    held = [one for one in meetings if one.held_on]
    ahead = [one for one in meetings if one.held_on is None and one.starts_at and one.starts_at > now]
    past = [one for one in meetings if one.held_on is None and one.starts_at and one.starts_at <= now]
    month, months = month_of(match, today=today())
    doors = list(queries.doors_of(match))
    coordinator = coordinators_of(match.branch, as_of=today()).first()
    return {
        "seat": seat,
        "match": match,
        "other": introduction_of(seat.other.person),
        "letters_token": letter_token(match, seat.role),
        "plan": queries.plan_of(match),
        "agreement": None if match.active_on else queries.agreement_of(match),
        "held": held[:3],
        "held_count": len(held),
        "next": min(ahead, key=lambda one: one.starts_at or now, default=None),
        "to_note": next((one for one in past if not one.is_match_meeting), None),
        "first": next((one for one in meetings if one.is_match_meeting), None),
        "doors": doors[:4],
        "door_count": len(doors),
        "month": month,
        "months": months,
        "guides": GUIDES.values(),
        "coordinator": coordinator.person if coordinator else None,
        "form": MeetingForm(initial={"held_on": today(), **_as_last_time(held)}),
        "today": today(),
        "kept_until": match.ended_on + KEPT_AFTER_CLOSING if match.ended_on else None,
    }


def _as_last_time(held: list[Any]) -> dict[str, Any]:
    """Let the form begin with how the two met last: most pairs meet in the same way."""
    if not held or held[0].is_match_meeting:
        return {}
    return {"mode": held[0].mode, **({"place": held[0].place} if held[0].place != "none" else {})}
