"""The cast. Karen coordinates North and Bo coordinates South, who must see nothing of North. In North, Amal has
waited longest and Sara came after her; Anna and Lone mentor. The names are invented.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from mentornet.branches.actions import save_profile
from mentornet.branches.choices import BranchStage, Office
from mentornet.branches.models import Appointment, Branch, BranchArea, BranchState
from mentornet.branches.profile import load_profile
from mentornet.interviewing.models import Interview, Participant, WaitingListEntry
from mentornet.joining.models import Application, Card
from mentornet.matching.models import MatchRun, Proposal
from mentornet.people.models import Account, Person

OPENED_ON = date(2020, 1, 1)
NOW = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()

_numbers = iter(range(1000, 10_000_000))


def make_person(full_name: str, **facts: Any) -> Person:
    number = next(_numbers)
    given = {"email": f"person{number}@example.org", "language": "da", "gender": "woman"}
    return Person.objects.create(full_name=full_name, **(given | facts))


def make_account(person: Person, password: str | None = None) -> Account:
    return Account.objects.create_user(str(person.email), password, person=person)


def make_branch(code: str, name: str, municipality: str = "461") -> Branch:
    branch = Branch.objects.create(code=code, name=name, host="The library", sentence="Women meet two and two.")
    BranchState.objects.create(branch=branch, stage=BranchStage.OPEN, from_on=OPENED_ON)
    BranchArea.objects.create(branch=branch, municipality=municipality, from_on=OPENED_ON)
    return branch


def make_coordinator(branch: Branch, full_name: str, **facts: Any) -> Account:
    account = make_account(make_person(full_name, **facts))
    Appointment.objects.create(account=account, office=Office.COORDINATOR, branch=branch, from_on=OPENED_ON)
    return account


def make_application(
    branch: Branch, role: str, person: Person | None = None, *, applied_on: date = TODAY, **card: Any
) -> Application:
    person = person or make_person("Somebody New")
    application = Application.objects.create(
        person=person, branch=branch, role=role, applied_on=applied_on, eligible_by_own_word=True
    )
    defaults: dict[str, Any] = {
        "dream": "To lead a kitchen of my own.",
        "strengths": "I stay calm when it is busy.",
        "languages": [["da", 3], ["en", 4]],
        "availability": ["weekday_evening"],
        "gender": "woman",
        "postcode": "5000",
    }
    if role == "mentee":
        defaults |= {"wishes": [["job_search", 3], ["danish", 1]], "wanted_job_codes": ["3434"], "wanted_job": "chef"}
    else:
        defaults |= {"offers": ["job_search", "network"], "job_codes": ["3434"], "job": "chef"}
    Card.objects.create(application=application, number=next(_numbers), **(defaults | card))
    return application


def make_participant(
    branch: Branch, role: str, person: Person | None = None, *, entered_on: date = TODAY, **card: Any
) -> Participant:
    """Make somebody who has been approved and waits: application, interview, participant, waiting-list entry."""
    application = make_application(branch, role, person, applied_on=entered_on, **card)
    application.decided_on = entered_on
    application.save()
    Interview.objects.create(application=application, held_on=entered_on, decision="approved")
    participant = Participant.objects.create(
        application=application,
        person=application.person,
        branch=branch,
        role=role,
        card=application.card,
        approved_on=entered_on,
    )
    WaitingListEntry.objects.create(participant=participant, entered_on=entered_on)
    return participant


def make_run(branch: Branch, **facts: Any) -> MatchRun:
    """Make a round that nobody calculated, for stories that begin after it."""
    profile = branch.profiles.first() or save_profile(
        branch=branch, profile=load_profile(), saved_by=None, saved_at=NOW
    )
    given = {"as_of": TODAY, "run_at": NOW, "seed": 1, "engine_version": "0", "certificate": {}}
    number = branch.runs.count() + 1
    return MatchRun.objects.create(branch=branch, number=number, profile=profile, **(given | facts))


def make_proposal(mentee: Participant, mentor: Participant, run: MatchRun | None = None, **facts: Any) -> Proposal:
    """Make a proposed pair that no coordinator has decided on yet."""
    parts = {
        "wishes": {"score": 900, "weight": 350, "points": 315},
        "professional": {"score": 800, "weight": 300, "points": 240},
        "personal": {"score": 500, "weight": 150, "points": 75},
        "practical": {"score": 600, "weight": 200, "points": 120},
    }
    given = {"fit": 750, "parts": parts, "reasons": [], "waited_days": 183}
    run = run or make_run(mentee.branch)
    return Proposal.objects.create(run=run, mentee=mentee, mentor=mentor, **(given | facts))


def signed_in_as(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="mentornet.people.sign_in.AccountBackend")
    return client


@pytest.fixture
def north(db: None) -> Branch:
    return make_branch("north", "North")


@pytest.fixture
def south(db: None) -> Branch:
    return make_branch("south", "South", municipality="561")


@pytest.fixture
def karen(north: Branch) -> Account:
    return make_coordinator(north, "Karen North")


@pytest.fixture
def bo(south: Branch) -> Account:
    return make_coordinator(south, "Bo South")


@pytest.fixture
def coordinator(karen: Account) -> Client:
    """Karen's browser."""
    return signed_in_as(karen)


@pytest.fixture
def coordinator_of_south(bo: Account) -> Client:
    """Bo's browser."""
    return signed_in_as(bo)


@pytest.fixture
def amal(north: Branch) -> Participant:
    return make_participant(north, "mentee", make_person("Amal Haddad", language="ar"), entered_on=date(2026, 11, 1))


@pytest.fixture
def sara(north: Branch) -> Participant:
    return make_participant(north, "mentee", make_person("Sara Tesfay", language="en"), entered_on=date(2027, 3, 1))


@pytest.fixture
def anna(north: Branch) -> Participant:
    return make_participant(north, "mentor", make_person("Anna Holm"), entered_on=date(2027, 1, 10))


@pytest.fixture
def lone(north: Branch) -> Participant:
    return make_participant(north, "mentor", make_person("Lone Bak"), entered_on=date(2027, 2, 10), job_codes=["2221"])
