"""The pages of the talk and the wait: her own on her phone, and the coordinator's beside her."""

from mentornet.interviewing.views.decision import application_decision, step_note
from mentornet.interviewing.views.introduction import introduction_page, onboarding_page
from mentornet.interviewing.views.long_waits import apart_note, apart_undone, long_wait_list, wait_review
from mentornet.interviewing.views.times import (
    application_invitation,
    slot_list,
    slot_withdrawal,
    talk_calendar,
    talk_times,
)
from mentornet.interviewing.views.together import talk_draft, talk_together
from mentornet.interviewing.views.waiting import (
    card_page,
    still_waiting,
    wait_farewell,
    wait_page,
    wait_pause,
    wait_resumption,
    wait_return,
)

__all__ = [
    "apart_note",
    "apart_undone",
    "application_decision",
    "application_invitation",
    "card_page",
    "introduction_page",
    "long_wait_list",
    "onboarding_page",
    "slot_list",
    "slot_withdrawal",
    "step_note",
    "still_waiting",
    "talk_calendar",
    "talk_draft",
    "talk_times",
    "talk_together",
    "wait_farewell",
    "wait_page",
    "wait_pause",
    "wait_resumption",
    "wait_return",
    "wait_review",
]
