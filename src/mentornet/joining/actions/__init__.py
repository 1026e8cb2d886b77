"""What happens when somebody wants to join, up to the day on which she is met."""

from mentornet.joining.actions.consents import AlreadySaid, NotSaid, give_consent, withdraw_consent
from mentornet.joining.actions.drafts import (
    DraftEnded,
    begin_draft,
    forget_draft,
    keep_answers,
    let_old_drafts_go,
    mark_draft_sent,
    send_return_link,
)
from mentornet.joining.actions.enquiries import (
    EnquiryClosed,
    Question,
    ask_branch,
    close_enquiry,
    forget_enquiry_words,
)
from mentornet.joining.actions.letters import (
    AlreadyApplied,
    NoLongerOpen,
    apply_to_join,
    change_card,
    confirm_application,
    free_card_number,
    withdraw_application,
)
from mentornet.joining.actions.sending import send_letter

__all__ = [
    "AlreadyApplied",
    "AlreadySaid",
    "DraftEnded",
    "EnquiryClosed",
    "NoLongerOpen",
    "NotSaid",
    "Question",
    "apply_to_join",
    "ask_branch",
    "begin_draft",
    "change_card",
    "close_enquiry",
    "confirm_application",
    "forget_draft",
    "forget_enquiry_words",
    "free_card_number",
    "give_consent",
    "keep_answers",
    "let_old_drafts_go",
    "mark_draft_sent",
    "send_letter",
    "send_return_link",
    "withdraw_application",
    "withdraw_consent",
]
