"""What is written down in the talk and before a yes: her words, her education, her Danish, and the steps done."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.choices import EducationEnd
from mentornet.interviewing.models import DanishSoFar, EducationRecord, ScreeningStep, TalkNotes
from mentornet.interviewing.screening import ONBOARDING, ORIENTATION, known_steps
from mentornet.joining.actions import change_card
from mentornet.joining.card_facts import CardFacts
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.people.models import Account

LONGEST_DRAFT = 60_000  # characters


class DraftTooLong(Refusal):
    sentence = _("This is more than fits on the page. Shorten the longest answer.")


class OnlySheHerself(Refusal):
    sentence = _("She reads these pages herself. Send her the link, or read them with her on her phone.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """One education, as told; the meaning of empty is that of the model."""

    title: str = ""
    level: int | None = None
    field: str = ""
    ended: str = EducationEnd.COMPLETED
    where: str = ""
    assessed: str = ""
    authorized: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Danish:
    """Her Danish so far, as told."""

    course: int | None = None
    module: int | None = None
    test: str = ""
    test_year: int | None = None
    understanding: int | None = None
    speaking: int | None = None
    reading: int | None = None
    writing: int | None = None


@transaction.atomic
def keep_draft(*, application: Application, draft: Mapping[str, list[str]], by: Account, at: datetime) -> TalkNotes:
    """Keep the form as it stands while they talk, so that a lost connection loses nothing.

    :raises DraftTooLong: it holds more than a talk can.
    """
    if sum(len(word) for words in draft.values() for word in words) > LONGEST_DRAFT:
        raise DraftTooLong
    kept = {"draft": dict(draft), "draft_at": at, "written_by": by}
    notes, _made = TalkNotes.objects.update_or_create(application=application, defaults=kept)
    return notes


@transaction.atomic
def write_talk(
    *,
    application: Application,
    card: CardFacts,
    words: Mapping[str, str],
    educations: Sequence[Education],
    danish: Danish,
    read_with_her_on: date | None,
    by: Account,
) -> TalkNotes:
    """Write down what the two have said: her card, her own words, her educations and her Danish.

    Her card takes its level from the longest education she has finished, and its field from the longest of all.
    """
    longest = max((one for one in educations if one.level is not None), key=lambda one: one.level or 0, default=None)
    finished = [one.level for one in educations if one.level is not None and one.ended == EducationEnd.COMPLETED]
    if educations:
        card = replace(
            card,
            education_level=max(finished, default=card.education_level),
            education_field=longest.field if longest and longest.field else card.education_field,
        )
    change_card(card=application.card, facts=card, by=by)
    EducationRecord.objects.filter(application=application).delete()
    EducationRecord.objects.bulk_create(EducationRecord(application=application, **asdict(one)) for one in educations)
    DanishSoFar.objects.update_or_create(application=application, defaults=asdict(danish))
    kept = {"words": dict(words), "draft": {}, "draft_at": None, "written_by": by, "read_with_her_on": read_with_her_on}
    notes, _made = TalkNotes.objects.update_or_create(application=application, defaults=kept)
    _record("write_talk", application, notes, by=by, details={"answers": len(words), "educations": len(educations)})
    return notes


@transaction.atomic
def note_screening_step(
    *, application: Application, name: str, ok: bool, checked_on: date, by: Account
) -> ScreeningStep:
    """Note that a step before a yes is done, and whether all is well; never what was found (domain 4.5).

    :raises OnlySheHerself: the step is the pages that she reads herself.
    :raises ValueError: the branch has no step of this name.
    """
    if name == ONBOARDING:
        raise OnlySheHerself
    if name not in known_steps(application):
        raise ValueError(name)
    told = {"ok": ok, "checked_on": checked_on, "by": by}
    step, _made = ScreeningStep.objects.update_or_create(application=application, name=name, defaults=told)
    _record("note_screening_step", application, step, by=by, details={"step": name, "ok": ok})
    return step


@transaction.atomic
def finish_introduction(*, application: Application, on: date) -> ScreeningStep:
    """Note that she has read the pages about being a mentor, or having one (R103); twice is once."""
    name = ONBOARDING if application.role == Role.MENTOR else ORIENTATION
    step, is_new = ScreeningStep.objects.get_or_create(
        application=application, name=name, defaults={"ok": True, "checked_on": on}
    )
    if is_new:
        _record("finish_introduction", application, step, by=None, details={"step": name})
    return step


def _record(
    action: str, application: Application, subject: Any, *, by: Account | None, details: dict[str, Any]
) -> None:
    audit.record(action, by=by, subject=subject, branch=application.branch, person=application.person, details=details)
