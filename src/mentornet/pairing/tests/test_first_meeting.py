import pytest

from mentornet.messages.models import OutboxMessage
from mentornet.pairing.actions import MeetWhereOthersAre, NotThatFarYet, propose_first_meeting, say_after_first_meeting
from mentornet.pairing.models import WordAfter
from mentornet.pairing.tasks import ask_after_first_meetings, nudge_for_second_meetings
from mentornet.pairing.tests.conftest import at
from tests.cast import NOW, TODAY


def say(match, role, said, day=4):
    return say_after_first_meeting(match=match, role=role, said=said, by=None, at=at(day))


def letters(text_name):
    return sorted(OutboxMessage.objects.filter(text_name=text_name).values_list("person__full_name", flat=True))


def test_only_the_other_one_is_written_to_with_a_file_for_her_calendar(planned):
    assert letters("first_meeting_proposed") == ["Amal Haddad"]


def test_a_coordinator_s_proposal_reaches_both(match, karen):
    propose_first_meeting(match=match, role="", starts_at=at(3), minutes=60, place="cafe", by=karen, at=NOW)

    assert letters("first_meeting_proposed") == ["Amal Haddad", "Anna Holm"]


def test_the_first_time_is_where_others_are(match):
    with pytest.raises(MeetWhereOthersAre):
        propose_first_meeting(match=match, role="mentee", starts_at=at(3), minutes=60, place="walk", by=None, at=NOW)


def test_two_words_make_a_match_that_has_met(planned):
    assert say(planned, "mentee", "goes_on").met_on is None
    assert (say(planned, "mentor", "goes_on").met_on - TODAY).days == 3


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_a_no_of_either_ends_it_without_telling_whose_it_was(planned, role):
    match = say(planned, role, "stops")

    assert match.ended_why == "never_started"
    assert not WordAfter.objects.exists()
    assert letters("did_not_start") == ["Amal Haddad", "Anna Holm"]
    for participant in (match.mentee, match.mentor):
        assert participant.waits.get(left_on=None).entered_on == TODAY


def test_whoever_has_not_met_may_find_another_time(planned):
    say(planned, "mentee", "not_met")

    assert not planned.meetings.filter(canceled_at=None).exists()


def test_nothing_is_said_before_the_meeting(planned):
    with pytest.raises(NotThatFarYet):
        say(planned, "mentee", "goes_on", day=1)


def test_each_is_asked_once_and_not_when_she_has_spoken(planned):
    say(planned, "mentor", "goes_on")

    assert [ask_after_first_meetings(now=at(4)) for _ in range(2)] == [1, 0]
    assert letters("how_was_first_meeting") == ["Amal Haddad"]


def test_both_are_nudged_once_when_no_second_meeting_is_in_sight(active):
    assert [nudge_for_second_meetings(now=at(day)) for day in (16, 17, 18)] == [0, 2, 0]
