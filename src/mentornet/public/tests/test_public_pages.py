from datetime import date, timedelta

import pytest
from django.core.cache import cache

from mentornet.branches.choices import BranchStage
from mentornet.branches.models import BranchState
from mentornet.interviewing.models import WaitingListEntry
from mentornet.public.queries import waiting_of_ten
from tests.cast import TODAY, make_branch, make_participant

PAGES = ["/", "/branches/", "/branches/north/", "/about/", "/style/", "/accounts/login/", "/healthz", "/readyz"]


@pytest.mark.parametrize("address", PAGES)
def test_anybody_may_open_the_public_pages(client, north, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("language", "direction"), [("da", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_a_page_speaks_the_language_asked_for_and_remembers_it(client, north, language, direction):
    client.get(f"/?lang={language}")

    assert f'<html lang="{language}" dir="{direction}">' in client.get("/branches/").content.decode()


def test_a_branch_that_is_not_open_yet_says_so(client, north):
    BranchState.objects.filter(branch=north).update(stage=BranchStage.ESTABLISHING)

    assert "opens soon" in client.get("/branches/?lang=en").content.decode()


def test_a_branch_that_was_closed_is_not_shown(client, north):
    BranchState.objects.create(branch=north, stage=BranchStage.CLOSED, from_on=date(2021, 1, 1))

    assert client.get("/branches/north/").status_code == 404


def entered_and_met(branch, days_of_each):
    entered = TODAY - timedelta(days=400)
    for days in days_of_each:
        wait = make_participant(branch, "mentee", entered_on=entered).waits.get()
        left = {"left_on": entered + timedelta(days=days), "left_reason": "matched"} if days else {}
        WaitingListEntry.objects.filter(pk=wait.pk).update(**left)


def test_waiting_is_told_in_women_of_ten(north):
    entered_and_met(north, [70] * 15 + [140] * 9 + [None] * 6)

    told = waiting_of_ten(TODAY)

    assert (told.within, told.between, told.later) == (5, 3, 2)
    assert (told.within_weeks, told.between_weeks, told.women) == (10, 20, 30)


def test_waiting_is_not_told_of_a_few_women(north):
    entered_and_met(north, [70] * 29)

    assert waiting_of_ten(TODAY) is None


def test_waiting_is_not_told_when_half_still_wait(north):
    entered_and_met(north, [70] * 14 + [None] * 16)

    assert waiting_of_ten(TODAY) is None


def test_the_front_page_asks_as_much_of_the_database_for_one_branch_as_for_three(
    client, north, django_assert_num_queries
):
    with django_assert_num_queries(3):
        client.get("/")
    make_branch("east", "East")
    make_branch("west", "West")
    cache.clear()

    with django_assert_num_queries(3):
        client.get("/")
