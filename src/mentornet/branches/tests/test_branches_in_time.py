from datetime import timedelta

import pytest

from mentornet.branches.actions import change_state, save_profile
from mentornet.branches.choices import BranchStage, Office
from mentornet.branches.models import Appointment, BranchArea, BranchState
from mentornet.branches.profile import load_profile, read_content
from mentornet.branches.queries import (
    branch_for_municipality,
    branches_as_of,
    branches_coordinated_by,
    branches_that_take_sign_ups,
    profile_of,
)
from mentornet.foundation.models import AuditLine
from tests.cast import NOW, OPENED_ON, TODAY, make_account, make_branch, make_person


def test_a_branch_counts_as_open_from_the_day_it_opened(north):
    day_before = OPENED_ON - timedelta(days=1)

    assert [branches_as_of(day).count() for day in (day_before, OPENED_ON, TODAY)] == [0, 1, 1]


def test_a_branch_being_established_takes_sign_ups_and_is_not_counted(north, south):
    BranchState.objects.filter(branch=south).update(stage=BranchStage.ESTABLISHING)

    assert list(branches_as_of(TODAY)) == [north]
    assert set(branches_that_take_sign_ups(TODAY)) == {north, south}


def test_a_closed_branch_is_still_open_in_the_past(north, karen):
    change_state(branch=north, stage=BranchStage.CLOSED, from_on=TODAY, by=karen)

    assert branches_as_of(TODAY).count() == 0
    assert branches_as_of(TODAY - timedelta(days=1)).count() == 1


def test_a_branch_covers_a_municipality_from_the_given_date_only(south):
    BranchArea.objects.create(branch=south, municipality="573", from_on=TODAY)

    assert branch_for_municipality("573", as_of=TODAY - timedelta(days=1)) is None
    assert branch_for_municipality("573", as_of=TODAY) == south


def test_a_neighborhood_is_a_choice_of_her_own_and_not_of_her_postcode(north):
    west = make_branch("west", "West", municipality="101")
    BranchArea.objects.filter(branch=west).update(neighborhood="The hill")

    assert branch_for_municipality("101", as_of=TODAY) is None


def test_a_coordinator_who_has_left_coordinates_nothing(north, karen):
    Appointment.objects.filter(account=karen).update(until_on=TODAY - timedelta(days=1))

    assert list(branches_coordinated_by(karen, as_of=TODAY)) == []


def test_a_coordinator_needs_a_branch(north):
    from django.db import IntegrityError, transaction

    account = make_account(make_person("Nadja Berg"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(account=account, office=Office.COORDINATOR, from_on=OPENED_ON)


def test_every_save_of_a_profile_is_a_version_with_its_difference(north, karen):
    save_profile(branch=north, profile=load_profile(), saved_by=karen, saved_at=NOW)
    careful = read_content({"matching": {"floor": 500}})

    second = save_profile(branch=north, profile=careful, saved_by=karen, saved_at=NOW)

    assert (second.version, profile_of(north).matching.floor) == (2, 500)
    assert "matching.floor: 400 → 500" in second.difference
    assert AuditLine.objects.filter(action="save_profile", account_number=karen.pk).count() == 2
