"""A ready call of every action of matching, in a branch where everything has happened once."""

from collections.abc import Callable
from datetime import timedelta

from mentornet.matching import actions as matching
from mentornet.matching.models import Answer, CardRequest
from tests.cast import NOW, TODAY
from tests.world import Side


def a_question(side: Side) -> Answer:
    return Answer.objects.get(proposal=side.proposals["sent"], said="tell_me_more")


def a_no(side: Side) -> Answer:
    return Answer.objects.get(proposal=side.proposals["declined"], said="no")


def a_wish(side: Side) -> CardRequest:
    return CardRequest.objects.get(mentee=side.participant)


CALLS: dict[str, Callable[[Side], object]] = {
    "matching.answer_proposal": lambda side: matching.answer_proposal(
        proposal=side.proposals["with_mentee"], role="mentee", said="yes", at=NOW
    ),
    "matching.approve_all": lambda side: matching.approve_all(run=side.run, by=side.coordinator, on=TODAY),
    "matching.approve_proposal": lambda side: matching.approve_proposal(
        proposal=side.proposals["suggested"], by=side.coordinator, on=TODAY
    ),
    "matching.decline_proposal": lambda side: matching.decline_proposal(
        proposal=side.proposals["sent"], by=side.coordinator, on=TODAY, reason="other"
    ),
    "matching.end_match": lambda side: matching.end_match(
        match=side.match, ended_on=TODAY, why="goal_reached", by=side.coordinator
    ),
    "matching.expire_proposals": lambda side: matching.expire_proposals(on=TODAY + timedelta(days=100)),
    "matching.extend_match": lambda side: matching.extend_match(
        match=side.match, planned_until=TODAY + timedelta(days=400), by=side.coordinator
    ),
    "matching.make_active": lambda side: matching.make_active(
        match=side.match, active_on=TODAY, planned_until=TODAY + timedelta(days=300), by=side.coordinator
    ),
    "matching.note_match_meeting": lambda side: matching.note_match_meeting(
        match=side.match, met_on=TODAY, by=side.coordinator, at=NOW
    ),
    "matching.ask_for_card": lambda side: matching.ask_for_card(
        mentee=side.proposals["declined"].mentee, mentor=side.proposals["suggested"].mentor, on=TODAY
    ),
    "matching.confirm_request": lambda side: matching.confirm_request(
        request=a_wish(side), by=side.coordinator, at=NOW
    ),
    "matching.decline_request": lambda side: matching.decline_request(
        request=a_wish(side), by=side.coordinator, at=NOW, word_to_her="Soon."
    ),
    "matching.take_request_back": lambda side: matching.take_request_back(request=a_wish(side), on=TODAY),
    "matching.write_to_her": lambda side: matching.write_to_her(
        match=side.match, from_role="mentor", words="Tuesday?", at=NOW
    ),
    "matching.note_call": lambda side: matching.note_call(answer=a_no(side), on=TODAY, by=side.coordinator),
    "matching.reply_to_question": lambda side: matching.reply_to_question(
        answer=a_question(side), reply="On Tuesdays.", by=side.coordinator, at=NOW
    ),
    "matching.run_round": lambda side: matching.run_round(
        branch=side.branch, as_of=TODAY, run_by=side.coordinator, run_at=NOW, seed=1
    ),
    "matching.say_why": lambda side: matching.say_why(answer=a_no(side), reason="time"),
}
