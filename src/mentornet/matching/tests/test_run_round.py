"""A round proposes pairs and keeps all that it read."""

from datetime import date, timedelta

import pytest

from mentornet.interviewing.models import Pause
from mentornet.matching.actions import (
    NobodyWaits,
    answer_proposal,
    approve_proposal,
    decline_proposal,
    end_match,
    replay,
    run_round,
)
from mentornet.matching.models import Match
from tests.cast import NOW, TODAY, make_participant, make_proposal

pytestmark = pytest.mark.django_db


def run(branch, karen, **facts):
    return run_round(branch=branch, as_of=TODAY, run_by=karen, run_at=NOW, **({"seed": 7} | facts))


def pairs(run):
    return {
        (proposal.mentee.person.called_name, proposal.mentor.person.called_name) for proposal in run.proposals.all()
    }


def test_a_round_proposes_pairs_with_their_parts(karen, north, amal, anna):
    proposal = run(north, karen).proposals.get()

    assert (proposal.mentee, proposal.mentor, proposal.waited_days) == (amal, anna, 183)
    assert sum(part["points"] for part in proposal.parts.values()) == proposal.fit
    assert sum(part["weight"] for part in proposal.parts.values()) == 1000


def test_the_one_who_waited_longest_comes_first(karen, north, amal, sara, anna):
    assert pairs(run(north, karen)) == {("Amal", "Anna")}


def test_rounds_are_counted_within_the_branch(karen, bo, north, south, amal, anna):
    make_participant(south, "mentee")

    numbers = [run(north, karen).number, run(north, karen).number, run(south, bo).number]

    assert numbers == [1, 2, 1]


def test_a_branch_without_a_profile_gets_the_default_as_its_first_version(karen, north, amal):
    assert (run(north, karen).profile.version, run(north, karen).profile.version) == (1, 1)


def test_a_new_round_puts_the_undecided_proposals_of_the_last_one_away(karen, north, amal, anna):
    first = run(north, karen)

    second = run(north, karen)

    first.refresh_from_db()
    assert (first.discarded_on, first.proposals.get().ended_how) == (TODAY, "round_discarded")
    assert second.proposals.get().ended_on is None


def test_whoever_is_promised_or_rests_is_left_out(karen, north, amal, sara, anna, lone):
    approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    Pause.objects.create(participant=lone, from_on=TODAY)

    assert pairs(run(north, karen)) == set()


def test_a_round_needs_somebody_who_waits(karen, north, anna):
    with pytest.raises(NobodyWaits):
        run(north, karen)


@pytest.mark.parametrize("reason", ["know_each_other", "safety"])
def test_two_who_must_not_meet_are_not_proposed_again(karen, north, amal, anna, reason):
    decline_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY, reason=reason)

    assert pairs(run(north, karen)) == set()


def test_a_pair_set_aside_for_another_reason_may_come_again(karen, north, amal, anna):
    decline_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY, reason="not_now")

    assert pairs(run(north, karen)) == {("Amal", "Anna")}


def test_a_no_of_either_is_respected(karen, north, amal, anna):
    card = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    answer_proposal(proposal=card, role="mentor", said="no", at=NOW)

    assert pairs(run(north, karen)) == set()


def test_two_who_have_been_matched_are_not_proposed_again(karen, north, amal, anna):
    match = Match.objects.create(branch=north, mentee=amal, mentor=anna, started_on=date(2026, 1, 1))
    end_match(match=match, ended_on=TODAY, why="no_contact", by=karen)

    assert pairs(run(north, karen)) == set()


def test_nobody_is_proposed_to_herself(karen, north, amal):
    make_participant(north, "mentor", amal.person)

    assert pairs(run(north, karen)) == set()


def test_a_mentor_with_two_places_is_proposed_twice(karen, north, amal, sara):
    make_participant(north, "mentor", places=2)

    assert len(run(north, karen).proposals.all()) == 2


def test_days_of_a_pause_are_not_days_of_waiting(karen, north, amal, anna):
    Pause.objects.create(participant=amal, from_on=TODAY - timedelta(days=20), until_on=TODAY - timedelta(days=11))

    assert run(north, karen).proposals.get().waited_days == 173


def test_a_round_can_be_run_again_from_what_was_kept(karen, north, amal, sara, anna, lone):
    kept = run(north, karen)
    amal.card.dream, amal.card.wishes = "Another dream", []
    amal.card.save()

    assert replay(kept) is True
    kept.result = kept.result.replace("mentor", "rotnem", 1)
    assert replay(kept) is False
