"""How a pair ends: by either of the two without explanation, by the coordinator, or together as planned (R52)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.following_up.choices import NextStep, Party
from mentornet.following_up.letters import tell_that_closing_begins, tell_that_it_ended
from mentornet.following_up.models import Alumna, Closure
from mentornet.following_up.rules import GOOD_ENDS, ended_early
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.interviewing.actions import leave_waiting_list, pause, return_to_waiting_list
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Participant
from mentornet.joining.actions import give_consent
from mentornet.joining.applicants import Consent
from mentornet.joining.choices import Role
from mentornet.joining.queries import has_said_yes
from mentornet.matching import actions as matching
from mentornet.matching.choices import MatchEnd
from mentornet.matching.models import Match
from mentornet.people.models import Account, Person

LONGEST_WORDS = 4000
LATER = timedelta(days=91)


class SaidAlready(Refusal):
    sentence = _("You have told us this already. Thank you. If something has changed, call your coordinator.")


class NoSuchReason(Refusal):
    sentence = _("Choose one of the reasons of the list, or leave the reason out.")


@transaction.atomic
def end_pair(
    *,
    match: Match,
    party: str,
    at: datetime,
    why: str = "",
    words: str = "",
    ended_on: date | None = None,
    by: Account | None = None,
) -> Match:
    """End a match at the wish of one of the two, who owes no explanation, or of the coordinator.

    When it ends early and not at her own wish, the mentee is on the list again with the date she first came.

    :param why: a reason of the closed list, or empty for none.
    :raises NoSuchReason: the reason is none of the closed list.
    :raises HasEnded: the match is closed.
    :raises EndsBeforeItStarts: the day lies before the start.
    """
    _check_reason(why)
    on = ended_on or timezone.localdate(at)
    match = matching.end_match(match=match, ended_on=on, why=why or MatchEnd.OTHER, by=by)
    match = Match.objects.select_related("branch", "mentee__person", "mentor__person").get(pk=match.pk)
    if why or words.strip():
        closure, _made = Closure.objects.get_or_create(match=match, party=party, defaults={"said_at": at})
        closure.reason, closure.words = why, words.strip()[:LONGEST_WORDS]
        closure.save(update_fields=["reason", "words"])
    _end_rests(match, on=on)
    comes_back = ended_early(match) and party != Party.MENTEE and _comes_back(match.mentee)
    if comes_back:
        return_to_waiting_list(participant=match.mentee, entered_on=first_date_of(match.mentee), by=by)
    for participant in (match.mentee, match.mentor):
        _become_alumna(participant, on=on)
    for closure in match.closures.exclude(next_step=""):
        _take_next_step(closure, match, on=on)
    since = first_date_of(match.mentee) if comes_back else None
    tell_that_it_ended(match, keeps_place_since=since, written_at=at)
    return match


@transaction.atomic
def begin_closing(*, match: Match, at: datetime) -> bool:
    """Write to both that the agreed time soon ends; return whether that was news."""
    if not tell_that_closing_begins(match, written_at=at):
        return False
    audit.record("begin_closing", by=None, subject=match, branch=match.branch, person=match.mentee.person)
    return True


@transaction.atomic
def say_closing(
    *,
    match: Match,
    party: str,
    at: datetime,
    reason: str = "",
    words: str = "",
    next_step: str = "",
    would_mentor: bool = False,
    would_be_role_model: bool = False,
    consent: Consent | None = None,
    by: Account | None = None,
) -> Closure:
    """Keep how one party sees the end and what she wishes next. When both have looked back, the match ends.

    `consent` is her yes to being asked after half a year and a year; it goes to the ledger with all her others.

    :raises NoSuchReason: the reason is none of the closed list.
    :raises SaidAlready: she has looked back before.
    """
    _check_reason(reason)
    # Both may say it in the same second: the second one waits here, sees the first, and ends the match.
    match = (
        Match.objects.select_for_update(of=("self",))
        .select_related("branch", "mentee__person", "mentor__person")
        .get(pk=match.pk)
    )
    closure = match.closures.filter(party=party).first() or Closure(match=match, party=party)
    if closure.next_step or (party == Party.COORDINATOR and closure.pk):
        raise SaidAlready
    closure.reason, closure.said_at = reason or closure.reason, at
    closure.words = "\n\n".join(filter(None, [closure.words, words.strip()]))[:LONGEST_WORDS]
    closure.next_step, closure.would_mentor, closure.would_be_role_model = next_step, would_mentor, would_be_role_model
    with breach_means({"each_party_closes_once": SaidAlready}), transaction.atomic():
        closure.save()
    person = _person_of(match, party)
    if consent is not None and person is not None and not has_said_yes(person, consent.purpose):
        give_consent(person=person, consent=consent, by=by)
    if match.ended_on:
        _take_next_step(closure, match, on=timezone.localdate(at))
    elif (reasons := _both_looked_back(match)) is not None:
        end_pair(match=match, party=party, at=at, why=reasons, by=by)
    audit.record("say_closing", by=by, subject=closure, branch=match.branch, person=person)
    return closure


def first_date_of(participant: Participant) -> date:
    """Return the day on which she first came on the waiting list; it stays hers."""
    first = participant.waits.order_by("entered_on").first()
    return first.entered_on if first else participant.approved_on


def _check_reason(reason: str) -> None:
    if reason and reason not in MatchEnd.values:
        raise NoSuchReason


def _both_looked_back(match: Match) -> str | None:
    """Return the reason that the two give together, or none while one of them has not looked back."""
    said = dict(match.closures.exclude(next_step="").exclude(party=Party.COORDINATOR).values_list("party", "reason"))
    if len(said) < 2:
        return None
    reasons = set(said.values()) - {""}
    return reasons.pop() if len(reasons) == 1 else MatchEnd.AS_PLANNED if not reasons - set(GOOD_ENDS) else ""


def _comes_back(mentee: Participant) -> bool:
    return mentee.left_on is None and not mentee.waits.filter(left_on=None).exists()


def _end_rests(match: Match, *, on: date) -> None:
    match.rests.filter(from_on__gt=on).delete()
    for rest in match.rests.filter(until_on=None):
        rest.until_on = max(rest.from_on, on)
        rest.save(update_fields=["until_on"])


def _become_alumna(participant: Participant, *, on: date) -> None:
    """Let her be an alumna from this day, unless she waits or meets somebody else."""
    is_open = Match.objects.filter(ended_on=None, **{participant.role: participant}).exists()
    if participant.left_on is None and not is_open and not participant.waits.filter(left_on=None).exists():
        Alumna.objects.get_or_create(participant=participant, defaults={"since_on": on})


def _take_next_step(closure: Closure, match: Match, *, on: date) -> None:
    """Let what she wishes come true: the list again, the list after a rest, or thanks."""
    if closure.party == Party.COORDINATOR or not closure.next_step:
        return
    participant = match.mentee if closure.party == Party.MENTEE else match.mentor
    if participant.left_on:
        return
    waits = participant.waits.filter(left_on=None).exists()
    if closure.next_step == NextStep.NO:
        if waits and participant.role == Role.MENTEE:
            leave_waiting_list(participant=participant, on=on, reason=LeaveReason.OWN_WISH)
        _become_alumna(participant, on=on)
        return
    if not waits:
        keeps_date = participant.role == Role.MENTEE and ended_early(match)
        entered_on = first_date_of(participant) if keeps_date else on
        return_to_waiting_list(participant=participant, entered_on=entered_on, by=None)
    if closure.next_step == NextStep.LATER and not any(one.holds_on(on) for one in participant.pauses.all()):
        pause(participant=participant, from_on=on, until_on=on + LATER, by=None)


def _person_of(match: Match, party: str) -> Person | None:
    if party == Party.COORDINATOR:
        return None
    return (match.mentee if party == Party.MENTEE else match.mentor).person
