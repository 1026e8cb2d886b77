"""The voluntary question, with every country in the reader's language, in her alphabet's order."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mentornet.vocabularies.countries import country_codes, country_name


class OriginForm(forms.Form):
    country = forms.ChoiceField(
        label=gettext_lazy("The country I came from"),
        error_messages={"required": gettext_lazy("Choose a country, or say no thanks.")},
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = get_language() or "en"
        named_countries = sorted((country_name(code, language), code) for code in country_codes())
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *((code, name) for name, code in named_countries)]
