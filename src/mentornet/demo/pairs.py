"""Invented matches: who met whom, from when to when, and why it ended."""

import heapq
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from mentornet.demo.chance import days_later, dealt, one_of, shuffled
from mentornet.demo.house import House
from mentornet.demo.ledger import Ledger
from mentornet.demo.members import Member, Place
from mentornet.demo.story import BRANCHES, DEMO_TODAY, SURGE, BranchStory
from mentornet.joining.choices import Role
from mentornet.matching.choices import MatchEnd
from mentornet.matching.models import Match

PAIRS_OF_PEOPLE = 1900 / 4500
REMATCHES = 1.11
LAST_START = date(2008, 6, 15)
LOOKED_AT = 12
# Why matches end (domain 1.3): the mentor's own circumstances twice as often as the mentee's.
ENDS = {
    MatchEnd.AS_PLANNED: 50, MatchEnd.GOAL_REACHED: 10, MatchEnd.EXTENDED_PRIVATELY: 8,
    MatchEnd.MENTEE_CIRCUMSTANCES: 7, MatchEnd.MENTOR_CIRCUMSTANCES: 13, MatchEnd.NO_CONTACT: 5,
    MatchEnd.NOT_A_GOOD_FIT: 4, MatchEnd.SAFETY: 0.5, MatchEnd.OTHER: 2.5,
}  # fmt: skip
LASTS_ITS_TIME = (MatchEnd.AS_PLANNED, MatchEnd.EXTENDED_PRIVATELY)
MONTHS = {9: 62, 6: 16, 12: 14, 4: 8}


@dataclass(frozen=True, slots=True)
class Course:
    """How one match runs: the days after its start and the reason of its end."""

    met_on: date
    planned_until: date
    ended_on: date
    why: MatchEnd


class Pairs:
    """Writes the matches of history and of today into the ledger."""

    def __init__(self, chance: Random, ledger: Ledger, house: House, *, today: date) -> None:
        self.chance = chance
        self.ledger = ledger
        self.house = house
        self.today = today

    def write(self, members: list[Member], *, people: int) -> None:
        """Write as many active pairs as the network has had: 1,900 of 4,500 people (I-02)."""
        approved = [member for member in members if member.is_approved]
        now = sum(self._write_today(branch, of(approved, branch, Place.IN_A_MATCH)) for branch in BRANCHES)
        history = {branch: of(approved, branch, Place.HISTORY) for branch in BRANCHES}
        mentees = {branch.code: len(side(history[branch], Role.MENTEE)) for branch in BRANCHES}
        wanted = round(people * PAIRS_OF_PEOPLE) - now
        by_branch = dealt(self.chance, mentees, wanted)
        for branch in BRANCHES:
            self._write_history(branch, history[branch], by_branch.count(branch.code))

    def _write_history(self, branch: BranchStory, members: list[Member], pairs: int) -> None:
        """Let mentees of history meet mentors one after the other in time until there are so many active pairs."""
        mentors = side(members, Role.MENTOR)
        mentees = side(members, Role.MENTEE)
        if not pairs or not mentees or not mentors:
            return
        first = shuffled(self.chance, mentees)[: min(len(mentees), round(pairs / REMATCHES))]
        turn = count()
        queue = [(self._first_start(branch, mentee), next(turn), mentee) for mentee in first]
        heapq.heapify(queue)
        again = pairs - len(first)
        met: list[Member] = []
        while pairs:
            if not queue:  # several mentors over time, sometimes side by side (R1)
                mentee = self.chance.choice(met)
                heapq.heappush(queue, (self._later_start(mentee), next(turn), mentee))
            start, _, mentee = heapq.heappop(queue)
            mentor = self._mentor_for(mentee, mentors, start)
            start = max(start, mentor.approved_on)
            if self.chance.random() < 0.03:
                broken = self._write_match(mentee, mentor, start, self._never_started(start))
                heapq.heappush(queue, (min(days_later(self.chance, broken, 5, 20), LAST_START), next(turn), mentee))
                continue
            course = self._course(start)
            self._write_match(mentee, mentor, start, course)
            met.append(mentee)
            pairs -= 1
            if again and course.why not in (*LASTS_ITS_TIME, MatchEnd.GOAL_REACHED) and course.ended_on < LAST_START:
                again -= 1
                heapq.heappush(queue, (days_later(self.chance, course.ended_on, 14, 60), next(turn), mentee))

    def _first_start(self, branch: BranchStory, mentee: Member) -> date:
        """Return when she meets her first mentor; those who came with the surge waited longest."""
        surged = branch.surges and SURGE[0] <= mentee.applied_on <= SURGE[1]
        least, most = (60, 300) if surged else (14, 110)
        return min(days_later(self.chance, mentee.approved_on, least, most), max(LAST_START, mentee.approved_on))

    def _later_start(self, mentee: Member) -> date:
        last = max((match.ended_on for match in mentee.matches if match.ended_on), default=mentee.approved_on)
        if last < LAST_START - timedelta(days=10):
            return days_later(self.chance, last, 10, min(60, (LAST_START - last).days))
        return LAST_START

    def _mentor_for(self, mentee: Member, mentors: list[Member], start: date) -> Member:
        """Return the nearest of some free mentors; if none is free, one who takes one more."""
        end = start + timedelta(days=300)
        here = [mentor for mentor in mentors if mentor.approved_on <= start]
        willing = [one for one in here if len(one.matches) < one.willing and one.is_free(start, end)]
        free = willing or [one for one in here if one.is_free(start, end)] or here or mentors
        looked_at = self.chance.sample(free, min(LOOKED_AT, len(free)))
        return max(looked_at, key=lambda mentor: closeness(mentee, mentor))

    def _course(self, start: date) -> Course:
        met_on = days_later(self.chance, start, 3, one_of(self.chance, {12: 80, 24: 20}))
        months = one_of(self.chance, MONTHS)
        planned = met_on + timedelta(days=round(months * 30.4))
        why = one_of(self.chance, ENDS)
        if why in LASTS_ITS_TIME:
            ended = days_later(self.chance, planned, -6, 20)
        else:
            ended = days_later(self.chance, met_on, 30, max(31, (planned - met_on).days - 20))
        if ended > DEMO_TODAY:
            ended, why = DEMO_TODAY - timedelta(days=self.chance.randint(0, 25)), MatchEnd.AS_PLANNED
            planned = ended
        return Course(met_on, planned, ended, why)

    def _never_started(self, start: date) -> date:
        return min(days_later(self.chance, start, 10, 35), DEMO_TODAY)

    def _write_match(self, mentee: Member, mentor: Member, start: date, course: Course | date) -> date:
        """Write a match that ran its course, or one that never started and ended on a day; return its last day."""
        match = Match(
            branch=self.house.branches[mentee.branch],
            mentee=mentee.participant,
            mentor=mentor.participant,
            mentee_place=1 if mentee.is_free(start, None) else 2,
            mentor_place=1 if mentor.is_free(start, None) else 2,
            started_on=start,
        )
        if isinstance(course, Course):
            match.met_on = match.active_on = course.met_on
            match.planned_until, match.ended_on, match.ended_why = course.planned_until, course.ended_on, course.why
        else:
            match.ended_on, match.ended_why = course, MatchEnd.NEVER_STARTED
        self.ledger.add(match)
        mentee.matches.append(match)
        mentor.matches.append(match)
        assert match.ended_on is not None
        return match.ended_on

    def _write_today(self, branch: BranchStory, members: list[Member]) -> int:
        """Write the matches that go on today; return how many are active."""
        mentors = side(members, Role.MENTOR)
        active = 0
        for turn, mentee in enumerate(side(members, Role.MENTEE)):
            fitting = [mentor for mentor in mentors if may_meet(mentee, mentor)]
            if not fitting:
                continue
            mentor = max(fitting, key=lambda one: closeness(mentee, one))
            mentors.remove(mentor)
            active += self._write_open_match(mentee, mentor, is_new=turn % 8 == 7)
        return active

    def _write_open_match(self, mentee: Member, mentor: Member, *, is_new: bool) -> bool:
        """Write a match that goes on; a new one has not had its match meeting yet, and is not active."""
        ready = max(mentee.approved_on, mentor.approved_on)
        latest = max(ready, self.today - timedelta(days=4))
        start = self.today - timedelta(days=self.chance.randint(1, 6))
        if not is_new:
            start = min(days_later(self.chance, ready, 12, 70), self.today - timedelta(days=20))
        start = min(max(start, ready), latest)
        met_on = None if is_new else min(start + timedelta(days=self.chance.randint(3, 13)), self.today)
        match = self.ledger.add(
            Match(
                branch=self.house.branches[mentee.branch],
                mentee=mentee.participant,
                mentor=mentor.participant,
                started_on=start,
                met_on=met_on,
                active_on=met_on,
                planned_until=met_on + timedelta(days=365) if met_on else None,
            )
        )
        mentee.matches.append(match)
        mentor.matches.append(match)
        return not is_new


def of(members: list[Member], branch: BranchStory, place: Place) -> list[Member]:
    return [member for member in members if member.branch is branch and member.place == place]


def side(members: list[Member], role: Role) -> list[Member]:
    return [member for member in members if member.role == role]


def may_meet(mentee: Member, mentor: Member) -> bool:
    """Do the two wish for each other's gender, and have a time of the week in common?"""
    assert mentee.card is not None
    assert mentor.card is not None
    wished = mentee.card.wants_gender in ("", mentor.gender) and mentor.card.wants_gender in ("", mentee.gender)
    return wished and bool(set(mentee.card.availability) & set(mentor.card.availability))


def closeness(mentee: Member, mentor: Member) -> int:
    """Return how near a mentor is to what a mentee wishes for, roughly as a coordinator once judged it."""
    hers, other = mentee.card, mentor.card
    assert hers is not None
    assert other is not None
    wishes: int = sum(priority for wish, priority in hers.wishes if wish in other.offers)
    wanted, job = hers.wanted_job_codes[0], other.job_codes[0]
    trade = 4 if wanted == job else 2 if wanted[:2] == job[:2] else 0
    interests = len(set(hers.interests) & set(other.interests))
    return (8 if may_meet(mentee, mentor) else 0) + wishes + trade + interests
