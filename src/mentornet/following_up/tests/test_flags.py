"""What asks for the coordinator's eyes is read from what has happened, and taken down with a word."""

from datetime import date, timedelta

import pytest

from mentornet.following_up.actions import settle_flag
from mentornet.following_up.flags import flags_in, flags_of
from mentornet.following_up.models import CheckIn
from mentornet.following_up.tests.conftest import asked
from mentornet.matching.models import Match
from mentornet.pairing.models import Meeting
from tests.cast import NOW, TODAY, make_participant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def met_last_week(match: Match) -> Meeting:
    return Meeting.objects.create(match=match, held_on=TODAY - timedelta(days=7), written_at=NOW)


def kinds(match: Match, today: date = TODAY) -> list[str]:
    return [str(flag.kind) for flag in flags_of(match, today=today)]


def test_a_pair_that_goes_well_asks_for_nothing(match):
    asked(match, "mentee", how_it_goes=4)
    asked(match, "mentor", how_it_goes=5)

    assert kinds(match) == []


def test_a_quiet_pair_is_seen_after_the_days_of_the_branch(match, met_last_week):
    met_last_week.held_on = TODAY - timedelta(days=30)
    met_last_week.save()

    assert kinds(match) == []
    assert kinds(match, TODAY + timedelta(days=1)) == ["quiet"]


def test_a_canceled_meeting_is_no_meeting(match, met_last_week):
    met_last_week.canceled_at = NOW
    met_last_week.save()

    assert kinds(match) == ["quiet"]


def test_a_word_lets_a_quiet_pair_rest_for_as_long_again(match, met_last_week, karen):
    met_last_week.delete()
    (flag,) = flags_of(match, today=TODAY)

    settle_flag(match=match, kind=flag.kind, which=flag.which, word="Exams until June.", on=TODAY, by=karen)

    assert kinds(match) == []
    assert kinds(match, TODAY + timedelta(days=31)) == ["quiet"]


def test_two_who_have_not_met_after_two_weeks_are_seen(match, met_last_week):
    met_last_week.delete()
    Match.objects.filter(pk=match.pk).update(met_on=None, active_on=None, started_on=TODAY - timedelta(days=15))

    assert kinds(match) == ["not_met"]


def test_a_resting_pair_is_not_quiet(match, met_last_week):
    met_last_week.delete()
    match.rests.create(from_on=TODAY - timedelta(days=3), until_on=TODAY, wished_by="mentor")

    assert kinds(match) == []
    assert kinds(match, TODAY + timedelta(days=5)) == []


def test_a_low_answer_is_seen_until_a_better_one(match):
    asked(match, "mentee", day=14, how_it_goes=2)
    before = kinds(match)
    asked(match, "mentee", day=30, how_it_goes=4)

    assert (before, kinds(match)) == (["low"], [])


def test_two_answers_far_apart_are_seen(match):
    asked(match, "mentee", how_it_goes=3)
    asked(match, "mentor", how_it_goes=5)

    assert kinds(match) == ["far_apart"]


def test_a_wish_to_be_called_comes_first(match, karen):
    check_in = asked(match, "mentee", how_it_goes=1, wishes_a_call=True)

    assert kinds(match) == ["call_wished", "low"]
    settle_flag(match=match, kind="call_wished", which=str(check_in.pk), word="Called.", on=TODAY, by=karen)
    assert kinds(match) == ["low"]


def test_words_are_read_and_a_bare_number_by_mail_is_not(match):
    asked(match, "mentee", how_it_goes=4, words="4, ja", way="mail")
    asked(match, "mentor", how_it_goes=4, words="We learn Danish names of birds.", way="page")

    assert kinds(match) == ["words"]


def test_silence_is_seen_when_the_days_for_answering_are_over(match):
    check_in = asked(match, "mentor")

    assert kinds(match, check_in.answer_by) == []
    CheckIn.objects.update(answer_by=TODAY - timedelta(days=1))
    assert kinds(match) == ["unanswered"]


def test_an_early_end_asks_what_comes_next_until_she_meets_somebody(match, lone):
    Match.objects.filter(pk=match.pk).update(ended_on=TODAY, ended_why="no_contact")

    before = kinds(match)
    Match.objects.create(branch=match.branch, mentee=match.mentee, mentor=lone, started_on=TODAY)

    assert (before, kinds(match)) == (["what_next"], [])


def test_many_pairs_take_as_many_questions_as_one(match, north, django_assert_num_queries):
    with django_assert_num_queries(6):
        flags_in(north, today=TODAY)
    for number in range(3):
        pair = Match.objects.create(
            branch=north,
            mentee=make_participant(north, "mentee"),
            mentor=make_participant(north, "mentor"),
            started_on=TODAY - timedelta(days=20 + number),
        )
        asked(pair, "mentee", how_it_goes=1)
    with django_assert_num_queries(6):
        assert len(flags_in(north, today=TODAY)) == 6
