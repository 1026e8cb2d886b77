"""The house carries a few words between two who may not see each other's address (domain 1.4)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.joining.choices import Role
from mentornet.matching.actions.matches import HasEnded
from mentornet.matching.letters import tell_of_letter
from mentornet.matching.models import Match, RelayedLetter

LONGEST_LETTER = 2000
# Enough to agree on a time, too few to crowd anybody.
MOST_A_DAY = 5


class LetterNeedsWords(Refusal):
    sentence = _("Write a few words first.")


class EnoughForToday(Refusal):
    sentence = _("You have written five times within a day. Wait until tomorrow, or call your coordinator.")


@transaction.atomic
def write_to_her(*, match: Match, from_role: Role, words: str, at: datetime) -> RelayedLetter:
    """Carry one's words to the other of a pair; neither sees the other's address or number.

    :raises LetterNeedsWords: there are none.
    :raises HasEnded: the match is closed.
    :raises EnoughForToday: she has written five times in the last day.
    """
    if not words.strip():
        raise LetterNeedsWords
    found = Match.objects.select_for_update(of=("self",)).select_related("branch", "mentee__person", "mentor__person")
    match = found.get(pk=match.pk)
    if match.ended_on:
        raise HasEnded
    lately = match.letters.filter(from_role=from_role, written_at__gt=at - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        raise EnoughForToday
    letter = RelayedLetter.objects.create(
        match=match, from_role=from_role, words=words.strip()[:LONGEST_LETTER], written_at=at
    )
    tell_of_letter(letter, written_at=at)
    sender = match.mentee.person if from_role == Role.MENTEE else match.mentor.person
    audit.record("write_to_her", by=None, subject=letter, branch=match.branch, person=sender)
    return letter
