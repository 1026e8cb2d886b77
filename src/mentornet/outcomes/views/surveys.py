"""A survey by a link: begun, answered a screen at a time, left and continued, ended, or not at all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.foundation.doors import anyone, open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.signed_links import ForgedLink
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import Application
from mentornet.outcomes.actions import (
    answer_survey,
    begin_survey,
    decline_surveys,
    finish_survey,
    hand_over_first_survey,
    take_answers_back,
    welcome_surveys,
)
from mentornet.outcomes.dead_links import LOST_A_PIECE, NOT_ASKED, CannotAnswer, closed_link
from mentornet.outcomes.forms.screen import ScreenForm
from mentornet.outcomes.links import FIRST, SURVEY, number_in, survey_token
from mentornet.outcomes.queries import Survey, may_be_asked, survey_of
from mentornet.people.rules import SignedInRequest


@open_to(anyone)
def first_survey(request: HttpRequest, token: str) -> HttpResponse:
    """The first wave, handed over in the talk; it opens as the link is used and a button pressed."""
    try:
        application = Application.objects.select_related("person", "branch").get(pk=number_in(FIRST, token))
    except (ForgedLink, Application.DoesNotExist):
        return _dead(request, LOST_A_PIECE)
    if application.withdrawn_on:
        return _dead(request, NOT_ASKED)
    if request.method == "POST" and request.POST.get("act") == "begin":
        survey = hand_over_first_survey(application=application, on=timezone.localdate(), by=None)
        begin_survey(request=survey, at=timezone.now())
        return redirect("survey-page", survey_token(survey))
    if request.method == "POST" and request.POST.get("act") == "decline":
        return _decline(request, application)
    return _intro(request, application, wave="t0")


@open_to(anyone)
def survey_page(request: HttpRequest, token: str) -> HttpResponse:
    """One screen of a wave; the link leads to where she left it."""
    try:
        survey = survey_of(number_in(SURVEY, token))
    except ForgedLink:
        survey = None
    if survey is None:
        return _dead(request, LOST_A_PIECE)
    asked = survey.request
    if ended := closed_link(asked, today=timezone.localdate()):
        return _dead(request, ended)
    act = request.POST.get("act", "")
    if act == "decline":
        return _decline(request, asked.application)
    if act == "begin":
        begin_survey(request=asked, at=timezone.now())
        return redirect("survey-page", token)
    if survey.response is None:
        return _intro(request, asked.application, wave=asked.wave)
    return _screen(request, survey, token)


def _screen(request: HttpRequest, survey: Survey, token: str) -> HttpResponse:
    assert survey.response is not None
    number = _number(request, survey)
    form = ScreenForm(
        request.POST if request.method == "POST" else None,
        screen=survey.screens[number - 1],
        role=survey.request.application.role,
        answers=survey.answers,
        seed=survey.response.pk,
    )
    if request.method == "POST" and form.is_valid():
        return _kept(request, survey, form, token, number)
    seen = {
        "survey": survey, "screen": survey.screens[number - 1], "form": form, "number": number,
        "total": len(survey.screens), "heading": survey.screens[number - 1].block.heading[survey.response.role],
        "label": _("%(number)s of %(total)s") % {"number": number, "total": len(survey.screens)},
        "back": f"?at={number - 1}" if number > 1 else "", "is_last": number == len(survey.screens),
    }  # fmt: skip
    return render(request, "outcomes/survey_page.html", seen)


def _kept(request: HttpRequest, survey: Survey, form: ScreenForm, token: str, number: int) -> HttpResponse:
    response = answer_survey(request=survey.request, answers=form.answers(), at=timezone.now())
    if request.POST.get("act") == "later":
        return render(request, "outcomes/survey_later.html", {"survey": survey})
    # An answer may have opened or closed a screen behind this one.
    after = Survey(survey.request, response)
    if number < len(after.screens):
        return redirect(f"{reverse('survey-page', args=[token])}?at={number + 1}")
    finish_survey(request=survey.request, at=timezone.now())
    return render(request, "outcomes/survey_thanks.html", {"survey": survey})


def _number(request: HttpRequest, survey: Survey) -> int:
    """The screen that the address names; else the first that she has not seen."""
    asked = request.GET.get("at", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else survey.goes_on_at
    return min(max(number, 1), len(survey.screens))


def _intro(request: HttpRequest, application: Application, *, wave: str) -> HttpResponse:
    wording = CONSENT_TEXTS[ConsentPurpose.SURVEY].wording
    seen = {"person": application.person, "role": application.role, "wave": wave, "wording": wording}
    return render(request, "outcomes/survey_intro.html", seen)


def _decline(request: HttpRequest, application: Application) -> HttpResponse:
    decline_surveys(person=application.person, at=timezone.now())
    return render(request, "outcomes/survey_declined.html")


def _dead(request: HttpRequest, link: CannotAnswer) -> HttpResponse:
    return render(request, "outcomes/cannot_answer.html", {"link": link}, status=link.status)


@open_to(signed_in)
@one_effect
def survey_choice(request: SignedInRequest) -> HttpResponse:
    """Whether she is asked at all; her own choice, at any time."""
    person = request.user.person
    act = request.POST.get("act", "")
    if act == "decline":
        decline_surveys(person=person, at=timezone.now())
        messages.success(request, _("We ask you no more questions. Nothing else has changed."))
    elif act == "welcome":
        welcome_surveys(person=person, at=timezone.now())
        messages.success(request, _("Thank you. We ask you again when it is time."))
    elif act == "take_back":
        take_answers_back(person=person)
        messages.success(request, _("Your answers have been deleted."))
    if act:
        return redirect("survey-choice")
    wording = CONSENT_TEXTS[ConsentPurpose.SURVEY].wording
    return render(request, "outcomes/survey_choice.html", {"is_asked": may_be_asked(person), "wording": wording})
