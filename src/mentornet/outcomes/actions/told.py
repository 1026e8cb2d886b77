"""What became of her, as she tells it: jobs, education, Danish. Told, corrected and removed by herself."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.partial_dates import PartialDate
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.models import Participant
from mentornet.outcomes.choices import WorkKind
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart
from mentornet.people.models import Account

Told = JobStart | EducationStart | DanishLevel


class EndsBeforeItBegins(Refusal):
    sentence = _("The last day lies before the first. Look at both dates, and write them again.")


class NotYet(Refusal):
    sentence = _("This day lies ahead. Write it down when it has come.")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFacts:
    """A job as it is told. None and empty mean that she did not say."""

    started: PartialDate
    ended: PartialDate | None = None
    title: str = ""
    isco: str = ""
    kind: str = WorkKind.ORDINARY
    hours_per_week: int | None = None
    permanent: bool | None = None
    wanted_by_her: bool | None = None
    wanted_hours: bool | None = None
    in_wanted_field: bool | None = None
    fits_education: bool | None = None
    needs_training: bool | None = None
    fits_better_than_before: bool | None = None
    door: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationFacts:
    """An education as it is told; `level` is ISCED 0-8, `field` an ISCED-F code."""

    started: PartialDate
    ended: PartialDate | None = None
    ended_how: str = ""
    title: str = ""
    level: int | None = None
    field: str = ""
    qualifying: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DanishFacts:
    """Her Danish on a day; each skill is a CEFR level 1-6."""

    on: PartialDate
    understands: int | None = None
    speaks: int | None = None
    reads: int | None = None
    writes: int | None = None
    course: int | None = None
    module: int | None = None
    test_passed: str = ""


Facts = JobFacts | EducationFacts | DanishFacts


@transaction.atomic
def note_outcome(*, participant: Participant, facts: Facts, today: date, by: Account | None) -> Told:
    """Write down a job, an education or her Danish, told by herself or by her coordinator on her behalf.

    :param by: her coordinator; none when she tells it herself.
    :raises NotYet: it begins later than this month.
    :raises EndsBeforeItBegins: its last day lies before its first.
    """
    row = _new(facts)
    row.participant, row.person, row.noted_by = participant, participant.person, by
    return _save("note", row, facts, today=today, by=by)


@transaction.atomic
def correct_outcome(*, told: Told, facts: Facts, today: date, by: Account | None) -> Told:
    """Write anew what was told of a job, an education or her Danish.

    :raises NotYet: it begins later than this month.
    :raises EndsBeforeItBegins: its last day lies before its first.
    """
    return _save("correct", told, facts, today=today, by=by)


@transaction.atomic
def remove_outcome(*, told: Told, by: Account | None) -> None:
    """Delete what was told; the audit trail keeps that it was there, and not what it said."""
    audit.record(
        f"remove_{_name(told)}", by=by, subject=told, branch=told.participant.branch, person=told.participant.person
    )
    told.delete()


def _new(facts: Facts) -> Told:
    if isinstance(facts, JobFacts):
        return JobStart()
    return EducationStart() if isinstance(facts, EducationFacts) else DanishLevel()


def _save(verb: str, row: Told, facts: Facts, *, today: date, by: Account | None) -> Told:
    first: PartialDate = facts.on if isinstance(facts, DanishFacts) else facts.started
    last = None if isinstance(facts, DanishFacts) else facts.ended
    if first.first > today:
        raise NotYet
    if last and last.first < first.first and not _may_be_one_day(first, last):
        raise EndsBeforeItBegins
    for name, value in _columns(facts).items():
        setattr(row, name, value)
    row.save()
    audit.record(
        f"{verb}_{_name(row)}", by=by, subject=row, branch=row.participant.branch, person=row.participant.person
    )
    return row


def _may_be_one_day(first: PartialDate, last: PartialDate) -> bool:
    """Can a last day that is known only to its month or year lie on or after the first?"""
    shared = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}[last.precision]
    return first.first.strftime(shared) == last.first.strftime(shared)


def _columns(facts: Facts) -> dict[str, Any]:
    plain = {name: getattr(facts, name) for name in facts.__slots__}
    columns: dict[str, Any] = {}
    for name, value in plain.items():
        if name in ("started", "ended", "on"):
            column = name if name == "on" else f"{name}_on"
            columns[column] = value.first if value else None
            columns[f"{name}_precision"] = value.precision if value else "day"
        else:
            columns[name] = value
    if isinstance(facts, JobFacts):
        columns["ordinary"] = facts.kind == WorkKind.ORDINARY
    if columns.get("ended_on"):  # a month may begin before the day on which it all began
        columns["ended_on"] = max(columns["ended_on"], columns["started_on"])
    return columns


def _name(row: Told) -> str:
    return {JobStart: "job", EducationStart: "education", DanishLevel: "danish"}[type(row)]
