"""A branch with 2,000 women on its waiting list, for the page benchmarks."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from mentornet.people.models import Account
from tests.cast import make_branch, make_coordinator, make_participant, make_person

# What a woman sends from the sign-up page; UNIQUE and ADDRESS differ from one sending to the next.
SIGN_UP: dict[str, Any] = {
    "form_key": "UNIQUE",
    "strengths": "I stay calm when it is busy.",
    "dream": "To lead a kitchen of my own.",
    "past_job": "cook",
    "wanted_job": "chef",
    "wishes": ["job_search", "danish"],
    "first_wishes": ["job_search"],
    "danish": "3",
    "spoken": ["ar", "en"],
    "availability": ["weekday_evening"],
    "postcode": "5000",
    "full_name": "Wafa Saleh",
    "email": "ADDRESS",
    "language": "ar",
    "gender": "woman",
    "birth_year": "1984",
    "branch": "north",
    "channel": "friend",
    "consent": "on",
    "eligible": "on",
}


@transaction.atomic
def fill(rows: int) -> Account:
    """Make the branch and its waiting list; return its coordinator."""
    north = make_branch("north", "North")
    today = timezone.localdate()
    for number in range(rows):
        person = make_person(f"Woman {number}", phone=f"+4500{number:06}")
        make_participant(north, "mentee", person, entered_on=today - timedelta(days=number % 400))
    return make_coordinator(north, "Karen North")
