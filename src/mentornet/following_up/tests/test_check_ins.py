"""How it goes is asked of each separately, and answered in seconds by whoever holds the link."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from mentornet.following_up.actions import answer_check_in
from mentornet.following_up.actions.check_ins import CheckInAnswer, NothingSaid
from mentornet.following_up.choices import Way
from mentornet.following_up.links import check_in_token, reply_code
from mentornet.following_up.models import CheckIn
from mentornet.following_up.tasks import ask_how_it_goes_on_its_days, remind_once
from mentornet.following_up.tests.conftest import asked
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW

pytestmark = pytest.mark.django_db
KEY = "a-key-for-a-check-in"


def on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T09:00:00+00:00")


def page_of(check_in: CheckIn) -> str:
    return f"/check-in/{check_in_token(check_in)}/?lang=en"


def test_both_are_asked_on_the_days_of_the_branch(match):
    assert ask_how_it_goes_on_its_days(now=on("2027-03-14")) == 0
    assert ask_how_it_goes_on_its_days(now=on("2027-03-15")) == 2
    assert ask_how_it_goes_on_its_days(now=on("2027-03-15")) == 0
    assert ask_how_it_goes_on_its_days(now=on("2027-03-31")) == 2
    assert list(CheckIn.objects.order_by("pk").values_list("role", "day")) == [
        ("mentee", 14),
        ("mentor", 14),
        ("mentee", 30),
        ("mentor", 30),
    ]


def test_after_a_pause_of_the_system_only_the_latest_day_is_asked(match):
    assert ask_how_it_goes_on_its_days(now=on("2027-06-02")) == 2
    assert set(CheckIn.objects.values_list("day", flat=True)) == {90}


def test_a_day_that_is_long_past_is_not_asked_any_more(match):
    assert ask_how_it_goes_on_its_days(now=on("2027-04-28")) == 0


def test_after_the_last_day_the_two_are_asked_every_three_months(match):
    assert ask_how_it_goes_on_its_days(now=on("2028-02-24")) == 2
    assert set(CheckIn.objects.values_list("day", flat=True)) == {360}


def test_she_is_asked_in_her_own_language_with_a_link_that_needs_no_sign_in(match, client: Client):
    ask_how_it_goes_on_its_days(now=NOW.replace(month=3, day=15))

    letter = OutboxMessage.objects.get(person=match.mentee.person)
    check_in = CheckIn.objects.get(role="mentee")
    assert letter.language == "ar"
    assert page_of(check_in).replace("=en", "=ar") in letter.body


def test_she_is_reminded_once(check_in):
    assert remind_once(now=on("2027-05-07")) == 0
    assert remind_once(now=on("2027-05-08")) == 1
    assert remind_once(now=on("2027-05-09")) == 0
    assert OutboxMessage.objects.filter(text_name="check_in_reminder").count() == 1


def test_she_answers_on_one_page(check_in, client: Client):
    answer = {"how_it_goes": "4", "meets_often_enough": "yes", "words": "Vi går ture.", "form_key": KEY}

    thanks = client.post(page_of(check_in), answer, follow=True)

    check_in.refresh_from_db()
    assert "Thank you for telling us" in thanks.content.decode()
    assert (check_in.how_it_goes, check_in.meets_often_enough, check_in.words) == (4, "yes", "Vi går ture.")
    assert (check_in.way, check_in.answered_at) == ("page", NOW)


def test_one_of_the_questions_is_enough(check_in, client: Client):
    client.post(page_of(check_in), {"how_it_goes": "5", "form_key": KEY})

    check_in.refresh_from_db()
    assert check_in.how_it_goes == 5


def test_an_answer_without_anything_says_what_to_do(check_in, client: Client):
    page = client.post(page_of(check_in), {"form_key": KEY})

    assert "Choose how it goes, or write a few words." in page.content.decode()
    assert not CheckIn.objects.exclude(answered_at=None).exists()


@pytest.mark.parametrize("fault", [{"how_it_goes": "6"}, {"meets_often_enough": "perhaps"}, {"words": "x" * 4001}])
def test_an_odd_answer_is_not_kept(check_in, client: Client, fault):
    assert client.post(page_of(check_in), {"form_key": KEY, **fault}).status_code == 200
    assert not CheckIn.objects.exclude(answered_at=None).exists()


def test_her_two_phones_answer_once(check_in, client: Client):
    client.post(page_of(check_in), {"how_it_goes": "4", "form_key": "key-of-the-first-phone"})
    second = client.post(page_of(check_in), {"how_it_goes": "1", "form_key": "key-of-the-second-phone"}, follow=True)

    check_in.refresh_from_db()
    assert "Thank you for telling us" in second.content.decode()
    assert check_in.how_it_goes == 4


@time_machine.travel(datetime(2027, 5, 18, 9, tzinfo=UTC))
def test_a_link_whose_days_have_passed_says_what_to_do(check_in, client: Client):
    page = client.get(page_of(check_in))

    assert page.status_code == 410
    assert "call your coordinator" in page.content.decode()


def test_a_link_that_lost_a_piece_says_what_to_do(check_in, client: Client):
    page = client.get(page_of(check_in).replace("/?", "x/?"))

    assert page.status_code == 404
    assert "This link is not whole" in page.content.decode()


def test_whoever_wishes_a_call_is_told_of_to_the_coordinator_without_words(check_in, client: Client, karen):
    client.post(page_of(check_in), {"wishes_a_call": "on", "words": "It is hard at home.", "form_key": KEY})

    letter = OutboxMessage.objects.get(person=karen.person)
    assert letter.text_name == "call_wished"
    assert "hard at home" not in letter.subject + letter.body
    assert "Amal" not in letter.subject + letter.body


def test_the_page_asks_the_database_as_often_with_many_answers(match, client: Client, django_assert_max_num_queries):
    for day in (14, 30, 60):
        asked(match, "mentor", day=day, how_it_goes=4)
    check_in = asked(match, "mentee")

    with django_assert_max_num_queries(8):
        assert client.get(page_of(check_in)).status_code == 200


def test_an_empty_answer_is_refused(check_in):
    with pytest.raises(NothingSaid):
        answer_check_in(check_in=check_in, answer=CheckInAnswer(), way=Way.PAGE, at=NOW)


def test_who_rests_is_not_asked(match):
    match.rests.create(from_on=date(2027, 3, 10), until_on=date(2027, 4, 10), wished_by="mentee")

    assert ask_how_it_goes_on_its_days(now=on("2027-03-15")) == 0


def test_an_answer_to_the_letter_comes_back_with_its_code(match, settings):
    settings.REPLY_ADDRESS = "answer@example.org"
    ask_how_it_goes_on_its_days(now=on("2027-03-15"))

    letter, check_in = OutboxMessage.objects.get(person=match.mentor.person), CheckIn.objects.get(role="mentor")
    assert letter.reply_to == f"answer+{reply_code(check_in.pk)}@example.org"
    assert reply_code(check_in.pk) in letter.body
    assert len(letter.reply_to.partition("@")[0]) <= 64
