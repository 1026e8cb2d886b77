from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import branch_of, coordinators
from mentornet.desk.files import file_of, first_entered_on
from mentornet.desk.forms import FarewellForm, PauseForm, ReturnForm
from mentornet.desk.listing import found_in, rows
from mentornet.desk.views.found import language, participant_of
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.actions import leave_network, pause, resume, return_to_waiting_list
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.people.rules import SignedInRequest

A_PAGE = 50


class MatchIsOpen(Refusal):
    """She meets somebody; the match is closed first."""

    sentence = ""


@open_to(coordinators)
def waiting_list(request: SignedInRequest, branch: str) -> HttpResponse:
    hers = branch_of(request, branch)
    role = Role.MENTOR if request.GET.get("role") == Role.MENTOR else Role.MENTEE
    words, by_name = request.GET.get("q", "")[:100], request.GET.get("sort") == "name"
    found = found_in(hers, role=role, words=words, by_name=by_name, as_of=timezone.localdate())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    seen = {"branch": hers, "role": role, "words": words, "by_name": by_name, "page": page}
    seen["rows"] = rows(list(page), language=language())
    return render(request, "desk/waiting_list.html", seen)


@open_to(coordinators)
def participant_page(request: SignedInRequest, participant: int) -> HttpResponse:
    return _page(request, participant_of(request, participant))


@open_to(coordinators)
@only_posted
@one_effect
def participant_pause(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = participant_of(request, participant)
    rest = PauseForm(request.POST)
    if not rest.is_valid():
        return _page(request, hers, rest=rest)
    pause(participant=hers, by=request.user, **rest.cleaned_data)
    messages.success(request, _("She rests, and keeps her place."))
    return redirect("participant-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def participant_resumption(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = participant_of(request, participant)
    resume(participant=hers, on=timezone.localdate(), by=request.user)
    messages.success(request, _("She can be proposed to somebody again."))
    return redirect("participant-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def participant_return(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = participant_of(request, participant)
    back = ReturnForm(request.POST)
    if not back.is_valid():
        return _page(request, hers, back=back)
    return_to_waiting_list(participant=hers, entered_on=back.cleaned_data["entered_on"], by=request.user)
    messages.success(request, _("She is on the waiting list again."))
    return redirect("participant-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def participant_farewell(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = participant_of(request, participant)
    farewell = FarewellForm(request.POST)
    if not farewell.is_valid():
        return _page(request, hers, farewell=farewell)
    if Match.objects.filter(ended_on=None, **{hers.role: hers}).exists():
        raise MatchIsOpen(_("She has an open match. Close that one first, and then say goodbye."))
    told = farewell.cleaned_data
    leave_network(participant=hers, on=told["on"], reason=LeaveReason(told["reason"]), by=request.user)
    messages.success(request, _("She has left. Thank her for the time you had."))
    return redirect("participant-page", hers.pk)


def _page(
    request: SignedInRequest,
    participant: Participant,
    *,
    rest: PauseForm | None = None,
    back: ReturnForm | None = None,
    farewell: FarewellForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    seen = {
        "branch": participant.branch,
        "participant": participant,
        "file": file_of(participant, today=today, language=language()),
        "rest": rest or PauseForm(initial={"from_on": today}),
        "back": back or ReturnForm(initial={"entered_on": first_entered_on(participant) or today}),
        "farewell": farewell or FarewellForm(initial={"on": today}),
        "today": today,
    }
    return render(request, "desk/participant_page.html", seen)
