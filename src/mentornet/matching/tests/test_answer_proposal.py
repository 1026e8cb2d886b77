"""The mentor answers first, the mentee has the last word."""

from datetime import date, timedelta

import pytest

from mentornet.interviewing.models import WaitingListEntry
from mentornet.matching.actions import (
    AlreadyAnswered,
    NotOpen,
    NotYourTurn,
    answer_proposal,
    approve_proposal,
    decline_proposal,
    expire_proposals,
)
from mentornet.matching.models import Match
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_proposal

pytestmark = pytest.mark.django_db
NEXT_DAY = NOW + timedelta(days=1)


@pytest.fixture
def card(karen, amal, anna):
    """Amal's card, sent to Anna."""
    return approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)


@pytest.fixture
def card_for_amal(card):
    """Anna has said yes, so that Amal has the last word."""
    answer_proposal(proposal=card, role="mentor", said="yes", at=NOW)
    card.refresh_from_db()
    return card


def letters_to(participant):
    return list(
        OutboxMessage.objects.filter(person=participant.person).order_by("pk").values_list("text_name", flat=True)
    )


def waiting():
    return set(WaitingListEntry.objects.filter(left_on=None).values_list("participant__person__full_name", flat=True))


def test_the_mentors_yes_opens_the_card_for_the_mentee(card, amal):
    answer_proposal(proposal=card, role="mentor", said="yes", at=NOW)

    card.refresh_from_db()
    assert (card.mentee_answers_by, card.ended_on) == (TODAY + timedelta(days=7), None)
    assert letters_to(amal) == ["card_for_mentee"]
    assert Match.objects.count() == 0


def test_the_mentee_cannot_answer_before_the_mentor(card):
    with pytest.raises(NotYourTurn):
        answer_proposal(proposal=card, role="mentee", said="yes", at=NOW)


def test_both_yes_start_a_match_and_introduce_the_two(card_for_amal, amal, anna):
    answer_proposal(proposal=card_for_amal, role="mentee", said="yes", at=NEXT_DAY)

    match = Match.objects.get()
    assert (match.mentee, match.mentor, match.started_on) == (amal, anna, TODAY + timedelta(days=1))
    assert waiting() == set()
    assert [letters_to(amal)[-1], letters_to(anna)[-1]] == ["match_started", "match_started"]
    letter = OutboxMessage.objects.get(person=anna.person, text_name="match_started")
    assert "Amal Haddad" in letter.body
    assert amal.person.email in letter.body


def test_a_protected_contact_is_left_to_the_coordinator(card_for_amal, amal, anna):
    amal.person.protected_contact = True
    amal.person.phone = "+4512345678"
    amal.person.save()

    answer_proposal(proposal=card_for_amal, role="mentee", said="yes", at=NEXT_DAY)

    letter = OutboxMessage.objects.get(person=anna.person, text_name="match_started")
    assert amal.person.email not in letter.body
    assert amal.person.phone not in letter.body


def test_a_mentor_with_a_place_left_goes_on_waiting(card_for_amal, anna):
    anna.card.places = 2
    anna.card.save()

    answer_proposal(proposal=card_for_amal, role="mentee", said="yes", at=NEXT_DAY)

    assert waiting() == {"Anna Holm"}


def test_the_mentors_no_ends_it_and_the_mentee_never_knows(card, amal, anna):
    answer_proposal(proposal=card, role="mentor", said="no", words="I have a new job", at=NOW)

    card.refresh_from_db()
    assert card.ended_how == "declined_by_mentor"
    assert waiting() == {"Amal Haddad", "Anna Holm"}
    assert letters_to(amal) == []


def test_the_mentees_no_is_told_kindly_and_both_keep_their_places(card_for_amal, amal, anna):
    answer_proposal(proposal=card_for_amal, role="mentee", said="no", words="I moved", at=NEXT_DAY)

    card_for_amal.refresh_from_db()
    assert card_for_amal.ended_how == "declined_by_mentee"
    assert waiting() == {"Amal Haddad", "Anna Holm"}
    assert letters_to(anna) == ["card_for_mentor", "card_ended"]
    assert not OutboxMessage.objects.filter(body__contains="I moved").exists()


def test_tell_me_more_keeps_the_card_open_and_gives_her_the_full_time(card):
    answer_proposal(proposal=card, role="mentor", said="tell_me_more", words="Which evenings?", at=NEXT_DAY)

    card.refresh_from_db()
    assert (card.ended_on, card.mentor_answers_by) == (None, TODAY + timedelta(days=8))
    answer_proposal(proposal=card, role="mentor", said="yes", at=NEXT_DAY)
    assert [answer.said for answer in card.answers.all()] == ["tell_me_more", "yes"]


def test_yes_or_no_is_said_once(card_for_amal):
    with pytest.raises(AlreadyAnswered):
        answer_proposal(proposal=card_for_amal, role="mentor", said="no", at=NEXT_DAY)


def test_a_card_that_was_set_aside_takes_no_answer(card, karen):
    decline_proposal(proposal=card, by=karen, on=TODAY, reason="practical")

    with pytest.raises(NotOpen):
        answer_proposal(proposal=card, role="mentor", said="yes", at=NOW)


def test_a_card_expires_after_its_day_and_both_keep_their_places(card, anna):
    last_day = card.mentor_answers_by

    assert [expire_proposals(on=last_day), expire_proposals(on=last_day + timedelta(days=1))] == [0, 1]
    card.refresh_from_db()
    assert card.ended_how == "expired"
    assert letters_to(anna) == ["card_for_mentor", "card_ended"]
    assert waiting() == {"Amal Haddad", "Anna Holm"}


def test_the_mentee_has_her_own_days(card_for_amal):
    assert expire_proposals(on=card_for_amal.mentee_answers_by) == 0


def test_an_old_card_is_untouched_by_the_clock(amal, anna):
    make_proposal(amal, anna)

    assert expire_proposals(on=date(2030, 1, 1)) == 0
