"""What the two are written to about a proposal, in each one's own language."""

from datetime import date, datetime, time

from django.utils import timezone

from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.introductions import introduction_of
from mentornet.matching.links import answer_link, letter_link
from mentornet.matching.models import Answer, CardRequest, Match, Proposal, RelayedLetter
from mentornet.messages.actions import write_message


def morning_of(day: date) -> datetime:
    """Return the first moment of a day here: a letter dated that day is due at once."""
    return timezone.make_aware(datetime.combine(day, time.min))


def send_card(proposal: Proposal, role: Role, *, answer_by: date, written_at: datetime) -> None:
    """Ask the mentor or the mentee whether she would like to meet the other, whom the letter does not name."""
    reader = _reader(proposal, role).person
    write_message(
        to=reader,
        text_name=f"card_for_{role}",
        values={"link": answer_link(proposal, role, language=reader.language), "answer_by": answer_by},
        once=f"card-{proposal.pk}-{role}",
        written_at=written_at,
    )


def remind_of_card(proposal: Proposal, role: Role, *, answer_by: date, is_last: bool, written_at: datetime) -> bool:
    """Remind one who has a card of the day to answer by; return whether it was written, once for each day and kind."""
    reader = _reader(proposal, role).person
    kind = "last" if is_last else "half"
    written = write_message(
        to=reader,
        text_name="card_waits",
        values={
            "link": answer_link(proposal, role, language=reader.language),
            "answer_by": answer_by,
            "is_last": is_last,
        },
        once=f"card-waits-{proposal.pk}-{role}-{kind}-{answer_by:%Y%m%d}",
        written_at=written_at,
    )
    return written is not None


def send_reply(proposal: Proposal, answer: Answer, *, written_at: datetime) -> None:
    """Write what the coordinator answered to whoever asked, who the other is left out."""
    role = Role(answer.role)
    reader = _reader(proposal, role).person
    write_message(
        to=reader,
        text_name="question_answered",
        values={
            "reply": answer.reply,
            "link": answer_link(proposal, role, language=reader.language),
            "answer_by": proposal.mentee_answers_by if role == Role.MENTEE else proposal.mentor_answers_by,
        },
        once=f"question-answered-{answer.pk}",
        written_at=written_at,
    )


def tell_it_ended(proposal: Proposal, role: Role, *, written_at: datetime) -> None:
    """Tell one who has seen a card that it is no longer open, without saying why: the why is the other's."""
    write_message(
        to=_reader(proposal, role).person,
        text_name="card_ended",
        values={},
        once=f"card-ended-{proposal.pk}-{role}",
        written_at=written_at,
    )


def introduce(match: Match, *, written_at: datetime) -> None:
    """Give each of the two the other's name and the way to her."""
    for reader, other in ((match.mentee, match.mentor), (match.mentor, match.mentee)):
        write_message(
            to=reader.person,
            text_name="match_started",
            values={
                "other": introduction_of(other.person),
                "letters": letter_link(match, Role(reader.role), language=reader.person.language),
            },
            once=f"match-{match.pk}-{reader.role}",
            written_at=written_at,
        )


def tell_request_declined(wish: CardRequest, *, written_at: datetime) -> None:
    """Tell a mentee kindly that the mentor she asked for will not be asked, in the coordinator's own words."""
    write_message(
        to=wish.mentee.person,
        text_name="request_declined",
        values={"word_to_her": wish.word_to_her},
        once=f"request-declined-{wish.pk}",
        written_at=written_at,
    )


def tell_of_letter(letter: RelayedLetter, *, written_at: datetime) -> None:
    """Tell one of a pair that the other has written; the words stand on the page, not in the message.

    Somebody else may see her phone: the message names nobody.
    """
    reader = letter.match.mentor if letter.from_role == Role.MENTEE else letter.match.mentee
    write_message(
        to=reader.person,
        text_name="letter_for_you",
        values={"link": letter_link(letter.match, Role(reader.role), language=reader.person.language)},
        once=f"letter-{letter.pk}",
        written_at=written_at,
    )


def _reader(proposal: Proposal, role: Role) -> Participant:
    return proposal.mentee if role == Role.MENTEE else proposal.mentor
