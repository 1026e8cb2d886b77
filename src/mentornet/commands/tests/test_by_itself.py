import threading
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mentornet.commands import by_itself
from mentornet.foundation import schedule
from mentornet.foundation.models import ScheduledJob
from mentornet.matching.choices import ProposalEnd
from mentornet.matching.tasks import close_late_cards
from mentornet.messages.tasks import deliver_now
from tests.cast import make_proposal


def test_a_card_whose_day_has_passed_is_closed(amal, anna):
    proposal = make_proposal(amal, anna)
    day = timezone.localdate() - timedelta(days=1)
    proposal.approved_on, proposal.mentor_answers_by = day, day
    proposal.save()

    close_late_cards(now=timezone.now())

    proposal.refresh_from_db()
    assert proposal.ended_how == ProposalEnd.EXPIRED


def test_the_loop_goes_on_after_a_fault_and_ends_when_told(db, monkeypatch, caplog):
    stop = threading.Event()
    done = []

    def fails_then_works(**_told):
        done.append("once")
        if len(done) == 1:
            raise OSError("+4512345678")
        stop.set()
        return {}

    # The connection of this test is not the thread's to close.
    monkeypatch.setattr(by_itself, "close_old_connections", lambda: None)
    monkeypatch.setattr(by_itself, "work_once", fails_then_works)

    by_itself.work_until(stop, pause=0)

    assert len(done) == 2
    assert [line.getMessage() for line in caplog.records] == ["what is due rests for a moment: OSError"]


def test_a_task_that_a_page_left_is_run(db):
    deliver_now.enqueue(404)

    assert by_itself.run_tasks() == 1

    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert by_itself.run_tasks() == 0


@pytest.mark.parametrize(("minutes", "status"), [(16, TaskResultStatus.READY), (14, TaskResultStatus.RUNNING)])
def test_a_task_whose_worker_was_killed_is_given_back(db, minutes, status):
    deliver_now.enqueue(404)
    now = timezone.now()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=now - timedelta(minutes=minutes))

    by_itself.give_back_lost_tasks(now=now)

    assert DBTaskResult.objects.get().status == status


def test_a_finished_task_is_not_kept_for_ever(db):
    deliver_now.enqueue(404)
    by_itself.run_tasks()

    by_itself.give_back_lost_tasks(now=timezone.now() + timedelta(days=3))

    assert DBTaskResult.objects.count() == 0


def test_every_job_has_its_row_and_is_run_when_due(db):
    schedule.enter_jobs(now=timezone.now())

    did = by_itself.work_once()

    assert sorted(did) == [job.name for job in schedule.recurring_jobs()]
    assert ScheduledJob.objects.filter(claimed_until=None, failures=0).count() == len(did)
    assert "messages.deliver" in did


def test_whoever_is_told_to_stop_begins_nothing(db):
    schedule.enter_jobs(now=timezone.now())

    assert by_itself.work_once(is_told_to_stop=lambda: True) == {}
