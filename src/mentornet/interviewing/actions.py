"""What happens between the application and the match: talks and decisions, pauses, the waiting list, leaving."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.interviewing.choices import Decision, LeaveReason
from mentornet.interviewing.models import Interview, Participant, Pause, WaitingListEntry
from mentornet.joining.actions import NoLongerOpen
from mentornet.joining.models import Application
from mentornet.messages.actions import write_message
from mentornet.people.actions import open_account
from mentornet.people.models import Account

# The text that follows each decision.
LETTERS = {Decision.APPROVED: "welcome", Decision.REFERRED_ON: "referred_on", Decision.DECLINED: "declined"}


class AlreadyTakesPart(Refusal):
    sentence = _("She takes part here in this role already. Refer this application on, and open her page instead.")


class WordNeeded(Refusal):
    sentence = _("Write her a few kind words of your own; she reads them in her letter.")


class NotWaiting(Refusal):
    sentence = _("She is not on the waiting list. Open her page to see where she stands.")


class AlreadyWaiting(Refusal):
    sentence = _("She is on the waiting list already, and keeps her place there.")


class AlreadyOnPause(Refusal):
    sentence = _("She is on a pause already. End that one first.")


class NotOnPause(Refusal):
    sentence = _("She is not on a pause. Open her page to see where she stands.")


class PauseEndsBeforeItStarts(Refusal):
    sentence = _("A pause cannot end before it starts. Choose a later day, or leave the end open.")


class HasLeft(Refusal):
    sentence = _("She has left the network. If she wishes to come back, she applies again.")


@transaction.atomic
def book_interview(*, application: Application, booked_for: datetime, by: Account | None, at: datetime) -> Interview:
    """Book the first talk, or book it anew, and write to her when it is.

    :raises NoLongerOpen: the application has been decided or taken back.
    """
    _check_open(application)
    interview, _made = Interview.objects.update_or_create(application=application, defaults={"booked_for": booked_for})
    _record("book_interview", interview, by=by)
    write_message(
        to=application.person,
        text_name="talk_booked",
        values={"booked_for": booked_for},
        once=f"talk_booked-{interview.pk}-{booked_for:%Y%m%dT%H%M}",
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
    waiting_since: date | None = None,
    tell_her: bool = True,
) -> Interview:
    """End the first talk with a decision and a kind word; a yes makes her a participant who waits.

    :param waiting_since: since when she waits, if it is not from the talk on (a list brought from elsewhere).
    :param tell_her: false where she has been told long ago.
    :raises NoLongerOpen: the application has been decided or taken back.
    :raises AlreadyTakesPart: she is a participant here in this role.
    :raises WordNeeded: she is referred on or declined without a word.
    """
    _check_open(application)
    if decision != Decision.APPROVED and tell_her and not word_to_her.strip():
        raise WordNeeded
    interview, _made = Interview.objects.update_or_create(
        application=application,
        defaults={"held_on": held_on, "held_by": by, "decision": decision, "word_to_her": word_to_her},
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
            values={"word_to_her": word_to_her.strip(), "has_login": hasattr(application.person, "account")},
            once=f"decision-{application.pk}",
            written_at=at,
        )
    return interview


@transaction.atomic
def pause(*, participant: Participant, from_on: date, until_on: date | None, by: Account | None) -> Pause:
    """Let nobody be proposed to her for a time; she keeps her place, and the days do not count as waiting (I-09).

    :raises HasLeft: she no longer takes part.
    :raises AlreadyOnPause: another pause touches these days.
    :raises PauseEndsBeforeItStarts: the end lies before the start.
    """
    _check_takes_part(participant)
    if until_on is not None and until_on < from_on:
        raise PauseEndsBeforeItStarts
    for other in participant.pauses.all():
        starts_after = until_on is not None and other.from_on > until_on
        ended_before = other.until_on is not None and other.until_on < from_on
        if not starts_after and not ended_before:
            raise AlreadyOnPause
    made = Pause.objects.create(participant=participant, from_on=from_on, until_on=until_on)
    _record_of("pause", participant, made, by=by)
    return made


@transaction.atomic
def resume(*, participant: Participant, on: date, by: Account | None) -> Pause:
    """End her pause: from this day on she can be proposed to somebody again.

    :raises NotOnPause: no pause holds on this day.
    """
    held = next((one for one in participant.pauses.all() if one.holds_on(on)), None)
    if held is None:
        raise NotOnPause
    _end_pause(held, on=on)
    _record_of("resume", participant, held, by=by)
    return held


@transaction.atomic
def leave_waiting_list(
    *, participant: Participant, on: date, reason: LeaveReason, by: Account | None = None
) -> WaitingListEntry:
    """Close her place on the waiting list, with the reason that I-10 counts.

    :raises NotWaiting: she has no open place on the list.
    """
    entry = WaitingListEntry.objects.select_for_update().filter(participant=participant, left_on=None).first()
    if entry is None:
        raise NotWaiting
    entry.left_on, entry.left_reason = on, reason
    entry.save(update_fields=["left_on", "left_reason"])
    _record_of("leave_waiting_list", participant, entry, by=by, details={"reason": reason})
    return entry


@transaction.atomic
def return_to_waiting_list(*, participant: Participant, entered_on: date, by: Account | None) -> WaitingListEntry:
    """Put her back on the waiting list with the date she first entered on, so that she has not lost her turn.

    :raises HasLeft: she no longer takes part.
    :raises AlreadyWaiting: she is on the list.
    """
    _check_takes_part(participant)
    if participant.waits.filter(left_on=None).exists():
        raise AlreadyWaiting
    with breach_means({"participant_waits_once": AlreadyWaiting}), transaction.atomic():
        entry = WaitingListEntry.objects.create(participant=participant, entered_on=entered_on)
    _record_of("return_to_waiting_list", participant, entry, by=by)
    return entry


@transaction.atomic
def leave_network(*, participant: Participant, on: date, reason: LeaveReason, by: Account | None) -> Participant:
    """Let her leave in this role: her place on the list closes, and so does a pause.

    :raises HasLeft: she has left already.
    """
    left = Participant.objects.filter(pk=participant.pk, left_on=None).update(left_on=on, left_reason=reason)
    if not left:
        raise HasLeft
    participant.left_on, participant.left_reason = on, reason
    if participant.waits.filter(left_on=None).exists():
        leave_waiting_list(participant=participant, on=on, reason=reason, by=by)
    for held in participant.pauses.all():
        if held.holds_on(on):
            _end_pause(held, on=on)
    _record_of("leave_network", participant, participant, by=by, details={"reason": reason})
    return participant


def _check_open(application: Application) -> None:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.decided_on or locked.withdrawn_on:
        raise NoLongerOpen


def _check_takes_part(participant: Participant) -> None:
    if Participant.objects.filter(pk=participant.pk).exclude(left_on=None).exists():
        raise HasLeft


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


def _end_pause(held: Pause, *, on: date) -> None:
    """Let a pause end the day before; one that began today never was."""
    if held.from_on >= on:
        held.delete()
        return
    held.until_on = on - timedelta(days=1)
    held.save(update_fields=["until_on"])


def _record(action: str, interview: Interview, *, by: Account | None, details: dict[str, str] | None = None) -> None:
    application = interview.application
    audit.record(
        action, by=by, subject=interview, branch=application.branch, person=application.person, details=details
    )


def _record_of(
    action: str,
    participant: Participant,
    subject: Model,
    *,
    by: Account | None,
    details: dict[str, str] | None = None,
) -> None:
    audit.record(action, by=by, subject=subject, branch=participant.branch, person=participant.person, details=details)
