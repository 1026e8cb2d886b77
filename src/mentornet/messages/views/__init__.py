"""The pages about messages: what she gets, what became of them, and a branch's own words."""

from mentornet.messages.views.desk import message_again, message_list, text_list, text_page
from mentornet.messages.views.letters import letters_page, letters_stop

__all__ = ["letters_page", "letters_stop", "message_again", "message_list", "text_list", "text_page"]
