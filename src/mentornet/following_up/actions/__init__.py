"""What happens while a pair meets and when it ends, one file per thing."""

from mentornet.following_up.actions.care import note_talk, rest_pair, resume_pair, settle_flag
from mentornet.following_up.actions.check_ins import answer_check_in, ask_how_it_goes, remind_of_check_in
from mentornet.following_up.actions.closures import begin_closing, end_pair, say_closing
from mentornet.following_up.actions.concerns import settle_concern, tell_concern
from mentornet.following_up.actions.erasure import forget, forget_old_words
from mentornet.following_up.actions.mails import receive_mail, settle_mail

__all__ = [
    "answer_check_in",
    "ask_how_it_goes",
    "begin_closing",
    "end_pair",
    "forget",
    "forget_old_words",
    "note_talk",
    "receive_mail",
    "remind_of_check_in",
    "rest_pair",
    "resume_pair",
    "say_closing",
    "settle_concern",
    "settle_flag",
    "settle_mail",
    "tell_concern",
]
