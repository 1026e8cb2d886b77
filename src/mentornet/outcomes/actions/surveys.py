"""Surveys: somebody is asked, begins, answers screen by screen, ends; or would rather not be asked at all."""

import contextlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.joining.actions.consents import AlreadySaid, NotSaid, give_consent, withdraw_consent
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import Application, ConsentEntry
from mentornet.matching.models import Match
from mentornet.messages.actions import write_message
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.forms_of_waves import form_of
from mentornet.outcomes.items import NONE_OF_THEM
from mentornet.outcomes.links import survey_link
from mentornet.outcomes.models import SurveyOptOut, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import pair_pseudonym, person_pseudonym
from mentornet.outcomes.screens import drawn_order, is_answer
from mentornet.people.models import Account, Person

# The question whose answer is a consent, and goes to the ledger of consents too.
CONTACT_LATER = "contact_later"


class SurveyClosed(Refusal):
    sentence = _("These questions are closed. You need not do anything; we ask again another time.")


class NotBegun(Refusal):
    sentence = _("These questions have not been begun. Open the link once more, and begin.")


class NotAnAnswer(Refusal):
    sentence = _("One of the answers is not among those that can be chosen. Reload the page, and choose again.")


class WouldRatherNot(Refusal):
    sentence = _("You have said that you would rather not answer questions. Say on your own page if you want to again.")


@transaction.atomic
def hand_over_first_survey(*, application: Application, on: date, by: Account | None) -> SurveyRequest:
    """Open the first wave (T0) for somebody at her talk, or find the one that is open; no message is written.

    :raises WouldRatherNot: she does not want to be asked.
    """
    return _open(application, match=None, wave=Wave.T0, due_on=on, on=on, by=by)


@transaction.atomic
def ask_wave(*, application: Application, match: Match | None, wave: Wave, due_on: date, at: datetime) -> SurveyRequest:
    """Ask somebody the questions of a wave by a message with a link; asking again changes nothing.

    :raises WouldRatherNot: she does not want to be asked.
    """
    request = _open(application, match=match, wave=wave, due_on=due_on, on=timezone.localdate(at), by=None)
    _write(request, "survey_asked", once=f"survey-{request.pk}", at=at)
    return request


@transaction.atomic
def remind_of_survey(*, request: SurveyRequest, at: datetime) -> None:
    """Remind her once of questions that she has not ended."""
    SurveyRequest.objects.filter(pk=request.pk, reminded_on=None).update(reminded_on=timezone.localdate(at))
    audit.record("remind_of_survey", by=None, subject=request, person=request.application.person)
    _write(request, "survey_reminder", once=f"survey-{request.pk}-again", at=at)


@transaction.atomic
def begin_survey(*, request: SurveyRequest, at: datetime, by: Account | None = None) -> SurveyResponse:
    """Begin to answer, with her yes in the ledger of consents; beginning again finds the answers given so far.

    :raises SurveyClosed: the wave has ended, or is past its last day.
    """
    request = _locked(request, on=timezone.localdate(at))
    try:
        yes = CONSENT_TEXTS[ConsentPurpose.SURVEY].said_yes_to(at)
        give_consent(person=request.application.person, consent=yes, by=by)
    except AlreadySaid:
        pass
    SurveyOptOut.objects.filter(person=request.application.person).delete()
    form = form_of(request.wave, request.application.role)
    person = person_pseudonym(request.application_id)
    response, _made = SurveyResponse.objects.get_or_create(
        person_pseudonym=person,
        pair_pseudonym=pair_pseudonym(request.match_id),
        wave=request.wave,
        defaults={
            "branch_id": request.application.branch_id,
            "role": request.application.role,
            "form_version": form.version,
            "shown_order": drawn_order(form, Random(f"{person}-{request.wave}")),
            "answered_on": timezone.localdate(at),
        },
    )
    return response


@transaction.atomic
def answer_survey(*, request: SurveyRequest, answers: Mapping[str, Any], at: datetime) -> SurveyResponse:
    """Keep the answers of one screen beside those given before; none is an item that was shown and skipped.

    :raises NotBegun: she has not begun.
    :raises NotAnAnswer: a value is none that the item can be answered with.
    :raises SurveyClosed: the wave has ended, or is past its last day.
    """
    request = _locked(request, on=timezone.localdate(at))
    form = form_of(request.wave, request.application.role)
    for key, value in answers.items():
        if key not in {item.key for item in form.items} or not is_answer(form.item(key), value):
            raise NotAnAnswer
    response = _response(request)
    merged = response.answers | dict(answers)
    for item in form.items:  # what was asked among choices that have been taken back falls away with them
        if item.among and isinstance(kept := merged.get(item.key), list):
            among = merged.get(item.among) or []
            merged[item.key] = [code for code in kept if code in among or code == NONE_OF_THEM]
    response.answers, response.answered_on = merged, timezone.localdate(at)
    response.save(update_fields=["answers", "answered_on"])
    if CONTACT_LATER in answers:
        _write_down_contact_later(request, answers[CONTACT_LATER], at)
    return response


@transaction.atomic
def finish_survey(*, request: SurveyRequest, at: datetime) -> None:
    """End a wave: what has been answered stands, and the link opens it no more.

    :raises NotBegun: she has not begun.
    :raises SurveyClosed: the wave has ended, or is past its last day.
    """
    request = _locked(request, on=timezone.localdate(at))
    response = _response(request)
    response.finished = True
    response.save(update_fields=["finished"])
    request.finished_on = timezone.localdate(at)
    request.save(update_fields=["finished_on"])


@transaction.atomic
def decline_surveys(*, person: Person, at: datetime, by: Account | None = None) -> None:
    """Ask her no more, whatever the wave; nothing else changes for her (domain 4.5). Saying it twice is once."""
    SurveyOptOut.objects.get_or_create(person=person, defaults={"since": timezone.localdate(at)})
    with contextlib.suppress(NotSaid):
        withdraw_consent(person=person, purpose=ConsentPurpose.SURVEY, at=at, by=by)
    audit.record("decline_surveys", by=by, subject=person, person=person)


@transaction.atomic
def welcome_surveys(*, person: Person, at: datetime, by: Account | None = None) -> None:
    """Let her be asked again, by her own wish; the yes is written down in the words that she read."""
    SurveyOptOut.objects.filter(person=person).delete()
    with contextlib.suppress(AlreadySaid):
        give_consent(person=person, consent=CONSENT_TEXTS[ConsentPurpose.SURVEY].said_yes_to(at), by=by)
    audit.record("welcome_surveys", by=by, subject=person, person=person)


@transaction.atomic
def take_answers_back(*, person: Person, by: Account | None = None) -> int:
    """Delete every survey answer of hers, by her own wish; return how many waves they were."""
    mine = [person_pseudonym(number) for number in person.applications.values_list("pk", flat=True)]
    deleted, _of = SurveyResponse.objects.filter(person_pseudonym__in=mine).delete()
    audit.record("take_answers_back", by=by, subject=person, person=person)
    return deleted


def _open(
    application: Application, *, match: Match | None, wave: Wave, due_on: date, on: date, by: Account | None
) -> SurveyRequest:
    if SurveyOptOut.objects.filter(person=application.person_id).exists():
        raise WouldRatherNot
    days = profile_of(application.branch).follow_up.survey_open_days
    request, made = SurveyRequest.objects.get_or_create(
        application=application,
        match=match,
        wave=wave,
        defaults={"due_on": due_on, "asked_on": on, "closes_on": on + timedelta(days=days)},
    )
    if made:
        audit.record(
            "ask_wave", by=by, subject=request, branch=application.branch, person=application.person,
            details={"wave": wave},
        )  # fmt: skip
    return request


def _locked(request: SurveyRequest, *, on: date) -> SurveyRequest:
    """Hold the request, so that two devices write one after the other."""
    held = SurveyRequest.objects.select_for_update(of=("self",)).select_related("application__person")
    request = held.get(pk=request.pk)
    if request.finished_on or on > request.closes_on:
        raise SurveyClosed
    return request


def _response(request: SurveyRequest) -> SurveyResponse:
    found = SurveyResponse.objects.filter(
        person_pseudonym=person_pseudonym(request.application_id),
        pair_pseudonym=pair_pseudonym(request.match_id),
        wave=request.wave,
    ).first()
    if found is None:
        raise NotBegun
    return found


def _write_down_contact_later(request: SurveyRequest, said: str | None, at: datetime) -> None:
    person, purpose = request.application.person, ConsentPurpose.AFTER_CLOSING
    stands = ConsentEntry.objects.filter(person=person, purpose=purpose, withdrawn_at=None).exists()
    if said == "yes" and not stands:
        give_consent(person=person, consent=CONSENT_TEXTS[purpose].said_yes_to(at), by=None)
    if said == "no" and stands:
        withdraw_consent(person=person, purpose=purpose, at=at, by=None)


def _write(request: SurveyRequest, text_name: str, *, once: str, at: datetime) -> None:
    reader = request.application.person
    write_message(
        to=reader,
        text_name=text_name,
        values={
            "link": survey_link(request, language=reader.language),
            "closes_on": request.closes_on,
            "wave": request.wave,
            "role": request.application.role,
        },
        once=once,
        written_at=at,
    )
