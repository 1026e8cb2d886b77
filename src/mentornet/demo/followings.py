"""What has happened to the pairs of today since they started: meetings that they noted, and how they say it goes."""

from datetime import date, timedelta
from random import Random

from mentornet.demo.chance import one_of
from mentornet.demo.journeys import moment
from mentornet.demo.ledger import Ledger
from mentornet.demo.members import Member
from mentornet.following_up.choices import Way, YesNo
from mentornet.following_up.models import CheckIn
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.pairing.choices import Mode, PlaceKind
from mentornet.pairing.models import Meeting

ASKED_ON_DAYS = (14, 30, 90)
GOES = {5: 40, 4: 36, 3: 15, 2: 7, 1: 2}
# One pair in ten has grown quiet, and one answer in seven never comes.
QUIET, SILENT = 0.1, 0.14


def follow_pairs(ledger: Ledger, members: list[Member], *, today: date, seed: int) -> None:
    """Write the meetings and check-ins of the pairs of today, with a chance of their own."""
    chance = Random(f"followings-{seed}")
    pairs = {match.pk: match for member in members for match in member.matches if match.ended_on is None}
    for _number, match in sorted(pairs.items()):
        if match.met_on is not None:
            _write_meetings(chance, ledger, match, today=today)
            _write_check_ins(chance, ledger, match, today=today)


def _write_meetings(chance: Random, ledger: Ledger, match: Match, *, today: date) -> None:
    assert match.met_on is not None
    last = today - timedelta(days=45) if chance.random() < QUIET else today - timedelta(days=1)
    day = match.met_on
    while day <= last:
        is_first = day == match.met_on
        mode = Mode.IN_PERSON if is_first else one_of(chance, {Mode.IN_PERSON: 80, Mode.ONLINE: 14, Mode.PHONE: 6})
        place = one_of(chance, {PlaceKind.LIBRARY: 55, PlaceKind.CAFE: 35, PlaceKind.BRANCH: 10})
        ledger.add(
            Meeting(
                match=match,
                is_match_meeting=is_first,
                held_on=day,
                minutes=one_of(chance, {60: 20, 90: 35, 120: 45}),
                mode=mode,
                place=place if mode == Mode.IN_PERSON else PlaceKind.NONE,
                written_by=one_of(chance, {Role.MENTEE: 50, Role.MENTOR: 50}),
                written_at=moment(day, 20),
            )
        )
        day += timedelta(days=chance.randint(10, 22))


def _write_check_ins(chance: Random, ledger: Ledger, match: Match, *, today: date) -> None:
    start = match.active_on or match.started_on
    for day in ASKED_ON_DAYS:
        asked_on = start + timedelta(days=day)
        # What is asked today, the running system asks itself.
        if asked_on + timedelta(days=14) >= today:
            return
        goes = one_of(chance, GOES)
        for role in Role.values:
            answers = chance.random() > SILENT
            hers = min(max(goes + one_of(chance, {0: 70, 1: 15, -1: 15}), 1), 5)
            ledger.add(
                CheckIn(
                    match=match,
                    role=role,
                    day=day,
                    asked_on=asked_on,
                    answer_by=asked_on + timedelta(days=14),
                    answered_at=moment(asked_on + timedelta(days=1), 10) if answers else None,
                    way=Way.PAGE if answers else "",
                    how_it_goes=hers if answers else None,
                    meets_often_enough=(YesNo.YES if hers > 2 else YesNo.NO) if answers else "",
                )
            )
