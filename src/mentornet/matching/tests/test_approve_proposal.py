"""A coordinator sends cards or sets proposals aside."""

from datetime import timedelta

import pytest

from mentornet.foundation.models import AuditLine
from mentornet.interviewing.models import Pause
from mentornet.matching.actions import (
    AlreadyEnded,
    AlreadyPromised,
    AlreadySent,
    NothingToSend,
    ReasonNeeded,
    approve_all,
    approve_proposal,
    decline_proposal,
)
from mentornet.messages.models import OutboxMessage
from tests.cast import TODAY, make_participant, make_proposal, make_run

pytestmark = pytest.mark.django_db


def letters():
    return sorted(OutboxMessage.objects.values_list("text_name", "person__full_name"))


def test_a_sent_card_asks_the_mentor_and_holds_both_places(karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    assert (proposal.approved_on, proposal.mentor_answers_by) == (TODAY, TODAY + timedelta(days=7))
    assert letters() == [("card_for_mentor", "Anna Holm")]
    assert AuditLine.objects.filter(action="approve_proposal", account_number=karen.pk).count() == 1


def test_the_letter_names_nobody_but_its_reader(karen, amal, anna):
    approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    letter = OutboxMessage.objects.get()
    assert "Amal" not in letter.subject + letter.body
    assert "/answer/" in letter.body


def test_a_card_is_sent_once(karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    with pytest.raises(AlreadySent):
        approve_proposal(proposal=proposal, by=karen, on=TODAY)


def test_a_mentee_is_not_promised_twice(karen, amal, anna, lone):
    approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    with pytest.raises(AlreadyPromised):
        approve_proposal(proposal=make_proposal(amal, lone), by=karen, on=TODAY)


def test_a_mentor_with_one_place_is_not_promised_twice(karen, amal, sara, anna):
    approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    with pytest.raises(AlreadyPromised):
        approve_proposal(proposal=make_proposal(sara, anna), by=karen, on=TODAY)


def test_a_mentor_with_two_places_is_promised_twice(karen, north, amal, sara):
    mentor = make_participant(north, "mentor", places=2)

    sent = [approve_proposal(proposal=make_proposal(one, mentor), by=karen, on=TODAY) for one in (amal, sara)]

    assert [proposal.mentor_place for proposal in sent] == [1, 2]


def test_nobody_is_proposed_while_she_rests_or_after_she_left(karen, amal, anna, sara, lone):
    Pause.objects.create(participant=amal, from_on=TODAY)
    lone.left_on = TODAY
    lone.save()

    for proposal in (make_proposal(amal, anna), make_proposal(sara, lone)):
        with pytest.raises(AlreadyPromised):
            approve_proposal(proposal=proposal, by=karen, on=TODAY)


def test_all_cards_of_a_round_are_sent_and_those_that_cannot_be_are_named(karen, north, amal, sara, anna, lone):
    approve_proposal(proposal=make_proposal(sara, lone), by=karen, on=TODAY)
    run = make_run(north)
    free, taken = make_proposal(amal, anna, run), make_proposal(sara, lone, run)

    sending = approve_all(run=run, by=karen, on=TODAY)

    run.refresh_from_db()
    assert (sending.sent, sending.left, run.sent_on) == ((free,), (taken,), TODAY)


def test_an_empty_round_has_nothing_to_send(karen, north):
    with pytest.raises(NothingToSend):
        approve_all(run=make_run(north), by=karen, on=TODAY)


def test_a_proposal_is_set_aside_with_a_reason(karen, amal, anna):
    proposal = decline_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY, reason="safety")

    assert (proposal.ended_how, proposal.decline_reason) == ("declined_by_coordinator", "safety")
    assert letters() == []
    with pytest.raises(AlreadyEnded):
        approve_proposal(proposal=proposal, by=karen, on=TODAY)


def test_a_reason_is_needed(karen, amal, anna):
    with pytest.raises(ReasonNeeded):
        decline_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY, reason="")


def test_a_mentor_who_has_seen_the_card_hears_that_it_is_closed(karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    decline_proposal(proposal=proposal, by=karen, on=TODAY, reason="not_now", words="Amal is ill this week")

    assert letters() == [("card_ended", "Anna Holm"), ("card_for_mentor", "Anna Holm")]
    assert "ill" not in OutboxMessage.objects.get(text_name="card_ended").body
