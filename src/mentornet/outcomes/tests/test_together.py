"""The two have given each other time, and each sees all of it on her own page."""

from datetime import timedelta

import pytest

from mentornet.outcomes.queries import Together, together_of
from mentornet.pairing.models import DoorOpened, Meeting
from tests.cast import NOW, TODAY, make_account, signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(pair):
    for days, minutes in ((0, 90), (14, 120)):
        Meeting.objects.create(match=pair, held_on=TODAY + timedelta(days=days), minutes=minutes, written_at=NOW)
    Meeting.objects.create(match=pair, held_on=TODAY, minutes=60, written_at=NOW, canceled_at=NOW)
    Meeting.objects.create(match=pair, starts_at=NOW, minutes=60, written_at=NOW)
    for role in ("mentor", "mentor", "mentee"):
        DoorOpened.objects.create(
            match=pair, kind="visit", opened_by=role, opened_on=TODAY, written_by=role, written_at=NOW
        )
    return pair


def test_meetings_hours_and_doors_are_the_same_for_both(met):
    both = [together_of(met.mentee.person), together_of(met.mentor.person)]

    assert both == [Together(meetings=2, hours=4, doors_by_mentee=1, doors_by_mentor=2)] * 2


def test_a_mentor_reads_them_on_her_page_and_nothing_of_her_mentees_work(met):
    page = signed_in_as(make_account(met.mentor.person)).get("/me/work/?lang=en").content.decode()

    assert "You have met 2 times." in page
    assert "I have a job" not in page


def test_who_has_met_nobody_has_nothing_to_show(amal):
    assert not together_of(amal.person)
