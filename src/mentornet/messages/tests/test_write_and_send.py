from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import send_mail
from django.db import transaction

from mentornet.messages.actions import write_message
from mentornet.messages.choices import Delivery
from mentornet.messages.mail import OutboxBackend
from mentornet.messages.models import OutboxMessage
from mentornet.messages.sending import MOST_ATTEMPTS, deliver_due, wait_before_next
from mentornet.people.models import Person

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def amal(db):
    return Person.objects.create(full_name="Amal Haddad", email="amal@example.org", language="da")


def write_to(person, once="hello"):
    with transaction.atomic():
        return write_message(to=person, text_name="welcome", values={}, once=once, written_at=NOON)


def test_a_message_is_written_in_the_readers_language(amal):
    message = write_to(amal)

    assert (message.language, message.subject) == ("da", "Nu er du en del af netværket")
    assert message.body.startswith("Kære Amal")


def test_the_same_event_writes_once(amal):
    write_to(amal)

    assert write_to(amal) is None
    assert OutboxMessage.objects.count() == 1


def test_no_message_for_a_change_that_was_rolled_back(amal):
    with transaction.atomic():
        write_message(to=amal, text_name="welcome", values={}, once="hello", written_at=NOON)
        transaction.set_rollback(True)

    assert OutboxMessage.objects.count() == 0


def test_a_message_without_an_address_says_so(amal):
    Person.objects.filter(pk=amal.pk).update(email=None)
    amal.refresh_from_db()

    assert write_to(amal).delivery == Delivery.NO_ADDRESS


def test_a_due_message_is_sent_once(amal, settings, tmp_path):
    settings.MESSAGE_DELIVERY, settings.MESSAGE_FOLDER = "file", tmp_path
    write_to(amal)

    assert [deliver_due(now=NOON), deliver_due(now=NOON)] == [1, 0]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failed_attempt_waits_longer_each_time_and_gives_up_at_last(amal, settings, tmp_path):
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    settings.MESSAGE_DELIVERY, settings.MESSAGE_FOLDER = "file", blocked
    message = write_to(amal)

    now = NOON
    for _ in range(MOST_ATTEMPTS):
        assert deliver_due(now=now) == 0
        now += timedelta(days=1)

    message.refresh_from_db()
    assert (message.delivery, message.attempts) == (Delivery.GIVEN_UP, MOST_ATTEMPTS)
    assert [wait_before_next(n).seconds // 60 for n in (1, 2, 3)] == [1, 2, 4]


def test_mail_of_a_library_goes_through_the_outbox(amal):
    send_mail("Reset", "A link", None, ["amal@example.org"], connection=OutboxBackend())

    assert OutboxMessage.objects.get().person == amal
