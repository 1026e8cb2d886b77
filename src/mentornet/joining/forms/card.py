"""The card as a form: what she brings, wishes and dreams of, and how she can meet. Words become values here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from mentornet.foundation.typed_words import plain_digits
from mentornet.joining.card_facts import CardFacts
from mentornet.joining.cells import split_list
from mentornet.joining.job_words import job_codes_of
from mentornet.vocabularies.availability import sector_choices, slot_choices, wanted_gender_choices
from mentornet.vocabularies.education import level_choices
from mentornet.vocabularies.interests import interest_choices
from mentornet.vocabularies.spoken_languages import (
    LEVEL_NOT_SAID,
    LanguageNotRead,
    language_choices,
    language_name,
    parse_language,
)
from mentornet.vocabularies.spoken_languages import level_choices as spoken_levels
from mentornet.vocabularies.wishes import wish_choices

MOST_FIRST_WISHES = 3
# How a wish counts: one of the three that matter most, one of several, or any of hers when she names no first ones.
FIRST, ALSO, EVEN = 3, 1, 2
LANGUAGES_AS_CHIPS = 20
DANISH_LEVELS = [
    (1, gettext_lazy("a few words")),
    (2, gettext_lazy("a little")),
    (3, gettext_lazy("I get by")),
    (4, gettext_lazy("quite well")),
    (5, gettext_lazy("well")),
    (6, gettext_lazy("fluently")),
    (7, gettext_lazy("it is my mother tongue")),
]


def own_words(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """A box for her own words, in any language."""
    box = forms.Textarea(attrs={"class": "voice", "rows": 3, "dir": "auto"})
    missing = {"required": gettext_lazy("Write a few words, in any language. One sentence is enough.")}
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2000, widget=box, error_messages=missing
    )


def chips(label: Any, help_text: Any = "", *, required: bool = False) -> forms.MultipleChoiceField:
    """Several to choose among; the choices are given when the form is made, in the reader's language."""
    missing = {"required": gettext_lazy("Choose at least one.")}
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=required, widget=forms.CheckboxSelectMultiple, error_messages=missing
    )


class PostcodeField(forms.RegexField):
    """Four digits, in whichever script her keyboard writes them."""

    def to_python(self, value: Any) -> str:
        return plain_digits(str(super().to_python(value) or ""))


class CardForm(forms.Form):
    """What both a mentee and a mentor tell."""

    strengths = own_words(
        gettext_lazy("What are you good at?"),
        gettext_lazy("From work, school, home or the people around you. Nothing is too small."),
        required=True,
    )
    education_level = forms.TypedChoiceField(
        label=gettext_lazy("Your longest education, from any country"), coerce=int, empty_value=None, required=False
    )
    interests = chips(gettext_lazy("What do you like to do and talk about?"))
    danish = forms.TypedChoiceField(
        label=gettext_lazy("How do you speak Danish?"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=DANISH_LEVELS,
        widget=forms.RadioSelect,
    )
    spoken = chips(gettext_lazy("Which other languages can you talk in?"))
    other_languages = forms.CharField(label=gettext_lazy("Any others"), required=False, max_length=200)
    availability = chips(gettext_lazy("When can you meet?"))
    online = forms.BooleanField(label=gettext_lazy("I can also meet on a screen"), required=False)
    postcode = PostcodeField(
        r"^[0-9]{4}$",
        label=gettext_lazy("Your postcode"),
        help_text=gettext_lazy("Used to find somebody within reach. The other does not see it."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
        error_messages={"invalid": gettext_lazy("Write the four digits of your postcode, such as 5240.")},
    )
    wants_gender = forms.ChoiceField(
        label=gettext_lazy("Whom would you rather meet?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = get_language() or "en"
        spoken = [choice for choice in language_choices(language) if choice[0] != "da"]
        self._offer("education_level", [("", _("Choose")), *level_choices(language)])
        self._offer("interests", interest_choices(language))
        self._offer("spoken", spoken[:LANGUAGES_AS_CHIPS])
        self._offer("availability", slot_choices(language))
        self._offer("wants_gender", wanted_gender_choices(language))

    def _offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def clean_other_languages(self) -> list[tuple[str, int]]:
        try:
            return [parse_language(words) for words in split_list(self.cleaned_data["other_languages"])]
        except LanguageNotRead:
            raise forms.ValidationError(
                _("One of these languages is not known to us. Write its name in Danish or English, such as Somali.")
            ) from None

    def changed_facts(self, before: CardFacts) -> CardFacts:
        """Return the card as it is after this form; what the form does not ask about stays as it was."""
        told = self.cleaned_data
        return replace(
            before,
            strengths=told["strengths"],
            education_level=told["education_level"],
            interests=self._kept_and_chosen("interests", before.interests),
            languages=self._languages(before),
            availability=tuple(told["availability"]),
            online=told["online"],
            postcode=told["postcode"],
            wants_gender="" if told["wants_gender"] == "any" else told["wants_gender"],
        )

    def _kept_and_chosen(self, name: str, before: tuple[str, ...]) -> tuple[str, ...]:
        """Keep own words that have no chip beside the chips that are chosen."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        offered = {code for code, _name in field.choices}  # type: ignore[misc,union-attr]
        return (*self.cleaned_data[name], *(code for code in before if code not in offered))

    def _languages(self, before: CardFacts) -> tuple[tuple[str, int], ...]:
        levels = dict(before.languages)
        told = self.cleaned_data
        danish = {"da": told["danish"]} if told["danish"] else {}
        chosen = {code: levels.get(code, LEVEL_NOT_SAID) for code in told["spoken"]}
        return tuple((danish | chosen | dict(told["other_languages"])).items())


class MenteeCardForm(CardForm):
    """What a mentee brings, dreams of and wishes for."""

    dream = own_words(
        gettext_lazy("What do you dream of?"),
        gettext_lazy("In any language. A large dream or a small one."),
        required=True,
    )
    past_job = forms.CharField(label=gettext_lazy("Which work have you done?"), required=False, max_length=200)
    wanted_job = forms.CharField(label=gettext_lazy("Which work would you like to do?"), required=False, max_length=200)
    wishes = chips(gettext_lazy("What would you like from a mentor?"), required=True)
    first_wishes = chips(gettext_lazy("Which of them matter most to you?"), gettext_lazy("Choose up to three."))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in ("wishes", "first_wishes"):
            self._offer(name, wish_choices(get_language() or "en"))

    def clean_first_wishes(self) -> list[str]:
        first: list[str] = self.cleaned_data["first_wishes"]
        if len(first) > MOST_FIRST_WISHES:
            raise forms.ValidationError(
                ngettext(
                    "Choose no more than %(most)d.", "Choose no more than %(most)d.", MOST_FIRST_WISHES
                ) % {"most": MOST_FIRST_WISHES}
            )  # fmt: skip
        return first

    def changed_facts(self, before: CardFacts) -> CardFacts:
        told = self.cleaned_data
        first = told["first_wishes"]
        rest = [code for code in told["wishes"] if code not in first]
        return replace(
            super().changed_facts(before),
            dream=told["dream"],
            wishes=(*((code, FIRST) for code in first), *((code, ALSO if first else EVEN) for code in rest)),
            past_job=told["past_job"],
            past_job_codes=job_codes_of(told["past_job"]),
            wanted_job=told["wanted_job"],
            wanted_job_codes=job_codes_of(told["wanted_job"]),
        )


class MentorCardForm(CardForm):
    """What a mentor brings and would like to help with."""

    motivation = own_words(
        gettext_lazy("Why would you like to be a mentor?"), gettext_lazy("The mentee reads this first."), required=True
    )
    job = forms.CharField(
        label=gettext_lazy("What do you work with, or what have you worked with?"), required=False, max_length=200
    )
    sector = forms.ChoiceField(label=gettext_lazy("Where do you know people?"), required=False)
    offers = chips(gettext_lazy("What would you like to help with?"), required=True)
    places = forms.IntegerField(
        label=gettext_lazy("How many mentees can you take at a time?"),
        min_value=0,
        max_value=9,
        initial=1,
        required=False,
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = get_language() or "en"
        self._offer("sector", [("", _("Choose")), *sector_choices(language)])
        self._offer("offers", wish_choices(language))

    def changed_facts(self, before: CardFacts) -> CardFacts:
        told = self.cleaned_data
        return replace(
            super().changed_facts(before),
            motivation=told["motivation"],
            job=told["job"],
            job_codes=job_codes_of(told["job"]),
            sector=told["sector"],
            offers=tuple(told["offers"]),
            places=before.places if told["places"] is None else told["places"],
        )


def card_form_values(facts: CardFacts) -> dict[str, Any]:
    """Return what a card form begins with when a card is to be changed."""
    languages = dict(facts.languages)
    danish = languages.pop("da", None)
    as_chips = [code for code, _name in language_choices("en") if code != "da"][:LANGUAGES_AS_CHIPS]
    others = [_language_in_words(code, level) for code, level in languages.items() if code not in as_chips]
    return {
        **{
            name: getattr(facts, name) for name in ("strengths", "dream", "motivation", "past_job", "wanted_job", "job")
        },
        **{name: getattr(facts, name) for name in ("education_level", "sector", "places", "postcode", "online")},
        **{name: list(getattr(facts, name)) for name in ("interests", "availability", "offers")},
        "danish": danish,
        "spoken": [code for code in languages if code in as_chips],
        "other_languages": "; ".join(others),
        "wants_gender": facts.wants_gender or "any",
        "wishes": [code for code, _priority in facts.wishes],
        "first_wishes": [code for code, priority in facts.wishes if priority == FIRST][:MOST_FIRST_WISHES],
    }


def _language_in_words(code: str, level: int) -> str:
    """Return a language as one writes it in the box for others: `Portuguese: B1`, which is read back the same."""
    spoken = get_language() or "en"
    name = language_name(code, spoken)
    return name if level == LEVEL_NOT_SAID else f"{name}: {dict(spoken_levels(spoken))[level]}"
