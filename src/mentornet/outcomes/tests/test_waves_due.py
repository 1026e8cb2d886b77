"""Who is asked which wave on which day, by message, once, and reminded once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentornet.interviewing.models import WaitingListEntry
from mentornet.joining.actions import give_consent
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.matching.models import Match
from mentornet.messages.models import OutboxMessage
from mentornet.outcomes.models import SurveyRequest
from mentornet.outcomes.tasks import ask_the_waves, remind_of_the_waves
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


def on(day: date):
    return NOW + timedelta(days=(day - TODAY).days)


def asked() -> list[tuple[str, str]]:
    requests = SurveyRequest.objects.order_by("pk").select_related("application__person")
    return [(request.wave, request.application.person.called_name) for request in requests]


def test_both_are_asked_when_the_two_begin(pair):
    assert ask_the_waves(now=NOW) == 2
    assert sorted(asked()) == [("t1", "Amal"), ("t1", "Anna")]


def test_asking_again_the_same_day_writes_nobody_again(pair):
    ask_the_waves(now=NOW)

    assert ask_the_waves(now=NOW) == 0
    assert OutboxMessage.objects.filter(text_name="survey_asked").count() == 2


def test_each_reads_it_in_her_own_language_with_her_own_link(pair):
    ask_the_waves(now=NOW)

    written = OutboxMessage.objects.filter(text_name="survey_asked")
    assert {message.language for message in written} == {"ar", "da"}
    assert len({message.body for message in written}) == 2
    assert all("/survey/" in message.body for message in written)


def test_half_way_is_the_middle_of_what_the_two_planned(pair):
    Match.objects.filter(pk=pair.pk).update(planned_until=TODAY + timedelta(days=200))
    ask_the_waves(now=NOW)

    assert ask_the_waves(now=on(TODAY + timedelta(days=99))) == 0
    assert ask_the_waves(now=on(TODAY + timedelta(days=100))) == 2
    assert asked()[2:] == [("t2", "Amal"), ("t2", "Anna")]


def test_a_pair_that_never_became_active_is_not_asked(pair):
    Match.objects.filter(pk=pair.pk).update(active_on=None, ended_on=TODAY, ended_why="never_started")

    ask_the_waves(now=NOW)

    assert [wave for wave, _name in asked() if wave != "w6"] == []


def test_at_closing_both_are_asked_and_later_only_who_has_said_yes(pair):
    Match.objects.filter(pk=pair.pk).update(ended_on=TODAY, ended_why="as_planned")
    assert ask_the_waves(now=NOW) == 2

    yes = CONSENT_TEXTS[ConsentPurpose.AFTER_CLOSING].said_yes_to(NOW)
    give_consent(person=pair.mentee.person, consent=yes, by=None)
    for days in (182, 365):
        ask_the_waves(now=on(TODAY + timedelta(days=days)))

    assert asked()[2:] == [("t4", "Amal"), ("t5", "Amal")]


def test_a_machine_that_slept_for_a_week_asks_afterwards(pair):
    assert ask_the_waves(now=on(TODAY + timedelta(days=7))) == 2


def test_a_wave_that_was_due_long_ago_is_let_go(pair):
    assert ask_the_waves(now=on(TODAY + timedelta(days=60))) == 0


def test_who_has_waited_half_a_year_is_asked_once(amal, sara, anna):
    WaitingListEntry.objects.filter(participant=amal).update(entered_on=TODAY - timedelta(days=182))

    assert ask_the_waves(now=NOW) == 1
    assert asked() == [("w6", "Amal")]
    assert ask_the_waves(now=on(TODAY + timedelta(days=3))) == 0


def test_she_is_reminded_once(pair):
    ask_the_waves(now=NOW)

    counts = [remind_of_the_waves(now=on(TODAY + timedelta(days=days))) for days in (6, 7, 8, 20)]

    assert counts == [0, 2, 0, 0]
    assert OutboxMessage.objects.filter(text_name="survey_reminder").count() == 2


def test_a_wave_closes_after_the_days_of_the_branch(pair):
    ask_the_waves(now=NOW)

    request = SurveyRequest.objects.first()
    assert request.closes_on == timezone.localdate(NOW) + timedelta(days=30)


def test_whom_to_ask_takes_the_same_few_queries_for_many(pair, sara, lone, django_assert_max_num_queries):
    from mentornet.outcomes.waves import waves_due

    Match.objects.create(branch=sara.branch, mentee=sara, mentor=lone, started_on=TODAY, active_on=TODAY)

    with django_assert_max_num_queries(8):
        assert len(waves_due(today=TODAY)) == 4
