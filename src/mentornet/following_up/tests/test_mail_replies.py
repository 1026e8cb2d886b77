"""What she wrote is found in a mail, whichever program wrote it."""

import re
import time
from pathlib import Path

import pytest

from mentornet.following_up.mail_replies import NoMail, new_words, read_mail, text_of_page

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "data" / "samples" / "mail"
there = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of mails lie beside the checkout")
pytestmark = pytest.mark.without_database

QUOTED = "> Hvordan går det?\n> Vi vil gerne høre det."
FORMS = {
    "Gmail, Danish": f"4\n\nDen man. 3. maj 2027 kl. 10.12 skrev mentornet <a@example.org>:\n\n{QUOTED}",
    "Gmail, Danish, broken line": f"4\n\nDen man. 3. maj 2027 kl. 10.12 skrev mentornet\n<a@example.org>:\n\n{QUOTED}",
    "no empty line before": f"4\nDen 3. maj 2027 kl. 10.12 skrev mentornet <a@example.org>:\n{QUOTED}",
    "not marked": "4\n\nDen 3. maj 2027 kl. 10.12 skrev mentornet <a@example.org>:\n\nHvordan går det?",
    "Outlook, Danish": (
        "4\n\nFra: mentornet <a@example.org>\nSendt: 3. maj 2027 10:12\nTil: Anna Holm\nEmne: Hvordan går det?\n\nKære"
    ),
    "Outlook with stars": "4\n\n*Fra:* mentornet\n*Sendt:* 3. maj 2027\n*Til:* Anna\n*Emne:* Hvordan\n\nKære Anna",
    "iPhone": f"4\n\nSendt fra min iPhone\n\n> Den 3. maj 2027 kl. 10.12 skrev mentornet <a@example.org>:\n{QUOTED}",
    "below the quote": f"Den 3. maj 2027 kl. 10.12 skrev mentornet <a@example.org>:\n{QUOTED}\n4",
    "Gmail, Ukrainian": f"4\n\nпн, 3 трав. 2027 р. о 10:12 mentornet <a@example.org> пише:\n\n{QUOTED}",
    "Outlook, Ukrainian": "4\n\nВід: mentornet\nНадіслано: 3 травня 2027 р.\nКому: Олена\nТема: Як справи?\n\nЛюба",
    "Gmail, Arabic": (
        f"4\n\nفي الاثنين، ٣ مايو ٢٠٢٧ في ١٠:١٢ ص تمت كتابة ما يلي بواسطة mentornet <a@example.org>:\n\n{QUOTED}"
    ),
    "Outlook, Arabic": "4\n\n\u200fمن: mentornet\nتم الإرسال: ٣ مايو ٢٠٢٧\nإلى: أمل\nالموضوع: كيف الحال؟\n\nعزيزتي",
    "Gmail, Turkish": f"4\n\nmentornet <a@example.org>, 3 May 2027 Pzt, 10:12 tarihinde şunu yazdı:\n\n{QUOTED}",
    "Outlook, Turkish": "4\n\nKimden: mentornet\nGönderildi: 3 Mayıs 2027\nKime: Elif\nKonu: Nasıl?\n\nSevgili Elif",
    "Gmail, Persian": f"4\n\nدر تاریخ دوشنبه ۳ مه ۲۰۲۷ ساعت ۱۰:۱۲ mentornet <a@example.org> نوشت:\n{QUOTED}",
    "Outlook line": "4\n\n________________________________\nFra: mentornet\nSendt: 3. maj\nTil: Anna\nEmne: Hvordan\n",
    "signature": f"4\n-- \nAnna Holm\nTelefon 20 30 40 50\n\nOn 3 May 2027, at 10:12, mentornet wrote:\n{QUOTED}",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_quoted_letter_is_left_out(form):
    assert new_words(FORMS[form]) == "4"


def test_her_own_words_stay_whole():
    words = "Kære Karen\n\nVi mødtes i går: det var rart.\nHun sagde: kom igen.\n\nRing til mig på 20 30 40 50"

    assert new_words(words) == words


@there
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.eml")))
def test_mails_of_known_programs(name):
    assert read_mail((SAMPLES / name).read_bytes()).words == "Hello"


@there
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("html_*.html")))
def test_pages_of_known_programs(name):
    raw = (SAMPLES / name).read_bytes()
    named = re.search(rb'charset="?([\w-]+)', raw)
    page = raw.decode(named[1].decode() if named else "utf-8", "replace")

    assert new_words(text_of_page(page)).split() == ["Hi.", "I", "am", "fine.", "Thanks,", "Alex"]


def mail(body: str, **headers: str) -> bytes:
    given = {"From": "amal@example.org", "To": "answer@example.org", "Content_Type": "text/plain; charset=utf-8"}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in (given | headers).items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def test_a_mail_that_is_only_a_page_is_read():
    page = "<style>p { x }</style><p>Det går godt</p><blockquote>Hvordan?</blockquote>"

    assert read_mail(mail(page, Content_Type="text/html; charset=utf-8")).words == "Det går godt"


def test_an_attachment_is_left_alone():
    parts = (
        '--x\r\nContent-Type: text/plain\r\n\r\n5\r\n--x\r\nContent-Type: text/plain; name="cv.txt"\r\n'
        "Content-Disposition: attachment\r\n\r\nMy CV\r\n--x--\r\n"
    )

    assert read_mail(mail(parts, Content_Type='multipart/mixed; boundary="x"')).words == "5"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Subject": "Autosvar: Jeg er på ferie"},
        {"Subject": "رد تلقائي: كيف الحال"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
    ],
)
def test_a_mail_of_a_machine_is_known(headers):
    assert read_mail(mail("Jeg er tilbage på mandag.", **headers)).is_automatic


@pytest.mark.parametrize("headers", [{"From": "MAILER-DAEMON@example.org"}, {"Return_Path": "<>"}])
def test_a_mail_that_could_not_be_delivered_is_known(headers):
    assert read_mail(mail("Undelivered", **headers)).is_bounce


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe", b"\r\n\r\n"], ids=["nothing", "noise", "blanks"])
def test_bytes_that_are_no_mail_are_refused(raw):
    with pytest.raises(NoMail):
        read_mail(raw)


START = b"From: a@example.org\r\n"
BROKEN = {
    "an unknown alphabet": START + b"Content-Type: text/plain; charset=klingon\r\n\r\n\xc3\x28",
    "broken headers": START + b"To: ,,,;;;<<>>\r\nMessage-ID: <<\r\nSubject: =?utf-8?b?x\r\n\r\n4",
    "parts without a border": START + b"Content-Type: multipart/mixed\r\n\r\nno border",
    "a page of boxes": START + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20000 + b"4",
    "only quotes": START + b"\r\n" + b">" * 60000,
    "on and on": START + b"\r\n" + b"On " * 30000,
    "on and on, shorter": START + b"\r\n" + b"On " * 660,
    "headers without end": START + b"\r\n" + b"Fra: \n" * 20000,
    "dates without end": START + b"\r\n" + b"Den 03.05.2027 skrev\n" * 5000,
}


@pytest.mark.parametrize("mail", BROKEN)
def test_a_broken_mail_is_read_as_far_as_it_goes_and_quickly(mail):
    began = time.perf_counter()

    assert read_mail(BROKEN[mail]).sender == "a@example.org"
    assert time.perf_counter() - began < 2
