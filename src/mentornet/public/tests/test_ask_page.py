"""Somebody asks a branch before she signs up, and may stay unknown (R17)."""

import pytest

from mentornet.joining.models import Enquiry

KEY = "a-key-of-this-page-alone"
QUESTION = {"form_key": KEY, "topic": "waiting", "branch": "north"}


def ask(client, **told):
    return client.post("/ask/?lang=en", QUESTION | told)


def test_a_question_needs_neither_name_nor_number(client, north):
    assert ask(client).url == "/ask/thanks/north/"

    asked = Enquiry.objects.get()
    assert (asked.branch, asked.topic, asked.language) == (north, "waiting", "en")
    assert (asked.called_name, asked.phone, asked.email, asked.outcome) == ("", "", "", "")


def test_who_would_like_an_answer_leaves_a_number(client, north):
    ask(client, words="كم أنتظر؟", phone="20 30 40 50", called_name="Amal", role="mentee", channel="friend")

    asked = Enquiry.objects.get()
    assert (asked.words, asked.phone, asked.called_name) == ("كم أنتظر؟", "+4520304050", "Amal")
    assert (asked.role, asked.channel) == ("mentee", "friend")


def test_the_same_click_twice_is_one_question(client, north):
    assert [ask(client).url for _click in range(2)] == ["/ask/thanks/north/"] * 2

    assert Enquiry.objects.count() == 1


def test_something_else_wants_a_few_words(client, north):
    page = ask(client, topic="other").content.decode()

    assert "Write a few words, so that we know what you ask." in page
    assert Enquiry.objects.count() == 0


def test_a_machine_is_thanked_and_forgotten(client, north):
    assert ask(client, website="https://example.org").url == "/ask/thanks/north/"

    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize("words", ["a" * 1001, "\x00"])
def test_words_that_cannot_be_kept_are_answered_beside_the_field(client, north, words):
    assert ask(client, words=words).status_code == 200

    assert Enquiry.objects.count() == 0


def test_the_thanks_say_who_answers_and_by_when(client, north, karen):
    page = client.get("/ask/thanks/north/?lang=en").content.decode()

    assert "<bdi>Karen</bdi> answers by" in page
