"""Raw answers are kept for 24 months, and nothing is left of somebody who is forgotten."""

from datetime import timedelta

import pytest

from mentornet.foundation.partial_dates import PartialDate
from mentornet.outcomes.actions import (
    JobFacts,
    answer_survey,
    ask_wave,
    begin_survey,
    decline_surveys,
    forget,
    note_outcome,
)
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.figures import mutual_trust
from mentornet.outcomes.models import JobStart, SurveyOptOut, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import person_pseudonym
from mentornet.outcomes.tasks import let_old_answers_go
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(pair):
    for participant in (pair.mentee, pair.mentor):
        request = ask_wave(application=participant.application, match=pair, wave=Wave.T2, due_on=TODAY, at=NOW)
        begin_survey(request=request, at=NOW)
        answer_survey(request=request, answers={"respected": 5, "speak_freely": 4}, at=NOW)
    return pair


def test_after_24_months_the_pseudonym_leads_to_nobody_and_the_two_are_still_a_pair(answered):
    assert let_old_answers_go(now=NOW + timedelta(days=731)) == 2

    hers = person_pseudonym(answered.mentee.application_id)
    assert not SurveyResponse.objects.filter(person_pseudonym=hers).exists()
    assert {response.answered_on.day for response in SurveyResponse.objects.all()} == {1}
    assert mutual_trust(Wave.T2, as_of=TODAY).of == 1
    assert let_old_answers_go(now=NOW + timedelta(days=800)) == 0


def test_before_24_months_nothing_changes(answered):
    assert let_old_answers_go(now=NOW + timedelta(days=729)) == 0


def test_forgetting_her_leaves_nothing_of_hers_and_all_of_the_other(answered):
    note_outcome(participant=answered.mentee, facts=JobFacts(started=PartialDate.read("2027")), today=TODAY, by=None)
    decline_surveys(person=answered.mentee.person, at=NOW)

    forget(answered.mentee.person)

    assert not JobStart.objects.exists()
    assert not SurveyOptOut.objects.exists()
    assert SurveyRequest.objects.get().application == answered.mentor.application
    assert SurveyResponse.objects.get().role == "mentor"
