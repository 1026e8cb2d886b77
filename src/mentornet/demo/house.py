"""The branches of the story with their states, areas, campaigns and staff, as rows."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from mentornet.branches.choices import Office
from mentornet.branches.models import Appointment, Branch, BranchArea, BranchState, Milestone
from mentornet.demo.ledger import Ledger
from mentornet.demo.people import DANISH, People
from mentornet.demo.story import BRANCHES, CAMPAIGNS, COPENHAGEN, MILESTONES, BranchStory
from mentornet.joining.choices import Role
from mentornet.joining.models import Campaign
from mentornet.people.models import Account, Gender, Person

NO_PASSWORD = "!"
"""Marks a login that no password opens; signing in goes by a link."""


@dataclass(slots=True)
class House:
    """What stands before anybody signs up."""

    branches: dict[BranchStory, Branch] = field(default_factory=dict)
    campaigns: dict[BranchStory, list[Campaign]] = field(default_factory=dict)
    coordinators: dict[BranchStory, list[Account]] = field(default_factory=dict)


def raise_house(chance: Random, ledger: Ledger, people: People, *, today: date) -> House:
    """Put up the branches, their history and their staff."""
    house = House()
    for story in BRANCHES:
        house.branches[story] = _branch(ledger, story)
        house.campaigns[story] = _campaigns(ledger, story, house.branches[story], today)
        house.coordinators[story] = [
            appoint(ledger, people, Office.COORDINATOR, house.branches[story], story.states[0][1])
            for _ in range(story.coordinators)
        ]
    appoint(ledger, people, Office.NATIONAL_LEADER, None, COPENHAGEN.states[0][1])
    _milestones(ledger, house)
    return house


def _branch(ledger: Ledger, story: BranchStory) -> Branch:
    branch = ledger.add(
        Branch(
            code=story.code,
            name=story.name,
            host=story.host,
            host_kind=story.host_kind,
            data_controller=story.controller,
            in_residential_area=story.in_residential_area,
            sentence=story.sentence,
            started_on=story.started_on,
        )
    )
    for stage, from_on in story.states:
        ledger.add(BranchState(branch=branch, stage=stage, from_on=from_on))
    for area in story.areas:
        ledger.add(
            BranchArea(
                branch=branch,
                municipality=area.municipality,
                neighborhood=area.neighborhood,
                from_on=area.from_on,
            )
        )
    return branch


def _campaigns(ledger: Ledger, story: BranchStory, branch: Branch, today: date) -> list[Campaign]:
    campaigns = [
        Campaign(
            branch=branch, name=told.name, role=told.role, code=told.code, from_on=told.from_on, until_on=told.until_on
        )
        for told in CAMPAIGNS
        if told.branch == story.code
    ]
    if story.seeks_mentors_by_campaign:
        campaigns.append(
            Campaign(
                branch=branch,
                name=f"Bliv mentor i {story.name}",
                role=Role.MENTOR,
                code=f"{story.code}-nu",
                from_on=max(today - timedelta(days=150), story.takes_sign_ups_from),
                until_on=today + timedelta(days=30),
            )
        )
    return [ledger.add(campaign) for campaign in campaigns]


def appoint(ledger: Ledger, people: People, office: Office, branch: Branch | None, from_on: date) -> Account:
    """Invent a person with a login and appoint her."""
    person = people.invent(DANISH, gender=Gender.WOMAN, met_on=from_on, ages=(30, 55), email=True)
    person.language, person.protected_contact = "da", False
    account = give_login(ledger, person)
    ledger.add(Appointment(account=account, office=office, branch=branch, from_on=from_on))
    return account


def give_login(ledger: Ledger, person: Person) -> Account:
    """Give a person a login under her own address, or under an invented one where she has none."""
    address = person.email or f"{person.phone}@example.org".removeprefix("+")
    return ledger.add(Account(person=person, email=address, password=NO_PASSWORD))


def _milestones(ledger: Ledger, house: House) -> None:
    codes = {branch.code: branch for branch in house.branches.values()}
    for told in MILESTONES:
        ledger.add(
            Milestone(
                happened=told.happened,
                happened_first=told.earliest,
                kind=told.kind,
                title=told.title,
                giver=told.giver,
                source=told.source,
                branch=codes.get(told.branch),
            )
        )
