from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mentornet.branches.actions import save_profile
from mentornet.branches.models import Branch
from mentornet.branches.profile import Intake, Profile
from mentornet.joining.models import Application, Campaign
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account
from tests.cast import make_branch

A_LETTER = {
    "form_key": "a-key-of-this-page-alone",
    "strengths": "Jeg holder hovedet koldt.",
    "dream": "أن أفتح مخبزًا",
    "past_job": "kok",
    "wanted_job": "bager",
    "wishes": ["job_search", "danish", "network"],
    "first_wishes": ["danish"],
    "danish": "3",
    "spoken": ["ar", "en"],
    "availability": ["weekend"],
    "postcode": "5000",
    "full_name": "Nour Said",
    "phone": "20 30 40 50",
    "language": "ar",
    "gender": "woman",
    "birth_year": "1990",
    "eligible": "on",
    "consent": "on",
}


def send(role: str = "mentee", code: str = "", **changes: Any) -> Any:
    letter = {name: value for name, value in (A_LETTER | changes).items() if value is not None}
    return Client().post(f"/join/{role}/{code}", letter, headers={"Accept-Language": "en"})


def errors_of(**changes: Any) -> dict[str, list[str]]:
    response = send(**changes)
    assert response.status_code == 200
    assert Application.objects.count() == 0
    return {name: [str(error) for error in errors] for name, errors in response.context["letter"].errors.items()}


def test_a_letter_reaches_the_branch_of_her_postcode(north: Branch, south: Branch, karen: Account) -> None:
    response = send()

    assert response.url == "/join/thanks/north/"
    application = Application.objects.get()
    card = application.card
    assert (application.branch, application.person.phone, application.person.language) == (north, "+4520304050", "ar")
    assert card.wishes == [["danish", 3], ["job_search", 1], ["network", 1]]
    assert (card.past_job, card.past_job_codes, card.wanted_job_codes) == ("kok", ["5120"], ["7512"])
    assert card.languages == [["da", 3], ["ar", 3], ["en", 3]]
    assert (application.consent_text, application.consent_language) == ("joining-1", "en")
    assert application.eligible_by_own_word


def test_she_reads_who_calls_and_by_when(north: Branch, karen: Account) -> None:
    page = Client().get(send().url, headers={"Accept-Language": "en"}).content.decode()

    assert "Karen calls by" in page
    assert OutboxMessage.objects.get().text_name == "application_received"


def test_a_double_click_is_one_letter(north: Branch) -> None:
    assert [send().url, send().url] == ["/join/thanks/north/", "/join/thanks/north/"]

    assert Application.objects.count() == 1


def test_who_writes_again_reads_the_same_page_so_nobody_learns_who_has_written(north: Branch) -> None:
    first, again = send(), send(form_key="another-key-of-another-page")

    assert (first.status_code, first.url) == (again.status_code, again.url)
    assert Application.objects.count() == 1


def test_a_machine_is_thanked_and_forgotten(north: Branch) -> None:
    assert send(website="https://example.org").url == "/join/thanks/north/"

    assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"dream": None}, "dream"),
        ({"wishes": None, "first_wishes": None}, "wishes"),
        ({"first_wishes": ["danish", "network", "job_search", "family"]}, "first_wishes"),
        ({"phone": None}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"postcode": "50"}, "postcode"),
        ({"postcode": "9990"}, "branch"),
        ({"consent": None}, "consent"),
        ({"eligible": None}, "eligible"),
        ({"birth_year": str(timezone.localdate().year - 17)}, "birth_year"),
        ({"gender": "man"}, "gender"),
        ({"other_languages": "Klingon"}, "other_languages"),
    ],
)
def test_what_is_missing_is_said_at_its_field(north: Branch, changes: dict[str, Any], field: str) -> None:
    assert list(errors_of(**changes)) == [field]


def test_men_are_told_where_they_are_welcome(north: Branch) -> None:
    west = make_branch("west", "West", municipality="561")
    opened = Profile(intake=Intake(open_to_men_from=date(2020, 1, 1)))
    save_profile(branch=west, profile=opened, saved_by=None, saved_at=timezone.now())

    assert errors_of(gender="man")["gender"] == [
        "In North only women meet for now. Men are welcome in West: choose that branch."
    ]
    assert send(gender="man", branch="west").url == "/join/thanks/west/"


def test_a_mentor_gives_her_ground_and_what_she_offers(north: Branch) -> None:
    answer = send(
        "mentor", motivation="Somebody did it for me.", job="sygeplejerske", offers=["network"], mentor_ground="rooted"
    )

    assert answer.url == "/join/thanks/north/"
    application = Application.objects.get()
    assert (application.mentor_ground, application.card.offers) == ("rooted", ["network"])
    assert application.card.job_codes == ["2221"]


def test_a_campaign_s_code_is_carried_by_the_letter(north: Branch) -> None:
    always = {"from_on": date(2020, 1, 1), "until_on": date(2090, 1, 1)}
    campaign = Campaign.objects.create(branch=north, name="The library", role="mentee", code="library", **always)

    send(code="?code=library")

    application = Application.objects.get()
    assert (application.campaign, application.channel) == (campaign, "campaign")


def test_what_she_can_and_dreams_of_is_asked_first(north: Branch) -> None:
    page = Client().get("/join/mentee/", headers={"Accept-Language": "en"}).content.decode()

    order = [page.index(f'name="{name}"') for name in ("strengths", "dream", "wishes", "availability", "full_name")]
    assert order == sorted(order)


def test_digits_of_her_own_keyboard_are_digits(north: Branch) -> None:
    send(phone="٢٠ ٣٠ ٤٠ ٥٠", postcode="٥٠٠٠", birth_year="١٩٩٠")

    application = Application.objects.get()
    assert (application.branch, application.card.postcode) == (north, "5000")
    assert (application.person.phone, application.person.birth_year) == ("+4520304050", 1990)


def test_a_name_is_kept_without_signs_that_nobody_sees(north: Branch) -> None:
    send(full_name="\u202eNour\u200b   Said")

    assert Application.objects.get().person.full_name == "Nour Said"


def test_a_name_has_letters(north: Branch) -> None:
    assert errors_of(full_name="\u200b.\u200b") == {"full_name": ["Write the name that you go by, with letters."]}
