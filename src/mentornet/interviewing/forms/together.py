"""The first talk as a form: resources first, then dream and wishes, then how the two can meet (R3, R110-R112)."""

from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.interviewing.actions.notes import Danish, Education
from mentornet.interviewing.choices import Assessed, Authorized, EducationEnd, EducationPlace
from mentornet.joining.forms import CardForm, MenteeCardForm, MentorCardForm
from mentornet.joining.forms.card import own_words
from mentornet.vocabularies.education import broad_field_choices, level_choices
from mentornet.vocabularies.spoken_languages import level_choices as spoken_levels

CHOOSE = [("", _("Choose"))]
EDUCATIONS_AT_ONCE = 3
# What is kept of the talk beside the card; asked of both roles.
WORDS = ("skills", "unpaid", "practical", "expectations", "boundaries", "apart")
MENTEE_WORDS = (*WORDS, "future", "family")
MENTOR_WORDS = (*WORDS, "commitment")


class TalkForm(CardForm):
    """What both roles are asked beyond the card; nothing of it is needed, and nothing asks for what is missing."""

    keeps: tuple[str, ...] = WORDS
    skills = own_words(
        _("What can you do that no paper shows?"), _("Cooking for many, repairing, organizing, telling stories ...")
    )
    unpaid = own_words(
        _("What have you done without being paid?"), _("At home, for neighbors, in an association, for your family.")
    )
    practical = own_words(
        _("What should we think of when the two of you meet?"), _("Times, travel, children, a quiet place.")
    )
    expectations = own_words(_("What do you hope that a year from now you can say about the two of you?"))
    boundaries = own_words(
        _("What would you rather keep for yourself?"), _("A mentor is no lawyer, no doctor and no case worker.")
    )
    apart = own_words(
        _("Is there anybody you would rather not meet here?"),
        _("Only your coordinator reads this. No reason is needed."),
    )
    read_with_her = forms.BooleanField(label=_("We have read this through together, and it is right."), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for field in self.fields.values():  # a talk may stop anywhere; the decision asks for a wish
            field.required = False

    def words(self) -> dict[str, str]:
        """Return what she said beyond the card, by question; what she left out is left out."""
        return {name: self.cleaned_data[name] for name in self.keeps if self.cleaned_data[name].strip()}


class MenteeTalkForm(TalkForm, MenteeCardForm):
    """The talk with a mentee."""

    keeps = MENTEE_WORDS
    sections = (
        (_("What you bring"), ("strengths", "past_job", "skills", "unpaid", "danish", "spoken", "other_languages")),
        (
            _("What you dream of and wish for"),
            ("dream", "wishes", "first_wishes", "wanted_job", "future", "family"),
        ),
        (_("What you like"), ("interests",)),
        (_("When and where"), ("availability", "online", "postcode", "wants_gender", "practical")),
        (_("The two of you"), ("expectations", "boundaries", "apart")),
    )
    future = own_words(_("Where would you like to be in five years?"))
    family = own_words(_("What do you wish for your family?"), _("Only if you would like to say."))


class MentorTalkForm(TalkForm, MentorCardForm):
    """The talk with a mentor."""

    keeps = MENTOR_WORDS
    sections = (
        (
            _("What you bring"),
            ("strengths", "job", "sector", "skills", "unpaid", "danish", "spoken", "other_languages"),
        ),
        (_("Why, and what with"), ("motivation", "offers", "places", "commitment")),
        (_("What you like"), ("interests",)),
        (_("When and where"), ("availability", "online", "postcode", "wants_gender", "practical")),
        (_("The two of you"), ("expectations", "boundaries", "apart")),
    )
    commitment = own_words(
        _("How much time do you have, and for how long?"), _("Two hours, twice a month, for nine months is usual.")
    )


class EducationForm(forms.Form):
    """One education: from any country, finished or not."""

    title = forms.CharField(
        label=_("What is it called, in your own words?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    level = forms.TypedChoiceField(label=_("How long?"), coerce=int, empty_value=None, required=False)
    field = forms.ChoiceField(label=_("In which field?"), required=False)
    ended = forms.ChoiceField(
        label=_("How far did you come?"), choices=EducationEnd.choices, initial=EducationEnd.COMPLETED, required=False
    )
    where = forms.ChoiceField(label=_("Where?"), choices=[*CHOOSE, *EducationPlace.choices], required=False)
    assessed = forms.ChoiceField(
        label=_("Has Denmark said what it is worth?"), choices=[*CHOOSE, *Assessed.choices], required=False
    )
    authorized = forms.ChoiceField(
        label=_("Is a permission needed to work with it?"), choices=[*CHOOSE, *Authorized.choices], required=False
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = get_language() or "en"
        for name, choices in (("level", level_choices(language)), ("field", broad_field_choices(language))):
            offered = self.fields[name]
            assert isinstance(offered, forms.ChoiceField)
            offered.choices = [*CHOOSE, *choices]

    def education(self) -> Education | None:
        """Return what was told, or none where the row was left empty."""
        told = self.cleaned_data
        if not (told.get("title") or told.get("level") is not None or told.get("field")):
            return None
        return Education(**{**told, "ended": told["ended"] or EducationEnd.COMPLETED})


EducationForms = formset_factory(EducationForm, extra=0, min_num=EDUCATIONS_AT_ONCE, max_num=10, absolute_max=10)


class DanishForm(forms.Form):
    """Her Danish so far; tests say little of speaking, so each skill is asked."""

    course = forms.TypedChoiceField(
        label=_("Which Danish course?"),
        choices=[*CHOOSE, (1, _("Danish education 1")), (2, _("Danish education 2")), (3, _("Danish education 3"))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    module = forms.TypedChoiceField(
        label=_("Which module?"),
        choices=[*CHOOSE, *((number, str(number)) for number in range(1, 7))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    test = forms.ChoiceField(
        label=_("Which test have you passed?"),
        choices=[
            *CHOOSE,
            ("pd1", _("Test in Danish 1")),
            ("pd2", _("Test in Danish 2")),
            ("pd3", _("Test in Danish 3")),
            ("study", _("The study test")),
        ],
        required=False,
    )
    test_year = forms.IntegerField(label=_("In which year?"), min_value=1980, required=False)
    understanding = forms.TypedChoiceField(label=_("Understanding"), coerce=int, empty_value=None, required=False)
    speaking = forms.TypedChoiceField(label=_("Speaking"), coerce=int, empty_value=None, required=False)
    reading = forms.TypedChoiceField(label=_("Reading"), coerce=int, empty_value=None, required=False)
    writing = forms.TypedChoiceField(label=_("Writing"), coerce=int, empty_value=None, required=False)

    def __init__(self, *arguments: Any, today: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today
        for name in ("understanding", "speaking", "reading", "writing"):
            offered = self.fields[name]
            assert isinstance(offered, forms.ChoiceField)
            offered.choices = [*CHOOSE, *spoken_levels(get_language() or "en")]

    def clean_test_year(self) -> int | None:
        year: int | None = self.cleaned_data["test_year"]
        if year is not None and year > self.today.year:
            raise forms.ValidationError(_("The year lies ahead. Write the year in which you passed."))
        return year

    def danish(self) -> Danish:
        return Danish(**self.cleaned_data)
