"""A mail comes in, and has its effect once, or waits for somebody who reads it."""

import io
from types import SimpleNamespace

import pytest

from mentornet.__main__ import main
from mentornet.following_up.actions import receive_mail
from mentornet.following_up.links import reply_code
from mentornet.following_up.mail_replies import LARGEST_MAIL
from mentornet.following_up.models import ReceivedMail
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, make_person, signed_in_as

pytestmark = pytest.mark.django_db


def mail(body: str, *, to: str = "answer@example.org", sender: str = "amal@example.org", **headers: str) -> bytes:
    lines = [f"From: {sender}", f"To: {to}", "Content-Type: text/plain; charset=utf-8"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def reply_to(check_in, body: str = "4, ja. Vi går ture.", **more: str) -> bytes:
    return mail(body, to=f"answer+{reply_code(check_in.pk)}@example.org", **more)


def test_a_reply_to_the_address_of_the_letter_answers(check_in):
    receive_mail(raw=reply_to(check_in), at=NOW)

    check_in.refresh_from_db()
    assert (check_in.how_it_goes, check_in.meets_often_enough, check_in.way) == (4, "yes", "mail")
    assert check_in.words == "4, ja. Vi går ture."


def test_a_reply_whose_quoted_letter_holds_the_code_answers(check_in):
    body = f"2\n\nDen 3. maj 2027 kl. 10.12 skrev mentornet <a@example.org>:\n> [{reply_code(check_in.pk)}]"

    receive_mail(raw=mail(body), at=NOW)

    check_in.refresh_from_db()
    assert (check_in.how_it_goes, check_in.words) == (2, "2")


def test_a_wish_to_be_called_reaches_the_coordinator(check_in, karen):
    receive_mail(raw=reply_to(check_in, "2\nRing til mig"), at=NOW)

    assert OutboxMessage.objects.get(person=karen.person).text_name == "call_wished"


def test_the_same_mail_twice_has_one_effect(check_in):
    first = receive_mail(raw=reply_to(check_in, Message_ID="<1@example.org>"), at=NOW)
    again = receive_mail(raw=reply_to(check_in, Message_ID="<1@example.org>", Received="by another way"), at=NOW)

    assert again == first
    assert ReceivedMail.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "fate"),
    [({"Auto_Submitted": "auto-replied"}, "automatic"), ({"Return_Path": "<>"}, "bounce")],
)
def test_what_a_machine_writes_is_let_go(check_in, headers, fate):
    received = receive_mail(raw=reply_to(check_in, "5", **headers), at=NOW)

    check_in.refresh_from_db()
    assert (received.fate, received.words, check_in.answered_at) == (fate, "", None)


def test_an_empty_reply_is_let_go(check_in):
    received = receive_mail(raw=reply_to(check_in, "\n\n> Hvordan går det?"), at=NOW)

    check_in.refresh_from_db()
    assert (received.fate, check_in.answered_at) == ("empty", None)


def test_a_huge_mail_is_refused_unread(check_in):
    received = receive_mail(raw=reply_to(check_in) + b"x" * LARGEST_MAIL, at=NOW)

    assert received.fate == "too_large"


def test_noise_is_only_counted(db):
    assert receive_mail(raw=b"\x00\x01", at=NOW).fate == "unreadable"


def test_a_forged_code_answers_nothing(check_in):
    received = receive_mail(raw=mail("5", to=f"answer+{check_in.pk}-{'0' * 20}@example.org"), at=NOW)

    check_in.refresh_from_db()
    assert (received.fate, check_in.answered_at) == ("not_placed", None)


def test_a_mail_without_a_code_waits_for_her_own_coordinator(match, coordinator, coordinator_of_south):
    received = receive_mail(raw=mail("Hej, hvornår ses vi?", sender=str(match.mentee.person.email)), at=NOW)

    page = f"/mails/{received.pk}/"
    assert received.branch == match.branch
    assert "Hej, hvornår ses vi?" in coordinator.get(page).content.decode()
    assert coordinator_of_south.get(page).status_code == 404


def test_a_strangers_mail_waits_for_the_national_leader(leader, coordinator):
    received = receive_mail(raw=mail("Hello?", sender="stranger@example.org"), at=NOW)

    assert received.branch is None
    assert "Hello?" in signed_in_as(leader).get(f"/mails/{received.pk}/").content.decode()
    assert coordinator.get(f"/mails/{received.pk}/").status_code == 404


def test_words_after_the_answer_are_kept_for_the_coordinator(check_in, coordinator):
    receive_mail(raw=reply_to(check_in), at=NOW)
    more = receive_mail(raw=reply_to(check_in, "Og en ting til: tak."), at=NOW)

    assert (more.fate, more.words) == ("words_kept", "Og en ting til: tak.")
    coordinator.post(f"/mails/{more.pk}/", {"form_key": "a-key-for-the-mail"})
    more.refresh_from_db()
    assert more.settled_on is not None


def test_a_reply_that_comes_too_late_is_kept_for_the_coordinator(check_in):
    late = receive_mail(raw=reply_to(check_in), at=NOW.replace(day=20))

    check_in.refresh_from_db()
    assert (late.fate, check_in.answered_at) == ("too_late", None)


def test_the_command_reads_one_mail(check_in, monkeypatch, capsys):
    make_person("Somebody Else", email="amal@example.org")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(mail("Hello"))))

    assert main(["receive-mail"]) == 0
    assert capsys.readouterr().out == "1 nobody knows what it answers\n"


def test_the_command_empties_a_folder(check_in, tmp_path, capsys):
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.host").write_bytes(mail("Hello"))
    (tmp_path / "new" / "2.host").write_bytes(b"")

    assert main(["receive-mail", "--maildir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 nobody knows what it answers\n1 not a mail that can be read\n"
    assert [path.name for path in sorted((tmp_path / "cur").iterdir())] == ["1.host:2,S", "2.host:2,S"]
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_that_is_no_maildir_is_named(tmp_path, capsys):
    assert main(["receive-mail", "--maildir", str(tmp_path)]) == 2
    assert "is no Maildir folder" in capsys.readouterr().err
