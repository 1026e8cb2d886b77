"""Whoever nobody fits is told what would have to change: one thing, the smallest first."""

import pytest

from matching_engine import LANGUAGES, Mentee, Mentor, Pool, Settings, say, solve, unmatched

ODENSE, NYBORG = (55400, 10400), (55310, 10790)


def told(mentee, mentor, **branch):
    pool = Pool((mentee,), (mentor,))
    about_her, about_the_mentor = unmatched(pool, Settings(**branch), solve(pool, Settings(**branch)))
    return about_her, about_the_mentor


def test_a_longer_way_is_told_in_minutes_where_only_the_way_is_in_between():
    about_her, about_the_mentor = told(
        Mentee(id="amal", point=ODENSE), Mentor(id="anna", point=NYBORG, online=True), max_travel_minutes=30
    )

    assert [change.key for change in about_her.changes] == ["mentee_if_online", "mentee_if_further"]
    assert say(about_her.changes[1], "en") == "If the mentee could travel 50 minutes each way, one mentor would fit."
    assert [change.key for change in about_the_mentor.changes] == ["mentor_if_further"]


def test_one_wish_more_is_told_where_the_mentor_offers_other_things():
    about_her, about_the_mentor = told(
        Mentee(id="amal", wishes=(("network", 3),)), Mentor(id="anna", offers={"danish"}), floor=0
    )

    assert [(change.key, change.values["codes"]) for change in about_her.changes] == [("mentee_if_wish", ("danish",))]
    assert [change.values["codes"] for change in about_the_mentor.changes] == [("network",)]
    assert (
        say(about_her.changes[0], "da") == "Hvis menteen også ønskede hjælp til dette, ville én mentor passe: danish."
    )


def test_who_has_somebody_who_fits_needs_no_change():
    pool = Pool((Mentee(id="amal", waiting_days=9), Mentee(id="sara")), (Mentor(id="anna"),))

    (about_sara,) = unmatched(pool, Settings(), solve(pool, Settings()))

    assert (about_sara.changes, about_sara.would_help) == ((), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_things_in_the_way_are_not_mended_by_one(language):
    about_her, _ = told(
        Mentee(id="amal", languages=(("ar", 7),), availability={"weekend"}),
        Mentor(id="anna", languages=(("da", 7),), availability={"weekday_day"}),
    )

    assert about_her.changes == ()
    assert say(about_her.why, language).endswith(".")
