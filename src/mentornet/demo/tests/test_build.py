"""Building: the same every time, never over living people, in the seed's figures."""

import hashlib
from datetime import date

import pytest

from mentornet import models
from mentornet.demo.actions import AlreadyInhabited, BeforeTheStoryEnds, NotThatMany, build
from mentornet.demo.ledger import TABLES

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)
# When a row was made, and how long the engine took: the clock's, not the story's.
CLOCK = {"made_at", "changed_at", "at", "seconds"}


def all_rows() -> str:
    digest = hashlib.sha256()
    for table in TABLES:
        columns = [column.attname for column in table._meta.concrete_fields if column.attname not in CLOCK]
        for row in table.objects.order_by("pk").values_list(*columns):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_rows():
    build(people=120, today=TODAY)
    once = all_rows()

    build(people=120, today=TODAY, reset=True)

    assert all_rows() == once


def test_another_seed_gives_other_people():
    build(people=60, today=TODAY)
    once = all_rows()

    build(people=60, today=TODAY, seed=1, reset=True)

    assert all_rows() != once


def test_people_in_the_database_are_never_touched_without_being_asked():
    models.Person.objects.create(full_name="Somebody Real")

    with pytest.raises(AlreadyInhabited):
        build(people=60, today=TODAY)

    assert models.Person.objects.count() == 1


def test_too_few_people_are_refused():
    with pytest.raises(NotThatMany):
        build(people=59, today=TODAY)


def test_a_day_before_the_end_of_the_story_is_refused():
    with pytest.raises(BeforeTheStoryEnds):
        build(people=60, today=date(2008, 9, 29))


def test_the_tail_is_as_old_as_the_day_and_the_history_keeps_its_dates():
    build(people=60, today=TODAY)

    days = models.Application.objects.order_by("applied_on").values_list("applied_on", flat=True)

    assert [day for day in days if date(2008, 9, 30) < day < date(2026, 3, 29)] == []
    assert days.first() < date(2005, 1, 1)
    assert days.last() <= TODAY


def test_the_full_network_reproduces_the_seeds_figures():
    """R28-R30, R46: a good 4,500 people, some 1,900 pairs, more than 500 in a job, 127 countries."""
    build(people=4500, today=date(2008, 9, 30))

    active = models.Match.objects.filter(active_on__isnull=False)
    started = dict(active.order_by("-started_on").values_list("mentee__person", "started_on"))
    jobs = models.JobStart.objects.filter(ordinary=True).values_list("person", "started_on")
    in_a_job = {person for person, day in jobs if person in started and day >= started[person]}
    assert abs(models.Application.objects.values("person").distinct().count() - 4500) <= 50
    assert abs(active.count() - 1900) <= 20
    assert 500 < len(in_a_job) < 530
    assert models.OriginAnswer.objects.values("country").distinct().count() == 127
