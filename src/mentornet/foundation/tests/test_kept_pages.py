"""Strangers share a page for a minute; whoever is signed in has her own."""

import pytest
import time_machine
from django.test import Client

from mentornet.branches.models import Branch
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def says(client: Client, words: str, address: str = "/branches/") -> bool:
    return words in client.get(address).content.decode()


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def test_strangers_are_shown_a_page_that_is_a_minute_old_at_most(client, north, clock):
    assert says(client, "North")
    Branch.objects.filter(pk=north.pk).update(name="Northern Light")

    clock.shift(59)
    assert not says(client, "Northern Light")
    clock.shift(2)
    assert says(client, "Northern Light")


def test_a_kept_page_asks_the_database_nothing(client, north, django_assert_num_queries):
    client.get("/")

    with django_assert_num_queries(0):
        assert client.get("/").status_code == 200


def test_each_language_has_its_own(client, north):
    client.get("/branches/?lang=en")

    assert '<html lang="ar" dir="rtl">' in client.get("/branches/?lang=ar").content.decode()


def test_whoever_is_signed_in_is_shown_her_own(client, coordinator, north):
    client.get("/branches/")
    Branch.objects.filter(pk=north.pk).update(name="Northern Light")

    assert says(coordinator, "Northern Light")


def test_what_she_is_shown_is_kept_for_nobody(client, coordinator, karen, north):
    coordinator.get("/")

    assert "Karen" not in client.get("/").content.decode()


def test_a_page_that_is_not_there_is_not_kept(client, north):
    assert client.get("/branches/south/").status_code == 404
    Branch.objects.filter(pk=north.pk).update(code="south")

    assert client.get("/branches/south/").status_code == 200


def test_a_notice_to_one_is_kept_for_nobody(client, north):
    client.cookies["messages"] = "a-notice"
    client.get("/")
    Branch.objects.filter(pk=north.pk).update(name="Northern Light")

    assert says(Client(), "Northern Light", "/")
