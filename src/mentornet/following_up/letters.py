"""What is written to the two and to those who look after them. Nothing that somebody confided stands in a letter."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from mentornet.branches.choices import Office
from mentornet.branches.queries import coordinators_of, national_leaders_on
from mentornet.following_up.links import check_in_link, reply_address, reply_code
from mentornet.following_up.models import CheckIn, Concern
from mentornet.foundation.signed_links import whole_address
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.messages.actions import write_message
from mentornet.people.models import Account


def send_check_in(check_in: CheckIn, *, text_name: str, written_at: datetime) -> None:
    """Ask one of the two how it goes, or remind her; she answers by link, or by a reply to this letter."""
    reader = check_in.participant.person
    write_message(
        to=reader,
        text_name=text_name,
        values={
            "other": check_in.other.person.called_name,
            "link": check_in_link(check_in, language=reader.language),
            "answer_by": check_in.answer_by,
            "by_mail": bool(reader.email),
            "reply_code": reply_code(check_in.pk),
        },
        once=f"{text_name}-{check_in.pk}",
        written_at=written_at,
        branch=check_in.match.branch,
        reply_to=reply_address(check_in),
        useful_until=last_moment_of(check_in.answer_by),
    )


def tell_of_concern(concern: Concern, *, written_at: datetime) -> None:
    """Let those whom a concern is for know that there is one, and nothing of what it says."""
    _tell(
        readers_of(concern.goes_to, concern.match, as_of=written_at.date()),
        "concern_told",
        page=("concern-file", concern.pk),
        once=f"concern-{concern.pk}",
        written_at=written_at,
    )


def tell_that_she_wishes_a_call(check_in: CheckIn, *, written_at: datetime) -> None:
    """Let the coordinators know that somebody would like to be called."""
    _tell(
        readers_of(Office.COORDINATOR, check_in.match, as_of=written_at.date()),
        "call_wished",
        page=("match-page", check_in.match_id),
        once=f"call-wished-{check_in.pk}",
        written_at=written_at,
    )


def tell_that_closing_begins(match: Match, *, written_at: datetime) -> bool:
    """Tell both that their time soon ends; return whether either had not been told."""
    letters = [
        write_message(
            to=reader.person,
            text_name="closing_begins",
            values={
                "other": other.person.called_name,
                "planned_until": match.planned_until,
                "link": whole_address("closing-page", match.pk, language=reader.person.language),
            },
            # A new planned end is a new closing.
            once=f"closing-{match.pk}-{match.planned_until:%Y%m%d}-{reader.role}",
            written_at=written_at,
            branch=match.branch,
        )
        for reader, other in ((match.mentee, match.mentor), (match.mentor, match.mentee))
    ]
    return any(letters)


def tell_that_it_ended(match: Match, *, keeps_place_since: date | None, written_at: datetime) -> None:
    """Thank each of the two, and say what comes next; why it ended is not said."""
    for reader in (match.mentee, match.mentor):
        other = match.mentor if reader == match.mentee else match.mentee
        write_message(
            to=reader.person,
            text_name="pair_ended",
            values={
                "other": other.person.called_name,
                "keeps_place_since": keeps_place_since if reader.role == Role.MENTEE else None,
                "link": whole_address("closing-page", match.pk, language=reader.person.language),
            },
            once=f"pair-ended-{match.pk}-{reader.role}",
            written_at=written_at,
            branch=match.branch,
        )


def readers_of(office: str, match: Match, *, as_of: date) -> Iterable[Account]:
    """Return who reads what is told about a match: its coordinators, or the national leaders."""
    if office == Office.NATIONAL_LEADER:
        return national_leaders_on(as_of)
    # A branch without a coordinator is the national leader's to look after.
    return coordinators_of(match.branch, as_of=as_of) or national_leaders_on(as_of)


def last_moment_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _tell(
    readers: Iterable[Account], text_name: str, *, page: tuple[str, int], once: str, written_at: datetime
) -> None:
    for account in readers:
        write_message(
            to=account.person,
            text_name=text_name,
            values={"link": whole_address(*page, language=account.person.language)},
            once=f"{once}-{account.pk}",
            written_at=written_at,
        )
