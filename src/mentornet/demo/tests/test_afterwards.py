"""What the invented network was told afterwards: by both roles, not by all, and never before it happened."""

from datetime import date

import pytest
from django.db import transaction

from mentornet import models
from mentornet.demo.actions import build
from mentornet.outcomes import figures
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.forms_of_waves import form_of
from mentornet.outcomes.screens import is_answer

LAST_DAY = date(2008, 9, 30)


@pytest.fixture(scope="module", autouse=True)
def network(django_db_setup, django_db_blocker):
    """600 people, built once for this file and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(people=600, today=LAST_DAY)
        transaction.set_rollback(True)


def test_every_wave_was_answered_by_both_roles_and_not_by_all():
    rates = {
        (wave, role): figures.response(wave, role, as_of=LAST_DAY)
        for wave in (Wave.T0, Wave.T1, Wave.T2, Wave.T3, Wave.T4)
        for role in ("mentee", "mentor")
    }

    assert {place for place, share in rates.items() if not 0.2 < (share.part or 0) < 0.95} == set()


def test_every_answer_is_one_that_the_form_takes():
    wrong = [
        (response.pk, key)
        for response in models.SurveyResponse.objects.all()
        for form in [form_of(response.wave, response.role)]
        for key, value in response.answers.items()
        if not is_answer(form.item(key), value)
    ]

    assert wrong == []


def test_nobody_answered_before_she_was_asked_or_after_today():
    assert not models.SurveyRequest.objects.filter(asked_on__gt=LAST_DAY).exists()
    assert not models.SurveyRequest.objects.filter(finished_on__gt=LAST_DAY).exists()
    assert not models.SurveyResponse.objects.filter(answered_on__gt=LAST_DAY).exists()


def test_who_did_not_want_to_be_asked_was_not():
    unwilling = models.SurveyOptOut.objects.values("person")

    assert unwilling.exists()
    assert not models.SurveyRequest.objects.filter(application__person__in=unwilling).exists()


def test_the_later_waves_were_asked_only_of_who_said_yes():
    yes = models.ConsentEntry.objects.filter(purpose="after_closing").values("person")

    later = models.SurveyRequest.objects.filter(wave__in=["t4", "t5"])
    assert later.exists()
    assert not later.exclude(application__person__in=yes).exists()


def test_social_capital_grows_more_for_mentees_and_work_has_its_facts():
    grown = {role: figures.social_capital(role, Wave.T3, as_of=LAST_DAY)["positions"] for role in ("mentee", "mentor")}
    jobs = models.JobStart.objects

    assert grown["mentee"].change > grown["mentor"].change > -0.5
    assert jobs.exclude(hours_per_week=None).count() > jobs.count() / 2
    assert models.EducationStart.objects.exists()
    assert models.DanishLevel.objects.exists()
