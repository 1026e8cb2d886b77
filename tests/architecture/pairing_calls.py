"""A ready call of every action of the pair's own room."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction

from mentornet.matching.models import Match
from mentornet.pairing import actions as pairing
from mentornet.pairing.models import Meeting
from mentornet.pairing.plans import Goal
from tests.cast import NOW, TODAY
from tests.world import Side

TERMS = pairing.Terms(months=6, often="monthly", between="daytime")
HOW: dict[str, Any] = {"minutes": 60, "mode": "phone", "place": "library"}


def hers(side: Side) -> dict[str, Any]:
    """What every action of one of the two takes."""
    return {"match": side.match, "role": "mentee", "by": None, "at": NOW}


@transaction.atomic
def propose_first_meeting(side: Side) -> object:
    """Let the pair not have met; a refusal undoes that too."""
    Match.objects.filter(pk=side.match.pk).update(met_on=None)
    return pairing.propose_first_meeting(starts_at=NOW + timedelta(days=3), minutes=60, place="cafe", **hers(side))


@transaction.atomic
def say_after_first_meeting(side: Side) -> object:
    """Let the pair be on its way home from its first meeting; a refusal undoes that too."""
    starts_at = NOW - timedelta(hours=2)
    Match.objects.filter(pk=side.match.pk).update(met_on=None)
    Meeting.objects.create(match=side.match, is_match_meeting=True, starts_at=starts_at, written_at=starts_at)
    return pairing.say_after_first_meeting(said="goes_on", **hers(side))


def shared(side: Side) -> dict[str, Any]:
    return {name: value for name, value in hers(side).items() if name != "at"}


CALLS: dict[str, Callable[[Side], object]] = {
    "pairing.correct_meeting": lambda side: pairing.correct_meeting(
        meeting=side.meeting, held_on=TODAY, **HOW, **hers(side)
    ),
    "pairing.make_calendar_key": lambda side: pairing.make_calendar_key(
        person=side.match.mentee.person, by=None, at=NOW
    ),
    "pairing.note_door": lambda side: pairing.note_door(
        kind="visit", opened_by="mentor", opened_on=TODAY, **hers(side)
    ),
    "pairing.note_meeting": lambda side: pairing.note_meeting(held_on=TODAY - timedelta(days=1), **HOW, **hers(side)),
    "pairing.plan_meeting": lambda side: pairing.plan_meeting(starts_at=NOW + timedelta(days=3), **HOW, **hers(side)),
    "pairing.propose_agreement": lambda side: pairing.propose_agreement(terms=TERMS, **hers(side)),
    "pairing.propose_first_meeting": propose_first_meeting,
    "pairing.restore_plan": lambda side: pairing.restore_plan(number=1, seen_number=2, **hers(side)),
    "pairing.save_goal": lambda side: pairing.save_goal(goal=Goal(0, "Danish"), seen_number=2, **hers(side)),
    "pairing.say_after_first_meeting": say_after_first_meeting,
    "pairing.share_plan": lambda side: pairing.share_plan(shares=True, **shared(side)),
    "pairing.shut_calendar": lambda side: pairing.shut_calendar(person=side.match.mentor.person, by=None),
    "pairing.sign_agreement": lambda side: pairing.sign_agreement(
        number=1, name="Her Name", language="da", **hers(side)
    ),
    "pairing.take_out_door": lambda side: pairing.take_out_door(door=side.door, **shared(side)),
    "pairing.take_out_goal": lambda side: pairing.take_out_goal(number=1, seen_number=2, **hers(side)),
    "pairing.take_out_meeting": lambda side: pairing.take_out_meeting(meeting=side.meeting, **hers(side)),
    "pairing.tick_step": lambda side: pairing.tick_step(goal=1, step=1, done_on=TODAY, **hers(side)),
    "pairing.write_dream": lambda side: pairing.write_dream(dream="A bakery.", seen_number=2, **hers(side)),
}
