from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import branch_of, coordinators
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.interviewing.actions import keep_apart, let_meet_again, review_wait
from mentornet.interviewing.long_waits import long_waits
from mentornet.interviewing.models import Participant
from mentornet.interviewing.queries import kept_apart_from, participants_visible_to
from mentornet.people.rules import SignedInRequest

MOST_DAYS = 32_000


@open_to(coordinators)
def long_wait_list(request: SignedInRequest, branch: str) -> HttpResponse:
    hers = branch_of(request, branch)
    waits = long_waits(hers, today=timezone.localdate())
    return render(request, "interviewing/long_wait_list.html", {"branch": hers, "waits": waits})


@open_to(coordinators)
@only_posted
@one_effect
def wait_review(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _participant(request, participant)
    days = request.POST.get("after_days", "")
    after_days = min(int(days), MOST_DAYS) if days.isdecimal() and len(days) < 6 else 0
    review_wait(participant=hers, after_days=after_days, on=timezone.localdate(), by=request.user)
    messages.success(request, _("Noted. She keeps her place."))
    return redirect("long-wait-list", hers.branch.code)


@open_to(coordinators)
@only_posted
@one_effect
def apart_note(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _participant(request, participant)
    code = request.POST.get("code", "").strip().upper().removeprefix("M-")[:12]
    known = participants_visible_to(request.user, as_of=timezone.localdate())
    other = known.filter(card__number=int(code)).first() if code.isdecimal() else None
    if other is None:
        messages.error(request, _("No card of your branch has this number. It stands on her page, as M-1042."))
        return redirect("participant-page", hers.pk)
    keep_apart(participant=hers, other=other.person, since=timezone.localdate(), by=request.user)
    messages.success(request, _("These two are never proposed to each other."))
    return redirect("participant-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def apart_undone(request: SignedInRequest, participant: int, kept: int) -> HttpResponse:
    hers = _participant(request, participant)
    note = next((note for note, _other in kept_apart_from(hers.person) if note.pk == kept), None)
    if note is not None:
        let_meet_again(participant=hers, kept=note, by=request.user)
        messages.success(request, _("The two may be proposed to each other again."))
    return redirect("participant-page", hers.pk)


def _participant(request: SignedInRequest, number: int) -> Participant:
    return get_object_or_404(participants_visible_to(request.user, as_of=timezone.localdate()), pk=number)
