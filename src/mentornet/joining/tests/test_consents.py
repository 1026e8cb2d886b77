from datetime import timedelta

import pytest
from django.test import Client

from mentornet.branches.models import Branch
from mentornet.foundation.models import AuditLine
from mentornet.joining.actions import AlreadySaid, NotSaid, give_consent, withdraw_consent
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import ConsentEntry
from mentornet.people.models import Person
from tests.cast import NOW, make_account, make_application, make_person, signed_in_as


@pytest.fixture
def nour(db: None) -> Person:
    return make_person("Nour Said")


@pytest.fixture
def her_browser(nour: Person) -> Client:
    client = signed_in_as(make_account(nour))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def say_yes(person: Person, purpose: ConsentPurpose = ConsentPurpose.SURVEY) -> ConsentEntry:
    return give_consent(person=person, consent=CONSENT_TEXTS[purpose].said_yes_to(NOW), by=None)


def test_a_yes_taken_back_and_given_again_is_two_rows(nour: Person) -> None:
    say_yes(nour)
    withdraw_consent(person=nour, purpose="survey", at=NOW + timedelta(days=1), by=None)
    say_yes(nour)

    assert [entry.withdrawn_at is None for entry in nour.consents.all()] == [False, True]
    assert [line.action for line in AuditLine.objects.order_by("pk")] == [
        "give_consent",
        "withdraw_consent",
        "give_consent",
    ]


def test_the_same_yes_twice_and_a_no_to_nothing_are_told(nour: Person) -> None:
    say_yes(nour)

    with pytest.raises(AlreadySaid, match="said yes to this already"):
        say_yes(nour)
    with pytest.raises(NotSaid, match="no yes to take back"):
        withdraw_consent(person=nour, purpose="after_closing", at=NOW, by=None)


def test_a_no_to_questions_leaves_her_application_as_it_is(north: Branch) -> None:
    application = make_application(north, "mentee")
    say_yes(application.person)

    withdraw_consent(person=application.person, purpose="survey", at=NOW, by=None)

    application.refresh_from_db()
    assert application.withdrawn_on is None


def test_without_her_yes_to_be_kept_her_letter_rests(north: Branch) -> None:
    application = make_application(north, "mentee")
    say_yes(application.person, ConsentPurpose.MEMBERSHIP)

    withdraw_consent(person=application.person, purpose="membership", at=NOW, by=None)

    application.refresh_from_db()
    assert application.withdrawn_on == NOW.date()


def test_she_sees_her_yes_and_takes_it_back_on_her_own_page(nour: Person, her_browser: Client) -> None:
    say_yes(nour)
    page = her_browser.get("/me/consents/").content.decode()

    her_browser.post("/me/consents/", {"purpose": "survey", "no": "yes"})

    assert "You said yes on 3 May 2027." in page
    assert ConsentEntry.objects.get().withdrawn_at is not None
    assert "taken back on" in her_browser.get("/me/consents/").content.decode()


def test_she_says_yes_there_as_well(nour: Person, her_browser: Client) -> None:
    her_browser.post("/me/consents/", {"purpose": "after_closing", "yes": "yes"})

    assert ConsentEntry.objects.get().text_name == "after-1"
