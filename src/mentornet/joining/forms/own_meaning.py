"""A box for her own words beside what they may stand for: she sees the meanings and keeps those that are right."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from mentornet.joining.understood import LONGEST_WORDS, Found, Kind, codes_in, found_in, is_a_code


class CodesField(forms.Field):
    """Codes that she has kept; what is no code of this kind is left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, kind: Kind) -> None:
        super().__init__(required=False)
        self.kind = kind

    def to_python(self, value: Any) -> list[str]:
        return [code for code in dict.fromkeys(value or ()) if is_a_code(self.kind, str(code))]


@dataclass(frozen=True, slots=True)
class Reading:
    """Her words in one box, and what we found in them, each with whether it is kept."""

    field: forms.BoundField
    kind: Kind
    codes_name: str
    seen_name: str
    seen: str
    choices: tuple[tuple[Found, bool], ...]


class HasMeanings(forms.Form):
    """A form with boxes for own words; `MEANINGS` says which, and of which kind.

    Each box has two companions: `<box>_codes`, the meanings she keeps, and `<box>_seen`, the words whose meanings
    she has been shown. Until the two agree, her words have not been confirmed.
    """

    MEANINGS: dict[str, Kind] = {}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, kind in self.MEANINGS.items():
            self.fields[f"{name}_codes"] = CodesField(kind)
            self.fields[f"{name}_seen"] = forms.CharField(
                required=False, max_length=LONGEST_WORDS, widget=forms.HiddenInput
            )

    def readings(self) -> list[Reading]:
        """Return the boxes of this page with what was found in them."""
        return [self._reading(name, kind) for name, kind in self.MEANINGS.items() if name in self.fields]

    @property
    def is_to_be_confirmed(self) -> bool:
        """Whether there are meanings that she has not been shown."""
        return any(one.choices and self._words(one.field.name) != one.seen for one in self.readings())

    def meanings_kept(self, name: str) -> tuple[str, ...]:
        """Return the codes of a box: those she has kept, else what her words plainly say, else the words."""
        told, kind = self.cleaned_data, self.MEANINGS[name]
        words: str = told[name]
        kept: list[str] = told[f"{name}_codes"]
        if not words.strip() or told[f"{name}_seen"] != words:
            return codes_in(kind, words)
        own = [code for code in codes_in(kind, words) if not is_a_code(kind, code)]
        return tuple(dict.fromkeys((*kept, *own)))

    def _words(self, name: str) -> str:
        return str(self[name].value() or "").strip()

    def _reading(self, name: str, kind: Kind) -> Reading:
        words = self._words(name)
        seen = str(self[f"{name}_seen"].value() or "")
        kept = set(self[f"{name}_codes"].value() or ())
        found = found_in(kind, words, get_language() or "en") if words else []
        choices = tuple((one, one.code in kept if seen == words else one.sure) for one in found)
        return Reading(self[name], kind, f"{name}_codes", f"{name}_seen", seen, choices)


def box(label: Any, help_text: Any = "", *, example: Any = "") -> forms.CharField:
    """A line for her own words, several divided by commas."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


HELP_WITH_COMMAS = gettext_lazy("In any language. Put a comma between several.")
