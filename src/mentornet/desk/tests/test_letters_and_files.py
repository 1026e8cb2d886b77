from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mentornet.branches.models import Branch
from mentornet.foundation.models import AuditLine
from mentornet.interviewing.models import Interview, Participant
from mentornet.joining.models import Application, Card
from mentornet.messages.models import OutboxMessage
from mentornet.people.actions import ReachesSomebodyElse
from mentornet.people.models import Account
from tests.cast import make_application, make_person

KEY = "a-key-of-this-page-alone"
FAREWELL = {"form_key": KEY, "on": "2027-05-03", "reason": "job"}


@pytest.fixture
def letter(north: Branch) -> Application:
    return make_application(north, "mentee", make_person("Nour Said"))


def decide(coordinator: Client, letter: Application, **told: str) -> Any:
    form = {"form_key": KEY, "held_on": "2027-05-03"} | told
    return coordinator.post(f"/applications/{letter.pk}/decision/", form)


def test_a_talk_is_booked_from_her_page(coordinator: Client, letter: Application) -> None:
    form = {"form_key": KEY, "booked_for": "2027-05-10T13:00"}

    assert coordinator.post(f"/applications/{letter.pk}/talk/", form).url == f"/applications/{letter.pk}/"

    assert f"{Interview.objects.get().booked_for:%H:%M}" == "11:00"  # 13 in Copenhagen


def test_a_yes_twice_is_one_participant_and_leads_to_her_file(coordinator: Client, letter: Application) -> None:
    answers = [decide(coordinator, letter, decision="approved").url for _click in range(2)]

    participant = Participant.objects.get()
    assert answers == [f"/people/{participant.pk}/"] * 2
    assert OutboxMessage.objects.count() == 1


def test_a_no_without_a_word_is_asked_for_one(coordinator: Client, letter: Application) -> None:
    response = decide(coordinator, letter, decision="declined")

    assert response.status_code == 200
    assert list(response.context["decision"].errors) == ["word_to_her"]
    assert Interview.objects.count() == 0


def test_a_talk_cannot_have_been_tomorrow(coordinator: Client, letter: Application) -> None:
    response = decide(coordinator, letter, decision="approved", held_on="2027-05-04")

    assert list(response.context["decision"].errors) == ["held_on"]


def test_her_card_is_written_with_her_and_keeps_what_the_form_does_not_ask(
    coordinator: Client, letter: Application
) -> None:
    Card.objects.update(interests=["cooking", "bee keeping"], languages=[["da", 3], ["en", 6]], education_field="0913")
    form = {
        "form_key": KEY,
        "strengths": "I keep calm.",
        "dream": "My own bakery.",
        "wishes": ["network"],
        "danish": "4",
        "spoken": ["en"],
        "interests": ["cooking"],
        "wants_gender": "any",
    }

    assert coordinator.post(f"/applications/{letter.pk}/card/", form).url == f"/applications/{letter.pk}/"

    card = Card.objects.get()
    assert (card.dream, card.wishes) == ("My own bakery.", [["network", 2]])
    assert card.languages == [["da", 4], ["en", 6]]
    assert (card.interests, card.education_field) == (["cooking", "bee keeping"], "0913")


def test_her_file_shows_where_she_stands_and_what_has_happened(coordinator: Client, letter: Application) -> None:
    decide(coordinator, letter, decision="approved")

    file = coordinator.get(f"/people/{Participant.objects.get().pk}/").context["file"]

    assert file.waiting is not None
    assert [each.by for each in file.happenings] == ["Karen North"]
    assert [each.text_name for each in file.letters] == ["welcome"]


def test_a_pause_begins_and_ends_on_her_page(coordinator: Client, sara: Participant) -> None:
    form = {"form_key": KEY, "from_on": "2027-05-01", "until_on": ""}

    coordinator.post(f"/people/{sara.pk}/pause/", form)
    assert [one.until_on for one in sara.pauses.all()] == [None]
    coordinator.post(f"/people/{sara.pk}/resumption/", {"form_key": "another-key-of-its-own"})
    assert [str(one.until_on) for one in sara.pauses.all()] == ["2027-05-02"]


def test_who_leaves_is_off_the_list(coordinator: Client, sara: Participant) -> None:
    coordinator.post(f"/people/{sara.pk}/farewell/", FAREWELL)

    assert sara.waits.get().left_reason == "job"


def test_a_list_of_letters_asks_no_more_for_more(north: Branch, coordinator: Client) -> None:
    counts = []
    for more in (1, 2):
        for _each in range(more):
            make_application(north, "mentee")
        with CaptureQueriesContext(connection) as queries:
            coordinator.get("/desk/north/applications/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("page", ["", "card/"])
def test_another_branch_s_letter_is_a_404_like_one_that_is_not_there(
    coordinator_of_south: Client, letter: Application, page: str
) -> None:
    hers = coordinator_of_south.get(f"/applications/{letter.pk}/{page}")
    none = coordinator_of_south.get(f"/applications/{letter.pk + 999}/{page}")

    assert (hers.status_code, hers.content) == (404, none.content)


def test_another_branch_s_coordinator_changes_nothing(
    coordinator_of_south: Client, letter: Application, sara: Participant
) -> None:
    answers = [
        decide(coordinator_of_south, letter, decision="approved"),
        coordinator_of_south.post(
            f"/people/{sara.pk}/farewell/", {"form_key": KEY, "on": "2027-05-04", "reason": "job"}
        ),
        coordinator_of_south.get(f"/people/{sara.pk}/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert sara.waits.get().left_on is None


def test_a_talk_is_not_booked_on_a_day_that_has_passed(coordinator: Client, letter: Application) -> None:
    answer = coordinator.post(
        f"/applications/{letter.pk}/talk/?lang=en", {"form_key": KEY, "booked_for": "2020-05-10T13:00"}
    )

    assert answer.context["talk"].errors["booked_for"] == ["The day has passed. Choose today or a day ahead."]
    assert Interview.objects.count() == 0


def test_another_language_in_the_midst_of_a_form_leads_to_the_page_it_stands_on(
    coordinator: Client, letter: Application
) -> None:
    answer = coordinator.get(f"/applications/{letter.pk}/talk/?lang=da")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/applications/{letter.pk}/?lang=da")


def reach(coordinator: Client, letter: Application, **told: str) -> Any:
    form = {"form_key": KEY, "full_name": "Nour Said", "language": "ar"} | told
    return coordinator.post(f"/applications/{letter.pk}/contact/?lang=en", form)


def test_a_wrong_number_is_mended_and_a_new_address_opens_her_page(coordinator: Client, letter: Application) -> None:
    decide(coordinator, letter, decision="approved")

    reach(coordinator, letter, phone="٢٠ ٣٠ ٤٠ ٥٠", email="nour@example.org", form_key=KEY + "-2")

    person = Participant.objects.get().person
    assert (person.phone, person.language, person.account.email) == ("+4520304050", "ar", "nour@example.org")
    assert AuditLine.objects.filter(action="change_contact").get().details == {"fields": ["email", "language", "phone"]}


def test_an_address_of_somebody_else_is_refused(coordinator: Client, letter: Application) -> None:
    make_person("Sara Tesfay", email="sara@example.org")

    refused = reach(coordinator, letter, email="sara@example.org")

    assert refused.context["reach"].non_field_errors() == [str(ReachesSomebodyElse.sentence)]


def test_a_login_that_she_has_used_is_hers_alone(coordinator: Client, letter: Application, karen: Account) -> None:
    Application.objects.filter(pk=letter.pk).update(person=karen.person)

    reach(coordinator, letter, email="other@example.org")

    assert Account.objects.get(pk=karen.pk).email == karen.email
