import email
from datetime import UTC, datetime, timedelta
from email import policy

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.test import Client

from mentornet.foundation.models import AuditLine
from mentornet.messages import texts
from mentornet.messages.actions import File, choose_letters, forget, write_message
from mentornet.messages.choices import Channel, Delivery, Kind, Topic
from mentornet.messages.letters import mail_of
from mentornet.messages.links import choices_token, reply_address
from mentornet.messages.models import Enclosure, MessageChoice, OutboxMessage
from mentornet.messages.sending import deliver_due
from mentornet.people.models import Person
from tests.cast import make_application, make_person

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)
INVITATION = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def into_files(settings, tmp_path):
    settings.MESSAGE_DELIVERY, settings.SMS_DELIVERY, settings.MESSAGE_FOLDER = "file", "file", tmp_path


@pytest.fixture
def amal():
    return make_person("Amal Haddad", email="amal@example.org", phone="+4520304050", language="en")


@pytest.fixture
def news(monkeypatch):
    """Two texts that she may say no to: one by itself, one that can wait for others."""
    known = dict(texts._known)
    for name, kind in (("card_ended", Kind.OPTIONAL), ("welcome", Kind.DIGESTIBLE)):
        known[name] = texts.Text(name=name, about=name, kind=kind, topic=Topic.NEWS)
    monkeypatch.setattr(texts, "_known", known)


def write(person, text_name="card_ended", once="a", at=NOON, **more):
    with transaction.atomic():
        return write_message(to=person, text_name=text_name, values={}, once=once, written_at=at, **more)


def as_sent(message):
    return email.message_from_bytes(mail_of(message).message().as_bytes(), policy=policy.default)


def test_a_necessary_letter_has_plain_words_and_a_page_and_no_way_out(amal):
    sent = as_sent(write(amal))

    assert [part.get_content_type() for part in sent.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert sent["List-Unsubscribe"] is None
    assert "src=" not in sent.get_body(("html",)).get_content()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("da", "ltr"), ("fa", "rtl"), ("ti", "ltr")])
def test_the_page_is_written_in_the_direction_of_its_language(amal, language, direction):
    Person.objects.update(language=language)
    amal.refresh_from_db()

    page = as_sent(write(amal)).get_body(("html",)).get_content()

    assert f'<html lang="{language}" dir="{direction}">' in page


def test_what_somebody_wrote_is_no_markup_in_the_page(amal):
    message = write(amal)
    message.body = 'Come <b onclick="x">here</b>: https://mentornet.example.org/a/?b=1&c=2'

    page = as_sent(message).get_body(("html",)).get_content()

    assert "&lt;b onclick=&quot;x&quot;&gt;here&lt;/b&gt;" in page
    assert 'href="https://mentornet.example.org/a/?b=1&amp;c=2"' in page


def test_an_optional_letter_says_where_she_chooses_and_lets_her_mail_program_stop_it(amal, news, client):
    message = write(amal)
    sent = as_sent(message)
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"/letters/{choices_token(amal)}/?lang=en" in message.body
    address = sent["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")

    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert list(MessageChoice.objects.values_list("topic", "channel", "is_wanted")) == [("news", "email", False)]
    # It had been written, and was still waiting.
    assert OutboxMessage.objects.get().delivery == Delivery.UNWANTED
    # Whoever presses the address as a link comes to the page, and nothing has happened by that.
    assert client.get(address).headers["Location"] == f"/letters/{choices_token(amal)}/"


def test_who_wants_no_mail_gets_a_text_message_and_who_wants_neither_gets_nothing(amal, news):
    choose_letters(person=amal, wanted={(Topic.NEWS, Channel.EMAIL): False}, at=NOON)
    assert write(amal, once="b").channel == Channel.SMS

    choose_letters(person=amal, wanted={(Topic.NEWS, Channel.SMS): False}, at=NOON)
    assert write(amal, once="c").delivery == Delivery.UNWANTED
    assert write(amal, "declined", once="d").delivery == Delivery.WAITING


def test_she_chooses_on_a_page_without_signing_in(amal, client):
    page = f"/letters/{choices_token(amal)}/"
    form = {"form_key": "a-key-of-this-page-alone", "news-email": "on", "news-sms": "on", "questions-sms": "on"}

    assert client.get(page).status_code == 200
    for _twice in range(2):
        assert client.post(page, form).headers["Location"] == page

    wanted = {(one.topic, one.channel) for one in MessageChoice.objects.filter(is_wanted=True)}
    assert wanted == {("news", "email"), ("news", "sms"), ("questions", "sms")}
    assert MessageChoice.objects.count() == 6
    assert AuditLine.objects.filter(action="choose_letters").count() == 1


@pytest.mark.parametrize("token", ["forged", "1:forged", "x" * 400])
@pytest.mark.parametrize("page", ["", "stop/"])
def test_a_link_that_lost_a_piece_says_what_to_do(client, token, page):
    answer = client.get(f"/letters/{token}/{page}?lang=en")

    assert answer.status_code == 404
    assert "Open the message again" in answer.content.decode()


def test_what_can_wait_is_joined_into_one_letter(amal, news, tmp_path):
    for number in range(3):
        write(amal, "welcome", once=f"w{number}", at=NOON + timedelta(hours=number))
    assert deliver_due(now=NOON + timedelta(hours=3)) == 0

    assert deliver_due(now=NOON + timedelta(hours=24)) == 1

    joined = OutboxMessage.objects.get(text_name="letters_joined")
    assert (joined.subject, joined.delivery) == ("3 things to tell you", Delivery.SENT)
    assert joined.body.count("Dear Amal") == 1
    assert joined.body.count("You are part of the network now") == 3
    assert OutboxMessage.objects.filter(joined_into=joined, delivery=Delivery.JOINED).count() == 3
    assert as_sent(joined)["List-Unsubscribe"] is not None
    assert len(list(tmp_path.iterdir())) == 1


def test_one_that_waits_alone_is_sent_as_it_is(amal, news):
    message = write(amal, "welcome")

    assert deliver_due(now=NOON + timedelta(hours=24)) == 1

    message.refresh_from_db()
    assert message.delivery == Delivery.SENT


def test_a_letter_of_the_night_leaves_in_the_morning_and_an_answer_to_her_own_act_at_once(amal):
    night = datetime(2027, 5, 3, 21, tzinfo=UTC)
    told = {"branch": "North", "answered_by": "Karen", "reply_by": NOON.date()}

    assert write(amal, at=night).next_try_at == datetime(2027, 5, 4, 6, tzinfo=UTC)
    with transaction.atomic():
        message = write_message(to=amal, text_name="application_received", values=told, once="r", written_at=night)
    assert message.next_try_at == night


def test_a_letter_that_is_late_wakes_nobody(amal):
    message = write(amal)
    night = datetime(2027, 5, 3, 21, tzinfo=UTC)

    assert deliver_due(now=night) == 0

    message.refresh_from_db()
    assert (message.next_try_at, message.attempts) == (datetime(2027, 5, 4, 6, tzinfo=UTC), 0)


def test_a_reminder_whose_day_has_passed_is_not_sent(amal):
    message = write(amal, useful_until=NOON + timedelta(hours=1))

    deliver_due(now=NOON + timedelta(days=1))

    message.refresh_from_db()
    assert message.delivery == Delivery.TOO_LATE


def test_an_answer_goes_where_the_letter_asks_for_it(amal, settings):
    settings.REPLY_ADDRESS = "answer@example.org"

    assert as_sent(write(amal, reply_to=reply_address("abc")))["Reply-To"] == "answer+abc@example.org"
    assert as_sent(write(amal, once="b"))["Reply-To"] == "answer@example.org"


def test_an_invitation_stands_in_the_letter_and_beside_it(amal):
    invitation = File("meeting.ics", "text/calendar; method=REQUEST", INVITATION)
    parts = list(as_sent(write(amal, files=[invitation])).walk())

    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    assert [part.get_param("method") for part in calendars] == ["REQUEST", "REQUEST"]
    assert [part.get_filename() for part in calendars] == [None, "meeting.ics"]
    assert all("METHOD:REQUEST" in part.get_content() for part in calendars)


def test_the_branch_that_she_wrote_to_stands_on_the_letter(amal, north):
    make_application(north, "mentee", amal)

    assert write(amal).branch == north


def test_nothing_that_was_written_to_her_is_left_when_she_is_forgotten(amal):
    write(amal, files=[File("a.ics", "text/calendar", INVITATION)])
    choose_letters(person=amal, wanted={(Topic.NEWS, Channel.SMS): False}, at=NOON)

    forget(amal)

    assert [model.objects.count() for model in (OutboxMessage, Enclosure, MessageChoice)] == [0, 0, 0]


def test_the_mail_that_django_would_send_is_never_sent_by_a_test():
    assert django_mail.outbox == []
