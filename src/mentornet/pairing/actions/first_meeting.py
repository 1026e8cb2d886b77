"""The match meeting: proposed by either of the two or a coordinator, then a word of each by herself (domain 1.3)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.actions import return_to_waiting_list
from mentornet.interviewing.models import Participant
from mentornet.matching.actions import end_match, note_match_meeting
from mentornet.matching.choices import MatchEnd
from mentornet.matching.models import Match
from mentornet.pairing.actions.pairs import BOTH, opened, record, tell, the_other
from mentornet.pairing.choices import FIRST_PLACES, FirstWord, PlaceKind
from mentornet.pairing.models import Meeting, WordAfter
from mentornet.people.models import Account


class MetAlready(Refusal):
    sentence = _("You have held your first meeting already. Plan the next one on the page of the two of you.")


class InThePast(Refusal):
    sentence = _("This time has passed. Choose a later one, or note the meeting if you have met.")


class MeetWhereOthersAre(Refusal):
    sentence = _("Meet the first time where others are around: a library, a café or the network's own rooms.")


class NoTimeYet(Refusal):
    sentence = _("No first meeting is planned yet. Propose a time first.")


class NotThatFarYet(Refusal):
    sentence = _("Your first meeting lies ahead. Tell us how it was when you have met.")


@transaction.atomic
def propose_first_meeting(
    *, match: Match, role: str, starts_at: datetime, minutes: int, place: str, by: Account | None, at: datetime
) -> Meeting:
    """Propose when and in which kind of place the two meet first, or move it; the other is written to.

    :param role: which of the two proposes it, or empty for a coordinator.
    :raises PairHasEnded: the match is closed.
    :raises MetAlready: both have said that they met.
    :raises InThePast: the time has passed.
    :raises MeetWhereOthersAre: the place is not one where others are around.
    """
    match = opened(match)
    if match.met_on:
        raise MetAlready
    if starts_at <= at:
        raise InThePast
    if place not in FIRST_PLACES:
        raise MeetWhereOthersAre
    meeting = match.meetings.filter(is_match_meeting=True, canceled_at=None).first()
    meeting = meeting or Meeting(match=match, is_match_meeting=True, sequence=-1)
    meeting.starts_at, meeting.minutes, meeting.place = starts_at, minutes, place
    meeting.written_by, meeting.written_at, meeting.sequence = role, at, meeting.sequence + 1
    meeting.save()
    match.words_after.all().delete()
    record("propose_first_meeting", match, meeting, role=role, by=by)
    tell(
        match,
        "first_meeting_proposed",
        roles=the_other(role),
        once=f"{meeting.pk}-{meeting.sequence}",
        at=at,
        starts_at=starts_at,
        place=PlaceKind(place).label,
        leads_to="pair-first-meeting",
        meeting=meeting,
    )
    return meeting


@transaction.atomic
def say_after_first_meeting(*, match: Match, role: str, said: str, by: Account | None, at: datetime) -> Match:
    """Keep what one of the two says after their first meeting; she may change it until the other has spoken.

    When both wish to go on, the match has met. When one does not, it ends kindly and nobody is told whose word it
    was. When one says that they have not met, a new time may be proposed.

    :raises PairHasEnded: the match is closed.
    :raises MetAlready: both have said that they met.
    :raises NoTimeYet: no first meeting is planned.
    :raises NotThatFarYet: it lies ahead.
    """
    match = opened(match)
    if match.met_on:
        raise MetAlready
    meeting = match.meetings.filter(is_match_meeting=True, canceled_at=None).first()
    if meeting is None or meeting.starts_at is None:
        raise NoTimeYet
    if meeting.starts_at > at:
        raise NotThatFarYet
    word, _made = WordAfter.objects.update_or_create(
        match=match, role=role, defaults={"said": FirstWord(said), "said_at": at}
    )
    # What she said is hers alone; the line tells that she spoke.
    record("say_after_first_meeting", match, word, role=role, by=by)
    if said == FirstWord.NOT_MET:
        meeting.canceled_at, meeting.sequence = at, meeting.sequence + 1
        meeting.save(update_fields=["canceled_at", "sequence"])
        match.words_after.all().delete()
    elif said == FirstWord.STOPS:
        _part_kindly(match, meeting, at=at)
    elif match.words_after.filter(said=FirstWord.GOES_ON).count() == len(BOTH):
        _have_met(match, meeting, at=at)
    match.refresh_from_db()
    return match


def _have_met(match: Match, meeting: Meeting, *, at: datetime) -> None:
    assert meeting.starts_at is not None
    met_on = max(timezone.localdate(meeting.starts_at), match.started_on)
    meeting.held_on = met_on
    meeting.save(update_fields=["held_on"])
    note_match_meeting(match=match, met_on=met_on, by=None, at=at)
    tell(match, "both_go_on", roles=BOTH, once=str(match.pk), at=at, leads_to="pair-agreement")


def _part_kindly(match: Match, meeting: Meeting, *, at: datetime) -> None:
    """End a match that never began: both keep the place on the list that they had."""
    meeting.held_on = timezone.localdate(meeting.starts_at)
    meeting.save(update_fields=["held_on"])
    # Whose word it was is told to nobody.
    match.words_after.all().delete()
    end_match(match=match, ended_on=timezone.localdate(at), why=MatchEnd.NEVER_STARTED, by=None)
    for participant in (match.mentee, match.mentor):
        _keeps_her_place(participant)
    tell(match, "did_not_start", roles=BOTH, once=str(match.pk), at=at)


def _keeps_her_place(participant: Participant) -> None:
    if participant.left_on or participant.waits.filter(left_on=None).exists():
        return
    first = participant.waits.order_by("entered_on").first()
    entered_on = first.entered_on if first else participant.approved_on
    return_to_waiting_list(participant=participant, entered_on=entered_on, by=None)
