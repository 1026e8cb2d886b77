from django import forms
from django.utils.translation import gettext_lazy as _

from mentornet.matching.actions.answers import LONGEST_WORDS
from mentornet.matching.choices import Say


class AnswerForm(forms.Form):
    """The answer is the button that was pressed; words beside it are optional."""

    said = forms.ChoiceField(choices=Say, widget=forms.HiddenInput, required=True)
    words = forms.CharField(
        label=_("A few words"),
        help_text=_("Only your coordinator reads them."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
