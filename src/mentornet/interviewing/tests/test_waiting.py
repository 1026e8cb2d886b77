"""Whoever waits is told the truth, is asked once a month, and decides herself; nobody is dropped."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mentornet.foundation.signed_links import sign
from mentornet.interviewing.actions import (
    AnsweredAlready,
    LeftLongAgo,
    answer_whether_she_waits,
    come_back,
    keep_apart,
    leave_network,
    pause,
)
from mentornet.interviewing.choices import LeaveReason, WaitAnswer
from mentornet.interviewing.long_waits import long_waits
from mentornet.interviewing.models import Participant, WaitingListEntry, WaitQuestion
from mentornet.interviewing.queries import errands_of
from mentornet.interviewing.tasks import ask_who_still_waits, reckon_waits
from mentornet.interviewing.waiting_times import expected_wait, weeks_of
from mentornet.joining.models import Card
from mentornet.matching.pools import who_is_free
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_account, make_participant, make_person, signed_in_as


@pytest.fixture
def amal(north) -> Participant:
    return make_participant(north, "mentee", make_person("Amal Haddad"), entered_on=TODAY - timedelta(days=40))


def test_she_is_asked_once_a_month_and_not_while_she_rests(north, amal):
    resting = make_participant(north, "mentor", entered_on=TODAY - timedelta(days=40))
    pause(participant=resting, from_on=TODAY, until_on=None, by=None)
    days = (0, 1, 29, 30, 31)

    assert [ask_who_still_waits(now=NOW + timedelta(days=day)) for day in days] == [1, 0, 0, 1, 0]
    assert OutboxMessage.objects.filter(text_name="still_waiting").count() == 2


def test_after_a_long_silence_of_ours_she_is_asked_once(amal):
    assert ask_who_still_waits(now=NOW + timedelta(days=200)) == 1


@pytest.mark.parametrize(("said", "waits", "rests"), [("yes", 1, 0), ("pause", 1, 1), ("no", 0, 0)])
def test_one_tap_answers_without_signing_in(amal, said, waits, rests):
    question = WaitQuestion.objects.create(participant=amal, asked_on=TODAY)
    address = f"/waiting/{sign('interviewing.waiting', question.pk)}/"
    browser = Client()

    assert browser.get(address).status_code == 200
    browser.post(address, {"said": said, "form_key": "k" * 24})
    again = browser.post(address, {"said": "no", "form_key": "l" * 24}, follow=True)

    assert again.status_code == 200
    assert amal.waits.filter(left_on=None).count() == waits
    assert amal.pauses.count() == rests
    question.refresh_from_db()
    assert question.answer == said
    with pytest.raises(AnsweredAlready):
        answer_whether_she_waits(question=question, answer=WaitAnswer.NO, at=NOW)


def test_two_questions_without_an_answer_come_to_the_coordinator_and_nobody_is_dropped(north, amal, coordinator):
    for days in (0, 30):
        ask_who_still_waits(now=NOW + timedelta(days=days))
    later = TODAY + timedelta(days=31)

    assert [(wait.participant, wait.after_days) for wait in long_waits(north, today=later)] == [(amal, 0)]
    assert amal.waits.filter(left_on=None).count() == 1


def test_a_long_wait_is_looked_at_at_each_of_the_branchs_days(north, amal, karen):
    at_100 = long_waits(north, today=TODAY + timedelta(days=60))
    amal.waits.get().reviews.create(after_days=90, reviewed_on=TODAY, reviewed_by=karen)

    assert [wait.after_days for wait in at_100] == [90]
    assert long_waits(north, today=TODAY + timedelta(days=60)) == []
    assert [wait.after_days for wait in long_waits(north, today=TODAY + timedelta(days=140))] == [180]


def test_the_wait_is_told_from_the_branchs_own_waits_with_competing_ends(north):
    waits = [(7 * week, 1) for week in range(4, 44)] + [(70, 2)] * 20 + [(35, 0)] * 10

    low, mid, high = weeks_of(waits)

    assert low < mid < high
    assert (4 <= low <= 10, 15 <= mid <= 30, 33 <= high <= 43) == (True, True, True)
    assert weeks_of(waits[:19]) is None


def test_too_few_matches_are_said_to_be_too_few(north, amal):
    account = make_account(amal.person)
    reckon_waits(now=NOW)

    page = signed_in_as(account).get(f"/me/wait/{amal.pk}/?lang=en").content.decode()

    assert expected_wait(north, today=TODAY) is None
    assert "too few people here have been matched" in page


def test_her_page_tells_the_interval_and_no_position(north, amal):
    for week in range(4, 44):
        one = make_participant(north, "mentee", entered_on=TODAY - timedelta(days=600))
        left_on = TODAY - timedelta(days=600 - 7 * week)
        WaitingListEntry.objects.filter(participant=one).update(left_on=left_on, left_reason=LeaveReason.MATCHED)
    reckon_waits(now=timezone.now())
    told = expected_wait(north, today=timezone.localdate())

    page = signed_in_as(make_account(amal.person)).get(f"/me/wait/{amal.pk}/?lang=en").content.decode()

    assert told is not None
    assert f"<b>{told.weeks_low}</b>" in page
    assert "No more than 10 women wait" in page


def test_she_changes_her_card_rests_leaves_and_comes_back(amal):
    browser = signed_in_as(make_account(amal.person))
    form = {"strengths": "Calm.", "dream": "A bakery.", "wishes": ["danish"], "form_key": "k" * 24}

    browser.post(f"/me/card/{amal.pk}/", form)
    browser.post(f"/me/wait/{amal.pk}/pause/", {"until_on": "", "form_key": "l" * 24})
    assert Participant.objects.get().pauses.count() == 1
    browser.post(f"/me/wait/{amal.pk}/resumption/", {"form_key": "m" * 24})
    browser.post(f"/me/wait/{amal.pk}/farewell/", {"reason": "", "form_key": "n" * 24})
    assert Participant.objects.get().left_reason == LeaveReason.OWN_WISH
    browser.post(f"/me/wait/{amal.pk}/return/", {"form_key": "o" * 24})

    assert Card.objects.get(pk=amal.card_id).wishes == [["danish", 2]]
    amal.refresh_from_db()
    assert amal.left_on is None
    assert amal.waits.get(left_on=None).entered_on == TODAY - timedelta(days=40)


def test_her_page_asks_the_database_as_little_for_many_as_for_one(amal, north, django_assert_max_num_queries):
    browser = signed_in_as(make_account(amal.person))
    for _each in range(12):
        make_participant(north, "mentee")

    with django_assert_max_num_queries(8):
        page = browser.get(f"/me/wait/{amal.pk}/?lang=en").content.decode()

    assert "No more than 20 women wait" in page


def test_nobody_opens_another_ones_wait_or_card(amal, north):
    sara = make_participant(north, "mentee", make_person("Sara Tesfay"))
    browser = signed_in_as(make_account(sara.person))

    for page in ("wait/{}/", "card/{}/", "wait/{}/pause/", "wait/{}/farewell/"):
        answer = browser.post(f"/me/{page.format(amal.pk)}", {"form_key": "k" * 24})
        assert answer.status_code in (404, 405)


def test_after_a_year_she_signs_up_anew(amal):
    leave_network(participant=amal, on=TODAY, reason=LeaveReason.MOVED, by=None)

    with pytest.raises(LeftLongAgo):
        come_back(participant=amal, on=TODAY + timedelta(days=366), by=None)


def test_two_who_are_kept_apart_never_meet_whichever_asked(north, amal, karen):
    anna = make_participant(north, "mentor", make_person("Anna Holm"))
    keep_apart(participant=anna, other=amal.person, since=TODAY, by=karen)

    apart = who_is_free(north, as_of=TODAY).apart

    assert (apart[amal.person_id], apart[anna.person_id]) == ({anna.person_id}, {amal.person_id})


def test_what_waits_for_her_is_asked_with_few_queries(amal, django_assert_max_num_queries):
    WaitQuestion.objects.create(participant=amal, asked_on=TODAY)

    with django_assert_max_num_queries(3):
        errands = errands_of(amal.person, today=TODAY)

    assert [str(one.act) for one in errands] == ["Read them", "Answer"]
