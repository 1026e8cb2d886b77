from django import forms
from django.utils.translation import gettext_lazy as _

from mentornet.matching.actions import ReasonNeeded
from mentornet.matching.choices import DeclineReason


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
