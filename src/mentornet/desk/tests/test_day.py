from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mentornet.branches.choices import Office
from mentornet.branches.models import Appointment, Branch
from mentornet.desk.needs import Need
from mentornet.desk.queries import WaitingArches, day_of
from mentornet.interviewing.actions import book_interview
from mentornet.people.models import Account
from tests.cast import (
    NOW,
    OPENED_ON,
    TODAY,
    make_account,
    make_application,
    make_participant,
    make_person,
    signed_in_as,
)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def needs(branch: Branch) -> list[Need]:
    return day_of(branch, today=TODAY).needs


def test_promises_come_before_long_waits_and_late_ones_first(north: Branch, karen: Account) -> None:
    make_participant(north, "mentee", make_person("Amal Haddad"), entered_on=days_ago(200))
    make_participant(north, "mentee", make_person("Not Long"), entered_on=days_ago(20))
    make_application(north, "mentor", make_person("Written Today"), applied_on=TODAY)
    make_application(north, "mentee", make_person("Written Long Ago"), applied_on=days_ago(9))
    talked = make_application(north, "mentee", make_person("Talks Tomorrow"), applied_on=days_ago(3))
    book_interview(application=talked, booked_for=NOW + timedelta(days=1), by=karen, at=NOW)

    assert [(need.name, need.tone) for need in needs(north)] == [
        ("Written Long Ago", "rosehip"),
        ("Talks Tomorrow", "sea"),
        ("Written Today", "amber"),
        ("Amal Haddad", "rosehip"),
    ]


def test_a_talk_far_ahead_needs_nobody_today(north: Branch, karen: Account) -> None:
    application = make_application(north, "mentee", applied_on=days_ago(20))
    book_interview(application=application, booked_for=NOW + timedelta(days=9), by=karen, at=NOW)

    assert needs(north) == []


def test_a_protected_number_is_on_no_list(north: Branch, coordinator: Client) -> None:
    hidden = make_person("Amal Haddad", phone="+4520304050", protected_contact=True)
    make_participant(north, "mentee", hidden, entered_on=days_ago(200))

    pages = [coordinator.get(address).content.decode() for address in ("/desk/", "/desk/north/waiting/")]

    assert ["Amal Haddad" in page for page in pages] == [True, True]
    assert ["20304050" in page for page in pages] == [False, False]


def test_the_page_of_a_long_day_asks_no_more_than_that_of_a_short_one(north: Branch, coordinator: Client) -> None:
    counts = []
    for _more in range(2):
        for _each in range(1 + len(counts)):
            make_application(north, "mentee", applied_on=days_ago(9))
            make_participant(north, "mentee", entered_on=days_ago(200))
        with CaptureQueriesContext(connection) as queries:
            coordinator.get("/desk/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(("short", "women_an_arch"), [(0, 1), (48, 1), (49, 2), (200, 5)])
def test_many_women_share_an_arch(short: int, women_an_arch: int) -> None:
    assert WaitingArches(short, 0, 0).women_an_arch == women_an_arch


def test_another_branch_s_day_is_a_404(north: Branch, coordinator_of_south: Client) -> None:
    assert coordinator_of_south.get("/desk/north/").status_code == 404


def test_the_national_leader_sees_numbers_and_no_name(north: Branch, south: Branch) -> None:
    leader = make_account(make_person("Lis Leader"))
    Appointment.objects.create(account=leader, office=Office.NATIONAL_LEADER, from_on=OPENED_ON)
    make_participant(north, "mentee", make_person("Amal Haddad"))
    browser = signed_in_as(leader)

    response = browser.get("/desk/")

    assert [(each.branch.name, each.waiting) for each in response.context["numbers"]] == [("North", 1), ("South", 0)]
    assert "Amal" not in response.content.decode()
    assert browser.get("/desk/north/").status_code == 404


def test_whoever_takes_part_but_coordinates_nothing_meets_a_404(north: Branch) -> None:
    assert signed_in_as(make_account(make_person("Somebody"))).get("/desk/").status_code == 404
