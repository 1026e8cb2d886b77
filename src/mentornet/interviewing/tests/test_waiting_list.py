from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentornet.branches.models import Branch
from mentornet.interviewing import actions
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Participant, Pause
from mentornet.interviewing.queries import participants_visible_to, places_in, stock, waiting_of, with_people
from mentornet.people.models import Account
from tests.cast import TODAY, make_participant


def test_days_on_a_pause_do_not_count_as_waiting(sara: Participant, karen: Account) -> None:
    actions.pause(participant=sara, from_on=date(2027, 3, 11), until_on=date(2027, 3, 20), by=karen)

    waiting = waiting_of(sara, as_of=date(2027, 3, 31))

    assert waiting is not None
    assert waiting.days == 20


def test_the_list_is_longest_first_and_its_queries_do_not_grow(
    north: Branch, amal: Participant, sara: Participant
) -> None:
    with CaptureQueriesContext(connection) as two:
        assert [one.participant for one in with_people(places_in(north, as_of=TODAY))] == [amal, sara]
    make_participant(north, "mentee")
    with CaptureQueriesContext(connection) as three:
        with_people(places_in(north, as_of=TODAY))

    assert (len(two), len(three)) == (3, 3)


def test_the_stock_of_any_past_day_can_be_asked(amal: Participant, sara: Participant, karen: Account) -> None:
    actions.leave_waiting_list(participant=amal, on=date(2027, 4, 1), reason=LeaveReason.JOB, by=karen)

    days = [date(2026, 10, 31), date(2026, 11, 1), date(2027, 3, 1), date(2027, 3, 31), date(2027, 4, 1)]
    assert [stock(as_of=day).count() for day in days] == [0, 1, 2, 2, 1]


def test_who_comes_back_keeps_the_day_she_first_came(amal: Participant, karen: Account) -> None:
    actions.leave_waiting_list(participant=amal, on=TODAY, reason=LeaveReason.MATCHED, by=karen)

    entry = actions.return_to_waiting_list(participant=amal, entered_on=date(2026, 11, 1), by=karen)

    assert entry.entered_on == date(2026, 11, 1)
    with pytest.raises(actions.AlreadyWaiting):
        actions.return_to_waiting_list(participant=amal, entered_on=TODAY, by=karen)


def test_two_pauses_never_touch_and_one_can_be_ended(sara: Participant, karen: Account) -> None:
    actions.pause(participant=sara, from_on=TODAY, until_on=None, by=karen)
    with pytest.raises(actions.AlreadyOnPause):
        actions.pause(participant=sara, from_on=TODAY + timedelta(days=5), until_on=None, by=karen)

    actions.resume(participant=sara, on=TODAY + timedelta(days=7), by=karen)

    assert Pause.objects.get().until_on == TODAY + timedelta(days=6)
    with pytest.raises(actions.NotOnPause):
        actions.resume(participant=sara, on=TODAY + timedelta(days=7), by=karen)


def test_leaving_closes_the_wait_and_the_pause(sara: Participant, karen: Account) -> None:
    actions.pause(participant=sara, from_on=TODAY, until_on=None, by=karen)

    actions.leave_network(participant=sara, on=TODAY + timedelta(days=1), reason=LeaveReason.MOVED, by=karen)

    sara.refresh_from_db()
    assert (sara.left_reason, sara.waits.get().left_reason) == ("moved", "moved")
    assert sara.pauses.get().until_on == TODAY
    with pytest.raises(actions.HasLeft):
        actions.leave_network(participant=sara, on=TODAY, reason=LeaveReason.MOVED, by=karen)


def test_another_branch_s_coordinator_sees_nobody_here(sara: Participant, karen: Account, bo: Account) -> None:
    assert [*participants_visible_to(karen, as_of=TODAY)] == [sara]
    assert [*participants_visible_to(bo, as_of=TODAY)] == []
