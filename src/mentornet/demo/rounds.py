"""The first rounds of the invented network, run by the same actions that a coordinator runs."""

from datetime import date, timedelta

from mentornet.demo.house import House
from mentornet.demo.journeys import moment
from mentornet.demo.story import COPENHAGEN, SEED_OF_ROUNDS, VOLLSMOSE, BranchStory
from mentornet.joining.choices import Role
from mentornet.matching.actions.answers import answer_proposal
from mentornet.matching.actions.proposals import approve_proposal, decline_proposal
from mentornet.matching.actions.rounds import NobodyWaits, run_round
from mentornet.matching.choices import DeclineReason, Say
from mentornet.matching.models import MatchRun, Proposal


def run_first_rounds(house: House, *, today: date) -> None:
    """Run a round in two branches, so that cards are to review, to answer by a mentor, and to answer by a mentee."""
    for story, days_ago in ((VOLLSMOSE, 3), (COPENHAGEN, 1)):
        run = _run(house, story, today - timedelta(days=days_ago))
        if run is not None:
            _decide_on_some(house, story, run, today=today)


def _run(house: House, story: BranchStory, on: date) -> MatchRun | None:
    """Run a round; a very small network may have nobody who waits here."""
    try:
        return run_round(
            branch=house.branches[story],
            as_of=on,
            run_by=house.coordinators[story][0],
            run_at=moment(on, 10),
            seed=SEED_OF_ROUNDS,
        )
    except NobodyWaits:
        return None


def _decide_on_some(house: House, story: BranchStory, run: MatchRun, *, today: date) -> None:
    """Send the first cards, set one aside, let mentors answer two, and leave the others to review."""
    proposals = list(Proposal.objects.filter(run=run).order_by("-fit", "pk"))
    by = house.coordinators[story][0]
    sent = proposals[: min(5, max(2, len(proposals) // 2))]
    for proposal in sent:
        approve_proposal(proposal=proposal, by=by, on=run.as_of)
    if len(proposals) > len(sent) + 2:
        reason = DeclineReason.OTHER_FIT
        decline_proposal(proposal=proposals[-1], by=by, on=run.as_of, reason=reason, words="")
    answered_at = moment(today - timedelta(days=1), 19)
    for proposal in sent[:1]:
        answer_proposal(proposal=proposal, role=Role.MENTOR, said=Say.YES, at=answered_at)
    for proposal in sent[3:4]:
        words = "Må jeg høre lidt mere om, hvornår på ugen det kunne være?"
        answer_proposal(proposal=proposal, role=Role.MENTOR, said=Say.TELL_ME_MORE, at=answered_at, words=words)
