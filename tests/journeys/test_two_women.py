"""Two women, Olena with a Ukrainian phone and Anna with a Danish one, and Karen at her desk: from the first question
to the years after; and what happens where life goes another way. All clocks are moved by the test.
"""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from mentornet.interviewing.models import Interview, Participant
from mentornet.joining.models import Application
from tests.cast import make_branch, make_coordinator
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.women import Calendar, Somebody

SPRING = date(2027, 3, 1)
DREAM = "Відкрити власну пекарню, де пахне хлібом."
OLENAS_LETTER = {
    "strengths": {"strength_codes": ["cooking", "organizing"], "strengths": "Я спокійна, коли багато роботи."},
    "dream": {"dream": DREAM},
    "wishes": {"wishes": ["job_search", "danish", "network"], "first_wishes": ["job_search"]},
    "work": {"past_job": "кухар", "wanted_job": "пекар"},
    "learning": {},
    "leisure": {"interests": ["cooking"]},
    "talk": {"danish": "3", "spoken": ["uk", "en"]},
    "meet": {"availability": ["weekday_evening"], "postcode": "5000"},
    "you": {"full_name": "Олена Коваль", "birth_year": "1988", "gender": "woman", "eligible": True, "channel": "friend"},
    "reach": {"phone": "20 30 40 50", "language": "uk", "consent": True, "survey": True},
}
ANNAS_LETTER = {
    "strengths": {"strength_codes": ["leading"], "strengths": "Jeg kan få et køkken til at fungere."},
    "motivation": {"motives": ["open_doors"], "motivation": "Nogen gjorde det for mig engang."},
    "offers": {"offers": ["job_search", "network"], "places": "1"},
    "work": {"job": "bager", "sector": "private", "networks": ["private"]},
    "learning": {},
    "leisure": {"interests": ["cooking"]},
    "talk": {"danish": "7", "spoken": ["en"]},
    "meet": {"availability": ["weekday_evening"], "postcode": "5000"},
    "ground": {"mentor_ground": "labor_market", "expectations": True},
    "you": {"full_name": "Anna Holm", "birth_year": "1970", "gender": "woman"},
    "reach": {"email": "anna.holm@example.org", "language": "da", "consent": True, "survey": True},
}


@pytest.fixture
def calendar(time_machine):
    calendar = Calendar(time_machine)
    time_machine.move_to(timezone.make_aware(timezone.datetime.combine(SPRING, time(10))))
    return calendar


@pytest.fixture
def karen(live_server, settings, tmp_path, walker):
    """Karen at her desk in North."""
    settings.DATA_FOLDER = tmp_path
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    account = make_coordinator(make_branch("north", "North"), "Karen North")
    return Somebody(walker(width=DESK, language="da", account=account), reached_by=account.person.email)


@pytest.fixture
def olena(walker):
    """Olena and her phone."""
    return Somebody(walker(width=PHONE, language="uk"), reached_by="+4520304050")


@pytest.fixture
def anna(walker):
    """Anna and her phone."""
    return Somebody(walker(width=PHONE, language="da"), reached_by="anna.holm@example.org")


def writes_her_letter(woman, role, letter):
    """From the front page through one question after the other, to the code that shows who she is."""
    woman.opens("/")
    woman.looks(f"landing-{role}")
    woman.follows(f"/join/{role}/")
    for step, answers in letter.items():
        assert woman.page.url.endswith(f"/{step}/") or step == "strengths"
        woman.tells(**answers)
        woman.looks(f"join-{role}-{step}")
        woman.presses()
        if woman.page.url.endswith(f"/{step}/"):  # her words are shown as we understand them, and she confirms
            woman.looks(f"join-{role}-{step}-understood")
            woman.presses()
    woman.looks(f"join-{role}-code")
    woman.presses(code=woman.reads_her_code())
    assert woman.page.url.endswith("/me/")
    woman.looks(f"{role}-me-first")


def test_from_the_first_question_to_the_years_after(karen, olena, anna, calendar):
    writes_her_letter(olena, "mentee", OLENAS_LETTER)
    writes_her_letter(anna, "mentor", ANNAS_LETTER)
    assert olena.walker.faults + anna.walker.faults + karen.walker.faults == []
