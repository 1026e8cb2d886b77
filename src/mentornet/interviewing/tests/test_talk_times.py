"""She picks a time for the first talk on her phone; the first of two who press has it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from mentornet.branches.models import Branch
from mentornet.interviewing.actions import SlotIsHers, SlotTaken, invite_to_talk, keep_slots, pick_slot, withdraw_slot
from mentornet.interviewing.actions.talks import talk_token
from mentornet.interviewing.models import Interview, InterviewSlot
from mentornet.interviewing.tasks import remind_of_talks
from mentornet.joining.models import Application
from mentornet.messages.models import Enclosure, OutboxMessage
from mentornet.people.models import Account
from tests.cast import make_application, make_person

KEY = "k" * 24


@pytest.fixture
def slots(north: Branch, karen: Account) -> list[InterviewSlot]:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    starts = [now + timedelta(days=2, hours=hour) for hour in range(3)]
    keep_slots(branch=north, starts=starts, minutes=45, way="place", place="Library, room 2", by=karen, at=now)
    return list(InterviewSlot.objects.order_by("starts_at"))


@pytest.fixture
def amal(north: Branch) -> Application:
    return make_application(north, "mentee", make_person("Amal Haddad", language="ar"))


def press(application: Application, slot: object, key: str = KEY) -> object:
    return Client(headers={"accept-language": "en"}).post(
        f"/talk/{talk_token(application)}/", {"slot": str(slot), "form_key": key}
    )


def test_she_is_sent_a_link_and_picks_a_time_without_signing_in(slots, amal, karen):
    invite_to_talk(application=amal, by=karen, at=timezone.now())
    link = next(word for word in OutboxMessage.objects.get().body.split() if "/talk/" in word)

    page = Client().get(link.removeprefix("http://localhost:8000"))
    press(amal, slots[1].pk)

    assert page.status_code == 200
    assert Interview.objects.get().booked_for == slots[1].starts_at
    assert "Library, room 2" in OutboxMessage.objects.get(text_name="talk_booked").body


def test_two_women_press_the_same_time_and_the_second_reads_a_kind_sentence(slots, amal, north):
    sara = make_application(north, "mentee", make_person("Sara Tesfay"))
    press(amal, slots[0].pk)

    answer = press(sara, slots[0].pk, "s" * 24)

    assert answer.status_code == 409
    assert "Somebody has just taken this time" in answer.content.decode()
    assert InterviewSlot.objects.get(pk=slots[0].pk).taken_by == amal
    with pytest.raises(SlotTaken):
        pick_slot(application=sara, slot=slots[0], at=timezone.now())


def test_a_change_lets_go_of_the_old_time_and_raises_the_sequence(slots, amal):
    press(amal, slots[0].pk)
    press(amal, slots[2].pk, "c" * 24)

    file = Client().get(f"/talk/{talk_token(amal)}/calendar.ics")
    event = Calendar.from_ical(file.content).walk("VEVENT")[0]

    assert [slot.taken_by_id for slot in InterviewSlot.objects.order_by("starts_at")] == [None, None, amal.pk]
    assert (event["SEQUENCE"], event.decoded("DTSTART")) == (1, slots[2].starts_at)


def test_the_letter_carries_the_appointment_and_the_next_one_takes_it_away(slots, amal):
    press(amal, slots[0].pk)
    press(amal, "none", "n" * 24)

    files = [Calendar.from_ical(bytes(file.content)) for file in Enclosure.objects.order_by("pk")]
    events = [file.walk("VEVENT")[0] for file in files]

    assert [str(file["METHOD"]) for file in files] == ["PUBLISH", "CANCEL"]
    assert [(str(event["UID"])[:5], event["SEQUENCE"], str(event["STATUS"])) for event in events] == [
        ("talk-", 0, "CONFIRMED"),
        ("talk-", 1, "CANCELLED"),
    ]


def test_she_calls_it_off_and_may_pick_again(slots, amal):
    press(amal, slots[0].pk)
    press(amal, "none", "n" * 24)

    assert Interview.objects.get().booked_for is None
    assert InterviewSlot.objects.filter(taken_by=None).count() == 3
    assert OutboxMessage.objects.filter(text_name="talk_canceled").count() == 1


@pytest.mark.parametrize("slot", ["", "-1", "9" * 40, "٣", "drop table", "4\x00"])
def test_whatever_is_sent_as_a_time_gets_the_kind_sentence(slots, amal, slot):
    assert press(amal, slot).status_code in (302, 409)


def test_a_talk_within_a_day_is_brought_to_mind_once(slots, amal):
    pick_slot(application=amal, slot=slots[0], at=timezone.now())
    eve = slots[0].starts_at - timedelta(hours=23, minutes=30)

    assert [remind_of_talks(now=eve), remind_of_talks(now=eve + timedelta(hours=1))] == [1, 0]


def test_a_link_that_lost_a_piece_says_what_to_do(db):
    answer = Client().get("/talk/12:forged/?lang=en")

    assert (answer.status_code, "call your coordinator" in answer.content.decode()) == (404, True)


def test_a_picked_time_is_not_let_go_of_silently(slots, amal, karen):
    press(amal, slots[0].pk)

    with pytest.raises(SlotIsHers):
        withdraw_slot(slot=slots[0], by=karen)


def test_times_are_kept_in_a_row_and_another_branch_sees_none(coordinator, coordinator_of_south, north):
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    form = {"day": day, "first": "10:00", "count": 3, "minutes": 45, "way": "phone", "place": "", "form_key": KEY}

    assert coordinator.post("/desk/north/talks/", form).status_code == 302
    starts = [timezone.localtime(slot.starts_at).strftime("%H:%M") for slot in InterviewSlot.objects.all()]

    assert starts == ["10:00", "10:45", "11:30"]
    assert coordinator_of_south.get("/desk/north/talks/").status_code == 404
    number = InterviewSlot.objects.first().pk
    assert coordinator_of_south.post(f"/slots/{number}/withdrawal/", {"form_key": "b" * 24}).status_code == 404
