"""The way through the house: from two sheets on a coordinator's desk to two people who know each other's names."""

import re

import pytest
from django.utils import timezone

from mentornet.foundation.models import AuditLine
from mentornet.interviewing.models import Participant
from mentornet.matching.models import Match, Proposal
from mentornet.messages.models import OutboxMessage
from tests.cast import make_branch, make_coordinator
from tests.journeys.conftest import PHONE
from tests.world import make_side

MENTEES = """Kvinder, der venter på en mentor;;;;;;
Navn;E-mail;Kontaktsprog;Fødeland;Venter siden;Sprog;Drømmejob;Ønsker hjælp til
Amal Haddad;amal@example.org;arabisk;Syrien;02-03-2026;dansk:B1, arabisk;kok;job, dansk
Olena Koval;olena@example.org;dansk;Ukraine;14-04-2026;dansk:A2, engelsk;sygeplejerske;netværk
Hodan Ali;hodan@example.org;dansk;Somalia;01-05-2026;dansk:B2;bogholder;job
Nadia Rahimi;nadia@example.org;dansk;Iran;20-05-2026;dansk:A2, engelsk;lærer;dansk
"""
MENTORS = """Navn;E-mail;Kontaktsprog;Fødeland;Venter siden;Sprog;Stilling;Kan hjælpe med
Anna Holm;anna@example.org;arabisk;Danmark;02-02-2026;dansk, engelsk;kok;job, dansk
Lone Bak;lone@example.org;arabisk;Danmark;02-02-2026;dansk, engelsk;bogholder;job, netværk
Grete Friis;grete@example.org;arabisk;Danmark;02-02-2026;dansk, engelsk;sygeplejerske;netværk, dansk
"""


@pytest.fixture
def karen(live_server, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return make_coordinator(make_branch("north", "North"), "Karen North")


def bring_in(desk, role, sheet, tmp_path):
    """Choose a sheet, read what would happen, and say yes to it."""
    file = tmp_path / f"{role}.csv"
    file.write_text(sheet, encoding="utf-8")
    page = desk.open("/desk/north/import/")
    page.set_input_files("input[type=file]", file)
    page.check(f"input[name=role][value={role}]", force=True)
    page.check("input[name=each_said_yes]", force=True)
    desk.look(f"journey-import-{role}")
    page.click("main form[enctype] button[type=submit]")
    page.wait_for_url("**/import/*/")
    desk.look(f"journey-preview-{role}")
    words = page.inner_text("main")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/imports/*/")
    return words


def link_in_letter(text_name):
    """The link that stands in a letter, and whose letter it is."""
    letter = OutboxMessage.objects.get(text_name=text_name)
    return re.search(r"http\S+", letter.body).group(), letter.person


def answer_yes(phone, link, name):
    """Open the link of a letter, look at the card, and say yes; return what the card showed."""
    page = phone.open(link)
    assert (page.get_attribute("html", "lang"), page.get_attribute("html", "dir")) == ("ar", "rtl")
    phone.look(f"journey-{name}-card")
    shown = page.content()
    page.click("button[name=said][value=yes]")
    page.wait_for_url("**/thanks/*")
    assert page.get_attribute("html", "lang") == "ar"
    phone.look(f"journey-{name}-thanks")
    return shown


def test_from_two_sheets_to_a_match(walker, karen, tmp_path):
    desk = walker(language="da", account=karen)

    words = bring_in(desk, "mentee", MENTEES, tmp_path)
    assert "Amal Haddad" in words
    assert "Syrien" not in words
    bring_in(desk, "mentor", MENTORS, tmp_path)
    page = desk.open("/desk/north/waiting/")
    desk.look("journey-waiting")
    assert [name for name in ("Amal Haddad", "Hodan Ali") if name not in page.inner_text("main")] == []

    page = desk.open("/desk/north/rounds/")
    desk.look("journey-rounds")
    page.click("form[action$='/rounds/new/'] button")
    page.wait_for_url("**/rounds/*/")
    desk.look("journey-round")
    assert "Amal Haddad" not in page.content()
    proposal = Proposal.objects.get(mentee__person__full_name="Amal Haddad")
    page.click(f".round-list a[href*='proposal={proposal.pk}']")
    page.wait_for_url(f"**proposal={proposal.pk}*")
    desk.look("journey-pair")
    pair = page.inner_text("#pair")
    assert [code for code in (proposal.mentee.card.code, proposal.mentor.card.code) if code not in pair] == []
    page.click(f"form[action='/proposals/{proposal.pk}/approval/'] button")
    page.wait_for_url(f"**/proposals/{proposal.pk}/")
    desk.look("journey-sent")

    link, mentor = link_in_letter("card_for_mentor")
    phone = walker(width=PHONE, language="da")
    shown = answer_yes(phone, link, "mentor")
    assert [name for name in ("Amal", "Haddad", "amal@example.org") if name in shown] == []
    assert Match.objects.count() == 0

    link, mentee = link_in_letter("card_for_mentee")
    her_phone = walker(width=PHONE, language="da")
    shown = answer_yes(her_phone, link, "mentee")
    assert [name for name in (*mentor.full_name.split(), mentor.email) if name in shown] == []

    match = Match.objects.get()
    assert (match.mentee.person, match.mentor.person, match.started_on) == (mentee, mentor, timezone.localdate())
    letters = {letter.person: letter.body for letter in OutboxMessage.objects.filter(text_name="match_started")}
    assert mentor.full_name in letters[mentee]
    assert mentee.full_name in letters[mentor]
    page = desk.open("/desk/north/matches/")
    desk.look("journey-matches")
    assert mentor.full_name in page.inner_text("main")
    done = list(AuditLine.objects.order_by("pk").values_list("action", flat=True))
    for action in ("bring_in_sheet", "run_round", "approve_proposal", "answer_proposal", "start_match"):
        assert action in done
    assert desk.faults + phone.faults + her_phone.faults == []


def test_the_same_sheet_twice_brings_in_nobody(walker, karen, tmp_path):
    desk = walker(language="da", account=karen)
    bring_in(desk, "mentee", MENTEES, tmp_path)

    page = desk.open("/desk/north/import/")
    page.set_input_files("input[type=file]", tmp_path / "mentee.csv")
    page.check("input[name=role][value=mentee]", force=True)
    page.check("input[name=each_said_yes]", force=True)
    page.click("main form[enctype] button[type=submit]")
    page.wait_for_url("**/import/*/")

    assert page.locator("main form button[type=submit]").count() == 0
    assert Participant.objects.count() == 4


@pytest.mark.parametrize("said", ["yes", "tell_me_more", "no"])
def test_an_answer_needs_no_script(walker, said):
    side = make_side("north", "North", "Karen North", now=timezone.now())
    proposal = side.proposals["sent"]
    letter = OutboxMessage.objects.get(text_name="card_for_mentor", once=f"card-{proposal.pk}-mentor")
    before = list(proposal.answers.values_list("pk", flat=True))
    phone = walker(width=PHONE, language="ar", script=False)

    page = phone.open(re.sub(r"http://localhost:8000", phone.site, re.search(r"http\S+", letter.body).group()))
    if said == "tell_me_more":
        page.click("a[href$='/question/']")
        page.locator("label:has(input[name=asks])").first.click()
        page.click("main form[data-once] button[type=submit]")
    else:
        page.click(f"button[name=said][value={said}]")
    page.wait_for_url("**/thanks/*")

    assert [answer.said for answer in proposal.answers.exclude(pk__in=before)] == [said]
