"""The pages of joining."""

from mentornet.joining.views.consents import my_consents
from mentornet.joining.views.letter import join_later, join_mentee, join_mentor, join_return, join_words
from mentornet.joining.views.sending import join_code, join_thanks, join_who

__all__ = [
    "join_code",
    "join_later",
    "join_mentee",
    "join_mentor",
    "join_return",
    "join_thanks",
    "join_who",
    "join_words",
    "my_consents",
]
