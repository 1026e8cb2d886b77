"""A sender that is killed between sending and writing it down: nothing is lost, and a repeat is recognized (F-4)."""

import socketserver
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from mentornet.messages.actions import write_message
from mentornet.messages.choices import Delivery
from mentornet.messages.models import OutboxMessage
from mentornet.messages.sending import CLAIM
from tests.cast import make_person

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)
SENDER = """
import sys
from datetime import datetime
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.MESSAGE_DELIVERY, settings.EMAIL_HOST, settings.EMAIL_PORT = "smtp", "127.0.0.1", int(sys.argv[2])
import django
django.setup()
from mentornet.messages.sending import deliver_due
print(deliver_due(now=datetime.fromisoformat(sys.argv[3])))
"""


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail and keeps it; before it says so, it may call `before_answer`."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Taking)
        self.taken, self.before_answer = [], lambda: None


class Taking(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line.strip().upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                self.server.before_answer()
            self.say("221 bye" if word == b"QUIT" else "250 taken")

    def say(self, words):
        with suppress(OSError):  # whoever spoke with us may have been killed
            self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def mail_server():
    server = MailServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def start_sender(server, now):
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", SENDER, name, str(server.server_address[1]), now.isoformat()]
    source = str(Path(django_settings.ROOM_FOLDER).parent)
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=source, text=True)


def message_ids(server):
    return [line for mail in server.taken for line in mail.splitlines() if line.startswith("Message-ID:")]


@pytest.mark.django_db(transaction=True)
def test_a_mail_whose_sender_was_killed_comes_again_under_the_same_name(mail_server):
    with transaction.atomic():
        message = write_message(
            to=make_person("Amal Haddad"), text_name="card_ended", values={}, once="a", written_at=NOON
        )
    killed = threading.Event()
    first = start_sender(mail_server, NOON)
    # The server has the mail, and the sender does not know it yet.
    mail_server.before_answer = lambda: (first.kill(), first.wait(), killed.set())
    assert killed.wait(timeout=60)
    mail_server.before_answer = lambda: None

    message.refresh_from_db()
    assert (message.delivery, message.attempts) == (Delivery.WAITING, 1)
    # Nobody sends it again while the claim of the killed one stands.
    said = [start_sender(mail_server, NOON + after).communicate()[0] for after in (timedelta(minutes=1), CLAIM)]

    assert said == ["0\n", "1\n"]
    assert len(message_ids(mail_server)) == 2
    assert len(set(message_ids(mail_server))) == 1
    assert OutboxMessage.objects.get().delivery == Delivery.SENT


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(mail_server):
    with transaction.atomic():
        for number in range(10):
            write_message(
                to=make_person("Amal Haddad"), text_name="card_ended", values={}, once=f"m{number}", written_at=NOON
            )

    senders = [start_sender(mail_server, NOON) for _ in range(2)]
    sent = [int(sender.communicate()[0]) for sender in senders]

    assert sum(sent) == 10
    assert len(set(message_ids(mail_server))) == len(mail_server.taken) == 10
