"""Signing in by a link: on a demo in one step, anywhere else not at all."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from mentornet.demo.actions import build
from mentornet.demo.signing_in import sign_in_links, sign_in_token
from mentornet.people.models import Account

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)


@pytest.fixture
def account(network_of_sixty):
    return Account.objects.get(appointments__office="national_leader")


@pytest.fixture
def network_of_sixty():
    return build(people=60, today=TODAY)


def test_on_a_demo_a_link_signs_its_person_in(client: Client, settings, account):
    settings.DEMO = True

    response = client.get(f"/demo/sign-in/{sign_in_token(account)}/")

    assert (response.status_code, response.headers["Location"]) == (302, "/home/")
    assert client.session["_auth_user_id"] == str(account.pk)


def test_where_there_is_no_demo_the_link_opens_nothing(client: Client, settings, account):
    settings.DEMO = False

    response = client.get(f"/demo/sign-in/{sign_in_token(account)}/")

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_link_that_was_not_written_here_opens_nothing(client: Client, settings, account):
    settings.DEMO = True

    assert client.get(f"/demo/sign-in/{sign_in_token(account)}x/").status_code == 404


def test_a_link_is_ready_for_every_role_in_a_network_of_600(db):
    build(people=600, today=TODAY)

    with translation.override("en"):
        roles = [role for role, _ in sign_in_links("http://localhost:8123")]

    assert roles == [
        "Coordinator in Odense-Vollsmose",
        "Coordinator in København",
        "National leader",
        "Mentor with a card to answer",
        "Mentee with a card to answer",
        "Mentor in a match",
        "Mentee in a match",
    ]
