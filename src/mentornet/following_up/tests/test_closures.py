"""A pair ends by either without explanation, by the coordinator, or together; nobody loses her turn."""

from datetime import date, timedelta

import pytest

from mentornet.following_up.actions import end_pair, say_closing
from mentornet.following_up.actions.closures import SaidAlready
from mentornet.following_up.models import Alumna, Closure
from mentornet.following_up.queries import alumnae, errands_of
from mentornet.following_up.tasks import begin_closings
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import ConsentEntry
from mentornet.matching.actions.matches import HasEnded
from mentornet.matching.models import Match
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
FIRST_CAME = date(2026, 11, 1)


def waiting_since(participant) -> date | None:
    wait = participant.waits.filter(left_on=None).first()
    return wait.entered_on if wait else None


def say(match, party, **more):
    given = {"at": NOW, "next_step": "no", "reason": "as_planned"}
    return say_closing(match=match, party=party, **(given | more))


def test_either_ends_it_without_a_reason_and_both_are_thanked(match, annas_browser):
    page = f"/me/pair/{match.pk}/ending/"

    annas_browser.post(page, {"form_key": "a-key-for-the-end"})

    match.refresh_from_db()
    assert (match.ended_on, match.ended_why) == (TODAY, "other")
    assert Closure.objects.count() == 0
    assert set(OutboxMessage.objects.values_list("text_name", flat=True)) == {"pair_ended"}


def test_the_mentee_keeps_her_first_date_when_it_ends_early(match):
    end_pair(match=match, party="mentor", at=NOW, why="mentor_circumstances")

    assert waiting_since(match.mentee) == FIRST_CAME
    assert waiting_since(match.mentor) is None


def test_who_ends_it_herself_is_asked_before_she_waits_again(match):
    end_pair(match=match, party="mentee", at=NOW)
    before = waiting_since(match.mentee)
    say(match, "mentee", next_step="another", reason="")

    assert (before, waiting_since(match.mentee)) == (None, FIRST_CAME)


def test_after_a_planned_end_her_wait_begins_anew(match):
    for party in ("mentee", "mentor"):
        say(match, party, next_step="another")

    match.refresh_from_db()
    assert match.ended_why == "as_planned"
    assert (waiting_since(match.mentee), waiting_since(match.mentor)) == (TODAY, TODAY)


def test_in_three_months_means_a_pause_on_the_list(match):
    end_pair(match=match, party="coordinator", at=NOW, why="not_a_good_fit")
    say(match, "mentor", next_step="later")

    assert waiting_since(match.mentor) == TODAY
    assert match.mentor.pauses.get().until_on == TODAY + timedelta(days=91)


def test_no_thank_you_takes_her_off_the_list_as_an_alumna(match):
    end_pair(match=match, party="mentor", at=NOW)
    say(match, "mentee", next_step="no", would_mentor=True)

    assert waiting_since(match.mentee) is None
    assert set(alumnae(as_of=TODAY).values_list("participant", flat=True)) == {match.mentee_id, match.mentor_id}
    assert Closure.objects.get(party="mentee").would_mentor


def test_an_alumna_who_waits_again_is_none_for_that_time(match):
    end_pair(match=match, party="mentee", at=NOW)
    say(match, "mentee", next_step="another", reason="")

    assert Alumna.objects.filter(participant=match.mentee).exists()
    assert list(alumnae(as_of=TODAY).values_list("participant", flat=True)) == [match.mentor_id]


def test_the_match_ends_when_both_have_looked_back(match):
    say(match, "mentee")
    match.refresh_from_db()
    between = match.ended_on
    say(match, "mentor", reason="goal_reached")

    match.refresh_from_db()
    assert (between, match.ended_on, match.ended_why) == (None, TODAY, "as_planned")


def test_each_looks_back_once(match):
    say(match, "mentee")

    with pytest.raises(SaidAlready):
        say(match, "mentee")


def test_an_ended_match_does_not_end_again(match):
    end_pair(match=match, party="mentee", at=NOW)

    with pytest.raises(HasEnded):
        end_pair(match=match, party="mentor", at=NOW)


def test_a_reason_at_the_end_stays_when_she_looks_back(match):
    end_pair(match=match, party="mentee", at=NOW, why="no_contact", words="We never found a time.")
    say(match, "mentee", reason="", words="Thank you all the same.")

    closure = Closure.objects.get()
    assert closure.reason == "no_contact"
    assert closure.words == "We never found a time.\n\nThank you all the same."


def test_nobody_reads_how_the_other_sees_it(match, annas_browser, amals_browser, coordinator):
    end_pair(match=match, party="mentee", at=NOW, why="not_a_good_fit", words="I did not feel heard.")
    say(match, "mentee", reason="", next_step="another")
    page = f"/me/pair/{match.pk}/closing/?lang=en"

    assert "I did not feel heard." in amals_browser.get(page).content.decode()
    assert "I did not feel heard." not in annas_browser.get(page).content.decode()
    assert "I did not feel heard." in coordinator.get(f"/matches/{match.pk}/").content.decode()


def test_the_coordinator_ends_a_match_with_its_day_and_its_reason(match, coordinator):
    page = f"/matches/{match.pk}/closure/?lang=en"

    refused = coordinator.post(page, {"form_key": "a-key-for-the-closure", "ended_on": f"{TODAY:%Y-%m-%d}"})
    coordinator.post(page, {"form_key": "a-key-for-the-closure", "ended_on": f"{TODAY:%Y-%m-%d}", "why": "safety"})

    match.refresh_from_db()
    assert list(refused.context["closure"].errors) == ["why"]
    assert (match.ended_on, match.ended_why) == (TODAY, "safety")
    assert waiting_since(match.mentee) == FIRST_CAME


def test_the_coordinator_says_how_she_sees_what_one_of_the_two_ended(match, coordinator):
    end_pair(match=match, party="mentor", at=NOW)

    coordinator.post(
        f"/matches/{match.pk}/closure/",
        {"form_key": "a-key-for-the-closure", "ended_on": f"{TODAY:%Y-%m-%d}", "why": "no_contact"},
    )

    assert Closure.objects.get(party="coordinator").reason == "no_contact"


def test_closing_begins_a_month_before_the_planned_end(match):
    assert begin_closings(now=NOW.replace(month=10, day=31)) == 0
    assert begin_closings(now=NOW.replace(month=11, day=2)) == 1
    assert begin_closings(now=NOW.replace(month=11, day=3)) == 0
    assert OutboxMessage.objects.filter(text_name="closing_begins").count() == 2


def test_her_own_page_asks_her_to_look_back(match):
    before = errands_of(match.mentee.person, today=TODAY)
    Match.objects.update(planned_until=TODAY + timedelta(days=20))

    (errand,) = errands_of(match.mentee.person, today=TODAY)
    assert (before, errand.address, errand.urgency) == ([], f"/me/pair/{match.pk}/closing/", 1)


def test_each_fetches_a_certificate_of_her_own(match, amals_browser):
    page = f"/me/pair/{match.pk}/thanks.pdf"
    early = amals_browser.get(page)
    end_pair(match=match, party="mentor", at=NOW)

    paper = amals_browser.get(page)

    assert early.status_code == 409
    assert (paper.headers["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


def test_her_yes_to_being_asked_later_stands_in_the_ledger(match):
    consent = CONSENT_TEXTS[ConsentPurpose.AFTER_CLOSING].said_yes_to(NOW)

    say(match, "mentee", consent=consent)
    say(match, "mentor")

    stands = ConsentEntry.objects.filter(purpose="after_closing", withdrawn_at=None)
    assert [entry.person for entry in stands] == [match.mentee.person]
