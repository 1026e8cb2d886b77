"""A field for somebody's own words, of one line or many."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.typed_words import seen_words


class OwnWordsField(forms.CharField):
    """Keeps words as they were written; signs that nobody sees are told and refused, line breaks are welcome."""

    def __init__(self, *, rows: int = 3, **named: Any) -> None:
        named.setdefault("widget", forms.Textarea(attrs={"rows": rows, "dir": "auto"}))
        named.setdefault("required", False)
        super().__init__(**named)

    def to_python(self, value: Any) -> str:
        words = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in words):
            raise forms.ValidationError(_("There is a sign in it that cannot be read. Write the words once more."))
        return words if seen_words(words) else ""
