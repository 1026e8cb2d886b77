"""The coordinator's pages: her day, letters and talks, the waiting list, a person's file, and sheets brought in."""

from mentornet.desk.views.day import day_page, desk
from mentornet.desk.views.enquiries import enquiry_closing, enquiry_list
from mentornet.desk.views.letters import (
    application_card,
    application_contact,
    application_list,
    application_page,
    application_talk,
    application_withdrawal,
)
from mentornet.desk.views.participants import (
    participant_farewell,
    participant_page,
    participant_pause,
    participant_resumption,
    participant_return,
    waiting_list,
)
from mentornet.desk.views.sheets import import_page, import_preview, import_result

__all__ = [
    "application_card",
    "application_contact",
    "application_list",
    "application_page",
    "application_talk",
    "application_withdrawal",
    "day_page",
    "desk",
    "enquiry_closing",
    "enquiry_list",
    "import_page",
    "import_preview",
    "import_result",
    "participant_farewell",
    "participant_page",
    "participant_pause",
    "participant_resumption",
    "participant_return",
    "waiting_list",
]
