"""What happens while somebody waits: pauses, the list, questions whether she still waits, leaving, coming back."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.foundation.signed_links import sign, whole_address
from mentornet.interviewing.choices import LeaveReason, WaitAnswer
from mentornet.interviewing.models import (
    KeptApart,
    Participant,
    Pause,
    WaitingListEntry,
    WaitQuestion,
    WaitReview,
)
from mentornet.messages.actions import write_message
from mentornet.people.models import Account, Person

# A pause by one tap ends by itself, so that nobody is forgotten in one.
A_PAUSE = timedelta(days=90)
# Whoever comes back so soon has only changed her mind, and keeps her turn.
SECOND_THOUGHTS = timedelta(days=30)
# As long as her card is kept after she has left (domain 4.5).
WELCOME_BACK = timedelta(days=365)


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


class StillTakesPart(Refusal):
    sentence = _("She takes part already. Open her page to see where she stands.")


class LeftLongAgo(Refusal):
    sentence = _("It is more than a year since she left. She is welcome to sign up again, and we talk anew.")


class AnsweredAlready(Refusal):
    sentence = _("You have answered already. You can change everything on your own page, or call your coordinator.")


class TheSamePerson(Refusal):
    sentence = _("This is the same person. Choose somebody else.")


class KeptApartAlready(Refusal):
    sentence = _("These two are never proposed to each other already.")


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


@transaction.atomic
def come_back(*, participant: Participant, on: date, by: Account | None) -> WaitingListEntry:
    """Let somebody who left the list or the network wait again; who comes back soon keeps her turn.

    :raises LeftLongAgo: her card may be gone, and much has changed.
    :raises AlreadyWaiting: she is on the list.
    """
    left_on = participant.left_on
    if left_on and on - left_on > WELCOME_BACK:
        raise LeftLongAgo
    last = participant.waits.order_by("-entered_on", "-pk").first()
    entered_on = on
    if last and last.left_on and last.left_reason == LeaveReason.OWN_WISH and on - last.left_on <= SECOND_THOUGHTS:
        entered_on = last.entered_on
    if left_on:
        with breach_means({"person_takes_part_once_in_a_role": StillTakesPart}), transaction.atomic():
            Participant.objects.filter(pk=participant.pk).update(left_on=None, left_reason="")
        participant.left_on, participant.left_reason = None, ""
        _record_of("come_back", participant, participant, by=by)
    return return_to_waiting_list(participant=participant, entered_on=entered_on, by=by)


@transaction.atomic
def ask_whether_she_waits(*, participant: Participant, on: date, at: datetime) -> WaitQuestion | None:
    """Ask her whether she still waits, with a link that answers without signing in; once a day at most.

    None where she has been asked that day.
    """
    question, is_new = WaitQuestion.objects.get_or_create(participant=participant, asked_on=on)
    if not is_new:
        return None
    person = participant.person
    link = whole_address("still-waiting", sign("interviewing.waiting", question.pk), language=person.language)
    write_message(
        to=person,
        text_name="still_waiting",
        values={"link": link, "role": participant.role},
        once=f"still_waiting-{question.pk}",
        written_at=at,
    )
    _record_of("ask_whether_she_waits", participant, question, by=None)
    return question


@transaction.atomic
def answer_whether_she_waits(*, question: WaitQuestion, answer: WaitAnswer, at: datetime) -> WaitQuestion:
    """Keep her answer and do what it says: she waits on, rests, or leaves the list and stays welcome.

    :raises AnsweredAlready: this question has its answer.
    """
    taken = WaitQuestion.objects.filter(pk=question.pk, answer="").update(answer=answer, answered_at=at)
    if not taken:
        raise AnsweredAlready
    question.refresh_from_db()
    participant, today = question.participant, timezone.localtime(at).date()
    _record_of("answer_whether_she_waits", participant, question, by=None, details={"answer": str(answer)})
    if answer == WaitAnswer.PAUSE and not any(one.holds_on(today) for one in participant.pauses.all()):
        pause(participant=participant, from_on=today, until_on=today + A_PAUSE, by=None)
    if answer == WaitAnswer.NO and participant.waits.filter(left_on=None).exists():
        leave_waiting_list(participant=participant, on=today, reason=LeaveReason.OWN_WISH)
    return question


@transaction.atomic
def review_wait(*, participant: Participant, after_days: int, on: date, by: Account) -> WaitReview:
    """Note that a coordinator has looked at a long wait and talked with her.

    :param after_days: the days that the review stands for; 0 where two questions got no answer.
    :raises NotWaiting: she is not on the list.
    """
    entry = participant.waits.filter(left_on=None).first()
    if entry is None:
        raise NotWaiting
    review = WaitReview.objects.create(entry=entry, after_days=after_days, reviewed_on=on, reviewed_by=by)
    _record_of("review_wait", participant, review, by=by, details={"after_days": after_days})
    return review


@transaction.atomic
def keep_apart(*, participant: Participant, other: Person, since: date, by: Account | None) -> KeptApart:
    """Let two people never be proposed to each other, whichever of them is the mentor; no reason is asked.

    :raises TheSamePerson: she and the other are one.
    :raises KeptApartAlready: that has been said before.
    """
    if participant.person_id == other.pk:
        raise TheSamePerson
    one, two = sorted([participant.person_id, other.pk])
    with breach_means({"two_are_kept_apart_once": KeptApartAlready}), transaction.atomic():
        kept = KeptApart.objects.create(one_id=one, other_id=two, since=since, noted_by=by)
    _record_of("keep_apart", participant, kept, by=by)
    return kept


@transaction.atomic
def let_meet_again(*, participant: Participant, kept: KeptApart, by: Account | None) -> None:
    """Take back that two are kept apart."""
    _record_of("let_meet_again", participant, kept, by=by)
    kept.delete()


def _check_takes_part(participant: Participant) -> None:
    if Participant.objects.filter(pk=participant.pk).exclude(left_on=None).exists():
        raise HasLeft


def _end_pause(held: Pause, *, on: date) -> None:
    """Let a pause end the day before; one that began today never was."""
    if held.from_on >= on:
        held.delete()
        return
    held.until_on = on - timedelta(days=1)
    held.save(update_fields=["until_on"])


def _record_of(
    action: str,
    participant: Participant,
    subject: Model,
    *,
    by: Account | None,
    details: dict[str, str | int] | None = None,
) -> None:
    audit.record(action, by=by, subject=subject, branch=participant.branch, person=participant.person, details=details)
