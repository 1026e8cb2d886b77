"""A day that may be known only to its month or year, as three small boxes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.partial_dates import PartialDate
from mentornet.foundation.typed_words import plain_digits

EARLIEST_YEAR = 1990


class Boxes(forms.MultiWidget):
    """Day, month and year; only the year is needed."""

    template_name = "outcomes/partial_date.html"
    use_fieldset = True

    def __init__(self) -> None:
        day = forms.TextInput(attrs={"inputmode": "numeric", "size": 2, "maxlength": 2, "aria-label": _("Day")})
        month = forms.Select(choices=[("", _("Month")), *MONTHS.items()], attrs={"aria-label": _("Month")})
        year = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "maxlength": 4, "aria-label": _("Year")})
        super().__init__({"day": day, "month": month, "year": year})

    def decompress(self, value: PartialDate | None) -> list[Any]:
        if value is None:
            return ["", "", ""]
        day = value.first.day if value.precision == "day" else ""
        month = value.first.month if value.precision != "year" else ""
        return [day, month, value.first.year]


class PartialDateField(forms.MultiValueField):
    """Read three boxes as a `PartialDate`; empty is none."""

    def __init__(self, *, label: Any, required: bool = True, help_text: Any = "") -> None:
        parts = tuple(forms.CharField(required=False, max_length=4) for _part in range(3))
        super().__init__(
            parts, label=label, required=required, help_text=help_text, widget=Boxes(), require_all_fields=False,
            error_messages={"required": _("Write the year; the day and the month if you know them.")},
        )  # fmt: skip

    def compress(self, values: Sequence[str]) -> PartialDate | None:
        day, month, year = (plain_digits(str(part or "")).strip() for part in values or ("", "", ""))
        if not (day or month or year):
            return None
        if not year or (day and not month):
            raise forms.ValidationError(_("Write the year; the day and the month if you know them."))
        try:
            first = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise forms.ValidationError(_("This day is not in the calendar. Write it as 20, November, 2008.")) from None
        if first.year < EARLIEST_YEAR:
            raise forms.ValidationError(_("Write the year with four digits, such as 2008."))
        return PartialDate(first, "day" if day else "month" if month else "year")
