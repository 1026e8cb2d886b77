"""What every action of this room does first and last: open the pair, and write its line."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.foundation.signed_links import whole_address
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.messages.actions import File, write_message
from mentornet.pairing.calendars import invitation_file
from mentornet.pairing.models import Meeting
from mentornet.people.models import Account, Person


class PairHasEnded(Refusal):
    sentence = _("Your time as a pair has ended, so nothing is written here any more. You can still read and keep it.")


def opened(match: Match) -> Match:
    """Return the match with its people, locked against a second writer.

    :raises PairHasEnded: the match is closed.
    """
    match = (
        Match.objects.select_for_update(of=("self",))
        .select_related("branch", "mentee__person", "mentor__person", "mentee__card")
        .get(pk=match.pk)
    )
    if match.ended_on:
        raise PairHasEnded
    return match


def person_in(match: Match, role: str) -> Person:
    return (match.mentee if role == Role.MENTEE else match.mentor).person


def record(
    action: str,
    match: Match,
    subject: models.Model,
    *,
    role: str,
    by: Account | None,
    details: dict[str, Any] | None = None,
) -> None:
    """Write the line of one of the two, or of a coordinator where the role is empty."""
    person = person_in(match, role) if role else match.mentee.person
    audit.record(action, by=by, subject=subject, branch=match.branch, person=person, details=details)


def tell(
    match: Match,
    text_name: str,
    *,
    roles: tuple[str, ...],
    once: str,
    at: datetime,
    leads_to: str = "pair-page",
    meeting: Meeting | None = None,
    **values: Any,
) -> None:
    """Write to one or both of the two, each in her language, with the other's name and a link to their room.

    :param meeting: goes with the letter as a file for her calendar.
    """
    for role in roles:
        reader, other = person_in(match, role), person_in(match, Role.MENTOR if role == Role.MENTEE else Role.MENTEE)
        link = whole_address(leads_to, match.pk, language=reader.language)
        write_message(
            to=reader,
            text_name=text_name,
            values={"other": other.called_name, "link": link, **values},
            once=f"{text_name}-{once}-{role}",
            written_at=at,
            branch=match.branch,
            files=_invitation(meeting, reader.language),
        )


def _invitation(meeting: Meeting | None, language: str) -> tuple[File, ...]:
    if meeting is None:
        return ()
    with override(language):
        return (invitation_file(meeting),)


BOTH = (Role.MENTEE.value, Role.MENTOR.value)


def the_other(role: str) -> tuple[str, ...]:
    """Return whom to write to: the other one, or both where a coordinator acts."""
    return tuple(one for one in BOTH if one != role)
