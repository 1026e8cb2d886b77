"""The two forms of signing in by a code: where it goes, and what it was."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentornet.foundation.typed_words import plain_digits, seen_words
from mentornet.people.reaches import Reach, read_reach


class ReachForm(forms.Form):
    """One field for a phone number or an address, whichever she has."""

    reach = forms.CharField(
        label=gettext_lazy("Phone or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "auto", "autocapitalize": "none"}),
        error_messages={"required": gettext_lazy("Write your phone number or your e-mail address.")},
    )

    def clean_reach(self) -> Reach:
        try:
            return read_reach(self.cleaned_data["reach"])
        except ValueError:
            sentence = _("Write a phone number of 8 digits, or an address such as name@example.org.")
            raise forms.ValidationError(sentence) from None


class CodeForm(forms.Form):
    """Six digits, in whichever script, with blanks or without."""

    code = forms.CharField(
        label=gettext_lazy("The code of six digits"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True, "class": "code-box"}
        ),
        error_messages={"required": gettext_lazy("Write the six digits that we have sent you.")},
    )

    def clean_code(self) -> str:
        code = re.sub(r"[\s-]", "", plain_digits(seen_words(self.cleaned_data["code"])))
        if not re.fullmatch(r"\d{6}", code, re.ASCII):
            raise forms.ValidationError(_("The code has six digits. Look at the message again."))
        return code


def what_was_wrong(checked: Any) -> str:
    """Return what to do after a code that did not open."""
    sentences = {
        "wrong": _("This is not the code. Look at the message again, or ask for a new one."),
        "too late": _("The code has run out after ten minutes. Ask for a new one."),
        "too often": _("The code has been tried five times. Ask for a new one."),
        "none sent": _("Ask for a code first."),
    }
    return sentences[checked.value]
