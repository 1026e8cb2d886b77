"""A mentee asks for the mentor behind a card; a coordinator confirms or declines; hard rules hold (domain 5.3)."""

import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.interviewing.models import Participant
from mentornet.matching.actions.proposals import approve_proposal
from mentornet.matching.actions.rounds import proposals_of, saved_profile
from mentornet.matching.blindness import FIELDS_REFUSED, rebuilt_pools
from mentornet.matching.choices import RequestEnd
from mentornet.matching.engine_room import Reason, engine_version, judge, run_engine, settings_of
from mentornet.matching.kept_runs import inputs_of, result_of
from mentornet.matching.letters import tell_request_declined
from mentornet.matching.match_words import sentence
from mentornet.matching.models import CardRequest, MatchRun, Proposal
from mentornet.matching.open_cards import may_ask
from mentornet.matching.pools import Free, build_pool, these_two
from mentornet.people.models import Account

LONGEST_WISH = 1000


class MayNotAsk(Refusal):
    sentence = _("In your branch the coordinator finds the mentor. Call her if you have a wish.")


class NotFreeJustNow(Refusal):
    sentence = _("One of you cannot be asked just now. Look at your page: perhaps a card waits for you there.")


class AsksAlready(Refusal):
    sentence = _("You have asked for a mentor already. Take that wish back first if you would like to ask for another.")


class NoLongerAsked(Refusal):
    sentence = _("This wish has been answered or taken back. Reload the page to see what became of it.")


class KindWordNeeded(Refusal):
    sentence = _("Write her a few kind words; she reads them in her letter.")


class RuleForbids(Refusal):
    """A hard rule of the branch forbids the pair; the sentence says which."""


@transaction.atomic
def ask_for_card(*, mentee: Participant, mentor: Participant, on: date, words: str = "") -> CardRequest:
    """Keep a mentee's wish for one mentor; the coordinator reads it, and the mentor hears nothing yet.

    :raises MayNotAsk: the branch does not let its mentees ask.
    :raises NotFreeJustNow: one of the two is no longer free.
    :raises RuleForbids: a hard rule of the branch forbids the pair.
    :raises AsksAlready: she has a wish that nobody has decided.
    """
    if not may_ask(mentee):
        raise MayNotAsk
    if mentee.card_requests.filter(ended_on=None).exists():
        raise AsksAlready
    _check(_free(mentee, mentor, on=on))
    with breach_means({"mentee_has_one_open_card_request": AsksAlready}), transaction.atomic():
        wish = CardRequest.objects.create(
            mentee=mentee, mentor=mentor, asked_on=on, words=words.strip()[:LONGEST_WISH]
        )  # fmt: skip
    _record("ask_for_card", wish, by=None)
    return wish


@transaction.atomic
def take_request_back(*, request: CardRequest, on: date) -> CardRequest:
    """Let her take her wish back; the mentor never hears of it.

    :raises NoLongerAsked: it has been decided already.
    """
    wish = _open_and_locked(request)
    _end(wish, RequestEnd.TAKEN_BACK, on=on)
    _record("take_request_back", wish, by=None)
    return wish


@transaction.atomic
def confirm_request(*, request: CardRequest, by: Account | None, at: datetime) -> Proposal:
    """Turn a mentee's wish into an ordinary proposal with its reasons, and send the mentor the card.

    The engine judges the two by themselves and all that it read is kept, as in a round; the floor of the branch is
    left out, because a person has decided. The mentor is asked first, and the mentee has the last word.

    :raises NoLongerAsked: it has been decided already.
    :raises NotFreeJustNow: one of the two is no longer free.
    :raises RuleForbids: a hard rule of the branch forbids the pair.
    """
    wish, on = _open_and_locked(request), timezone.localtime(at).date()
    free = _free(wish.mentee, wish.mentor, on=on)
    _check(free)
    proposal = _proposed_by_itself(wish, free, by=by, at=at)
    wish.proposal, wish.decided_by = proposal, by
    _end(wish, RequestEnd.CONFIRMED, on=on)
    approve_proposal(proposal=proposal, by=by, on=on)
    _record("confirm_request", wish, by=by)
    return proposal


@transaction.atomic
def decline_request(*, request: CardRequest, by: Account | None, at: datetime, word_to_her: str) -> CardRequest:
    """Say no to a mentee's wish, with a kind word of the coordinator's own; she may ask for another.

    :raises KindWordNeeded: there are no words.
    :raises NoLongerAsked: it has been decided already.
    """
    if not word_to_her.strip():
        raise KindWordNeeded
    wish = _open_and_locked(request)
    wish.word_to_her, wish.decided_by = word_to_her.strip()[:LONGEST_WISH], by
    _end(wish, RequestEnd.DECLINED, on=timezone.localtime(at).date())
    tell_request_declined(wish, written_at=at)
    _record("decline_request", wish, by=by)
    return wish


def why_forbidden(mentee: Participant, mentor: Participant, *, as_of: date) -> str:
    """Return in a sentence what stands in the way of a pair, or nothing."""
    try:
        _check(_free(mentee, mentor, on=as_of))
    except Refusal as refusal:
        return str(refusal)
    return ""


def _free(mentee: Participant, mentor: Participant, *, on: date) -> Free:
    free = these_two(mentee, mentor, as_of=on)
    if not free.mentees or not free.mentors or mentee.branch_id != mentor.branch_id:
        raise NotFreeJustNow
    return free


def _check(free: Free) -> None:
    pool = build_pool(free, seed=0)
    broken = judge(pool.mentees[0], pool.mentors[0], settings_of(profile_of(free.branch))).rules_broken
    if broken:
        raise RuleForbids(sentence(Reason(f"broken_{broken[0]}"), get_language() or "en"))


def _proposed_by_itself(wish: CardRequest, free: Free, *, by: Account | None, at: datetime) -> Proposal:
    """Run the engine on the two alone and keep the run; earlier rounds stay as they are."""
    branch = type(free.branch).objects.select_for_update().get(pk=free.branch.pk)
    profile = profile_of(branch)
    without_floor = replace(profile, matching=replace(profile.matching, floor=0, raise_floor=False))
    outcome = run_engine(build_pool(free, seed=0), settings_of(without_floor))
    inputs, result = inputs_of(outcome, seed=0), result_of(outcome)
    certificate = outcome.certificate(fields_refused=FIELDS_REFUSED, rebuilt=rebuilt_pools(free, seed=0))
    run = MatchRun.objects.create(
        branch=branch,
        number=(branch.runs.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        as_of=free.as_of,
        run_by=by,
        run_at=at,
        profile=saved_profile(branch, by, at),
        engine_version=engine_version,
        seed=0,
        inputs=inputs.decode(),
        inputs_sha256=sha256(inputs).hexdigest(),
        result=result.decode(),
        result_sha256=sha256(result).hexdigest(),
        certificate=json.loads(certificate.to_json()),
    )
    proposal = proposals_of(run, outcome, free.by_code)[0]
    proposal.save()
    return proposal


def _open_and_locked(request: CardRequest) -> CardRequest:
    wishes = CardRequest.objects.select_for_update(of=("self",)).select_related(
        "mentee__person", "mentee__branch", "mentee__card", "mentor__person", "mentor__branch", "mentor__card"
    )
    wish = wishes.get(pk=request.pk)
    if wish.ended_on:
        raise NoLongerAsked
    return wish


def _end(wish: CardRequest, how: RequestEnd, *, on: date) -> None:
    wish.ended_on, wish.ended_how = on, how
    wish.save()


def _record(action: str, wish: CardRequest, *, by: Account | None) -> None:
    audit.record(action, by=by, subject=wish, branch=wish.mentee.branch, person=wish.mentee.person)
