"""One of everything in a pair's own room."""

from datetime import datetime
from typing import Any

from mentornet.matching.models import Match
from mentornet.pairing.actions import Terms, make_calendar_key, note_door, note_meeting, propose_agreement, save_goal
from mentornet.pairing.plans import Goal, Step


def furnish(match: Match, *, now: datetime) -> None:
    """Put in a plan of two versions, a meeting, a door, terms that nobody has signed, and a calendar's address."""
    hers: dict[str, Any] = {"match": match, "role": "mentor", "by": None, "at": now}
    save_goal(goal=Goal(0, "A CV", steps=(Step(0, "Write ten things"),)), seen_number=0, **hers)
    note_meeting(held_on=now.date(), minutes=60, mode="phone", place="library", **hers)
    note_door(kind="event", opened_by="mentee", opened_on=now.date(), **hers)
    propose_agreement(terms=Terms(months=6, often="monthly", between="daytime"), **hers)
    make_calendar_key(person=match.mentor.person, by=None, at=now)
