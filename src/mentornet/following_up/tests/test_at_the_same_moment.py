"""Both of a pair, two phones, or two of our own processes act in the same second: it happens once."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from mentornet.following_up.actions import answer_check_in, end_pair, receive_mail, say_closing
from mentornet.following_up.actions.check_ins import CheckInAnswer
from mentornet.following_up.choices import Way
from mentornet.following_up.models import ReceivedMail
from mentornet.following_up.tasks import ask_how_it_goes_on_its_days
from mentornet.foundation.refusals import Refusal
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> Counter[str]:
    """Let all act at once, each in a connection of its own; count what each came to."""
    barrier, came_to = threading.Barrier(len(acts)), []

    def act_once(act: Callable[[], object]) -> None:
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

    threads = [threading.Thread(target=act_once, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return Counter(came_to)


def test_both_end_it_in_the_same_second(match):
    came_to = together(
        *[lambda party=party: end_pair(match=match, party=party, at=NOW) for party in ("mentee", "mentor")]
    )

    match.refresh_from_db()
    assert (came_to, match.ended_on) == ({"done": 1, "HasEnded": 1}, TODAY)
    assert OutboxMessage.objects.filter(text_name="pair_ended").count() == 2


def test_both_look_back_in_the_same_second(match):
    came_to = together(
        *[
            lambda party=party: say_closing(match=match, party=party, next_step="no", at=NOW)
            for party in ("mentee", "mentor")
        ]
    )

    match.refresh_from_db()
    assert (came_to, match.ended_on, match.ended_why) == ({"done": 2}, TODAY, "as_planned")


def test_two_phones_answer_once(check_in):
    answer = CheckInAnswer(how_it_goes=4)

    came_to = together(*[lambda: answer_check_in(check_in=check_in, answer=answer, way=Way.PAGE, at=NOW)] * 3)

    assert came_to == {"done": 1, "AnsweredAlready": 2}


def test_a_mail_that_comes_twice_in_a_second_is_one(match):
    came_to = together(*[lambda: receive_mail(raw=b"From: a@example.org\r\n\r\nHello", at=NOW)] * 3)

    assert (came_to, ReceivedMail.objects.count()) == ({"done": 3}, 1)


def test_two_workers_ask_once(match):
    now = NOW - timedelta(days=49)

    came_to = together(*[lambda: ask_how_it_goes_on_its_days(now=now)] * 2)

    assert came_to == {"done": 2}
    assert OutboxMessage.objects.filter(text_name="check_in").count() == 2
