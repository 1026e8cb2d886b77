"""Her page asks all rooms at once whether anything waits for her; no errand is lost by it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.utils import timezone

from mentornet.people.models import Person
from mentornet.portal.home import ROOMS_THAT_ASK, home_of
from tests.world import make_side

pytestmark = pytest.mark.django_db


def errands_of_every_room(person, today):
    rooms = [import_module(f"mentornet.{room}.queries") for room in ROOMS_THAT_ASK]
    return [errand for room in rooms for errand in room.errands_of(person, today=today)]


def test_what_any_room_asks_stands_on_her_page():
    now = timezone.now()
    make_side("north", "North", "Karen North", now=now)
    found = 0
    for days in (0, 20, 100, 300):
        today = timezone.localdate(now) + timedelta(days=days)
        for person in Person.objects.all():
            asked = errands_of_every_room(person, today)
            shown = home_of(person, today=today).errands
            assert {(one.address, one.sentence) for one in shown} == {(one.address, one.sentence) for one in asked}
            found += len(asked)
    assert found > 10
