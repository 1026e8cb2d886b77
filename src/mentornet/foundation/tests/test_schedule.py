import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from mentornet.foundation import schedule
from mentornet.foundation.models import ScheduledJob
from mentornet.foundation.schedule import Recurring, enter_jobs, jobs_behind, run_due, wait_after

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def ran(monkeypatch):
    """The moments at which the only job of this house ran."""
    moments = []

    def count_moments(*, now):
        moments.append(now)
        return len(moments)

    only(monkeypatch, count_moments)
    return moments


def only(monkeypatch, job):
    monkeypatch.setattr(schedule, "_known", {"room.job": Recurring(job, HOUR)})
    monkeypatch.setattr(schedule, "recurring_jobs", lambda: list(schedule._known.values()))
    monkeypatch.setattr(Recurring, "name", "room.job")


@pytest.mark.django_db
def test_a_job_runs_again_when_its_time_has_come(ran):
    enter_jobs(now=NOON)

    for minutes in (0, 59, 60):
        run_due(now=NOON + timedelta(minutes=minutes))

    assert ran == [NOON, NOON + HOUR]


@pytest.mark.django_db
def test_after_a_pause_of_days_a_job_runs_once_and_not_for_every_hour(ran):
    enter_jobs(now=NOON)
    later = NOON + timedelta(days=4)

    assert [run_due(now=later), run_due(now=later)] == [{"room.job": 1}, {}]


@pytest.mark.django_db
def test_a_job_that_fails_is_noted_without_its_words_and_tried_again_later(monkeypatch, caplog):
    def fails(*, now):
        raise ValueError("Amal Haddad, +4512345678")

    only(monkeypatch, fails)
    enter_jobs(now=NOON)

    run_due(now=NOON)

    row = ScheduledJob.objects.get()
    assert (row.failures, row.last_error, row.due_at - NOON, row.claimed_until) == (
        1,
        "ValueError",
        timedelta(seconds=10),
        None,
    )
    assert [line.getMessage() for line in caplog.records] == ["room.job failed the 1. time in a row: ValueError"]


def test_the_rest_after_a_failure_grows_to_an_hour():
    assert [wait_after(times).total_seconds() for times in (1, 2, 3, 9, 50)] == [10, 20, 40, 2560, 3600]


@pytest.mark.django_db
def test_a_job_that_another_worker_has_taken_is_left_to_it(ran):
    enter_jobs(now=NOON)
    ScheduledJob.objects.update(claimed_until=NOON + timedelta(minutes=5))

    assert run_due(now=NOON) == {}


@pytest.mark.django_db
def test_the_job_of_a_worker_that_died_is_taken_over(ran):
    enter_jobs(now=NOON)
    ScheduledJob.objects.update(claimed_until=NOON + schedule.CLAIM)

    assert run_due(now=NOON + schedule.CLAIM) == {"room.job": 1}


@pytest.mark.django_db
def test_nobody_working_is_told(ran):
    enter_jobs(now=NOON)

    assert jobs_behind(now=NOON + timedelta(minutes=9)) == []
    assert jobs_behind(now=NOON + timedelta(minutes=11)) == ["room.job"]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_runs_it(ran):
    enter_jobs(now=NOON)
    gate = threading.Barrier(2)
    did = []

    def work():
        gate.wait()
        did.append(run_due(now=NOON))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(map(len, did)) == [0, 1]
    assert ran == [NOON]
