"""She would rather not be asked: it stops all, and it changes nothing else."""

import pytest
import time_machine
from django.apps import apps

from mentornet.interviewing.models import WaitingListEntry
from mentornet.matching.actions import run_round
from mentornet.outcomes.actions import ask_wave, begin_survey, decline_surveys, welcome_surveys
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.links import survey_token
from mentornet.outcomes.models import SurveyOptOut, SurveyResponse
from mentornet.outcomes.queries import errands_of, may_be_asked
from mentornet.outcomes.tasks import ask_the_waves, remind_of_the_waves
from tests.cast import NOW, TODAY, make_account, signed_in_as

pytestmark = pytest.mark.django_db
# What her no itself writes.
ITS_OWN = {"SurveyOptOut", "ConsentEntry", "AuditLine"}


def everything_else():
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("mentornet").get_models()
        if model.__name__ not in ITS_OWN
    }


@pytest.fixture
def asked(pair):
    return ask_wave(application=pair.mentee.application, match=pair, wave=Wave.T1, due_on=TODAY, at=NOW)


def test_no_row_of_hers_or_of_anybody_else_changes(asked):
    before = everything_else()

    decline_surveys(person=asked.application.person, at=NOW)

    assert everything_else() == before


def test_a_round_reads_and_proposes_the_same_bytes(amal, sara, anna, lone, karen):
    WaitingListEntry.objects.update(left_on=None)
    before = run_round(branch=amal.branch, as_of=TODAY, run_by=karen, run_at=NOW, seed=7)

    for participant in (amal, anna):
        decline_surveys(person=participant.person, at=NOW)
    after = run_round(branch=amal.branch, as_of=TODAY, run_by=karen, run_at=NOW, seed=7)

    assert (after.inputs_sha256, after.result_sha256) == (before.inputs_sha256, before.result_sha256)


def test_she_is_asked_no_more_in_any_wave_and_the_other_still_is(pair):
    decline_surveys(person=pair.mentee.person, at=NOW)

    assert ask_the_waves(now=NOW) == 1


def test_she_is_not_reminded_and_has_no_errand(asked):
    decline_surveys(person=asked.application.person, at=NOW)

    assert remind_of_the_waves(now=NOW.replace(month=6)) == 0
    assert errands_of(asked.application.person, today=TODAY) == []


def test_she_says_so_on_any_screen_without_a_login(client, asked):
    with time_machine.travel(NOW, tick=False):
        page = f"/survey/{survey_token(asked)}/"
        client.post(page, {"act": "begin"})
        said = client.post(f"{page}?at=1", {"act": "decline"})

    assert "everything else stay as they are" in said.content.decode()
    assert SurveyOptOut.objects.get().person == asked.application.person


def test_saying_it_twice_is_once(asked):
    for _time in range(2):
        decline_surveys(person=asked.application.person, at=NOW)

    assert SurveyOptOut.objects.count() == 1


def test_she_may_change_her_mind(asked):
    person = asked.application.person
    decline_surveys(person=person, at=NOW)
    assert not may_be_asked(person)

    welcome_surveys(person=person, at=NOW)

    assert may_be_asked(person)


def test_on_her_own_page_she_chooses_and_deletes_what_she_answered(asked):
    begin_survey(request=asked, at=NOW)
    browser = signed_in_as(make_account(asked.application.person))

    for act, key in (("decline", "a" * 20), ("take_back", "b" * 20)):
        browser.post("/me/surveys/", {"act": act, "form_key": key})

    assert SurveyOptOut.objects.exists()
    assert not SurveyResponse.objects.exists()
