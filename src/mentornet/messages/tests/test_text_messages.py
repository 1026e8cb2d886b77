import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.core.checks import run_checks
from django.db import transaction

from mentornet.messages.actions import write_message
from mentornet.messages.choices import Channel, Delivery
from mentornet.messages.models import OutboxMessage
from mentornet.messages.sending import deliver_due
from mentornet.messages.sms_length import segments
from mentornet.people.models import Person

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)
TOKEN = "a-token-that-nobody-may-read"


class Provider(HTTPServer):
    """A company that sends text messages; `answers` says how it answers, `taken` holds what it was sent."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Taking)
        self.answers, self.taken = [200], []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/send"


class Taking(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.taken.append((dict(self.headers), body))
        answer = self.server.answers[0] if len(self.server.answers) == 1 else self.server.answers.pop(0)
        self.send_response(answer)
        if answer == 302:
            self.send_header("Location", f"{self.server.address}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def provider(settings):
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_DELIVERY, settings.SMS_URL, settings.SMS_TOKEN = "http", server.address, TOKEN
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def hodan(db):
    """Hodan has a phone and no e-mail address."""
    return Person.objects.create(full_name="Hodan Ali", phone="+4520304050", language="en")


def write_to(person, **more):
    with transaction.atomic():
        return write_message(to=person, text_name="card_ended", values={}, once="a", written_at=NOON, **more)


def test_a_text_message_is_sent_with_our_words_under_the_providers_names(hodan, provider, settings):
    settings.SMS_FIELDS = "to=recipient, text=message, sender=from, key=reference"
    message = write_to(hodan)

    assert deliver_due(now=NOON) == 1

    headers, body = provider.taken[0]
    sent = json.loads(body)
    assert (sent["recipient"], sent["message"], sent["from"]) == ("+4520304050", message.body, "mentornet")
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert headers["Idempotency-Key"] == sent["reference"] == f"mentornet-{message.pk}-20270503120000"


def test_a_provider_that_reads_forms_is_sent_a_form(hodan, provider, settings):
    settings.SMS_BODY, settings.SMS_TOKEN, settings.SMS_HEADERS = "form", "", "X-Key: one | X-Name: two"
    write_to(hodan)

    deliver_due(now=NOON)

    headers, body = provider.taken[0]
    assert parse_qs(body)["to"] == ["+4520304050"]
    assert (headers["X-Key"], headers["X-Name"], headers.get("Authorization")) == ("one", "two", None)


def test_a_number_that_the_provider_refuses_is_given_up_at_once(hodan, provider):
    provider.answers = [400]
    message = write_to(hodan)

    deliver_due(now=NOON)

    message.refresh_from_db()
    assert (message.delivery, message.last_error, message.attempts) == (Delivery.GIVEN_UP, "ProviderRefused", 1)


@pytest.mark.parametrize("answer", [429, 500, 503, 302])
def test_a_provider_that_is_down_is_asked_again_with_the_same_key(hodan, provider, answer):
    provider.answers = [answer, 200]
    message = write_to(hodan)

    assert [deliver_due(now=NOON), deliver_due(now=NOON + timedelta(minutes=2))] == [0, 1]

    message.refresh_from_db()
    assert message.delivery == Delivery.SENT
    assert len({headers["Idempotency-Key"] for headers, _ in provider.taken}) == 1


def test_a_provider_that_does_not_answer_is_not_waited_for(hodan, provider, settings):
    settings.SMS_URL = "http://127.0.0.1:9/send"
    message = write_to(hodan)

    deliver_due(now=NOON)

    message.refresh_from_db()
    assert (message.delivery, message.last_error) == (Delivery.WAITING, "ProviderIsDown")


def test_neither_number_nor_words_nor_token_stand_in_the_log(hodan, provider, caplog, capsys):
    provider.answers = [500]
    message = write_to(hodan)

    deliver_due(now=NOON)

    said = caplog.text + "".join(capsys.readouterr())
    assert "not sent at attempt 1: ProviderIsDown" in said
    assert [word for word in (TOKEN, "20304050", message.body[:20]) if word in said] == []


def test_a_code_goes_at_midnight_and_is_blank_afterwards(hodan, provider):
    night = datetime(2027, 5, 2, 23, 30, tzinfo=UTC)
    with transaction.atomic():
        message = write_message(
            to=hodan, text_name="sign_in_code", values={"code": "482913"}, once="c", written_at=night, urgent=True
        )

    assert deliver_due(now=night) == 1

    message.refresh_from_db()
    assert "482913" in provider.taken[0][1]
    assert (message.subject, message.body) == ("", "")


def test_a_text_message_goes_into_a_file_where_nothing_else_is_set_up(hodan, settings, tmp_path):
    settings.SMS_DELIVERY, settings.MESSAGE_FOLDER = "file", tmp_path
    message = write_to(hodan)

    deliver_due(now=NOON)

    assert message.body in next(tmp_path.iterdir()).read_text()


def test_without_a_provider_she_is_not_forgotten(hodan, settings):
    settings.SMS_DELIVERY = "none"
    write_to(hodan)

    deliver_due(now=NOON)

    assert OutboxMessage.objects.get().last_error == "NoProvider"
    assert OutboxMessage.objects.get().channel == Channel.SMS


@pytest.mark.parametrize(
    ("named", "fault"),
    [
        ({"SMS_DELIVERY": "pigeon"}, "mentornet.E002"),
        ({"SMS_DELIVERY": "http", "SMS_URL": ""}, "mentornet.E003"),
        ({"SMS_DELIVERY": "http", "SMS_URL": "http://sms.example.org/"}, "mentornet.E003"),
        ({"SMS_DELIVERY": "http", "SMS_URL": "https://sms.example.org/", "SMS_BODY": "xml"}, "mentornet.E004"),
        ({"SMS_DELIVERY": "http", "SMS_URL": "https://sms.example.org/", "SMS_FIELDS": "to=a"}, "mentornet.E005"),
    ],
)
@pytest.mark.without_database
def test_a_provider_that_is_named_by_half_is_told_before_the_start(settings, named, fault):
    settings.SMS_TOKEN = TOKEN
    for name, value in named.items():
        setattr(settings, name, value)

    found = [one for one in run_checks() if str(one.id).startswith("mentornet.E00")]

    assert [one.id for one in found] == [fault]
    assert TOKEN not in str(found)


@pytest.mark.parametrize(
    ("words", "parts"),
    [("a" * 160, 1), ("a" * 161, 2), ("€" * 80, 1), ("€" * 81, 2), ("æøå" * 53, 1), ("س" * 70, 1), ("س" * 71, 2)],
)
@pytest.mark.without_database
def test_a_text_message_is_counted_as_telephones_count(words, parts):
    assert segments(words) == parts
