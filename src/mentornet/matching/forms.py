from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.matching.actions import ReasonNeeded, ReplyNeeded
from mentornet.matching.actions.answers import LONGEST_WORDS
from mentornet.matching.actions.matches import EndNeedsAReason
from mentornet.matching.choices import DeclineReason, MatchEnd
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


class ClosureForm(forms.Form):
    """When and why a match ended: a day that has been, and a reason of the closed list."""

    ended_on = forms.DateField(
        label=_("The day it ended"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    why = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=MatchEnd,
        widget=forms.RadioSelect,
        error_messages={"required": EndNeedsAReason.sentence, "invalid_choice": EndNeedsAReason.sentence},
    )

    def clean_ended_on(self) -> date:
        ended_on: date = self.cleaned_data["ended_on"]
        if ended_on > timezone.localdate():
            raise forms.ValidationError(_("The day lies ahead. Choose today or a day before."))
        return ended_on
