from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentornet.foundation.doors import anyone, only_posted, open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.interviewing.actions import (
    AnsweredAlready,
    answer_whether_she_waits,
    come_back,
    leave_network,
    pause,
    resume,
)
from mentornet.interviewing.choices import WaitAnswer
from mentornet.interviewing.forms import FarewellForm, PauseForm
from mentornet.interviewing.links import EndedLink, wait_question_by
from mentornet.interviewing.models import Participant
from mentornet.interviewing.queries import own_participant
from mentornet.interviewing.waits_told import told_wait
from mentornet.joining.actions import change_card
from mentornet.joining.card_facts import facts_on
from mentornet.joining.choices import Role
from mentornet.joining.forms import CardForm, MenteeCardForm, MentorCardForm, card_form_values
from mentornet.people.rules import SignedInRequest


@open_to(signed_in)
def wait_page(request: SignedInRequest, participant: int) -> HttpResponse:
    return _page(request, _hers(request, participant))


@open_to(signed_in)
@only_posted
@one_effect
def wait_pause(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _hers(request, participant)
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _page(request, hers, rest=form)
    pause(participant=hers, from_on=timezone.localdate(), until_on=form.cleaned_data["until_on"], by=request.user)
    messages.success(request, _("You have a pause now. You keep your place."))
    return redirect("wait-page", hers.pk)


@open_to(signed_in)
@only_posted
@one_effect
def wait_resumption(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _hers(request, participant)
    resume(participant=hers, on=timezone.localdate(), by=request.user)
    messages.success(request, _("Welcome back. We look for somebody for you again."))
    return redirect("wait-page", hers.pk)


@open_to(signed_in)
@only_posted
@one_effect
def wait_farewell(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _hers(request, participant)
    form = FarewellForm(request.POST)
    if not form.is_valid():
        return _page(request, hers, farewell=form)
    leave_network(participant=hers, on=timezone.localdate(), reason=form.cleaned_data["reason"], by=request.user)
    messages.success(request, _("You are not on our list any more. Thank you for the time with us."))
    return redirect("wait-page", hers.pk)


@open_to(signed_in)
@only_posted
@one_effect
def wait_return(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _hers(request, participant)
    come_back(participant=hers, on=timezone.localdate(), by=request.user)
    messages.success(request, _("Welcome back. We look for somebody for you again."))
    return redirect("wait-page", hers.pk)


@open_to(signed_in)
@one_effect
def card_page(request: SignedInRequest, participant: int) -> HttpResponse:
    hers = _hers(request, participant)
    facts = facts_on(hers.card)
    kind: type[CardForm] = MenteeCardForm if hers.role == Role.MENTEE else MentorCardForm
    form = kind(request.POST or None, initial=card_form_values(facts))
    if form.is_valid():
        change_card(card=hers.card, facts=form.changed_facts(facts), by=request.user)
        messages.success(request, _("Your card is kept. The next round reads it as it is now."))
        return redirect("wait-page", hers.pk)
    return render(request, "interviewing/card_page.html", {"participant": hers, "card": form})


@open_to(anyone)
@one_effect
def still_waiting(request: HttpRequest, token: str) -> HttpResponse:
    try:
        question = wait_question_by(token)
    except EndedLink as link:
        return render(request, "interviewing/ended_link.html", {"link": link}, status=link.status)
    said = request.POST.get("said")
    if request.method == "POST" and said in WaitAnswer.values:
        with suppress(AnsweredAlready):  # two taps of one finger: the page tells what was said first
            answer_whether_she_waits(question=question, answer=WaitAnswer(said), at=timezone.now())
        return redirect("still-waiting", token)
    today = timezone.localdate()
    seen = {"question": question, "wait": told_wait(question.participant, today=today, language=_language())}
    return render(request, "interviewing/still_waiting.html", seen)


def _hers(request: SignedInRequest, participant: int) -> Participant:
    hers = get_object_or_404(own_participant(request.user, participant), pk=participant)
    request.user.person = hers.person  # the frame of the page asks for her name, which has just been read
    return hers


def _language() -> str:
    return get_language() or "en"


def _page(
    request: SignedInRequest,
    participant: Participant,
    *,
    rest: PauseForm | None = None,
    farewell: FarewellForm | None = None,
) -> HttpResponse:
    today: date = timezone.localdate()
    seen = {
        "participant": participant,
        "wait": told_wait(participant, today=today, language=_language()),
        "rest": rest or PauseForm(),
        "farewell": farewell or FarewellForm(),
    }
    return render(request, "interviewing/wait_page.html", seen)
