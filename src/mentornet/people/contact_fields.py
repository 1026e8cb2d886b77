"""How an address and a number are read, on every form that asks for them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mentornet.people.phones import read_phone


class ReadsContact:
    """Reads the fields `email` and `phone` of the form it is mixed into."""

    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).casefold()

    def clean_phone(self) -> str:
        words = self.cleaned_data["phone"]
        try:
            return read_phone(words) if words else ""
        except ValueError:
            raise forms.ValidationError(_("Write a phone number of 8 digits so that we can call.")) from None
