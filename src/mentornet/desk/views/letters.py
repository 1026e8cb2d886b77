from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.queries import profile_of
from mentornet.branches.rules import branch_of, coordinators
from mentornet.desk.forms import ReachForm, TalkForm
from mentornet.desk.views.found import application_of, language
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.interviewing.actions import book_interview
from mentornet.joining.actions import change_card, withdraw_application
from mentornet.joining.card_facts import facts_on
from mentornet.joining.choices import Role
from mentornet.joining.forms import CardForm, MenteeCardForm, MentorCardForm, card_form_values
from mentornet.joining.models import Application
from mentornet.joining.queries import open_applications, reply_by
from mentornet.matching.cards import blind_card
from mentornet.people.actions import ReachesSomebodyElse, change_contact
from mentornet.people.rules import SignedInRequest

A_PAGE = 50


@open_to(coordinators)
def application_list(request: SignedInRequest, branch: str) -> HttpResponse:
    hers = branch_of(request, branch)
    found = open_applications(hers).select_related("person", "interview", "card")
    seen = {
        "branch": hers,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        # Whoever wrote before this day was promised an answer that has not come.
        "answered_until": timezone.localdate() - timedelta(days=profile_of(hers).intake.reply_within_days),
    }
    return render(request, "desk/application_list.html", seen)


@open_to(coordinators)
def application_page(request: SignedInRequest, application: int) -> HttpResponse:
    return _page(request, application_of(request, application))


@open_to(coordinators)
@one_effect
def application_card(request: SignedInRequest, application: int) -> HttpResponse:
    hers = application_of(request, application)
    facts = facts_on(hers.card)
    kind: type[CardForm] = MenteeCardForm if hers.role == Role.MENTEE else MentorCardForm
    card = kind(request.POST or None, initial=card_form_values(facts))
    if card.is_valid():
        change_card(card=hers.card, facts=card.changed_facts(facts), by=request.user)
        messages.success(request, _("Her card is written."))
        return _back_to(hers)
    return render(request, "desk/application_card.html", {"branch": hers.branch, "application": hers, "card": card})


@open_to(coordinators)
@one_effect
def application_contact(request: SignedInRequest, application: int) -> HttpResponse:
    hers = application_of(request, application)
    now = {name: getattr(hers.person, name) for name in ReachForm.base_fields}
    reach = ReachForm(request.POST or None, initial=now)
    if reach.is_valid():
        try:
            change_contact(
                person=hers.person,
                takes_part=hasattr(hers, "participant"),
                branch=hers.branch,
                by=request.user,
                **reach.cleaned_data,
            )
        except ReachesSomebodyElse as refusal:
            reach.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is written down how to reach her."))
            return _back_to(hers)
    return render(request, "desk/contact_page.html", {"branch": hers.branch, "application": hers, "reach": reach})


@open_to(coordinators)
@only_posted
@one_effect
def application_talk(request: SignedInRequest, application: int) -> HttpResponse:
    hers = application_of(request, application)
    talk = TalkForm(request.POST)
    if talk.is_valid():
        booked_for = talk.cleaned_data["booked_for"]
        book_interview(application=hers, booked_for=booked_for, by=request.user, at=timezone.now())
        messages.success(request, _("The talk is booked, and she has been written to."))
        return redirect("application-page", hers.pk)
    return _page(request, hers, talk=talk)


@open_to(coordinators)
@only_posted
@one_effect
def application_withdrawal(request: SignedInRequest, application: int) -> HttpResponse:
    hers = application_of(request, application)
    withdraw_application(application=hers, on=timezone.localdate(), by=request.user)
    messages.success(request, _("Her letter rests. She is welcome to write again."))
    return redirect("application-list", hers.branch.code)


def _page(request: SignedInRequest, application: Application, *, talk: TalkForm | None = None) -> HttpResponse:
    booked_for = getattr(getattr(application, "interview", None), "booked_for", None)
    seen = {
        "branch": application.branch,
        "application": application,
        "card": blind_card(application.card, application.role, language=language()),
        "talk": talk or TalkForm(initial={"booked_for": booked_for}),
        "reply_by": reply_by(application.branch, applied_on=application.applied_on),
        "today": timezone.localdate(),
    }
    return render(request, "desk/application_page.html", seen)


def _back_to(application: Application) -> HttpResponse:
    """Lead to her file when she takes part, else to her letter."""
    participant = getattr(application, "participant", None)
    if participant is not None:
        return redirect("participant-page", participant.pk)
    return redirect("application-page", application.pk)
