"""Mentee and mentor have the same rights to every page and every act; nobody else has any (R12)."""

import pytest
from django.db import transaction
from django.urls import reverse

from mentornet.pairing.actions import PairHasEnded, note_door, note_meeting, plan_meeting, save_goal
from mentornet.pairing.plans import Goal, Step
from mentornet.pairing.tests.conftest import at
from mentornet.pairing.urls import in_the_room
from tests.cast import TODAY, make_account, make_participant, make_person, signed_in_as


@pytest.fixture
def full(active):
    """The pair with one of everything in its room."""
    goal = Goal(0, "A CV", steps=(Step(0, "Write ten things"),))
    save_goal(match=active, role="mentee", goal=goal, seen_number=0, by=None, at=at(6))
    how = {"minutes": 60, "mode": "phone", "place": "library", "by": None}
    note_meeting(match=active, role="mentor", held_on=at(6).date(), at=at(7), **how)
    plan_meeting(match=active, role="mentor", starts_at=at(30), at=at(7), **how)
    note_door(match=active, role="mentor", kind="event", opened_by="mentee", opened_on=TODAY, by=None, at=at(7))
    return active


def addresses(match):
    planned = match.meetings.get(held_on=None)
    samples = {"meeting": planned.pk, "goal": 1, "version": 1, "name": "goals"}
    for pattern in in_the_room:
        words = pattern.pattern.converters
        yield pattern.name, reverse(pattern.name, kwargs={"number": match.pk} | {word: samples[word] for word in words})


def answers(client, match, method):
    return {name: getattr(client, method)(address, {}).status_code for name, address in addresses(match)}


def undone(client, match, method):
    """Answer every address, then undo what that did, so that the next one comes to the same room."""
    with transaction.atomic():
        found = answers(client, match, method)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("method", ["get", "post"])
def test_both_are_answered_alike(full, browsers, method, time_machine):
    time_machine.move_to(at(8))

    answered = {role: undone(browsers[role], full, method) for role in ("mentee", "mentor")}

    assert answered["mentee"] == answered["mentor"]
    assert set(answered["mentee"].values()) <= ({200, 302} if method == "get" else {200, 302, 400, 404, 405, 409})


def test_nobody_else_comes_in(full, north, karen, client, time_machine):
    time_machine.move_to(at(8))
    other = signed_in_as(make_account(make_participant(north, "mentor", make_person("Lone Bak")).person))

    for stranger in (other, signed_in_as(karen)):
        for method in ("get", "post"):
            assert set(answers(stranger, full, method).values()) == {404}
    assert set(answers(client, full, "get").values()) == {302}


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_a_closed_room_is_read_and_not_written(full, browsers, role, time_machine):
    time_machine.move_to(at(60))
    type(full).objects.filter(pk=full.pk).update(ended_on=at(50).date(), ended_why="as_planned")

    assert browsers[role].get(f"/me/pair/{full.pk}/").status_code == 200
    with pytest.raises(PairHasEnded):
        save_goal(match=full, role=role, goal=Goal(0, "Too late"), seen_number=0, by=None, at=at(60))


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_half_a_year_later_the_room_is_gone(full, browsers, role, time_machine):
    time_machine.move_to(at(300))
    type(full).objects.filter(pk=full.pk).update(ended_on=at(50).date(), ended_why="as_planned")

    assert browsers[role].get(f"/me/pair/{full.pk}/").status_code == 404


def test_a_protected_contact_is_on_no_page_of_the_other(full, browsers, time_machine):
    time_machine.move_to(at(8))
    hers = full.mentee.person
    hers.protected_contact = True
    hers.save()

    for _name, address in addresses(full):
        page = browsers["mentor"].get(address).content.decode(errors="replace")
        assert not any(secret in page for secret in (str(hers.email), "+4520000001", "5000"))
