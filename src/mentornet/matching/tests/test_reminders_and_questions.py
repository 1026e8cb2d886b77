"""Before the day passes she is reminded; before she decides she may ask, and is answered without a name."""

from datetime import timedelta

import pytest

from mentornet.matching.actions import (
    AlreadyReplied,
    EnoughQuestions,
    NamesTheOther,
    answer_proposal,
    approve_proposal,
    reply_to_question,
)
from mentornet.matching.models import Proposal
from mentornet.matching.tasks import close_late_cards, remind_of_cards
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_proposal, signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(karen, amal, anna):
    """Amal's card, sent to Anna today, to be answered within seven days."""
    return approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)


def reminders():
    return OutboxMessage.objects.filter(text_name="card_waits").count()


def ask(card, role="mentor", days=0, **told):
    at = NOW + timedelta(days=days)
    return answer_proposal(proposal=card, role=role, said="tell_me_more", at=at, **({"asks": ["time"]} | told))


def test_she_is_reminded_at_half_of_the_time_and_on_the_day_before(card):
    written = [remind_of_cards(now=NOW + timedelta(days=day)) for day in range(9)]

    assert written == [0, 0, 0, 0, 1, 0, 1, 0, 0]


def test_after_a_pause_of_days_she_is_reminded_once(card):
    assert remind_of_cards(now=NOW + timedelta(days=6)) == 1
    assert remind_of_cards(now=NOW + timedelta(days=6, hours=1)) == 0
    assert reminders() == 1


def test_the_mentee_is_reminded_in_her_own_time(card):
    answer_proposal(proposal=card, role="mentor", said="yes", at=NOW + timedelta(days=5))

    written = [remind_of_cards(now=NOW + timedelta(days=day)) for day in range(5, 12)]

    assert written == [0, 0, 0, 0, 1, 0, 1]


def test_while_her_question_waits_she_is_not_hurried_and_the_card_stays_open(card):
    ask(card)

    assert remind_of_cards(now=NOW + timedelta(days=6)) == 0
    assert close_late_cards(now=NOW + timedelta(days=20)) == 0


def test_a_reply_reaches_her_and_gives_her_the_full_time_again(card, karen):
    question = ask(card)

    reply_to_question(answer=question, reply="On Tuesdays.", by=karen, at=NOW + timedelta(days=9))

    letter = OutboxMessage.objects.get(text_name="question_answered")
    card.refresh_from_db()
    assert "On Tuesdays." in letter.body
    assert card.mentor_answers_by == TODAY + timedelta(days=16)
    assert close_late_cards(now=NOW + timedelta(days=18)) == 1


@pytest.mark.parametrize("words", ["Amal has time", "ask haddad yourself", "call +45 20 30 40 50", "amal@example.org"])
def test_a_reply_that_tells_who_she_is_is_refused(card, karen, amal, words):
    amal.person.phone, amal.person.email = "+4520304050", "amal@example.org"
    amal.person.save()

    with pytest.raises(NamesTheOther):
        reply_to_question(answer=ask(card), reply=words, by=karen, at=NOW)


def test_a_question_is_answered_once(card, karen):
    question = ask(card)
    reply_to_question(answer=question, reply="On Tuesdays.", by=karen, at=NOW)

    with pytest.raises(AlreadyReplied):
        reply_to_question(answer=question, reply="On Mondays.", by=karen, at=NOW)


def test_after_three_questions_it_is_time_to_talk(card):
    for _ in range(3):
        ask(card)

    with pytest.raises(EnoughQuestions):
        ask(card)


def test_the_coordinator_reads_the_question_and_answers_on_the_pairs_page(coordinator, card):
    question = ask(card, words="Is it far?")
    page = f"/proposals/{card.pk}/"

    assert "Is it far?" in coordinator.get(page).content.decode()
    sent = {"answer": question.pk, "reply": "Twenty minutes.", "form_key": "a-form-key-of-some-length"}
    assert coordinator.post(f"{page}reply/", sent).url == page
    assert "A coordinator answered." in coordinator.get(f"{page}?lang=en").content.decode()


def test_another_branchs_coordinator_answers_nothing(coordinator_of_south, card):
    question = ask(card)
    sent = {"answer": question.pk, "reply": "Twenty minutes.", "form_key": "a-form-key-of-some-length"}

    assert coordinator_of_south.post(f"/proposals/{card.pk}/reply/", sent).status_code == 404


def test_who_said_no_and_asks_to_be_called_is_shown_to_the_coordinator(coordinator, card, karen):
    answer_proposal(proposal=card, role="mentor", said="no", at=NOW)
    Proposal.objects.get().answers.update(wants_call=True, reason="time")

    shown = coordinator.get(f"/proposals/{card.pk}/?lang=en").content.decode()
    signed_in_as(karen).post(f"/proposals/{card.pk}/call/", {"form_key": "a-form-key-of-some-length"})

    assert "The mentor would like to be called" in shown
    assert "I have no time just now" in shown
    assert "would like to be called" not in coordinator.get(f"/proposals/{card.pk}/?lang=en").content.decode()
