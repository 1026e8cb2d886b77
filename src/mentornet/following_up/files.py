"""A pair's file: flags, check-ins of both, talks, rests and how it ended; of the plan nothing but how far it is."""

from dataclasses import dataclass
from datetime import date

from mentornet.following_up.flags import Flag, flags_of
from mentornet.following_up.meetings import meetings_of
from mentornet.following_up.models import CheckIn, Closure, Concern, FollowUpTalk, Rest, SettledFlag
from mentornet.following_up.queries import open_concerns
from mentornet.following_up.rules import rests_on
from mentornet.matching.models import Match
from mentornet.pairing.models import Meeting, Plan


@dataclass(frozen=True, slots=True)
class File:
    """All that a coordinator knows of a pair."""

    flags: list[Flag]
    concerns: list[Concern]
    check_ins: list[CheckIn]
    talks: list[FollowUpTalk]
    settled: list[SettledFlag]
    resting: Rest | None
    closures: list[Closure]
    plan: Plan | None
    meetings: list[Meeting]


def file_of(match: Match, *, today: date) -> File:
    """Put a pair's file together; as many queries for a long story as for a short one."""
    return File(
        flags=flags_of(match, today=today),
        concerns=list(open_concerns(match.branch).filter(match=match)),
        check_ins=list(match.check_ins.all()[:20]),
        talks=list(match.talks.select_related("held_by__person")[:20]),
        settled=list(match.settled_flags.select_related("settled_by__person").order_by("-settled_on", "-pk")[:10]),
        resting=next((one for one in match.rests.all() if rests_on([one], today)), None),
        closures=list(match.closures.order_by("pk")),
        plan=Plan.objects.filter(match=match).first(),
        meetings=meetings_of(match),
    )
