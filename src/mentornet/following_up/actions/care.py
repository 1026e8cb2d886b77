"""What a coordinator does for a pair: talks, flags taken care of, rests (domain 2.1)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.following_up.actions.concerns import SettledAlready, WordOnHowNeeded
from mentornet.following_up.choices import FlagKind, TalkKind
from mentornet.following_up.models import FollowUpTalk, Rest, SettledFlag
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.actions.matches import HasEnded
from mentornet.matching.models import Match
from mentornet.people.models import Account


class TalkNeedsAKind(Refusal):
    sentence = _("Choose with whom you talked, and how.")


class RestsAlready(Refusal):
    sentence = _("The two rest already. End that rest first.")


class RestsNot(Refusal):
    sentence = _("The two are not resting. Reload the page to see where they stand.")


class RestEndsBeforeItStarts(Refusal):
    sentence = _("A rest cannot end before it starts. Choose a later day, or leave the end open.")


@transaction.atomic
def note_talk(
    *, match: Match, role: str, held_on: date, kind: str, minutes: int | None, notes: str, by: Account
) -> FollowUpTalk:
    """Note that the coordinator has talked with one of the two.

    :param notes: at most 500 signs; she may ask to read them.
    :raises TalkNeedsAKind: with whom or how is none of the lists.
    """
    if role not in Role.values or kind not in TalkKind.values:
        raise TalkNeedsAKind
    talk = FollowUpTalk.objects.create(
        match=match, role=role, held_on=held_on, kind=kind, minutes=minutes, notes=notes.strip()[:500], held_by=by
    )
    _record("note_talk", match, talk, by=by, participant=match.mentee if role == Role.MENTEE else match.mentor)
    return talk


@transaction.atomic
def settle_flag(*, match: Match, kind: str, which: str, word: str, on: date, by: Account) -> SettledFlag:
    """Take a flag down, with a word on what was done.

    :raises WordOnHowNeeded: no word is given.
    :raises SettledAlready: somebody has done so before.
    :raises ValueError: there is no such kind of flag.
    """
    if kind not in FlagKind.values:
        raise ValueError(f"no flag is called {kind!r}")
    if not word.strip():
        raise WordOnHowNeeded
    with breach_means({"flag_is_settled_once": SettledAlready}), transaction.atomic():
        settled = SettledFlag.objects.create(
            match=match, kind=kind, which=which[:24], word=word.strip()[:500], settled_on=on, settled_by=by
        )
    _record("settle_flag", match, settled, by=by, participant=match.mentee)
    return settled


@transaction.atomic
def rest_pair(*, match: Match, from_on: date, until_on: date | None, wished_by: str, by: Account | None) -> Rest:
    """Let a pair rest: nobody asks how it goes, and no meeting is missed. Both have the same right to it.

    :raises HasEnded: the match is closed.
    :raises RestsAlready: another rest touches these days.
    :raises RestEndsBeforeItStarts: the end lies before the start.
    """
    match = Match.objects.select_for_update(of=("self",)).select_related("branch", "mentee__person").get(pk=match.pk)
    if match.ended_on:
        raise HasEnded
    if until_on is not None and until_on < from_on:
        raise RestEndsBeforeItStarts
    for other in match.rests.all():
        starts_after = until_on is not None and other.from_on > until_on
        ended_before = other.until_on is not None and other.until_on < from_on
        if not starts_after and not ended_before:
            raise RestsAlready
    with breach_means({"pair_has_one_open_rest": RestsAlready}), transaction.atomic():
        rest = Rest.objects.create(match=match, from_on=from_on, until_on=until_on, wished_by=wished_by)
    _record("rest_pair", match, rest, by=by, participant=match.mentee)
    return rest


@transaction.atomic
def resume_pair(*, match: Match, on: date, by: Account | None) -> Rest:
    """End the rest of a pair: from this day on they meet again.

    :raises RestsNot: no rest holds on this day.
    """
    held = match.rests.select_for_update().filter(from_on__lte=on)
    rest = next((one for one in held if one.until_on is None or one.until_on >= on), None)
    if rest is None:
        raise RestsNot
    # A rest that began today never was; its line in the audit trail remains.
    _record("resume_pair", match, rest, by=by, participant=match.mentee)
    if rest.from_on >= on:
        rest.delete()
    else:
        rest.until_on = on - timedelta(days=1)
        rest.save(update_fields=["until_on"])
    return rest


def _record(
    action: str,
    match: Match,
    subject: FollowUpTalk | SettledFlag | Rest,
    *,
    by: Account | None,
    participant: Participant,
) -> None:
    audit.record(action, by=by, subject=subject, branch=match.branch, person=participant.person)
