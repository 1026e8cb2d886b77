from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.matching.actions import ReasonNeeded
from mentornet.matching.actions.matches import EndNeedsAReason
from mentornet.matching.choices import DeclineReason, MatchEnd


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
