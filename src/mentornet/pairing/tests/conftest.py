from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mentornet.matching.models import Match
from mentornet.pairing.actions import (
    Terms,
    propose_agreement,
    propose_first_meeting,
    say_after_first_meeting,
    sign_agreement,
)
from tests.cast import NOW, TODAY, make_account, make_participant, make_person, signed_in_as

TERMS = Terms(months=9, often="twice_a_month", between="daytime", purpose="A kitchen of her own.")


def at(days: int, hour: int = 12) -> datetime:
    """Return an hour so many days after the two said yes."""
    return timezone.make_aware(datetime.combine(TODAY + timedelta(days=days), time(hour)))


@pytest.fixture
def match(north):
    """Amal and Anna, who have both said yes and not met."""
    mentee = make_participant(north, "mentee", make_person("Amal Haddad", phone="+4520000001"))
    mentor = make_participant(north, "mentor", make_person("Anna Holm", phone="+4520000002"))
    mentee.waits.update(left_on=TODAY, left_reason="matched")
    mentor.waits.update(left_on=TODAY, left_reason="matched")
    return Match.objects.create(branch=north, mentee=mentee, mentor=mentor, started_on=TODAY)


@pytest.fixture
def planned(match):
    """They meet on the third day at 17."""
    propose_first_meeting(match=match, role="mentor", starts_at=at(3, 17), minutes=60, place="library", by=None, at=NOW)
    return match


@pytest.fixture
def met(planned):
    """They have met, and both would like to go on."""
    for role in ("mentee", "mentor"):
        say_after_first_meeting(match=planned, role=role, said="goes_on", by=None, at=at(4))
    planned.refresh_from_db()
    return planned


@pytest.fixture
def active(met):
    """Both have signed for nine months."""
    agreement = propose_agreement(match=met, role="mentor", terms=TERMS, by=None, at=at(4))
    for role in ("mentee", "mentor"):
        sign_agreement(match=met, role=role, number=agreement.number, name="Her Name", language="ar", by=None, at=at(5))
    met.refresh_from_db()
    return met


class Browsers:
    """The browsers of the two, by role; each signs in when it is taken up, so that the clock may be moved before."""

    def __init__(self, match: Match) -> None:
        self.accounts = {role: make_account(getattr(match, role).person) for role in ("mentee", "mentor")}

    def __getitem__(self, role: str) -> Client:
        return signed_in_as(self.accounts[role])


@pytest.fixture
def browsers(match):
    return Browsers(match)
