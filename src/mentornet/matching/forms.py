from django import forms
from django.utils.translation import gettext_lazy as _

from mentornet.matching.actions import KindWordNeeded, LetterNeedsWords, ReasonNeeded, ReplyNeeded
from mentornet.matching.actions.answers import LONGEST_WORDS
from mentornet.matching.actions.relay import LONGEST_LETTER
from mentornet.matching.actions.requests import LONGEST_WISH
from mentornet.matching.choices import DeclineReason
from mentornet.ui.own_words import OwnWordsField


class SetAsideForm(forms.Form):
    """Why the two should not meet: a reason of the closed list, and words if she likes."""

    reason = forms.ChoiceField(
        label=_("Why not these two?"),
        choices=DeclineReason,
        widget=forms.RadioSelect,
        error_messages={"required": ReasonNeeded.sentence, "invalid_choice": ReasonNeeded.sentence},
    )
    words = forms.CharField(
        label=_("A few words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


class ReplyForm(forms.Form):
    """A coordinator's answer to what somebody asked about a card."""

    reply = OwnWordsField(
        label=_("Your answer to her"),
        help_text=_("She reads it beside the card. Name nobody: both have not said yes yet."),
        max_length=LONGEST_WORDS,
        required=True,
        error_messages={"required": ReplyNeeded.sentence},
    )


class WishForm(forms.Form):
    """What a mentee adds to her wish for one mentor, if she likes."""

    words = OwnWordsField(
        label=_("Why her? (if you like)"),
        help_text=_("Only your coordinator reads it."),
        max_length=LONGEST_WISH,
        rows=2,
    )


class DeclineRequestForm(forms.Form):
    """A coordinator's kind word to a mentee whose wish she declines."""

    word_to_her = OwnWordsField(
        label=_("A kind word to her"),
        help_text=_("She reads it in her letter."),
        max_length=LONGEST_WISH,
        required=True,
        error_messages={"required": KindWordNeeded.sentence},
    )


class LetterForm(forms.Form):
    """A few words to the other of the pair."""

    words = OwnWordsField(
        label=_("Your letter"),
        max_length=LONGEST_LETTER,
        required=True,
        rows=4,
        error_messages={"required": LetterNeedsWords.sentence},
    )
