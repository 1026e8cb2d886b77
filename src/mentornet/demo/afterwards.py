"""What the network was told afterwards: answers wave by wave, more about the jobs, education begun, steps in Danish."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from mentornet.demo.answers import Inclination, answers_to
from mentornet.demo.chance import one_of
from mentornet.demo.journeys import moment
from mentornet.demo.ledger import Ledger
from mentornet.demo.members import Member, Place
from mentornet.demo.story import DEMO_TODAY
from mentornet.joining.choices import ConsentPurpose, ConsentWay, Role
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import ConsentEntry
from mentornet.matching.models import Match
from mentornet.outcomes.actions.keeping import ANONYMOUS
from mentornet.outcomes.choices import DanishTest, DoorToJob, Wave, WorkKind
from mentornet.outcomes.forms_of_waves import form_of
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart, SurveyOptOut, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import pair_pseudonym, person_pseudonym
from mentornet.outcomes.screens import drawn_order
from mentornet.outcomes.tasks import RAW_ANSWERS_DAYS
from mentornet.outcomes.waves import A_YEAR, HALF_A_YEAR, half_way

FIRST_SURVEYS = date(2005, 1, 1)
"""Nobody was asked before."""
OPEN_DAYS = 30
OPTED_OUT = 0.03
ANSWERS = {Wave.T0: 0.78, Wave.T1: 0.63, Wave.T2: 0.54, Wave.T3: 0.58, Wave.T4: 0.46, Wave.T5: 0.38, Wave.W6: 0.44}
"""How many of those who were asked answer a wave; mentors answer somewhat more often."""
MENTORS_ANSWER_MORE = 0.08
SAYS_YES_TO_LATER = 0.72
BEGINS_EDUCATION = 0.13
TELLS_OF_DANISH = 0.35


@dataclass(frozen=True, slots=True)
class Asked:
    """One wave that somebody falls due for."""

    wave: Wave
    match: Match | None
    due_on: date


class Afterwards:
    """Writes it with a chance of its own, so that the story before it stays as it is without it."""

    def __init__(self, seed: int, ledger: Ledger, *, today: date) -> None:
        self.chance = Random(f"{seed}-afterwards")
        self.ledger = ledger
        self.today = today
        self._with_yes = {
            entry.person_id for entry in ledger.rows(ConsentEntry) if entry.purpose == ConsentPurpose.SURVEY
        }
        self._with_later: set[int] = set()
        self._job_days: dict[int, list[date]] = {}

    def write(self, members: list[Member]) -> None:
        """Write what every approved member told; none of it changes who was met, matched or in work."""
        for job in self.ledger.rows(JobStart):
            self._tell_more(job)
            if job.ordinary:
                self._job_days.setdefault(job.person_id, []).append(job.started_on)
        opted_out: set[int] = set()
        for member in members:
            if not member.is_approved or member.person is None:
                continue
            if self.chance.random() < OPTED_OUT and member.person.pk not in opted_out:
                opted_out.add(member.person.pk)
                self.ledger.add(SurveyOptOut(person=member.person, since=member.approved_on))
            if member.person.pk not in opted_out:
                self._answer_waves(member)
            if member.role == Role.MENTEE and any(match.active_on for match in member.matches):
                self._tell_of_learning(member)

    def _tell_more(self, job: JobStart) -> None:
        """Give a job its hours, its kind and how it suits her."""
        chance = self.chance
        if job.ordinary:
            job.kind = WorkKind.ORDINARY
        else:
            job.kind = one_of(chance, {WorkKind.INTERNSHIP: 60, WorkKind.SUBSIDISED: 34, WorkKind.SELF_EMPLOYED: 6})
        if chance.random() < 0.15:  # some tell no more than that it began
            return
        unskilled = job.isco.startswith("9")
        job.hours_per_week = one_of(chance, {37: 52, 32: 10, 30: 12, 25: 10, 20: 10, 10: 6})
        job.wanted_hours = chance.random() < 0.7
        job.permanent = chance.random() < (0.6 if job.ordinary else 0.02)
        job.needs_training = not unskilled and chance.random() < 0.9
        job.in_wanted_field = bool(job.wanted_by_her) or chance.random() < 0.25
        job.fits_education = not unskilled and chance.random() < (0.75 if job.wanted_by_her else 0.25)
        job.fits_better_than_before = chance.random() < 0.3
        job.door = one_of(
            chance,
            {DoorToJob.HERSELF: 46, DoorToJob.PAIR: 30, DoorToJob.NETWORK: 8, DoorToJob.ACQUAINTANCE: 10,
             DoorToJob.JOB_CENTER: 6},
        )  # fmt: skip

    def _last_day(self, member: Member) -> date:
        """Until when somebody can have been asked: the history falls silent on the seed's last day."""
        return DEMO_TODAY if member.place == Place.HISTORY else self.today

    def _waves_of(self, member: Member) -> Iterator[Asked]:
        yield Asked(Wave.T0, None, member.approved_on)
        active = [match for match in member.matches if match.active_on]
        if member.role == Role.MENTEE:
            first = min((match.started_on for match in member.matches), default=None)
            half_a_year = member.approved_on + HALF_A_YEAR
            left = member.participant.left_on if member.participant else None
            if (first is None or first > half_a_year) and (left is None or left > half_a_year):
                yield Asked(Wave.W6, None, half_a_year)
        for match in sorted(active, key=lambda one: one.started_on):
            assert match.active_on is not None
            yield Asked(Wave.T1, match, match.active_on)
            if match.ended_on is None or half_way(match) < match.ended_on:
                yield Asked(Wave.T2, match, half_way(match))
            if match.ended_on is not None:
                yield Asked(Wave.T3, match, match.ended_on)
                yield Asked(Wave.T4, match, match.ended_on + HALF_A_YEAR)
                yield Asked(Wave.T5, match, match.ended_on + A_YEAR)

    def _answer_waves(self, member: Member) -> None:
        last = self._last_day(member)
        inclination = Inclination.drawn(self.chance, member)
        responses: list[SurveyResponse] = []
        wants_later = False
        for asked in self._waves_of(member):
            if not FIRST_SURVEYS <= asked.due_on <= last or (asked.wave in (Wave.T4, Wave.T5) and not wants_later):
                continue
            response = self._answer(member, asked, inclination, last)
            if response is not None:
                responses.append(response)
                wants_later = wants_later or response.answers.get("contact_later") == "yes"
        if responses:
            self._write_yes(member, wants_later, responses)
            self._let_go(responses)

    def _answer(self, member: Member, asked: Asked, inclination: Inclination, last: date) -> SurveyResponse | None:
        application = member.application
        assert application is not None
        request = self.ledger.add(
            SurveyRequest(
                application=application, match=asked.match, wave=asked.wave, due_on=asked.due_on,
                asked_on=asked.due_on, closes_on=asked.due_on + timedelta(days=OPEN_DAYS),
            )
        )  # fmt: skip
        answered_on = asked.due_on + timedelta(days=0 if asked.wave == Wave.T0 else self.chance.randint(0, 20))
        share = ANSWERS[asked.wave] + (MENTORS_ANSWER_MORE if member.role == Role.MENTOR else 0)
        if answered_on > last or self.chance.random() > share:
            if asked.wave != Wave.T0 and asked.due_on + timedelta(days=7) <= last:
                request.reminded_on = asked.due_on + timedelta(days=7)
            return None
        request.finished_on = answered_on
        assert member.person is not None
        is_in_job = any(day <= answered_on for day in self._job_days.get(member.person.pk, ()))
        form = form_of(asked.wave, member.role)
        answers: dict[str, Any] = answers_to(self.chance, form, member, inclination, is_in_job=is_in_job)
        if asked.wave == Wave.T3:
            answers["contact_later"] = "yes" if self.chance.random() < SAYS_YES_TO_LATER else "no"
        return self.ledger.add(
            SurveyResponse(
                person_pseudonym=person_pseudonym(application.pk),
                pair_pseudonym=pair_pseudonym(asked.match.pk if asked.match else None),
                branch_id=application.branch_id, role=member.role, wave=asked.wave, form_version=form.version,
                answers=answers, shown_order=drawn_order(form, self.chance), answered_on=answered_on, finished=True,
            )
        )  # fmt: skip

    def _write_yes(self, member: Member, wants_later: bool, responses: list[SurveyResponse]) -> None:
        person = member.person
        assert person is not None
        purposes = [] if person.pk in self._with_yes else [ConsentPurpose.SURVEY]
        self._with_yes.add(person.pk)
        if wants_later and person.pk not in self._with_later:
            self._with_later.add(person.pk)
            purposes.append(ConsentPurpose.AFTER_CLOSING)
        for purpose in purposes:
            first = responses[0].answered_on if purpose == ConsentPurpose.SURVEY else responses[-1].answered_on
            self.ledger.add(
                ConsentEntry(
                    person=person, purpose=purpose, text_name=CONSENT_TEXTS[purpose].name, language=person.language,
                    given_at=moment(first, 18), way=ConsentWay.SELF,
                )
            )  # fmt: skip

    def _let_go(self, responses: list[SurveyResponse]) -> None:
        """Write answers that are older than 24 months as the house leaves them: under names that lead nowhere."""
        if max(one.answered_on for one in responses) >= self.today - timedelta(days=RAW_ANSWERS_DAYS):
            return
        stranger = f"{ANONYMOUS}{self.chance.getrandbits(128):032x}"
        for response in responses:
            if response.pair_pseudonym:
                name = Random(f"afterwards-{response.pair_pseudonym}").getrandbits(128)
                response.pair_pseudonym = f"{ANONYMOUS}{name:032x}"
            response.person_pseudonym = stranger
            response.answered_on = response.answered_on.replace(day=1)

    def _tell_of_learning(self, member: Member) -> None:
        """Let some begin an education, and some tell of a step in Danish, after their match began."""
        chance, last = self.chance, self._last_day(member)
        began = min(match.active_on for match in member.matches if match.active_on)
        told = {"person": member.person, "participant": member.participant}
        if chance.random() < BEGINS_EDUCATION:
            day = began + timedelta(days=chance.randint(20, 500))
            if day <= last:
                qualifying = chance.random() < 0.7
                field = member.trade.field[:2] if member.trade else ""
                level = one_of(chance, {3: 50, 4: 10, 5: 16, 6: 18, 7: 6}) if qualifying else None
                self.ledger.add(
                    EducationStart(
                        **told, started_on=day.replace(day=1), started_precision="month", level=level, field=field,
                        qualifying=qualifying,
                    )
                )  # fmt: skip
        if chance.random() < TELLS_OF_DANISH:
            day = began + timedelta(days=chance.randint(30, 400))
            if day <= last:
                level = min(6, Inclination.drawn(chance, member).danish + 1)
                test = {2: DanishTest.PD1, 3: DanishTest.PD2, 4: DanishTest.PD3, 5: DanishTest.STUDY}.get(level, "")
                passed = test if chance.random() < 0.6 else ""
                self.ledger.add(
                    DanishLevel(
                        **told, on=day, understands=level, speaks=level, reads=level, writes=max(1, level - 1),
                        test_passed=passed,
                    )
                )  # fmt: skip
