"""Amal and Anna are a pair from 1 March 2027; Karen looks after them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from mentornet.branches.choices import Office
from mentornet.branches.models import Appointment
from mentornet.following_up.models import CheckIn
from mentornet.interviewing.actions import leave_waiting_list
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Participant
from mentornet.matching.models import Match
from mentornet.people.models import Account
from tests.cast import NOW, OPENED_ON, make_account, make_person, signed_in_as

STARTED_ON = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def it_is_the_3rd_of_may() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def match(amal: Participant, anna: Participant, karen: Account) -> Match:
    """The pair, both off the waiting list, three weeks after they have signed their agreement."""
    for participant in (amal, anna):
        leave_waiting_list(participant=participant, on=STARTED_ON, reason=LeaveReason.MATCHED)
    return Match.objects.create(
        branch=amal.branch,
        mentee=amal,
        mentor=anna,
        started_on=STARTED_ON,
        met_on=STARTED_ON,
        active_on=STARTED_ON,
        planned_until=date(2027, 12, 1),
    )


@pytest.fixture
def check_in(match: Match) -> CheckIn:
    """Amal has been asked on 3 May how it goes."""
    return asked(match, "mentee")


@pytest.fixture
def amals_browser(amal: Participant) -> Client:
    return signed_in_as(make_account(amal.person))


@pytest.fixture
def annas_browser(anna: Participant) -> Client:
    return signed_in_as(make_account(anna.person))


def asked(match: Match, role: str, *, day: int = 30, **facts: object) -> CheckIn:
    given = {"asked_on": date(2027, 5, 3), "answer_by": date(2027, 5, 17)}
    if "how_it_goes" in facts or "words" in facts:
        given["answered_at"] = datetime(2027, 5, 3, 12, tzinfo=UTC)
    return CheckIn.objects.create(match=match, role=role, day=day, **(given | facts))


@pytest.fixture
def leader(db: None) -> Account:
    """Ellen leads the whole network."""
    ellen = make_account(make_person("Ellen Land"))
    Appointment.objects.create(account=ellen, office=Office.NATIONAL_LEADER, from_on=OPENED_ON)
    return ellen
