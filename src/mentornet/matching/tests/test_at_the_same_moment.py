"""Two who press at the same moment have one effect, on SQLite and on PostgreSQL."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection

from mentornet.foundation.refusals import Refusal
from mentornet.matching.actions import answer_proposal, approve_proposal, run_round
from mentornet.matching.models import Answer, Match, MatchRun, Proposal
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_participant, make_proposal

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


def together(*presses: Callable[[], object]) -> Counter[str]:
    """Let every press happen at once in its own connection; count what each came to."""
    barrier, came_to = threading.Barrier(len(presses)), []

    def press(act: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            act()
            came_to.append("done")
        except Refusal as refusal:
            came_to.append(type(refusal).__name__)
        except OperationalError as trouble:  # a lost race must never look like this
            came_to.append(str(trouble))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(act,)) for act in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return Counter(came_to)


def test_a_card_is_sent_once(karen, amal, anna):
    proposal = make_proposal(amal, anna)

    came_to = together(*[lambda: approve_proposal(proposal=proposal, by=karen, on=TODAY)] * TIMES)

    assert came_to == {"done": 1, "AlreadySent": TIMES - 1}
    assert OutboxMessage.objects.count() == 1


def test_a_mentee_is_promised_to_one_of_two_mentors(karen, amal, anna, lone):
    first, second = make_proposal(amal, anna), make_proposal(amal, lone)

    came_to = together(
        lambda: approve_proposal(proposal=first, by=karen, on=TODAY),
        lambda: approve_proposal(proposal=second, by=karen, on=TODAY),
    )

    assert came_to == {"done": 1, "AlreadyPromised": 1}
    assert Proposal.objects.filter(approved_on=TODAY).count() == 1


def test_the_last_place_of_a_mentor_is_promised_once(karen, north, amal, sara):
    mentor = make_participant(north, "mentor", places=1)
    first, second = make_proposal(amal, mentor), make_proposal(sara, mentor)

    came_to = together(
        lambda: approve_proposal(proposal=first, by=karen, on=TODAY),
        lambda: approve_proposal(proposal=second, by=karen, on=TODAY),
    )

    assert came_to == {"done": 1, "AlreadyPromised": 1}


def test_a_yes_said_many_times_starts_one_match(karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    answer_proposal(proposal=proposal, role="mentor", said="yes", at=NOW)

    came_to = together(*[lambda: answer_proposal(proposal=proposal, role="mentee", said="yes", at=NOW)] * TIMES)

    assert came_to == {"done": 1, "AlreadyAnswered": TIMES - 1}
    assert (Match.objects.count(), Answer.objects.count()) == (1, 2)
    assert OutboxMessage.objects.filter(text_name="match_started").count() == 2


def test_two_rounds_at_once_are_two_rounds_one_after_the_other(karen, north, amal, anna):
    came_to = together(*[lambda: run_round(branch=north, as_of=TODAY, run_by=karen, run_at=NOW, seed=1)] * 2)

    assert came_to == {"done": 2}
    assert sorted(MatchRun.objects.values_list("number", flat=True)) == [1, 2]
    assert Proposal.objects.filter(ended_on=None).count() == 1


def test_a_mentor_who_thinks_again_and_a_mentee_who_says_yes_in_the_same_second(karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    answer_proposal(proposal=proposal, role="mentor", said="yes", at=NOW)

    came_to = together(
        lambda: answer_proposal(proposal=proposal, role="mentor", said="no", at=NOW),
        lambda: answer_proposal(proposal=proposal, role="mentee", said="yes", at=NOW),
    )

    assert came_to == {"done": 1, "AlreadyAnswered": 1}
    assert Match.objects.count() == 1


def test_two_devices_say_yes_and_no_and_one_of_them_counts(karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)

    came_to = together(
        lambda: answer_proposal(proposal=proposal, role="mentor", said="yes", at=NOW),
        lambda: answer_proposal(proposal=proposal, role="mentor", said="no", at=NOW),
    )

    assert came_to["done"] == 1
    assert Answer.objects.count() == 1
