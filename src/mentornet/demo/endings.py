"""What became of everybody: waiting, pausing, finding work, leaving."""

from datetime import date, timedelta
from random import Random

from mentornet.demo.chance import days_later, one_of, shuffled
from mentornet.demo.ledger import Ledger
from mentornet.demo.members import Member, Place
from mentornet.demo.story import DEMO_TODAY
from mentornet.demo.tables import Occupation, occupations
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Pause, WaitingListEntry
from mentornet.joining.choices import Role
from mentornet.outcomes.models import JobStart

JOBS_OF_PAIRS = 0.272
"""Mentees who began in an ordinary job after their match began, for each pair: the seed's 500 of 1,900 (I-26)."""
LEFT_UNMATCHED = {
    LeaveReason.OWN_WISH: 32, LeaveReason.NO_CONTACT: 22, LeaveReason.MOVED: 18, LeaveReason.JOB: 18,
    LeaveReason.OTHER: 10,
}  # fmt: skip
LEFT_AS_MENTOR = {LeaveReason.OWN_WISH: 46, LeaveReason.MOVED: 18, LeaveReason.NO_CONTACT: 16, LeaveReason.OTHER: 20}


class Endings:
    """Writes work, leaving, waiting and pauses, once the matches are known."""

    def __init__(self, chance: Random, ledger: Ledger, *, today: date) -> None:
        self.chance = chance
        self.ledger = ledger
        self.today = today

    def write(self, members: list[Member], *, pairs: int) -> None:
        """Write what became of everybody; `pairs` is how many were ever active."""
        approved = [member for member in members if member.is_approved]
        workers = self._write_jobs(approved, round(pairs * JOBS_OF_PAIRS))
        for member in approved:
            if member.place == Place.HISTORY:
                self._leave(member, found_work=member in workers)
            self._write_waits(member)
            self._write_pause(member)

    def _write_jobs(self, approved: list[Member], wanted: int) -> set[Member]:
        """Let so many mentees begin in a job after their match began; some are recorded twice, some in a placement."""
        matched = [
            member
            for member in approved
            if member.role == Role.MENTEE and any(match.active_on for match in member.matches)
        ]
        workers = shuffled(self.chance, matched)[:wanted]
        for member in workers:
            first = min(match.active_on for match in member.matches if match.active_on)
            last = DEMO_TODAY if member.place == Place.HISTORY else self.today
            started = min(days_later(self.chance, first, 30, 420), last)
            if self.chance.random() < 0.12:  # a placement is not a job (domain 4.3)
                self._write_job(member, min(first + timedelta(days=14), started), ordinary=False)
            self._write_job(member, started, ordinary=True)
            later = started + timedelta(days=self.chance.randint(90, 400))
            if self.chance.random() < 0.10 and later <= last:
                self._write_job(member, later, ordinary=True)
        return set(workers)

    def _write_job(self, member: Member, started_on: date, *, ordinary: bool) -> None:
        job, wanted = self._job_for(member)
        self.ledger.add(
            JobStart(
                person=member.person,
                participant=member.participant,
                started_on=started_on,
                title=job.danish,
                isco=job.isco,
                ordinary=ordinary,
                wanted_by_her=wanted,
            )
        )

    def _job_for(self, member: Member) -> tuple[Occupation, bool]:
        """Return a job and whether it is the one she wanted."""
        assert member.card is not None
        wanted = next(job for job in occupations() if job.isco == member.card.wanted_job_codes[0])
        if self.chance.random() < 0.5:
            return wanted, True
        near = [job for job in occupations() if job is not wanted and abs(job.level - wanted.level) <= 3]
        return self.chance.choice(near), self.chance.random() < 0.2

    def _leave(self, member: Member, *, found_work: bool) -> None:
        """Let a member of the history leave the network before its last day."""
        participant = member.participant
        assert participant is not None
        ends = [match.ended_on for match in member.matches if match.ended_on]
        if member.role == Role.MENTEE and ends:
            participant.left_on = max(ends)
            participant.left_reason = LeaveReason.JOB if found_work else LeaveReason.OTHER
            return
        mentor = member.role == Role.MENTOR
        last = max(ends, default=member.approved_on)
        least, most = (0, 90) if ends else (60, 500)
        participant.left_on = max(last, min(days_later(self.chance, last, least, most), DEMO_TODAY))
        participant.left_reason = one_of(self.chance, LEFT_AS_MENTOR if mentor else LEFT_UNMATCHED)
        if participant.left_reason == LeaveReason.JOB:
            self._write_job(member, participant.left_on, ordinary=True)

    def _write_waits(self, member: Member) -> None:
        """Write the times when she waited: before, between and after her matches."""
        participant = member.participant
        assert participant is not None
        free_from = member.approved_on
        for match in sorted(member.matches, key=lambda one: one.started_on):
            if match.started_on > free_from:
                self._write_wait(member, free_from, match.started_on, LeaveReason.MATCHED)
            if match.ended_on is None:
                self._write_room_left(member)
                return
            free_from = max(free_from, match.ended_on)
        if participant.left_on is None:
            self._write_wait(member, free_from, None, "")
        elif participant.left_on > free_from:
            self._write_wait(member, free_from, participant.left_on, participant.left_reason)

    def _write_room_left(self, member: Member) -> None:
        """Keep a mentor on the list while one of her places is free (R1)."""
        assert member.card is not None
        if member.card.places > sum(match.ended_on is None for match in member.matches):
            self._write_wait(member, member.approved_on, None, "")

    def _write_wait(self, member: Member, entered_on: date, left_on: date | None, reason: str) -> None:
        self.ledger.add(
            WaitingListEntry(participant=member.participant, entered_on=entered_on, left_on=left_on, left_reason=reason)
        )

    def _write_pause(self, member: Member) -> None:
        """Let one in thirty pause: in history for some weeks, today without an end."""
        if member.place == Place.IN_A_MATCH or self.chance.random() > 0.033:
            return
        if member.place == Place.WAITING:
            from_on = max(member.approved_on, self.today - timedelta(days=self.chance.randint(3, 25)))
            self.ledger.add(Pause(participant=member.participant, from_on=from_on))
            return
        from_on = member.approved_on + timedelta(days=self.chance.randint(5, 30))
        self.ledger.add(
            Pause(
                participant=member.participant,
                from_on=from_on,
                until_on=from_on + timedelta(days=self.chance.randint(14, 90)),
            )
        )
