from datetime import date, timedelta

import pytest

from mentornet.branches.models import Branch
from mentornet.foundation.models import AuditLine
from mentornet.interviewing.actions import AlreadyTakesPart, WordNeeded, book_interview, hold_interview
from mentornet.interviewing.choices import Decision
from mentornet.interviewing.models import Interview, Participant, WaitingListEntry
from mentornet.joining.actions import NoLongerOpen
from mentornet.joining.models import Application
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account
from tests.cast import NOW, TODAY, make_application, make_person


@pytest.fixture
def application(north: Branch) -> Application:
    return make_application(north, "mentee")


def hold(application: Application, karen: Account, decision: str = Decision.APPROVED, word: str = "") -> None:
    hold_interview(application=application, decision=decision, word_to_her=word, held_on=TODAY, by=karen, at=NOW)


def test_a_talk_is_booked_and_she_is_written_to(application: Application, karen: Account) -> None:
    book_interview(application=application, booked_for=NOW, by=karen, at=NOW)
    book_interview(application=application, booked_for=NOW + timedelta(days=1), by=karen, at=NOW)

    assert Interview.objects.get().booked_for == NOW + timedelta(days=1)
    assert [message.text_name for message in OutboxMessage.objects.all()] == ["talk_booked", "talk_booked"]


def test_a_yes_makes_her_a_participant_who_waits_from_that_day(application: Application, karen: Account) -> None:
    hold(application, karen)

    participant = Participant.objects.get()
    assert (participant.approved_on, participant.role, participant.card) == (TODAY, "mentee", application.card)
    assert [entry.entered_on for entry in WaitingListEntry.objects.all()] == [TODAY]
    assert OutboxMessage.objects.get().text_name == "welcome"
    assert list(AuditLine.objects.values_list("action", flat=True)) == ["hold_interview", "open_account"]


def test_a_no_needs_a_kind_word_and_carries_it(application: Application, karen: Account) -> None:
    with pytest.raises(WordNeeded, match="kind words"):
        hold(application, karen, Decision.REFERRED_ON)

    hold(application, karen, Decision.REFERRED_ON, "The women's café meets on Tuesdays.")

    assert Participant.objects.count() == 0
    assert "The women's café meets on Tuesdays." in OutboxMessage.objects.get().body


def test_an_application_is_decided_once(application: Application, karen: Account) -> None:
    hold(application, karen)

    with pytest.raises(NoLongerOpen):
        hold(application, karen)


def test_somebody_who_takes_part_is_not_taken_in_twice(sara: Participant, karen: Account) -> None:
    again = make_application(sara.branch, "mentee", sara.person)

    with pytest.raises(AlreadyTakesPart, match="takes part here"):
        hold(again, karen)
    again.refresh_from_db()
    assert again.decided_on is None


def test_a_list_from_elsewhere_keeps_its_dates_and_writes_to_nobody(application: Application, karen: Account) -> None:
    hold_interview(
        application=application,
        decision=Decision.APPROVED,
        held_on=TODAY,
        waiting_since=date(2026, 12, 24),
        tell_her=False,
        by=karen,
        at=NOW,
    )

    assert WaitingListEntry.objects.get().entered_on == date(2026, 12, 24)
    assert OutboxMessage.objects.count() == 0


def test_whoever_takes_part_has_a_login_and_reads_how_to_open_it(north: Branch, karen: Account) -> None:
    application = make_application(north, "mentee", make_person("Nour Said", email="nour@example.org"))

    hold(application, karen)

    assert Account.objects.get(email="nour@example.org").has_usable_password() is False
    assert "/accounts/password/reset/" in OutboxMessage.objects.get().body
