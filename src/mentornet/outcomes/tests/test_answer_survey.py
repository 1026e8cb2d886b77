"""A survey by its link: begun with a yes, answered screen by screen, left and continued, ended."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from mentornet.joining.models import ConsentEntry
from mentornet.outcomes.actions import NotAnAnswer, SurveyClosed, answer_survey, ask_wave, begin_survey, finish_survey
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.links import first_survey_token, survey_token
from mentornet.outcomes.models import SurveyRequest, SurveyResponse
from mentornet.outcomes.queries import errands_of, survey_of
from tests.cast import NOW, TODAY, make_application, signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asked(pair):
    return ask_wave(application=pair.mentee.application, match=pair, wave=Wave.T2, due_on=TODAY, at=NOW)


@pytest.fixture
def page(asked):
    return f"/survey/{survey_token(asked)}/"


def answers_of(request):
    return survey_of(request.pk).answers


def test_a_woman_without_login_answers_a_wave_to_its_end(client, page, asked):
    client.post(page, {"act": "begin"})
    shown = 0
    while (survey := survey_of(asked.pk)).goes_on_at and not survey.request.finished_on:
        screen = survey.screens[survey.goes_on_at - 1]
        client.post(f"{page}?at={survey.goes_on_at}", {item.key: _some(item) for item in screen.items})
        shown += 1

    assert shown == 4
    assert answers_of(asked)["respected"] == 4
    assert answers_of(asked)["bridging_people"] == "3"
    assert client.get(page).status_code == 410


def _some(item):
    return {"agree": "4", "often": "4", "yes_no": "yes", "one_of": item.codes[2:3]}.get(item.kind.value, item.codes[:2])


def test_nothing_is_kept_before_she_has_said_yes(client, page):
    assert client.get(page).status_code == 200
    assert not SurveyResponse.objects.exists()


def test_her_yes_stands_in_the_ledger_of_consents(client, page, asked):
    client.post(page, {"act": "begin"})

    said = ConsentEntry.objects.get(person=asked.application.person)
    assert (said.purpose, said.given_at) == ("survey", NOW)


def test_she_leaves_and_goes_on_where_she_left(client, page, asked):
    client.post(page, {"act": "begin"})
    first = survey_of(asked.pk).screens[0]
    later = client.post(f"{page}?at=1", {first.items[0].key: "5", "act": "later"})

    assert "Your answers are kept" in later.content.decode()
    assert "2 of 4" in Client(headers={"accept-language": "en"}).get(page).content.decode()
    assert answers_of(asked)[first.items[0].key] == 5


def test_every_question_may_be_left_out(client, page, asked):
    client.post(page, {"act": "begin"})
    for number in range(1, 5):
        client.post(f"{page}?at={number}", {})

    asked.refresh_from_db()
    assert asked.finished_on == TODAY
    assert set(answers_of(asked).values()) == {None}


def test_the_order_is_drawn_once_and_kept(client, page, asked):
    client.post(page, {"act": "begin"})
    drawn = survey_of(asked.pk).response.shown_order

    client.post(page, {"act": "begin"})

    assert survey_of(asked.pk).response.shown_order == drawn


def test_two_devices_write_beside_each_other(asked):
    begin_survey(request=asked, at=NOW)

    answer_survey(request=asked, answers={"respected": 5}, at=NOW)
    answer_survey(request=asked, answers={"again": 1}, at=NOW)

    assert answers_of(asked) == {"respected": 5, "again": 1}


def test_a_forged_answer_is_refused(asked):
    begin_survey(request=asked, at=NOW)

    for answers in ({"respected": 9}, {"origin": "SO"}, {"bridging_people": "many"}):
        with pytest.raises(NotAnAnswer):
            answer_survey(request=asked, answers=answers, at=NOW)


def test_after_its_last_day_it_is_closed_with_a_word(client, page, asked):
    begin_survey(request=asked, at=NOW)
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        closed = client.get(page)
        with pytest.raises(SurveyClosed):
            answer_survey(request=asked, answers={"respected": 5}, at=NOW + timedelta(days=31))

    assert closed.status_code == 410
    assert "last day has passed" in closed.content.decode()


def test_a_link_that_lost_a_piece_says_what_to_do(client, page):
    lost = client.get(page[:-3] + "/")

    assert lost.status_code == 404
    assert "This link is not whole" in lost.content.decode()


def test_a_choice_that_is_taken_back_takes_what_was_asked_among_it(pair):
    closing = ask_wave(application=pair.mentor.application, match=pair, wave=Wave.T3, due_on=TODAY, at=NOW)
    begin_survey(request=closing, at=NOW)
    answer_survey(request=closing, answers={"positions": ["nurse", "lawyer"]}, at=NOW)
    answer_survey(request=closing, answers={"positions_only_pair": ["nurse"]}, at=NOW)

    answer_survey(request=closing, answers={"positions": ["lawyer"]}, at=NOW)

    assert answers_of(closing)["positions_only_pair"] == []


def test_yes_to_being_asked_later_goes_to_the_ledger_and_no_takes_it_back(pair):
    closing = ask_wave(application=pair.mentee.application, match=pair, wave=Wave.T3, due_on=TODAY, at=NOW)
    begin_survey(request=closing, at=NOW)
    stands = ConsentEntry.objects.filter(purpose="after_closing", withdrawn_at=None)

    answer_survey(request=closing, answers={"contact_later": "yes"}, at=NOW)
    assert stands.count() == 1

    answer_survey(request=closing, answers={"contact_later": "no"}, at=NOW)
    assert stands.count() == 0


def test_the_first_wave_is_handed_over_in_the_talk(client, north):
    application = make_application(north, "mentee")
    page = f"/survey/first/{first_survey_token(application)}/"

    client.get(page)
    assert not SurveyRequest.objects.exists()

    led_to = client.post(page, {"act": "begin"})
    client.post(page, {"act": "begin"})

    assert SurveyRequest.objects.get().wave == "t0"
    assert client.get(led_to.url).status_code == 200


def test_it_stands_among_her_errands_until_it_is_answered(asked):
    person = asked.application.person
    assert [errand.by for errand in errands_of(person, today=TODAY)] == [asked.closes_on]

    begin_survey(request=asked, at=NOW)
    finish_survey(request=asked, at=NOW)

    assert errands_of(person, today=TODAY) == []


def test_no_page_of_a_coordinator_shows_an_answer(karen, asked, pair):
    begin_survey(request=asked, at=NOW)
    answer_survey(request=asked, answers={"bridging_people": "11"}, at=NOW)

    hers = signed_in_as(karen).get(f"/participants/{pair.mentee_id}/")

    assert "more than 10" not in hers.content.decode()


def test_a_response_leads_to_nobody(asked):
    response = begin_survey(request=asked, at=NOW)

    fields = {field.name for field in SurveyResponse._meta.get_fields() if field.is_relation}
    assert fields == {"branch"}
    assert str(asked.application_id) != response.person_pseudonym
    assert len(response.person_pseudonym) == len(response.pair_pseudonym) == 64


def test_a_page_takes_few_questions_of_the_database(client, page, asked, django_assert_max_num_queries):
    begin_survey(request=asked, at=NOW)

    with django_assert_max_num_queries(8):
        client.get(page)
