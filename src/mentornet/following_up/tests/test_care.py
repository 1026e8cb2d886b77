"""What a coordinator does for a pair, from its own page."""

from datetime import timedelta

import pytest

from mentornet.following_up.actions import forget, forget_old_words, note_talk, tell_concern
from mentornet.following_up.flags import flags_of
from mentornet.following_up.models import CheckIn, Concern, FollowUpTalk
from mentornet.following_up.tests.conftest import asked
from mentornet.matching.models import Match
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
KEY = "a-key-for-taking-care"


def test_a_talk_is_noted_with_a_few_lines(match, coordinator):
    talk = {"role": "mentor", "held_on": f"{TODAY:%Y-%m-%d}", "kind": "phone", "minutes": "15", "notes": "All is well."}

    coordinator.post(f"/matches/{match.pk}/talk/", talk | {"form_key": KEY})

    noted = FollowUpTalk.objects.get()
    assert (noted.role, noted.kind, noted.minutes, noted.notes) == ("mentor", "phone", 15, "All is well.")


@pytest.mark.parametrize("fault", [{"role": "friend"}, {"minutes": "many"}, {"held_on": "2027-06-01"}, {"kind": ""}])
def test_an_odd_talk_is_asked_about(match, coordinator, fault):
    talk = {"role": "mentor", "held_on": f"{TODAY:%Y-%m-%d}", "kind": "phone", "form_key": KEY} | fault

    page = coordinator.post(f"/matches/{match.pk}/talk/", talk)

    assert list(page.context["talk"].errors) == list(fault)
    assert FollowUpTalk.objects.count() == 0


def test_a_flag_is_taken_down_with_a_word(match, coordinator):
    asked(match, "mentee", how_it_goes=1)
    flag = next(one for one in flags_of(match, today=TODAY) if one.kind == "low")
    chosen = {"kind": flag.kind, "which": flag.which, "form_key": KEY}

    without = coordinator.post(f"/matches/{match.pk}/flag/?lang=en", chosen)
    coordinator.post(f"/matches/{match.pk}/flag/", chosen | {"word": "We have talked."})

    assert "Write a word on what you did" in without.content.decode()
    assert [one for one in flags_of(match, today=TODAY) if one.kind == "low"] == []


def test_a_flag_that_does_not_exist_is_not_taken_down(match, coordinator):
    odd = {"kind": "thunder", "which": "1", "word": "Gone.", "form_key": KEY}

    assert coordinator.post(f"/matches/{match.pk}/flag/", odd).status_code == 200
    assert match.settled_flags.count() == 0


def test_the_two_rest_and_meet_again(match, amals_browser, coordinator):
    until = {"until_on": f"{TODAY + timedelta(days=40):%Y-%m-%d}", "form_key": KEY}

    amals_browser.post(f"/me/pair/{match.pk}/ending/rest/", until)
    rest = match.rests.get()
    coordinator.post(f"/matches/{match.pk}/resumption/", {"form_key": KEY + "-2"})

    assert (rest.wished_by, rest.until_on) == ("mentee", TODAY + timedelta(days=40))
    assert match.rests.count() == 0


def test_they_go_on_longer(match, coordinator):
    coordinator.post(f"/matches/{match.pk}/extension/", {"planned_until": "2028-02-01", "form_key": KEY})

    match.refresh_from_db()
    assert f"{match.planned_until}" == "2028-02-01"


def test_the_page_of_a_pair_opens_in_every_state(match, coordinator, coordinator_of_south):
    asked(match, "mentee", how_it_goes=1, words="It is hard.", wishes_a_call=True)
    asked(match, "mentor")
    open_page = coordinator.get(f"/matches/{match.pk}/?lang=en").content.decode()
    Match.objects.update(ended_on=TODAY, ended_why="no_contact")

    assert "It is hard." in open_page
    assert coordinator.get(f"/matches/{match.pk}/").status_code == 200
    assert coordinator_of_south.get(f"/matches/{match.pk}/").status_code == 404


def test_words_of_a_pair_are_forgotten_a_year_after_its_end(match, karen):
    asked(match, "mentee", how_it_goes=3, words="A long story.")
    note_talk(match=match, role="mentee", held_on=TODAY, kind="phone", minutes=None, notes="Hers.", by=karen)
    Match.objects.update(ended_on=TODAY)

    before = forget_old_words(on=TODAY + timedelta(days=365))
    after = forget_old_words(on=TODAY + timedelta(days=366))

    assert (before, after) == (0, 2)
    assert (CheckIn.objects.get().words, CheckIn.objects.get().how_it_goes) == ("", 3)


def test_forgetting_her_leaves_the_others_story(match, karen):
    for role, said_by in (("mentee", match.mentee), ("mentor", match.mentor)):
        asked(match, role, how_it_goes=3)
        tell_concern(match=match, said_by=said_by, kind="worry", about="myself", words="x", wishes_a_call=False, at=NOW)

    forget(match.mentee.person)

    assert list(CheckIn.objects.values_list("role", flat=True)) == ["mentor"]
    assert list(Concern.objects.values_list("said_by", flat=True)) == [match.mentor_id]
