"""A worry or a complaint reaches whom it is for at once, and never the other of the two."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.choices import Office
from mentornet.following_up.choices import ConcernAbout, ConcernKind
from mentornet.following_up.letters import tell_of_concern
from mentornet.following_up.models import Concern
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.models import Participant
from mentornet.matching.models import Match
from mentornet.people.models import Account

LONGEST_WORDS = 4000


class WordsNeeded(Refusal):
    sentence = _("Write a few words, so that we know how to help.")


class KindNeeded(Refusal):
    sentence = _("Choose whether it is a worry or a complaint, and what it is about.")


class SettledAlready(Refusal):
    sentence = _("This has been taken care of already. Reload the page to see how.")


class WordOnHowNeeded(Refusal):
    sentence = _("Write a word on what you did, so that the next coordinator understands it.")


@transaction.atomic
def tell_concern(
    *, match: Match, said_by: Participant, kind: str, about: str, words: str, wishes_a_call: bool, at: datetime
) -> Concern:
    """Keep what worries one of the two, and let those who can help know at once that there is something.

    A concern about the coordinator, or about the network, goes to the national leader and to nobody in the branch.

    :raises KindNeeded: kind or subject is none of the lists.
    :raises WordsNeeded: nothing is said.
    """
    if kind not in ConcernKind.values or about not in ConcernAbout.values:
        raise KindNeeded
    if not words.strip():
        raise WordsNeeded
    to_leader = about == ConcernAbout.COORDINATOR or (kind, about) == (ConcernKind.COMPLAINT, ConcernAbout.NETWORK)
    concern = Concern.objects.create(
        match=match,
        said_by=said_by,
        kind=kind,
        about=about,
        words=words.strip()[:LONGEST_WORDS],
        wishes_a_call=wishes_a_call,
        said_at=at,
        goes_to=Office.NATIONAL_LEADER if to_leader else Office.COORDINATOR,
    )
    tell_of_concern(concern, written_at=at)
    _record("tell_concern", concern, by=None)
    return concern


@transaction.atomic
def settle_concern(*, concern: Concern, word: str, on: date, by: Account) -> Concern:
    """Say that a concern has been taken care of, and how.

    :raises WordOnHowNeeded: no word is given.
    :raises SettledAlready: somebody has done so before.
    """
    concern = (
        Concern.objects.select_for_update(of=("self",)).select_related("match__branch", "said_by").get(pk=concern.pk)
    )
    if not word.strip():
        raise WordOnHowNeeded
    if concern.settled_on:
        raise SettledAlready
    concern.settled_on, concern.settled_by, concern.settled_word = on, by, word.strip()[:500]
    concern.save(update_fields=["settled_on", "settled_by", "settled_word"])
    _record("settle_concern", concern, by=by)
    return concern


def _record(action: str, concern: Concern, *, by: Account | None) -> None:
    """Write the line; what is the national leader's leaves no trace in the branch."""
    is_hers = concern.goes_to == Office.COORDINATOR
    audit.record(
        action,
        by=by,
        subject=concern,
        branch=concern.match.branch if is_hers else None,
        person=concern.said_by.person,
        details={"kind": concern.kind},
    )
