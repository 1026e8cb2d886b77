"""What is asked about surveys and about what became of somebody; from whose eyes stands first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.errands import Errand
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import ConsentPurpose, Role
from mentornet.joining.models import ConsentEntry
from mentornet.matching.models import Match
from mentornet.outcomes.forms_of_waves import form_of
from mentornet.outcomes.items import WaveForm
from mentornet.outcomes.links import survey_token
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart, SurveyOptOut, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import pair_pseudonym, person_pseudonym
from mentornet.outcomes.screens import Screen, first_unseen, screens_of
from mentornet.pairing.models import DoorOpened, Meeting
from mentornet.people.models import Person


@dataclass(frozen=True, slots=True)
class Survey:
    """A wave as the one who answers it sees it. Nobody else is ever given this."""

    request: SurveyRequest
    response: SurveyResponse | None

    @property
    def form(self) -> WaveForm:
        return form_of(self.request.wave, self.request.application.role)

    @property
    def answers(self) -> dict[str, Any]:
        return self.response.answers if self.response else {}

    @property
    def screens(self) -> list[Screen]:
        return screens_of(self.form, self.response.shown_order if self.response else [], self.answers)

    @property
    def goes_on_at(self) -> int:
        return first_unseen(self.screens, self.answers)


def survey_of(number: int) -> Survey | None:
    """Return the wave of a request together with the answers given so far; two queries."""
    request = (
        SurveyRequest.objects.select_related("application__person", "application__branch").filter(pk=number).first()
    )
    if request is None:
        return None
    response = SurveyResponse.objects.filter(
        person_pseudonym=person_pseudonym(request.application_id),
        pair_pseudonym=pair_pseudonym(request.match_id),
        wave=request.wave,
    ).first()
    return Survey(request, response)


def open_surveys_of(person: Person, *, today: date) -> QuerySet[SurveyRequest]:
    """The waves that somebody has been asked and may still answer."""
    return SurveyRequest.objects.filter(
        application__person=person, finished_on=None, closes_on__gte=today
    ).select_related("application")


def asks_something(*, today: date) -> Combinable:
    """Return the condition, on a person, that a wave of questions is open for her."""
    return Exists(
        SurveyRequest.objects.filter(application__person=OuterRef("pk"), finished_on=None, closes_on__gte=today)
    )


def may_be_asked(person: Person) -> bool:
    """Has she neither said that she would rather not, nor taken her yes to surveys back?"""
    return not unwilling_people([person.pk])


def unwilling_people(numbers: Sequence[int]) -> set[int]:
    """Return which of these people are not to be asked any survey."""
    declined = SurveyOptOut.objects.filter(person__in=numbers).values_list("person_id", flat=True)
    survey = ConsentEntry.objects.filter(person__in=numbers, purpose=ConsentPurpose.SURVEY)
    said: dict[int, bool] = {}
    for person, withdrawn_at in survey.values_list("person_id", "withdrawn_at"):
        said[person] = said.get(person, False) or withdrawn_at is None
    return set(declined) | {person for person, stands in said.items() if not stands}


def errands_of(person: Person, *, today: date) -> list[Errand]:
    """What this room asks of somebody: to answer, or to go on answering; never when she would rather not."""
    if not may_be_asked(person):
        return []
    return [
        Errand(
            _("A few questions on how you are and what has come of it. You choose what you answer."),
            _("Answer the questions"),
            reverse("survey-page", args=[survey_token(request)]),
            urgency=2,
            by=request.closes_on,
        )
        for request in open_surveys_of(person, today=today)
    ]


@dataclass(frozen=True, slots=True)
class WhatBecame:
    """All that somebody has told of her work, education and Danish, the latest first."""

    jobs: list[JobStart]
    education: list[EducationStart]
    danish: list[DanishLevel]

    def __bool__(self) -> bool:
        return bool(self.jobs or self.education or self.danish)

    @property
    def has_a_job(self) -> bool:
        return any(job.ordinary and job.ended_on is None for job in self.jobs)


def what_became_of(person: Person) -> WhatBecame:
    """Return what she has told; three queries, however much it is."""
    return WhatBecame(
        jobs=list(person.job_starts.order_by("-started_on", "-pk")),
        education=list(person.education_starts.order_by("-started_on", "-pk")),
        danish=list(person.danish_levels.order_by("-on", "-pk")),
    )


def taking_part(person_number: int) -> Participant | None:
    """Return the participation that new work is told to: as a mentee if she is or was one, the latest."""
    all_of_hers = Participant.objects.filter(person=person_number).select_related("person", "branch")
    hers = list(all_of_hers.order_by("-approved_on", "-pk"))
    return next((one for one in hers if one.role == Role.MENTEE), hers[0] if hers else None)


def told_by(person: Person, kind: str) -> QuerySet[Any]:
    """What she has told of one kind: job, education or danish."""
    told: dict[str, QuerySet[Any]] = {
        "job": person.job_starts.all(),
        "education": person.education_starts.all(),
        "danish": person.danish_levels.all(),
    }
    return told[kind].select_related("participant__branch", "participant__person")


@dataclass(frozen=True, slots=True)
class Together:
    """What somebody and those she was a pair with have given each other time for, over all her matches."""

    meetings: int
    hours: int
    doors_by_mentee: int
    doors_by_mentor: int

    @property
    def doors(self) -> int:
        return self.doors_by_mentee + self.doors_by_mentor

    def __bool__(self) -> bool:
        return bool(self.meetings or self.doors)


def together_of(person: Person) -> Together:
    """Return the meetings held, their hours and the doors opened by either, of all her pairs; one query."""
    held = Meeting.objects.filter(match=OuterRef("pk"), canceled_at=None, held_on__isnull=False)
    doors = DoorOpened.objects.filter(match=OuterRef("pk"))
    matches = Match.objects.filter(Q(mentee__person=person) | Q(mentor__person=person)).annotate(
        met=_one(held, Count("pk")),
        minutes=_one(held, Sum("minutes")),
        by_mentee=_one(doors.filter(opened_by=Role.MENTEE), Count("pk")),
        by_mentor=_one(doors.filter(opened_by=Role.MENTOR), Count("pk")),
    )
    each = list(matches.order_by().values_list("met", "minutes", "by_mentee", "by_mentor"))
    met, minutes, by_mentee, by_mentor = (sum(column) for column in zip(*each, strict=True)) if each else (0, 0, 0, 0)
    return Together(met, round(minutes / 60), by_mentee, by_mentor)


def _one(rows: QuerySet[Any], what: Aggregate) -> Combinable:
    """One number of the rows of a match, 0 where there are none."""
    return Coalesce(Subquery(rows.order_by().values("match").annotate(number=what).values("number")), 0)
