import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mentornet.messages.models import OutboxMessage
from mentornet.pairing.actions import (
    MeetingAhead,
    NotedAlready,
    correct_meeting,
    note_door,
    note_meeting,
    plan_meeting,
    take_out_meeting,
)
from mentornet.pairing.queries import held_meetings
from mentornet.pairing.tests.conftest import at
from tests.cast import TODAY


def note(match, day, role="mentee"):
    return note_meeting(
        match=match,
        role=role,
        held_on=at(day).date(),
        minutes=120,
        mode="in_person",
        place="library",
        by=None,
        at=at(40),
    )


def plan(match, day=20, role="mentor", **more):
    return plan_meeting(
        match=match,
        role=role,
        starts_at=at(day),
        minutes=90,
        mode="in_person",
        place="cafe",
        by=None,
        at=at(10),
        **more,
    )


def test_a_meeting_is_noted_with_day_length_and_kind_alone(active, browsers, time_machine):
    time_machine.move_to(at(30))
    sent = {"held_on": at(30).date(), "minutes": 120, "mode": "in_person", "place": "library", "form_key": "k" * 24}

    for _ in range(2):
        browsers["mentee"].post(f"/me/pair/{active.pk}/meetings/", sent)

    assert held_meetings(active).count() == 2
    assert (held_meetings(active)[0].minutes, held_meetings(active)[0].written_by) == (120, "mentee")


def test_the_other_one_corrects_it(active):
    meeting = note(active, 20)
    facts = {"held_on": at(21).date(), "minutes": 60, "mode": "phone", "place": "library"}
    correct_meeting(match=active, role="mentor", meeting=meeting, by=None, at=at(40), **facts)

    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.place, meeting.written_by) == (60, "none", "mentor")


def test_the_same_day_is_noted_once_although_both_do(active):
    note(active, 20)

    with pytest.raises(NotedAlready):
        note(active, 20, role="mentor")


def test_a_day_ahead_is_not_noted(active):
    with pytest.raises(MeetingAhead):
        note(active, 41)


def test_a_planned_meeting_becomes_the_one_that_was_held(active):
    meeting = plan(active)
    assert note(active, 20).pk == meeting.pk


def test_the_other_hears_of_a_plan_a_move_and_a_cancel(active):
    meeting = plan(active)
    plan(active, 21, meeting=meeting)
    take_out_meeting(match=active, role="mentor", meeting=meeting, by=None, at=at(11))

    written = OutboxMessage.objects.filter(text_name__startswith="meeting_").order_by("pk")
    assert [(one.text_name, one.person.full_name) for one in written] == [
        ("meeting_planned", "Amal Haddad"),
        ("meeting_planned", "Amal Haddad"),
        ("meeting_canceled", "Amal Haddad"),
    ]


def test_a_calendar_reads_day_time_and_kind_of_place_and_no_name(active, browsers, time_machine):
    meeting = plan(active)
    time_machine.move_to(at(10))
    active.mentee.person.protected_contact = True
    active.mentee.person.save()

    browsers["mentor"].post("/me/calendar/")
    address = f"/calendar/{active.mentor.person.calendar_key.token}.ics"
    feed = Client().get(address)
    file = browsers["mentor"].get(f"/me/pair/{active.pk}/meetings/{meeting.pk}/mentornet.ics")

    for answer in (feed, file):
        words = answer.content.decode()
        assert answer.status_code == 200
        assert f"UID:meeting-{meeting.pk}@mentornet" in words
        assert not any(hers in words for hers in ("Amal", "Haddad", "example.org", "+4520000001", "ATTENDEE"))


def test_an_address_that_is_made_anew_or_shut_opens_nothing(active, browsers):
    browsers["mentee"].post("/me/calendar/")
    old = active.mentee.person.calendar_key.token
    browsers["mentee"].post("/me/calendar/")
    new = type(active.mentee.person).objects.get(pk=active.mentee.person_id).calendar_key.token
    assert [Client().get(f"/calendar/{token}.ics").status_code for token in (old, new)] == [404, 200]

    browsers["mentee"].post("/me/calendar/", {"shut": "yes"})
    assert Client().get(f"/calendar/{new}.ics").status_code == 404


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_either_opens_doors_and_either_notes_them(active, role):
    door = note_door(
        match=active, role=role, kind="visit", opened_by="mentee", opened_on=TODAY, words="A kitchen", by=None, at=at(9)
    )

    assert (active.doors.get(), door.written_by) == (door, role)


@pytest.mark.parametrize("meetings", [1, 9])
def test_the_room_asks_the_database_seven_times(active, browsers, meetings, time_machine):
    for day in range(10, 10 + meetings):
        note(active, day)
    time_machine.move_to(at(40))
    mentee = browsers["mentee"]

    with CaptureQueriesContext(connection) as asked:
        page = mentee.get(f"/me/pair/{active.pk}/")

    assert (page.status_code, len(asked)) == (200, 7)
