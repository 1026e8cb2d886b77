"""What happens in matching: rounds are run, cards are sent and answered, matches start and end."""

from mentornet.matching.actions.answers import (
    AlreadyAnswered,
    NotOpen,
    NotYourTurn,
    answer_proposal,
    expire_proposals,
)
from mentornet.matching.actions.matches import (
    AlreadyMatched,
    EndNeedsAReason,
    EndsBeforeItStarts,
    HasEnded,
    NotBothSaidYes,
    end_match,
    start_match,
)
from mentornet.matching.actions.proposals import (
    AlreadyEnded,
    AlreadyPromised,
    AlreadySent,
    NothingToSend,
    ReasonNeeded,
    Sending,
    approve_all,
    approve_proposal,
    decline_proposal,
)
from mentornet.matching.actions.rounds import NobodyWaits, replay, run_round

__all__ = [
    "AlreadyAnswered",
    "AlreadyEnded",
    "AlreadyMatched",
    "AlreadyPromised",
    "AlreadySent",
    "EndNeedsAReason",
    "EndsBeforeItStarts",
    "HasEnded",
    "NobodyWaits",
    "NotBothSaidYes",
    "NotOpen",
    "NotYourTurn",
    "NothingToSend",
    "ReasonNeeded",
    "Sending",
    "answer_proposal",
    "approve_all",
    "approve_proposal",
    "decline_proposal",
    "end_match",
    "expire_proposals",
    "replay",
    "run_round",
    "start_match",
]
