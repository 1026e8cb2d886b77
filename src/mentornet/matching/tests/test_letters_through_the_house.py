"""Two who may not see each other's address write through the house."""

from datetime import timedelta

import pytest
from django.test import Client

from mentornet.matching.actions import (
    EnoughForToday,
    HasEnded,
    answer_proposal,
    approve_proposal,
    end_match,
    write_to_her,
)
from mentornet.matching.links import letter_token
from mentornet.matching.models import Match, RelayedLetter
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_proposal
from tests.fuzz_words import FUZZ_WORDS, sendable

pytestmark = pytest.mark.django_db
KEY = "a-form-key-of-some-length"


@pytest.fixture
def match(karen, amal, anna):
    """Amal, whose contact is protected, and Anna have both said yes."""
    amal.person.protected_contact, amal.person.phone = True, "+4520304050"
    amal.person.save()
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    for role in ("mentor", "mentee"):
        answer_proposal(proposal=proposal, role=role, said="yes", at=NOW)
    return Match.objects.get()


def page(match, role):
    return f"/letter/{letter_token(match, role)}/"


def write(match, role="mentor", words="Tuesday at the library?", key=KEY):
    return Client().post(page(match, role), {"words": words, "form_key": key})


def test_a_letter_reaches_the_other_and_shows_no_address(match, amal):
    write(match)

    shown = Client().get(page(match, "mentee") + "?lang=en").content.decode()
    told = OutboxMessage.objects.get(text_name="letter_for_you")
    assert "Tuesday at the library?" in shown
    assert (told.person, "Anna" in told.body, "library" in told.body) == (amal.person, False, False)
    assert amal.person.phone not in Client().get(page(match, "mentor")).content.decode()


def test_she_writes_back(match, anna):
    write(match)
    write(match, "mentee", "Gladly.", key=KEY + "2")

    assert "Gladly." in Client().get(page(match, "mentor")).content.decode()
    assert OutboxMessage.objects.filter(text_name="letter_for_you", person=anna.person).count() == 1


def test_the_introduction_leads_to_the_letters(match, anna):
    letter = OutboxMessage.objects.get(text_name="match_started", person=anna.person)

    assert page(match, "mentor") in letter.body
    assert match.mentee.person.phone not in letter.body


def test_five_letters_a_day_are_enough(match):
    for minute in range(5):
        write_to_her(match=match, from_role="mentor", words="Hello.", at=NOW + timedelta(minutes=minute))

    with pytest.raises(EnoughForToday):
        write_to_her(match=match, from_role="mentor", words="Hello.", at=NOW + timedelta(hours=2))
    write_to_her(match=match, from_role="mentor", words="Hello.", at=NOW + timedelta(days=2))


def test_after_the_end_the_link_says_what_to_do(match):
    end_match(match=match, ended_on=TODAY, why="as_planned", by=None)

    response = Client().get(page(match, "mentor") + "?lang=en")
    assert (response.status_code, "call your coordinator" in response.content.decode()) == (410, True)
    with pytest.raises(HasEnded):
        write_to_her(match=match, from_role="mentor", words="Hello.", at=NOW)


def test_a_forged_link_opens_nothing(match):
    assert Client().get(f"/letter/{match.pk}.mentor:forged/").status_code == 404


def test_a_double_click_is_one_letter(match):
    write(match)
    write(match)

    assert RelayedLetter.objects.count() == 1


@pytest.mark.parametrize("words", FUZZ_WORDS.values(), ids=FUZZ_WORDS)
def test_whatever_she_writes_is_carried_or_answered_kindly(match, words):
    assert write(match, words=sendable(words)).status_code in (200, 302)
    assert "<script>alert" not in Client().get(page(match, "mentee")).content.decode()
