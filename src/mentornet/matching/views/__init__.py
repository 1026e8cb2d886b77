"""Rounds, proposals and matches at the desk; a mentee's own wishes; letters that the house carries."""

from mentornet.matching.views.desk import (
    certificate_page,
    match_list,
    proposal_approval,
    proposal_call,
    proposal_page,
    proposal_reply,
    proposal_setting_aside,
    round_cards,
    round_list,
    round_page,
    round_replay,
    round_run,
)
from mentornet.matching.views.relay import letter_page
from mentornet.matching.views.requests import (
    mentor_card,
    mentor_cards,
    request_confirmation,
    request_decline,
    request_page,
    request_withdrawal,
)

__all__ = [
    "certificate_page",
    "letter_page",
    "match_list",
    "mentor_card",
    "mentor_cards",
    "proposal_approval",
    "proposal_call",
    "proposal_page",
    "proposal_reply",
    "proposal_setting_aside",
    "request_confirmation",
    "request_decline",
    "request_page",
    "request_withdrawal",
    "round_cards",
    "round_list",
    "round_page",
    "round_replay",
    "round_run",
]
