"""The letter with which somebody joins: her card first, how to reach her last (R3)."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_that_take_sign_ups, profile_of
from mentornet.foundation.typed_words import seen_words
from mentornet.joining.applicants import Applicant
from mentornet.joining.card_facts import CardFacts
from mentornet.joining.choices import MentorGround, ReferralChannel
from mentornet.joining.forms.card import LANGUAGES_AS_CHIPS, MenteeCardForm, MentorCardForm
from mentornet.joining.queries import branch_near, branches_open_to_men, open_to_men
from mentornet.people.contact_fields import ReadsContact
from mentornet.people.models import Gender
from mentornet.vocabularies.spoken_languages import language_choices

FOUR_DIGITS = gettext_lazy("Write the year with four digits, such as 1984.")


class ContactForm(ReadsContact, forms.Form):
    """How to reach her, which branch is hers, how she heard of us, and her yes."""

    full_name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Write the address as name@example.org.")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Which language shall we speak and write to you in?"))
    gender = forms.ChoiceField(
        label=gettext_lazy("You are"), choices=Gender.choices, required=False, widget=forms.RadioSelect
    )
    birth_year = forms.IntegerField(
        label=gettext_lazy("The year you were born"),
        min_value=1900,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), FOUR_DIGITS),
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(),
        label=gettext_lazy("Branch"),
        empty_label=gettext_lazy("The one nearest to my postcode"),
        to_field_name="code",
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the branches of the list.")},
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How did you hear of us?"), choices=ReferralChannel.choices, required=False
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Yes, you may keep what I have written here, to find the one I will get on well with."),
        error_messages={
            "required": gettext_lazy("Set this mark if you would like us to keep your letter and answer it.")
        },
    )
    # A trap for machines: no human sees it, and whoever fills it in is thanked and forgotten.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *arguments: Any, as_of: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._as_of = as_of
        language = get_language() or settings.LANGUAGE_CODE
        choice = self.fields["branch"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = branches_that_take_sign_ups(as_of).order_by("name")
        spoken = self.fields["language"]
        assert isinstance(spoken, forms.ChoiceField)
        spoken.choices = language_choices(language)[:LANGUAGES_AS_CHIPS]
        spoken.initial = language

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.data.get("website"))

    def clean_full_name(self) -> str:
        name = seen_words(self.cleaned_data["full_name"])
        if not any(sign.isalpha() for sign in name):
            raise forms.ValidationError(_("Write the name that you go by, with letters."))
        return name

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("email") and not told.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error("phone", _("Write a phone number or an e-mail address, so that we can answer you."))
        told["branch"] = told.get("branch") or branch_near(told.get("postcode") or "", as_of=self._as_of)
        if told["branch"] is None:
            if not {"branch", "postcode"} & set(self.errors):
                self.add_error("branch", _("We do not know yet which branch is nearest. Choose one of them."))
        else:
            self._check_welcome(told, told["branch"])
        return told

    def _check_welcome(self, told: dict[str, Any], branch: Branch) -> None:
        minimum_age = profile_of(branch).intake.minimum_age
        born = told.get("birth_year")
        if born is not None and self._as_of.year - born < minimum_age:
            sentence = _("You can take part from the year you turn %(age)d. You are very welcome then.")
            self.add_error("birth_year", sentence % {"age": minimum_age})
        if told.get("gender") == Gender.MAN and not open_to_men(branch, as_of=self._as_of):
            self.add_error("gender", self._where_men_are_welcome(branch))

    def _where_men_are_welcome(self, branch: Branch) -> str:
        others = ", ".join(other.name for other in branches_open_to_men(as_of=self._as_of))
        if others:
            sentence = _("In %(branch)s only women meet for now. Men are welcome in %(others)s: choose that branch.")
            return sentence % {"branch": branch.name, "others": others}
        return _("In %(branch)s only women meet for now. Call us, and we tell you where men meet.") % {
            "branch": branch.name
        }

    def applicant(self) -> Applicant:
        told = self.cleaned_data
        names = ("full_name", "email", "phone", "language", "gender", "birth_year")
        return Applicant(**{name: told[name] for name in names})


# As the page asks: what she brings, what she wishes, how to meet, how to reach her.
AS_ASKED = """
strengths dream motivation past_job job sector education_level wishes first_wishes offers wanted_job interests
danish spoken other_languages availability online postcode branch wants_gender
full_name phone email language birth_year gender channel eligible mentor_ground consent
""".split()


class MenteeSignUp(MenteeCardForm, ContactForm):
    """A woman who wants a mentor tells of herself; nothing but her own word is asked (R7)."""

    field_order = AS_ASKED

    eligible = forms.BooleanField(
        label=gettext_lazy("I have come to this country as a refugee or an immigrant."),
        help_text=gettext_lazy("Your own word is enough. Nobody asks from where or why."),
        error_messages={
            "required": gettext_lazy("Mentees have come here as refugees or immigrants. Set the mark if you have.")
        },
    )

    def facts(self) -> CardFacts:
        return self.changed_facts(CardFacts(gender=self.cleaned_data["gender"]))


class MentorSignUp(MentorCardForm, ContactForm):
    """A woman who wants to be a mentor tells of herself and her ground (R8, R9)."""

    field_order = AS_ASKED

    mentor_ground = forms.ChoiceField(
        label=gettext_lazy("I am"),
        choices=MentorGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the one that fits you best.")},
    )

    def facts(self) -> CardFacts:
        return self.changed_facts(CardFacts(gender=self.cleaned_data["gender"]))
