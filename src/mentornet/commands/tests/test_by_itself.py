import threading
from datetime import timedelta

from django.utils import timezone

from mentornet.commands import by_itself
from mentornet.matching.choices import ProposalEnd
from tests.cast import make_proposal


def test_a_card_whose_day_has_passed_is_closed(amal, anna):
    proposal = make_proposal(amal, anna)
    day = timezone.localdate() - timedelta(days=1)
    proposal.approved_on, proposal.mentor_answers_by = day, day
    proposal.save()

    by_itself.close_late_cards()

    proposal.refresh_from_db()
    assert proposal.ended_how == ProposalEnd.EXPIRED


def test_a_duty_that_fails_does_not_stop_the_others(db, monkeypatch, caplog):
    done = []
    stop = threading.Event()

    def fails():
        raise OSError("+4512345678")

    def works():
        done.append("once")
        stop.set()

    # The connection of this test is not the thread's to close.
    monkeypatch.setattr(by_itself, "close_old_connections", lambda: None)
    monkeypatch.setattr(by_itself, "DUTIES", ((fails, timedelta(0)), (works, timedelta(0))))

    by_itself.work_until(stop)

    assert done == ["once"]
    assert [line.getMessage() for line in caplog.records] == ["fails rests until its next time: OSError"]
