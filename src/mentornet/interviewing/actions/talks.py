"""What happens between the application and the yes: times, bookings, and the decision with its kind letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.branches.models import Branch
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.foundation.signed_links import sign, whole_address
from mentornet.interviewing.choices import Decision, TalkWay
from mentornet.interviewing.invitations import invitation_bytes
from mentornet.interviewing.models import Interview, InterviewSlot, Participant, WaitingListEntry
from mentornet.interviewing.screening import missing_steps
from mentornet.joining.actions import NoLongerOpen
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.messages.actions import File, write_message
from mentornet.people.actions import open_account
from mentornet.people.models import Account

# The text that follows each decision.
LETTERS = {Decision.APPROVED: "welcome", Decision.REFERRED_ON: "referred_on", Decision.DECLINED: "declined"}
A_TALK = 45  # minutes


class AlreadyTakesPart(Refusal):
    sentence = _("She takes part here in this role already. Refer this application on, and open her page instead.")


class WordNeeded(Refusal):
    sentence = _("Write her a few kind words of your own; she reads them in her letter.")


class WishNeeded(Refusal):
    sentence = _("She has no wish on her card yet. Ask her what she would like from a mentor, and write it down first.")


class StepsMissing(Refusal):
    sentence = _("Something is to be done before she can be a mentor. Her page says what.")


class SlotTaken(Refusal):
    sentence = _("Somebody has just taken this time. Here are the others that are free.")


class SlotIsHers(Refusal):
    sentence = _("Somebody has picked this time. Call her and find another one with her first.")


class NoTimeKept(Refusal):
    sentence = _("You have kept these times free already, or they have passed. Choose others.")


class NoTalkBooked(Refusal):
    sentence = _("No talk is booked. Choose a time that suits you.")


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, how and where a talk is; the place is empty by phone, for we call her."""

    starts_at: datetime
    minutes: int = A_TALK
    way: str = TalkWay.PLACE
    place: str = ""


@transaction.atomic
def keep_slots(
    *, branch: Branch, starts: Sequence[datetime], minutes: int, way: str, place: str, by: Account, at: datetime
) -> list[InterviewSlot]:
    """Keep times free for first talks; a time that is kept already, or has passed, is left out.

    :raises NoTimeKept: none of the times is new and ahead.
    """
    kept = set(InterviewSlot.objects.filter(kept_by=by, starts_at__in=starts).values_list("starts_at", flat=True))
    fresh = sorted({start for start in starts if start > at} - kept)
    if not fresh:
        raise NoTimeKept
    with breach_means({"coordinator_talks_with_one_at_a_time": NoTimeKept}), transaction.atomic():
        made = InterviewSlot.objects.bulk_create(
            InterviewSlot(branch=branch, starts_at=start, minutes=minutes, way=way, place=place, kept_by=by)
            for start in fresh
        )
    audit.record("keep_slots", by=by, branch=branch, details={"slots": len(made)})
    return made


@transaction.atomic
def withdraw_slot(*, slot: InterviewSlot, by: Account) -> None:
    """Let go of a time that nobody has picked.

    :raises SlotIsHers: somebody has picked it.
    """
    audit.record("withdraw_slot", by=by, subject=slot, branch=slot.branch)
    gone, _kinds = InterviewSlot.objects.filter(pk=slot.pk, taken_by=None).delete()
    if not gone:
        raise SlotIsHers


@transaction.atomic
def invite_to_talk(*, application: Application, by: Account | None, at: datetime) -> None:
    """Write to her that she can pick a time for the first talk; once a day at most.

    :raises NoLongerOpen: the application has been decided or taken back.
    """
    _check_open(application)
    person = application.person
    written = write_message(
        to=person,
        text_name="talk_times",
        values={"link": talk_link(application), "branch": application.branch.name},
        once=f"talk_times-{application.pk}-{timezone.localtime(at):%Y%m%d}",
        written_at=at,
    )
    if written:
        audit.record("invite_to_talk", by=by, subject=application, branch=application.branch, person=person)


@transaction.atomic
def pick_slot(*, application: Application, slot: InterviewSlot, at: datetime, by: Account | None = None) -> Interview:
    """Let her have a time, and let go of the one she had; the first of two who press has it.

    :raises NoLongerOpen: the application has been decided or taken back.
    :raises SlotTaken: somebody else was first, or the time has passed.
    """
    _check_open(application)
    free = InterviewSlot.objects.filter(pk=slot.pk, branch=application.branch, taken_by=None, starts_at__gt=at)
    _let_go(application)
    with breach_means({"taken_by": SlotTaken}), transaction.atomic():
        if not free.update(taken_by=application):
            raise SlotTaken
    return _book(application, Meeting(slot.starts_at, slot.minutes, slot.way, slot.place), by=by, at=at)


@transaction.atomic
def book_interview(
    *,
    application: Application,
    booked_for: datetime,
    by: Account | None,
    at: datetime,
    minutes: int = A_TALK,
    way: str = TalkWay.PLACE,
    place: str = "",
) -> Interview:
    """Book the first talk, or book it anew, and write to her when it is.

    :raises NoLongerOpen: the application has been decided or taken back.
    """
    _check_open(application)
    _let_go(application)
    return _book(application, Meeting(booked_for, minutes, way, place), by=by, at=at)


@transaction.atomic
def cancel_talk(*, application: Application, by: Account | None, at: datetime) -> Interview:
    """Take a booked talk off both calendars; she can pick another time whenever she likes.

    :raises NoLongerOpen: the application has been decided or taken back.
    :raises NoTalkBooked: there is none to cancel.
    """
    _check_open(application)
    booked = Interview.objects.filter(application=application, booked_for__isnull=False)
    was_for = booked.values_list("booked_for", flat=True).first()
    if was_for is None or not booked.update(booked_for=None, sequence=F("sequence") + 1):
        raise NoTalkBooked
    _let_go(application)
    interview = Interview.objects.get(application=application)
    _record("cancel_talk", interview, by=by)
    write_message(
        to=application.person,
        text_name="talk_canceled",
        values={"booked_for": was_for, "link": talk_link(application)},
        files=[_invitation(interview, canceled_from=was_for)],
        once=f"talk_canceled-{interview.pk}-{interview.sequence}",
        written_at=at,
    )
    return interview


@transaction.atomic
def hold_interview(
    *,
    application: Application,
    decision: str,
    held_on: date,
    by: Account | None,
    at: datetime,
    word_to_her: str = "",
    referred_to: str = "",
    waiting_since: date | None = None,
    tell_her: bool = True,
    screened_before: bool = False,
) -> Interview:
    """End the first talk with a decision and a kind word; a yes makes her a participant who waits.

    :param referred_to: where somebody else can do more for her.
    :param waiting_since: since when she waits, if it is not from the talk on (a list brought from elsewhere).
    :param tell_her: false where she has been told long ago.
    :param screened_before: true where a list brought from elsewhere stands for the steps before a yes.
    :raises NoLongerOpen: the application has been decided or taken back.
    :raises AlreadyTakesPart: she is a participant here in this role.
    :raises WordNeeded: she is referred on or declined without a word.
    :raises StepsMissing: a mentor's steps before a yes are not done; the sentence says which.
    :raises WishNeeded: a mentee has no wish on her card (R11).
    """
    _check_open(application)
    if decision != Decision.APPROVED and tell_her and not word_to_her.strip():
        raise WordNeeded
    if decision == Decision.APPROVED and not screened_before:
        check_ready(application)
    interview, _made = Interview.objects.update_or_create(
        application=application,
        defaults={
            "held_on": held_on,
            "held_by": by,
            "decision": decision,
            "word_to_her": word_to_her,
            "referred_to": referred_to if decision == Decision.REFERRED_ON else "",
        },
    )
    Application.objects.filter(pk=application.pk).update(decided_on=held_on)
    application.decided_on = held_on
    _record("hold_interview", interview, by=by, details={"decision": str(decision)})
    if decision == Decision.APPROVED:
        _take_in(application, approved_on=held_on, waiting_since=waiting_since or held_on)
    if tell_her:
        write_message(
            to=application.person,
            text_name=LETTERS[Decision(decision)],
            values=letter_values(application, word_to_her=word_to_her, referred_to=referred_to),
            once=f"decision-{application.pk}",
            written_at=at,
        )
    return interview


def check_ready(application: Application) -> None:
    """Refuse a yes that would come too soon.

    :raises StepsMissing: a mentor's steps before a yes are not done.
    :raises WishNeeded: a mentee has no wish on her card.
    """
    if application.role == Role.MENTEE and not application.card.wishes:
        raise WishNeeded
    if missing := missing_steps(application):
        sentence = _(
            "Before she can be a mentor, this is still to be done: %(steps)s. Note it on the page of the talk."
        )
        raise StepsMissing(sentence % {"steps": ", ".join(map(str, missing))})


def letter_values(application: Application, *, word_to_her: str, referred_to: str) -> dict[str, object]:
    """Return what the letter about a decision is filled with, for the letter and for its preview."""
    return {
        "word_to_her": word_to_her.strip(),
        "referred_to": referred_to.strip(),
        "has_login": hasattr(application.person, "account") or bool(application.person.email),
    }


def talk_link(application: Application) -> str:
    """Return the address at which she picks, changes or cancels the time of her talk, without signing in."""
    return whole_address("talk-times", talk_token(application), language=application.person.language)


def talk_token(application: Application) -> str:
    return sign("interviewing.talk", application.pk)


def _check_open(application: Application) -> None:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.decided_on or locked.withdrawn_on:
        raise NoLongerOpen


def _let_go(application: Application) -> None:
    InterviewSlot.objects.filter(taken_by=application).update(taken_by=None)


def _book(application: Application, meeting: Meeting, *, by: Account | None, at: datetime) -> Interview:
    facts = {
        "booked_for": meeting.starts_at,
        "minutes": meeting.minutes,
        "way": meeting.way,
        "place": meeting.place,
    }
    interview, is_new = Interview.objects.get_or_create(application=application, defaults=facts)
    if not is_new:
        Interview.objects.filter(pk=interview.pk).update(**facts, sequence=F("sequence") + 1)
        interview.refresh_from_db()
    _record("book_interview", interview, by=by)
    write_message(
        to=application.person,
        text_name="talk_booked",
        values={
            "booked_for": meeting.starts_at,
            "way": str(meeting.way),
            "place": meeting.place,
            "link": talk_link(application),
        },
        files=[_invitation(interview)],
        once=f"talk_booked-{interview.pk}-{meeting.starts_at:%Y%m%dT%H%M}-{interview.sequence}",
        written_at=at,
    )
    return interview


def _invitation(interview: Interview, *, canceled_from: datetime | None = None) -> File:
    content = invitation_bytes(interview, canceled_from=canceled_from)
    method = "CANCEL" if canceled_from else "PUBLISH"
    return File("talk.ics", f"text/calendar; charset=utf-8; method={method}", content)


def _take_in(application: Application, *, approved_on: date, waiting_since: date) -> Participant:
    with breach_means({"person_takes_part_once_in_a_role": AlreadyTakesPart}), transaction.atomic():
        participant = Participant.objects.create(
            application=application,
            person=application.person,
            branch=application.branch,
            role=application.role,
            card=application.card,
            approved_on=approved_on,
        )
    WaitingListEntry.objects.create(participant=participant, entered_on=waiting_since)
    open_account(application.person)
    return participant


def _record(action: str, interview: Interview, *, by: Account | None, details: dict[str, str] | None = None) -> None:
    application = interview.application
    audit.record(
        action, by=by, subject=interview, branch=application.branch, person=application.person, details=details
    )
