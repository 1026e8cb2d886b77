"""The pages of the room. All are open to both of the two in the same way; one is a coordinator's."""

from mentornet.pairing.views.beginning import (
    agreement_file,
    match_first_meeting,
    pair_agreement,
    pair_first_meeting,
    pair_terms,
    pair_word,
)
from mentornet.pairing.views.meetings import (
    meeting_file,
    pair_door_removal,
    pair_doors,
    pair_meeting,
    pair_meeting_plan,
    pair_meeting_removal,
    pair_meetings,
)
from mentornet.pairing.views.plan import (
    match_plan,
    plan_dream,
    plan_file,
    plan_goal,
    plan_goal_removal,
    plan_history,
    plan_page,
    plan_sharing,
    plan_steps,
    plan_version,
)
from mentornet.pairing.views.room import calendar_feed, my_calendar, pair_guide, pair_page

__all__ = [
    "agreement_file",
    "calendar_feed",
    "match_first_meeting",
    "match_plan",
    "meeting_file",
    "my_calendar",
    "pair_agreement",
    "pair_door_removal",
    "pair_doors",
    "pair_first_meeting",
    "pair_guide",
    "pair_meeting",
    "pair_meeting_plan",
    "pair_meeting_removal",
    "pair_meetings",
    "pair_page",
    "pair_terms",
    "pair_word",
    "plan_dream",
    "plan_file",
    "plan_goal",
    "plan_goal_removal",
    "plan_history",
    "plan_page",
    "plan_sharing",
    "plan_steps",
    "plan_version",
]
