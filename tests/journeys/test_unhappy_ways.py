"""Where life goes another way: no, silence, a quiet pair, a worry, an end without a reason, and a new round for whom it
happened to, with the day on which she first came. All clocks are moved by the test.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mentornet.interviewing.models import WaitingListEntry
from mentornet.matching.models import Match, Proposal
from mentornet.messages.models import OutboxMessage
from tests.cast import make_account
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_two_women import SPRING
from tests.journeys.women import Calendar, Coordinator
from tests.world import Side, make_side

LINK = re.compile(r"https?://\S+")


@pytest.fixture
def calendar(time_machine):
    return Calendar(time_machine)


@pytest.fixture
def north(live_server, settings, tmp_path, calendar) -> Side:
    """A branch where everything has happened once, up to the first of March."""
    settings.DATA_FOLDER = tmp_path
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    calendar.turn_to(SPRING)
    return make_side("north", "North", "Karen North", now=timezone.now())


@pytest.fixture
def karen(walker, north):
    """Karen at her desk in North."""
    desk = Coordinator(walker(width=DESK, language="da", account=north.coordinator), north.coordinator)
    desk.comes_to_work()
    return desk


@pytest.fixture
def phone_of(walker):
    """Somebody of the branch, signed in on her phone."""

    def hers(participant, language="da"):
        account = make_account(participant.person)
        return walker(width=PHONE, language=language, account=account)

    return hers


def waits_since(participant):
    return WaitingListEntry.objects.get(participant=participant, left_on=None).entered_on


def test_a_no_costs_nobody_her_place(walker, north, karen):
    card = north.proposals["sent"]
    since = waits_since(card.mentee), waits_since(card.mentor)
    letter = OutboxMessage.objects.get(once=f"card-{card.pk}-mentor")
    phone = walker(width=PHONE, language="uk")

    phone.open(LINK.search(letter.body).group().replace("http://localhost:8000", phone.site))
    phone.page.click("button[name=said][value=no]")
    phone.page.wait_for_url("**/thanks/*")
    phone.look("unhappy-no-thanks")

    card.refresh_from_db()
    assert card.ended_on == timezone.localdate()
    assert (waits_since(card.mentee), waits_since(card.mentor)) == since
    assert Match.objects.filter(mentee=card.mentee).count() == 0
    assert phone.faults == []


def test_who_does_not_answer_is_reminded_and_then_left_in_peace(north, calendar):
    card = north.proposals["with_mentee"]
    since, letters = waits_since(card.mentee), OutboxMessage.objects.filter(person=card.mentee.person)

    calendar.turn_to(card.mentee_answers_by - timedelta(days=1))
    reminded = letters.filter(text_name="card_waits").count()
    calendar.after(2)

    card.refresh_from_db()
    assert (reminded, card.ended_on, card.ended_how) == (1, timezone.localdate(), "expired")
    assert waits_since(card.mentee) == since
    calendar.after(14)
    assert letters.filter(text_name="card_waits").count() == reminded


def test_a_pair_that_falls_quiet_comes_to_the_coordinator(north, karen, calendar):
    other = north.match.mentor.person.called_name
    calendar.after(70)

    karen.comes_to_work()

    assert other in karen.reads
    karen.opens(f"/matches/{north.match.pk}/")
    karen.looks("quiet-pair")
    assert karen.page.locator("form[action$='/flag/']").count() > 0
    assert karen.walker.faults == []


def test_a_worry_reaches_the_coordinator_at_once_and_never_the_other(north, karen, phone_of):
    match = north.match
    hers, other = phone_of(match.mentee, "ar"), phone_of(match.mentor)
    hers.open(f"/me/pair/{match.pk}/concern/")
    hers.look("unhappy-concern")
    for name, value in (("kind", "worry"), ("about", "the_other")):
        hers.page.check(f"[name={name}][value={value}]", force=True)
    hers.page.fill("[name=words]", "Ord, som kun koordinatoren må læse.")
    hers.page.locator("main button.act-first, .thumb button.act-first").first.click()
    hers.page.wait_for_url("**/thanks/*")

    karen.comes_to_work()
    karen.follows("/concerns/")
    assert match.mentee.person.called_name in karen.reads
    for page in ("/me/", f"/me/pair/{match.pk}/", "/me/letters/"):
        other.open(page)
        assert "Ord, som kun" not in other.page.content()
    told = OutboxMessage.objects.filter(person=north.coordinator.person, text_name="concern_told")
    assert told.count() > 0
    assert hers.faults + other.faults == []


def test_who_stops_without_a_reason_meets_somebody_new_with_her_first_day(north, karen, phone_of, calendar):
    match = north.match
    first_day = WaitingListEntry.objects.filter(participant=match.mentee).earliest("entered_on").entered_on
    phone = phone_of(match.mentee, "uk")
    phone.open(f"/me/pair/{match.pk}/ending/")
    phone.look("unhappy-ending")
    stop = phone.page.locator("details:has(form) summary").last
    stop.click()
    phone.page.locator("details[open] form button[type=submit]").last.click()
    phone.page.wait_for_load_state("load")

    match.refresh_from_db()
    assert match.ended_on == timezone.localdate()
    letter = OutboxMessage.objects.filter(person=match.mentor.person, text_name="pair_ended").latest("pk")
    assert match.mentee.person.called_name in letter.body
    phone.open(f"/me/pair/{match.pk}/closing/")
    phone.look("unhappy-closing")
    phone.page.check("[name=next_step][value=another]", force=True)
    phone.page.locator("main button.act-first, .thumb button.act-first").first.click()
    phone.page.wait_for_load_state("load")
    assert waits_since(match.mentee) == first_day

    calendar.after(30)
    karen.comes_to_work()
    karen.opens("/desk/north/rounds/")
    karen.presses("form[action$='/rounds/new/'] button")
    found = Proposal.objects.filter(mentee=match.mentee, run__as_of=timezone.localdate())
    assert [proposal.mentor == match.mentor for proposal in found] in ([False], [])
    assert phone.faults == []
