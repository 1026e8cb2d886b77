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

__all__ = [
    "AlreadyAnswered",
    "AlreadyEnded",
    "AlreadyMatched",
    "AlreadyPromised",
    "AlreadySent",
    "EndNeedsAReason",
    "EndsBeforeItStarts",
    "HasEnded",
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
    "start_match",
]
