from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mentornet.branches.profile import BadProfile, Messages, Profile
from mentornet.messages.choices import Kind
from mentornet.messages.quiet_hours import not_before

HERE = ZoneInfo("Europe/Copenhagen")
pytestmark = pytest.mark.without_database


def moved(written, kind=Kind.NECESSARY, **rules):
    moment = datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=HERE)
    return not_before(moment, rules=Messages(**rules), kind=kind).astimezone(HERE).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("2027-05-03 12:00", "2027-05-03 12:00"),
        ("2027-05-03 19:59", "2027-05-03 19:59"),
        ("2027-05-03 20:00", "2027-05-04 08:00"),
        ("2027-05-04 00:30", "2027-05-04 08:00"),
        ("2027-05-04 07:59", "2027-05-04 08:00"),
        ("2027-05-04 08:00", "2027-05-04 08:00"),
        # The nights in which the clocks are changed: the morning is at eight on the wall all the same.
        ("2026-10-24 22:00", "2026-10-25 08:00"),
        ("2027-03-27 22:00", "2027-03-28 08:00"),
        ("2026-12-31 23:00", "2027-01-01 08:00"),
    ],
)
def test_what_is_written_at_night_leaves_in_the_morning(written, leaves):
    assert moved(written) == leaves


def test_the_morning_after_the_clocks_change_is_another_hour_of_the_world():
    evening = datetime(2026, 10, 24, 22, tzinfo=HERE)

    assert not_before(evening, rules=Messages(), kind=Kind.NECESSARY).astimezone(ZoneInfo("UTC")).hour == 7


@pytest.mark.parametrize(
    ("written", "kind", "leaves"),
    [
        ("2027-05-02 12:00", Kind.NECESSARY, "2027-05-02 12:00"),
        ("2027-05-02 12:00", Kind.OPTIONAL, "2027-05-03 08:00"),
        ("2027-05-01 21:00", Kind.DIGESTIBLE, "2027-05-03 08:00"),
    ],
)
def test_sunday_is_quiet_for_what_is_not_necessary(written, kind, leaves):
    assert moved(written, kind) == leaves


def test_a_branch_may_have_other_hours_or_none():
    assert moved("2027-05-03 21:30", quiet_from="22:00", quiet_until="07:00") == "2027-05-03 21:30"
    assert moved("2027-05-03 13:00", quiet_from="12:00", quiet_until="14:00") == "2027-05-03 14:00"
    assert moved("2027-05-03 23:00", quiet_from="00:00", quiet_until="00:00") == "2027-05-03 23:00"
    assert moved("2027-05-02 12:00", Kind.OPTIONAL, quiet_sundays=False) == "2027-05-02 12:00"


@pytest.mark.parametrize(
    "wrong", [Messages(quiet_from="8 pm"), Messages(quiet_until="25:00"), Messages(digest_hours=-1)]
)
def test_an_hour_that_is_none_is_refused(wrong):
    with pytest.raises(BadProfile):
        Profile(messages=wrong)
