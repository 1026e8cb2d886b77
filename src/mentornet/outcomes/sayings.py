"""What became of somebody, said back to her in her language: a line each, and its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentornet.outcomes.choices import CefrLevel, DanishTest
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart
from mentornet.outcomes.queries import WhatBecame
from mentornet.vocabularies.occupations import title_of


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that came of it. `own_words` are hers, and said in her voice."""

    kind: str
    number: int
    own_words: str
    title: str
    when: str
    more: str = ""


def became_shown(became: WhatBecame, *, language: str) -> list[Line]:
    """Return a line for each job, education and level of Danish, the latest first within its kind."""
    return [*_jobs(became.jobs, language), *_education(became.education), *_danish(became.danish)]


def said_date(day: date, precision: str) -> str:
    """Say a day as precisely as it is known: 2008, November 2008, or 20 November 2008."""
    return date_format(day, {"year": "Y", "month": "YEAR_MONTH_FORMAT", "day": "DATE_FORMAT"}[precision])


def _jobs(jobs: list[JobStart], language: str) -> Iterator[Line]:
    for job in jobs:
        yield Line(
            "job",
            job.pk,
            job.title,
            title_of(job.isco, language) if job.isco else _("A job"),
            _period(job.started_on, job.started_precision, job.ended_on, job.ended_precision),
            str(job.get_kind_display()) if job.kind not in ("", "ordinary") else "",
        )


def _education(education: list[EducationStart]) -> Iterator[Line]:
    for one in education:
        period = _period(one.started_on, one.started_precision, one.ended_on, one.ended_precision)
        completed = _("completed") if one.ended_how == "completed" else ""
        yield Line("education", one.pk, one.title, _("An education"), period, completed)


def _danish(levels: list[DanishLevel]) -> Iterator[Line]:
    for level in levels:
        tests = dict(DanishTest.choices)
        title = str(tests[level.test_passed]) if level.test_passed else _("My Danish")
        skills = [level.understands, level.speaks, level.reads, level.writes]
        best = max((skill for skill in skills if skill), default=None)
        more = str(CefrLevel(best).label) if best and not level.test_passed else ""
        yield Line("danish", level.pk, "", title, said_date(level.on, level.on_precision), more)


def _period(first: date, first_precision: str, last: date | None, last_precision: str) -> str:
    began = said_date(first, first_precision)
    if last is None:
        return _("since %(day)s") % {"day": began}
    return _("%(first)s to %(last)s") % {"first": began, "last": said_date(last, last_precision)}
