"""Her whole file on one page: where she stands, her card, cards sent, matches, letters, and what has happened."""

from dataclasses import dataclass
from datetime import date

from mentornet.desk.timeline import Happening, timeline_of
from mentornet.interviewing.models import (
    EducationRecord,
    KeptApart,
    Participant,
    Pause,
    TalkNotes,
    WaitingListEntry,
    WaitQuestion,
)
from mentornet.interviewing.queries import Waiting, kept_apart_from, waiting_of
from mentornet.joining.choices import Role
from mentornet.matching.cards import BlindCard, blind_card
from mentornet.matching.models import Match, Proposal
from mentornet.matching.queries import with_both
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Person
from mentornet.vocabularies.spoken_languages import language_name, level_choices


@dataclass(frozen=True, slots=True)
class File:
    """All that a coordinator knows of one participant."""

    card: BlindCard
    # How she can meet: languages with levels, as ("Danish", "B1").
    languages: tuple[tuple[str, str], ...]
    written_to_in: str
    waiting: Waiting | None
    pause: Pause | None
    waits: list[WaitingListEntry]
    proposals: list[Proposal]
    matches: list[Match]
    letters: list[OutboxMessage]
    happenings: list[Happening]
    talk: TalkNotes | None
    educations: list[EducationRecord]
    apart: list[tuple[KeptApart, Person]]
    # Whether she still waits, as she has been asked, the latest first.
    questions: list[WaitQuestion]


def file_of(participant: Participant, *, today: date, language: str) -> File:
    """Put a participant's file together; as many queries for a long story as for a short one."""
    mine = {str(participant.role): participant}
    with_people = Match.objects.filter(**mine).select_related("mentee__person", "mentor__person")
    names = dict(level_choices(language))
    levels = ((language_name(code, language), names.get(level, "")) for code, level in participant.card.languages)
    return File(
        card=blind_card(participant.card, participant.role, language=language),
        languages=tuple(levels),
        written_to_in=language_name(participant.person.language, language),
        waiting=waiting_of(participant, as_of=today),
        pause=next((one for one in participant.pauses.all() if one.holds_on(today)), None),
        waits=list(participant.waits.all()),
        proposals=list(with_both(Proposal.objects.filter(**mine, approved_on__isnull=False))),
        matches=list(with_people),
        letters=list(OutboxMessage.objects.filter(person=participant.person)[:20]),
        happenings=timeline_of(participant),
        talk=TalkNotes.objects.filter(application=participant.application_id).first(),
        educations=list(EducationRecord.objects.filter(application=participant.application_id)),
        apart=kept_apart_from(participant.person),
        questions=list(participant.wait_questions.order_by("-asked_on")[:6]),
    )


def first_entered_on(participant: Participant) -> date | None:
    """The day she first came on the waiting list; a mentee who comes back keeps her turn."""
    if participant.role != Role.MENTEE:
        return None
    first = participant.waits.order_by("entered_on").first()
    return first.entered_on if first else None
