"""The blind card is read and answered through a signed link, by somebody who is not signed in."""

from datetime import timedelta

import pytest
from django.test import Client

from mentornet.matching.actions import answer_proposal, approve_proposal, decline_proposal
from mentornet.matching.links import answer_token
from mentornet.matching.models import Answer, Match
from tests.cast import NOW, TODAY, make_proposal
from tests.fuzz_words import FUZZ_WORDS, sendable

pytestmark = pytest.mark.django_db
KEY = "a-form-key-of-some-length"


@pytest.fixture
def card(karen, amal, anna):
    """Amal's card, sent to Anna."""
    amal.person.phone, anna.person.phone = "+4511111111", "+4522222222"
    amal.person.save()
    anna.person.save()
    return approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)


def page(card, role):
    return f"/answer/{answer_token(card, role)}/"


def say(card, role, said, words="", key=KEY):
    return Client().post(page(card, role), {"said": said, "words": words, "form_key": key})


def test_the_mentor_reads_the_mentees_card(card):
    response = Client().get(page(card, "mentor") + "?lang=en")

    shown = response.content.decode()
    assert response.status_code == 200
    assert "To lead a kitchen of my own." in shown
    assert "Finding a job" in shown


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_the_card_holds_nothing_that_tells_who_the_other_is(card, amal, anna, role):
    if role == "mentee":
        answer_proposal(proposal=card, role="mentor", said="yes", at=NOW)
    other = (amal if role == "mentor" else anna).person

    shown = Client().get(page(card, role)).content.decode()

    for secret in (other.full_name, other.called_name, other.email, other.phone, "5000"):
        assert secret not in shown


def test_a_yes_leads_to_thanks_and_lets_the_mentee_read(card):
    response = say(card, "mentor", "yes")

    assert response.url == page(card, "mentor") + "thanks/"
    assert Client().get(response.url).status_code == 200
    assert Client().get(page(card, "mentee")).status_code == 200


def test_two_yes_start_the_match_and_the_page_still_names_nobody(card, amal, anna):
    say(card, "mentor", "yes")
    response = say(card, "mentee", "yes", key=KEY + "2")

    thanks = Client().get(response.url).content.decode()
    assert Match.objects.count() == 1
    assert anna.person.full_name not in thanks


def test_the_words_are_kept_for_the_coordinator(card):
    say(card, "mentor", "tell_me_more", words="Which evenings?")

    assert Answer.objects.get().words == "Which evenings?"
    assert Client().get(page(card, "mentor")).status_code == 200


def test_a_double_click_is_one_answer(card):
    first, second = say(card, "mentor", "yes"), say(card, "mentor", "yes")

    assert (first.url, Answer.objects.count()) == (second.url, 1)


def test_two_windows_are_one_answer(card):
    say(card, "mentor", "yes")

    assert say(card, "mentor", "no", key=KEY + "2").status_code == 410
    assert Answer.objects.get().said == "yes"


def test_an_answer_that_is_none_of_the_three_shows_the_card_again(card):
    assert say(card, "mentor", "perhaps").status_code == 200
    assert Answer.objects.count() == 0


def test_dead_links_each_say_what_to_do(card, karen):
    early = Client().get(page(card, "mentee") + "?lang=en")
    forged = Client().get(f"/answer/{card.pk}-mentor:forged/?lang=en")
    say(card, "mentor", "yes")
    answered = Client().get(page(card, "mentor") + "?lang=en")
    decline_proposal(proposal=card, by=karen, on=TODAY + timedelta(days=1), reason="not_now")
    ended = Client().get(page(card, "mentee") + "?lang=en")

    assert [early.status_code, forged.status_code, answered.status_code, ended.status_code] == [404, 404, 410, 410]
    assert "We write to you as soon as there is a card for you to read." in early.content.decode()
    assert "Open it again from our letter" in forged.content.decode()
    assert "You have answered already" in answered.content.decode()
    assert "you keep your place" in ended.content.decode()


def ask(card, role="mentor", key=KEY, **told):
    return Client().post(page(card, role) + "question/?lang=en", {"form_key": key} | told)


def test_tell_me_more_opens_three_ready_questions(card):
    shown = Client().get(page(card, "mentor") + "question/?lang=en").content.decode()

    assert shown.count('name="asks"') == 3


def test_a_ready_question_reaches_the_coordinator(card):
    response = ask(card, asks=["time", "place"])

    assert response.url == page(card, "mentor") + "thanks/"
    assert Answer.objects.get().asks == ["time", "place"]


def test_a_question_of_nothing_says_what_to_do(card):
    assert "Choose a question, or write one of your own." in ask(card, words=" \u200b ").content.decode()
    assert Answer.objects.count() == 0


def test_words_of_country_faith_or_her_own_name_are_told_gently_once(card):
    first = ask(card, words="I am Anna. Is she from Syria, and a Muslim?").content.decode()
    second = ask(card, words="I am Anna. Is she from Syria, and a Muslim?", kept="on")

    assert [word in first for word in (">Syria<", ">Muslim<", ">Anna<", "Send it as it is")] == [True] * 4
    assert second.status_code == 302
    assert Answer.objects.get().words == "I am Anna. Is she from Syria, and a Muslim?"


def test_a_no_is_thanked_and_its_reason_is_hers_to_give(card):
    thanks = say(card, "mentor", "no").url

    assert "You can leave it all out." in Client().get(thanks + "?lang=en").content.decode()
    told = {"reason": "too_far", "wants_call": "on", "form_key": KEY + "2"}
    assert Client().post(page(card, "mentor") + "reason/", told).url == thanks
    assert Answer.objects.get().reason == "too_far"
    assert "Your coordinator calls you." in Client().get(thanks + "?lang=en").content.decode()


def test_an_answered_link_asks_nothing_more(card):
    say(card, "mentor", "yes")

    assert ask(card, asks=["time"], key=KEY + "2").status_code == 410


@pytest.mark.parametrize("words", FUZZ_WORDS.values(), ids=FUZZ_WORDS)
def test_whatever_she_writes_is_kept_or_answered_kindly(card, words):
    response = ask(card, words=sendable(words))

    assert response.status_code in (200, 302)
    assert "<script>alert" not in Client().get(page(card, "mentor")).content.decode()
