"""The forms of joining."""

from mentornet.joining.forms.card import CardForm, MenteeCardForm, MentorCardForm, card_form_values
from mentornet.joining.forms.sign_up import LetterForm, MenteeSignUp, MentorSignUp

__all__ = [
    "CardForm",
    "LetterForm",
    "MenteeCardForm",
    "MenteeSignUp",
    "MentorCardForm",
    "MentorSignUp",
    "card_form_values",
]
