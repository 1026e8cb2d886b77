"""A coordinator answers questions from those who have not signed up (R17)."""

from datetime import timedelta

import pytest

from mentornet.joining.actions import EnquiryClosed, Question, ask_branch, close_enquiry, forget_enquiry_words
from mentornet.joining.enquiries import enquiries_counted
from tests.cast import NOW, TODAY

KEY = "a-key-of-this-page-alone"


@pytest.fixture
def question(north):
    told = Question(topic="waiting", words="How long?", phone="+4520304050", called_name="Amal", language="uk")
    return ask_branch(branch=north, question=told, asked_at=NOW)


def close(client, question, outcome="answered"):
    return client.post(f"/enquiries/{question.pk}/closing/", {"form_key": KEY, "outcome": outcome})


def test_her_branch_sees_the_question(coordinator, question):
    page = coordinator.get("/desk/enquiries/").content.decode()

    assert "How long?" in page
    assert "+4520304050" in page
    assert page.count('name="outcome"') == 1


def test_a_question_is_closed_with_its_outcome(coordinator, question):
    assert close(coordinator, question, "signs_up").url == "/desk/enquiries/"

    assert enquiries_counted(question.branch, first=TODAY - timedelta(days=9), last=TODAY) == {
        "asked": 1,
        "closed": 1,
        "signed_up": 1,
    }


def test_a_question_is_closed_once(question, karen):
    close_enquiry(enquiry=question, outcome="answered", by=karen, at=NOW)

    with pytest.raises(EnquiryClosed):
        close_enquiry(enquiry=question, outcome="not_reached", by=karen, at=NOW)


def test_the_coordinator_of_another_branch_sees_nothing(coordinator_of_south, question):
    assert "How long?" not in coordinator_of_south.get("/desk/enquiries/").content.decode()
    assert close(coordinator_of_south, question).status_code == 404


def test_her_words_go_three_months_after_the_answer(question, karen):
    close_enquiry(enquiry=question, outcome="answered", by=karen, at=NOW)

    assert forget_enquiry_words(now=NOW + timedelta(days=89)) == 0
    assert forget_enquiry_words(now=NOW + timedelta(days=91)) == 1

    question.refresh_from_db()
    assert (question.words, question.phone, question.called_name, question.topic) == ("", "", "", "waiting")


def test_an_open_question_stands_on_the_day_until_it_is_closed(coordinator, question):
    day = "/desk/north/?lang=en"

    assert "Questions from outside" in coordinator.get(day).content.decode()
    close(coordinator, question)

    assert "Questions from outside" not in coordinator.get(day).content.decode()
