"""A mentee reads the cards of free mentors and asks for one; a coordinator answers her."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.profile import Profile
from mentornet.branches.queries import profile_of
from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import only_posted, open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching import actions
from mentornet.matching.actions.requests import why_forbidden
from mentornet.matching.cards import blind_card
from mentornet.matching.forms import DeclineRequestForm, WishForm
from mentornet.matching.models import CardRequest
from mentornet.matching.open_cards import open_cards, open_request, participation_of, why_the_two
from mentornet.matching.queries import requests_visible_to
from mentornet.matching.views.desk import language
from mentornet.people.rules import SignedInRequest

A_PAGE = 12


def mentee_of(request: SignedInRequest, number: int) -> tuple[Participant, Profile]:
    """Her own participation, in a branch that lets its mentees ask, and the branch's profile; else 404."""
    mentee = participation_of(request.user.person, number)
    profile = profile_of(mentee.branch) if mentee else None
    if mentee is None or profile is None or not profile.matching.mentees_may_ask:
        raise Http404
    return mentee, profile


@open_to(signed_in)
def mentor_cards(request: SignedInRequest, participant: int) -> HttpResponse:
    mentee, profile = mentee_of(request, participant)
    cards = open_cards(mentee, profile, as_of=timezone.localdate(), language=language())
    seen = {
        "mentee": mentee,
        "wish": open_request(mentee),
        "page": Paginator(cards, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "matching/mentor_cards.html", seen)


@open_to(signed_in)
@one_effect
def mentor_card(request: SignedInRequest, participant: int, card: int) -> HttpResponse:
    (mentee, profile), today = mentee_of(request, participant), timezone.localdate()
    cards = open_cards(mentee, profile, as_of=today, language=language())
    shown = next((one for one in cards if one.number == card), None)
    if shown is None:
        raise Http404
    form = WishForm(request.POST or None)
    if form.is_valid():
        actions.ask_for_card(mentee=mentee, mentor=shown.mentor, on=today, words=form.cleaned_data["words"])
        messages.success(request, _("Your coordinator has your wish. She writes to you; until then nobody else knows."))
        return redirect("mentor-cards", mentee.pk)
    seen = {
        "mentee": mentee,
        "wish": open_request(mentee),
        "card": shown.card,
        "parts": why_the_two(mentee, shown.mentor, as_of=today, language=language()),
        "form": form,
    }
    return render(request, "matching/mentor_card.html", seen)


@open_to(signed_in)
@only_posted
@one_effect
def request_withdrawal(request: SignedInRequest, participant: int) -> HttpResponse:
    mentee, _profile = mentee_of(request, participant)
    wish = open_request(mentee)
    if wish is None:
        raise actions.NoLongerAsked
    actions.take_request_back(request=wish, on=timezone.localdate())
    messages.success(request, _("Your wish is taken back. You are welcome to ask for another."))
    return redirect("mentor-cards", mentee.pk)


def request_of(request: SignedInRequest, number: int) -> CardRequest:
    return get_object_or_404(requests_visible_to(request.user, as_of=timezone.localdate()), pk=number)


@open_to(coordinators)
def request_page(request: SignedInRequest, card_request: int) -> HttpResponse:
    return _page(request, request_of(request, card_request), DeclineRequestForm())


@open_to(coordinators)
@only_posted
@one_effect
def request_confirmation(request: SignedInRequest, card_request: int) -> HttpResponse:
    wish = request_of(request, card_request)
    proposal = actions.confirm_request(request=wish, by=request.user, at=timezone.now())
    messages.success(
        request, _("The card is on its way to the mentor. The mentee hears of it when the mentor says yes.")
    )
    return redirect("proposal-page", proposal.pk)


@open_to(coordinators)
@only_posted
@one_effect
def request_decline(request: SignedInRequest, card_request: int) -> HttpResponse:
    wish, form = request_of(request, card_request), DeclineRequestForm(request.POST)
    if form.is_valid():
        try:
            words = form.cleaned_data["word_to_her"]
            actions.decline_request(request=wish, by=request.user, at=timezone.now(), word_to_her=words)
        except Refusal as refusal:
            form.add_error("word_to_her", str(refusal))
        else:
            messages.success(request, _("She has your word, and may ask for another."))
            return redirect("request-page", wish.pk)
    return _page(request, wish, form)


def _page(request: SignedInRequest, wish: CardRequest, form: DeclineRequestForm) -> HttpResponse:
    today = timezone.localdate()
    is_open = wish.ended_on is None
    seen = {
        "branch": wish.mentee.branch,
        "wish": wish,
        "mentee_card": blind_card(wish.mentee.card, Role.MENTEE, language=language()),
        "mentor_card": blind_card(wish.mentor.card, Role.MENTOR, language=language()),
        "parts": why_the_two(wish.mentee, wish.mentor, as_of=today, language=language()) if is_open else [],
        "hindrance": why_forbidden(wish.mentee, wish.mentor, as_of=today) if is_open else "",
        "form": form,
    }
    return render(request, "matching/request_page.html", seen)
