"""One of everything in a branch, for tests that open every page: rounds, cards in each state, a match, a sheet."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from mentornet.branches.choices import Office
from mentornet.branches.models import Appointment, Branch, BranchProfile
from mentornet.branches.profile import load_profile
from mentornet.desk import uploads
from mentornet.following_up.actions import ask_how_it_goes, receive_mail, rest_pair, tell_concern
from mentornet.following_up.models import CheckIn, Concern, ReceivedMail
from mentornet.interviewing.actions import book_interview, keep_apart, keep_slots, pause
from mentornet.interviewing.models import InterviewSlot, KeptApart, Participant, WaitQuestion
from mentornet.joining.actions import begin_draft, give_consent
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import Application, Campaign, Enquiry, SheetImport
from mentornet.matching.actions import (
    answer_proposal,
    approve_proposal,
    decline_proposal,
    expire_proposals,
    make_active,
    note_match_meeting,
    run_round,
    say_why,
)
from mentornet.matching.models import CardRequest, Match, MatchRun, Proposal
from mentornet.messages.choices import Delivery
from mentornet.messages.models import OutboxMessage
from mentornet.origins.actions import answer_origin
from mentornet.outcomes.actions import answer_survey, ask_wave, begin_survey
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart
from mentornet.pairing.models import DoorOpened, Meeting
from mentornet.people.models import Account
from tests.cast import (
    OPENED_ON,
    make_account,
    make_application,
    make_branch,
    make_coordinator,
    make_participant,
    make_person,
)
from tests.pair_room import furnish

MENTEES = ("Amal Haddad", "Sara Tesfay", "Olena Koval", "Nadia Rahimi", "Hodan Ali", "Mariam Yusuf", "Thi Lan Pham")
MENTORS = ("Anna Holm", "Lone Bak", "Grete Friis", "Inger Dahl", "Kirsten Lund", "Bente Ravn", "Hanne Krog")
JOBS = ("3434", "2221", "2411", "5120", "2341", "3322", "2512")


@dataclass(frozen=True)
class Side:
    """A branch with one of everything in it; `proposals` has one in each state."""

    branch: Branch
    coordinator: Account
    application: Application
    run: MatchRun
    proposals: dict[str, Proposal]
    match: Match
    sheet: SheetImport

    @property
    def participant(self) -> Participant:
        """The mentee whom the round suggests somebody for, and nobody has decided yet."""
        return self.proposals["suggested"].mentee

    @property
    def enquiry(self) -> Enquiry:
        """A question that nobody has closed."""
        return Enquiry.objects.get(branch=self.branch, closed_at=None)

    @property
    def slot(self) -> InterviewSlot:
        """A time for a talk that nobody has picked."""
        return InterviewSlot.objects.filter(branch=self.branch, taken_by=None)[0]

    @property
    def kept_apart(self) -> KeptApart:
        """Two of the branch who are never proposed to each other."""
        return KeptApart.objects.get(one__participations__branch=self.branch)

    @property
    def check_in(self) -> CheckIn:
        """How it goes, asked of the mentee of the pair, who has not answered."""
        return CheckIn.objects.get(match=self.match)

    @property
    def meeting(self) -> Meeting:
        """A meeting of the pair that was held."""
        return Meeting.objects.get(match=self.match)

    @property
    def door(self) -> DoorOpened:
        """A door that the mentee of the pair opened."""
        return DoorOpened.objects.get(match=self.match)

    @property
    def concern(self) -> Concern:
        """What the mentee of the pair is worried about."""
        return Concern.objects.get(match=self.match)

    @property
    def mail(self) -> ReceivedMail:
        """A mail of the mentee that nobody could place."""
        return ReceivedMail.objects.get(branch=self.branch)

    @property
    def message(self) -> OutboxMessage:
        """A message of the branch that could not be sent."""
        return OutboxMessage.objects.get(branch=self.branch, delivery=Delivery.GIVEN_UP)

    @property
    def samples(self) -> dict[str, Any]:
        """What stands for the words of addresses."""
        return {
            "branch": self.branch.code,
            "application": self.application.pk,
            "participant": self.participant.pk,
            "run": self.run.pk,
            "proposal": self.proposals["suggested"].pk,
            "match": self.match.pk,
            "sheet": self.sheet.pk,
            "message": self.message.pk,
            "number": self.match.pk,
            "concern": self.concern.pk,
            "mail": self.mail.pk,
            "slot": self.slot.pk,
            "enquiry": self.enquiry.pk,
            "kept": self.kept_apart.pk,
            "step": "references",
            "card_request": CardRequest.objects.get(mentee=self.participant).pk,
            "card": self.proposals["suggested"].mentor.card.number,
            "meeting": self.meeting.pk,
            "goal": 1,
            "version": 1,
            "name": "goals",
            "told": DanishLevel.objects.get(person=self.match.mentee.person).pk,
        }


def make_side(code: str, name: str, coordinator: str, *, now: datetime, municipality: str = "461") -> Side:
    """Make a branch where everything has happened once, within the ten weeks before `now`."""
    today = now.date()
    branch = make_branch(code, name, municipality)
    karen = make_coordinator(branch, coordinator, called=coordinator.split()[0])
    make_waiting(branch, today=today)
    run = run_round(
        branch=branch, as_of=today - timedelta(days=30), run_by=karen, run_at=now - timedelta(days=30), seed=1
    )
    proposals = decide(list(run.proposals.order_by("pk")), by=karen, now=now)
    sheet = SheetImport.objects.create(
        branch=branch, role="mentee", imported_by=karen, imported_at=now, sha256="0" * 64, rows=7, added=7
    )
    campaign = Campaign.objects.create(
        branch=branch, name="At the library", role="mentee", code=f"library-{code}", from_on=OPENED_ON, until_on=today
    )
    application = make_application(branch, "mentee", make_person("Fatima Noor"), applied_on=today - timedelta(days=9))
    Application.objects.filter(pk=application.pk).update(sheet=sheet, campaign=campaign, source_key="17")
    give_consent(person=application.person, consent=CONSENT_TEXTS[ConsentPurpose.SURVEY].said_yes_to(now), by=None)
    begin_draft(role="mentee", at=now)
    book_interview(application=application, booked_for=now + timedelta(days=2), by=karen, at=now)
    match = Match.objects.get(proposal=proposals["matched"])
    match = note_match_meeting(match=match, met_on=today, by=karen, at=now)
    match = make_active(match=match, active_on=today, planned_until=today + timedelta(days=270), by=None)
    give_up_a_message(branch)
    ask_a_question(branch, now=now)
    JobStart.objects.create(person=match.mentee.person, participant=match.mentee, started_on=today, title="A kitchen")
    ask_how_she_is(match, now=now)
    follow_the_pair(match, now=now)
    furnish(match, now=now)
    keep_times_and_questions(proposals, by=karen, now=now)
    ask_and_wish(proposals, now=now)
    return Side(branch, karen, application, run, proposals, match, sheet)


def ask_and_wish(proposals: dict[str, Proposal], *, now: datetime) -> None:
    """Let a mentor ask about a card, whoever declined wish for a call, and a mentee wish for the mentor of a card."""
    profile = load_profile()
    may_ask = replace(profile, matching=replace(profile.matching, mentees_may_ask=True))
    suggested = proposals["suggested"]
    BranchProfile.objects.filter(branch=suggested.mentee.branch).update(content=may_ask.to_content())
    answer_proposal(proposal=proposals["sent"], role="mentor", said="tell_me_more", at=now, asks=["time"])
    say_why(answer=proposals["declined"].answers.get(), wants_call=True)
    CardRequest.objects.create(mentee=suggested.mentee, mentor=suggested.mentor, asked_on=now.date())


def keep_times_and_questions(proposals: dict[str, Proposal], *, by: Account, now: datetime) -> None:
    """Keep times for talks, ask a woman whether she still waits, and keep two apart."""
    suggested, apart = proposals["suggested"], proposals["set_aside"]
    starts = [now + timedelta(days=3, hours=hour) for hour in range(2)]
    keep_slots(branch=suggested.mentee.branch, starts=starts, minutes=45, way="phone", place="", by=by, at=now)
    WaitQuestion.objects.create(participant=suggested.mentee, asked_on=now.date() - timedelta(days=3))
    keep_apart(participant=apart.mentee, other=apart.mentor.person, since=now.date(), by=by)


def follow_the_pair(match: Match, *, now: datetime) -> None:
    """Ask the mentee how it goes; she worries, writes a mail that nobody can place, and will rest in a week."""
    answer_by = now.date() + timedelta(days=14)
    week = now.date() + timedelta(days=7)
    rest_pair(match=match, from_on=week, until_on=week + timedelta(days=7), wished_by="mentee", by=None)
    ask_how_it_goes(match=match, role="mentee", day=14, answer_by=answer_by, at=now)
    words = "She comes late every time."
    tell_concern(
        match=match, said_by=match.mentee, kind="worry", about="the_other", words=words, wishes_a_call=True, at=now
    )
    receive_mail(raw=f"From: {match.mentee.person.email}\r\n\r\nWhen do we meet?".encode(), at=now)


def ask_a_question(branch: Branch, *, now: datetime) -> None:
    """Somebody asks before she signs up; another one asked long ago, and has her answer."""
    told = {"branch": branch, "topic": "waiting", "words": "How long is it?", "phone": "+4520304059", "language": "da"}
    long_ago = now - timedelta(days=200)
    Enquiry.objects.create(**told, asked_at=now)
    Enquiry.objects.create(**told, asked_at=long_ago, closed_at=long_ago, outcome="answered")


def give_up_a_message(branch: Branch) -> None:
    """Let one message of a branch not arrive."""
    stuck = OutboxMessage.objects.filter(branch=branch, person__isnull=False).order_by("pk").first()
    assert stuck is not None
    stuck.delivery, stuck.next_try_at, stuck.last_error = Delivery.GIVEN_UP, None, "AddressRefused"
    stuck.save()


def upload_sheet(side: Side) -> str:
    """Let the coordinator choose a sheet; return the token under which it waits for her word."""
    content = b"id,name,email,waiting_since\n1,Wafa Saleh,wafa@example.org,2020-03-01\n"
    return uploads.keep(
        content, file=f"{side.branch.code}.csv", role="mentee", branch=side.branch, account=side.coordinator
    )


def make_waiting(branch: Branch, *, today: date) -> None:
    """Let seven mentees and seven mentors wait, and one more of each who rests or suits nobody."""
    for number, (mentee, mentor, job) in enumerate(zip(MENTEES, MENTORS, JOBS, strict=True)):
        since = today - timedelta(days=40 + 30 * number)
        language = "ar" if number % 2 else "da"
        make_participant(
            branch, "mentee", make_person(mentee, language=language), entered_on=since, wanted_job_codes=[job]
        )
        make_participant(branch, "mentor", make_person(mentor, language=language), entered_on=since, job_codes=[job])
    far_away = make_participant(branch, "mentee", entered_on=today - timedelta(days=200), languages=[["so", 7]])
    answer_origin(person=far_away.person, country="SO", answered_on=today)
    resting = make_participant(branch, "mentor", entered_on=today - timedelta(days=200))
    pause(participant=resting, from_on=today - timedelta(days=60), until_on=None, by=None)


def decide(found: list[Proposal], *, by: Account, now: datetime) -> dict[str, Proposal]:
    """Bring a round's proposals into every state there is."""
    states = ("suggested", "sent", "with_mentee", "matched", "set_aside", "declined", "expired")
    proposals = dict(zip(states, found, strict=True))
    today, yesterday = now.date(), now - timedelta(days=1)
    approve_proposal(proposal=proposals["expired"], by=by, on=today - timedelta(days=29))
    expire_proposals(on=today)
    for state in states[1:6]:
        approve_proposal(proposal=proposals[state], by=by, on=yesterday.date())
    for state in ("with_mentee", "matched"):
        answer_proposal(proposal=proposals[state], role="mentor", said="yes", at=yesterday)
    answer_proposal(proposal=proposals["matched"], role="mentee", said="yes", at=now)
    answer_proposal(proposal=proposals["declined"], role="mentor", said="no", words="I am moving.", at=now)
    decline_proposal(
        proposal=proposals["set_aside"], by=by, on=today, reason="practical", words="Their evenings do not meet."
    )
    for proposal in proposals.values():
        proposal.refresh_from_db()
    return proposals


def make_leader() -> Account:
    """Make the national leader."""
    leader = make_account(make_person("Ellen Land"))
    Appointment.objects.create(account=leader, office=Office.NATIONAL_LEADER, from_on=OPENED_ON)
    return leader


def accounts_of(side: Side) -> dict[str, Account | None]:
    """Make an account for each role.

    The mentee and the mentor each have a card to answer; `waiting` has none, and `paired` meets her mentor.
    """
    return {
        "stranger": None,
        "mentee": make_account(side.proposals["with_mentee"].mentee.person),
        "mentor": make_account(side.proposals["sent"].mentor.person),
        "waiting": make_account(side.participant.person),
        "paired": make_account(side.match.mentee.person),
        "coordinator": side.coordinator,
        "leader": make_leader(),
        "nobody": make_account(make_person("Without An Office")),
    }


def ask_how_she_is(match: Match, *, now: datetime) -> None:
    """Let the mentee of a pair begin a survey, and tell of her Danish and of an education."""
    today, hers = now.date(), match.mentee
    told = {"person": hers.person, "participant": hers}
    DanishLevel.objects.create(**told, on=today, speaks=3)
    EducationStart.objects.create(**told, started_on=today, title="An evening school")
    request = ask_wave(application=hers.application, match=match, wave=Wave.T2, due_on=today, at=now)
    begin_survey(request=request, at=now)
    answer_survey(request=request, answers={"respected": 5}, at=now)
