"""A yes comes when the branch's steps are done; each letter is seen before it is sent."""

import pytest

from mentornet.foundation.signed_links import sign
from mentornet.interviewing.actions import StepsMissing, finish_introduction, hold_interview, note_screening_step
from mentornet.interviewing.models import Participant, ScreeningStep
from mentornet.joining.models import Application
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_application, make_person


@pytest.fixture
def anna(north) -> Application:
    return make_application(north, "mentor", make_person("Anna Holm"))


def approve(application, karen):
    return hold_interview(application=application, decision="approved", held_on=TODAY, by=karen, at=NOW)


def test_a_mentor_is_approved_when_her_steps_are_done_and_not_before(anna, karen):
    with pytest.raises(StepsMissing, match="somebody who knows her has been asked, she has read the pages"):
        approve(anna, karen)

    note_screening_step(application=anna, name="references", ok=True, checked_on=TODAY, by=karen)
    finish_introduction(application=anna, on=TODAY)
    approve(anna, karen)

    assert Participant.objects.get().person == anna.person


def test_a_step_that_is_not_in_order_is_not_done(anna, karen):
    note_screening_step(application=anna, name="references", ok=False, checked_on=TODAY, by=karen)
    finish_introduction(application=anna, on=TODAY)

    with pytest.raises(StepsMissing, match="somebody who knows her"):
        approve(anna, karen)


def test_of_a_step_only_who_when_and_whether_is_kept():
    assert {field.name for field in ScreeningStep._meta.fields} == {
        "id",
        "application",
        "name",
        "checked_on",
        "by",
        "ok",
    }


def test_a_mentee_without_a_wish_is_not_approved_yet(coordinator, north):
    nour = make_application(north, "mentee", wishes=[])
    form = {"decision": "approved", "held_on": "2026-01-01", "word_to_her": "", "form_key": "k" * 24}

    answer = coordinator.post(f"/applications/{nour.pk}/decision/?lang=en", form)

    assert "She has no wish on her card yet" in answer.content.decode()
    assert Participant.objects.count() == 0


def test_the_letter_is_shown_in_her_language_and_not_sent(coordinator, north):
    nour = make_application(north, "mentee", make_person("Nour Said", language="ar"))
    form = {
        "decision": "referred_on",
        "referred_to": "The women's house",
        "held_on": "2026-01-01",
        "word_to_her": "They know the law better than we do.",
        "preview": "yes",
        "form_key": "k" * 24,
    }

    page = coordinator.post(f"/applications/{nour.pk}/decision/", form).content.decode()

    assert '<div lang="ar" dir="rtl" class="letter prose">' in page
    assert ("The women&#x27;s house" in page, "They know the law better" in page) == (True, True)
    assert OutboxMessage.objects.count() == 0


def test_she_reads_the_pages_and_says_so_without_signing_in(anna, client):
    address = f"/introduction/{sign('interviewing.introduction', anna.pk)}/"

    for page in ("1", "4", "99", "", "x"):
        assert client.get(address, {"page": page}).status_code == 200
    client.post(address, {"form_key": "k" * 24})
    client.post(address, {"form_key": "l" * 24})

    assert [step.name for step in ScreeningStep.objects.all()] == ["onboarding"]


def test_the_pages_about_being_a_mentor_are_hers_to_read(coordinator, anna):
    answer = coordinator.post(
        f"/applications/{anna.pk}/decision/onboarding/?lang=en", {"ok": "yes", "form_key": "k" * 24}
    )

    assert "She reads these pages herself" in answer.content.decode()
