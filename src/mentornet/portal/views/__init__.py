"""A participant's pages: the cards she answers, and her own home."""

from mentornet.portal.views.answering import answer_page, answer_question, answer_reason, answer_thanks
from mentornet.portal.views.home import details_page, me_page, my_letters, reach_code, reach_page

__all__ = [
    "answer_page",
    "answer_question",
    "answer_reason",
    "answer_thanks",
    "details_page",
    "me_page",
    "my_letters",
    "reach_code",
    "reach_page",
]
