"""The letter with which somebody joins: her card first, how to reach her last (R3). Its steps are parts of it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_that_take_sign_ups, profile_of
from mentornet.foundation.typed_words import plain_digits, seen_words
from mentornet.joining.applicants import Applicant, Consent, Introduction, Letter
from mentornet.joining.card_facts import CardFacts
from mentornet.joining.choices import ConsentPurpose, ConsentWay, MentorGround, Motive, ReferralChannel, Role, Strength
from mentornet.joining.consents import CONSENT_TEXTS, wording_of
from mentornet.joining.forms.card import MenteeCardForm, MentorCardForm, chips, own_words
from mentornet.joining.forms.own_meaning import HELP_WITH_COMMAS, HasMeanings, box
from mentornet.joining.queries import branches_near, branches_open_to_men, open_to_men
from mentornet.joining.understood import Kind
from mentornet.people.contact_fields import ReadsContact
from mentornet.people.models import Gender
from mentornet.vocabularies.availability import sector_choices
from mentornet.vocabularies.spoken_languages import language_choices

FOUR_DIGITS = gettext_lazy("Write the year with four digits, such as 1984.")
CONTACT_LANGUAGES = 20


class YearField(forms.IntegerField):
    """A year, in whichever script her keyboard writes digits."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(plain_digits(str(value or "")).strip())


class ContactForm(ReadsContact, forms.Form):
    """How to reach her, which branch is hers, how she heard of us, and her yes."""

    full_name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the name that you go by, with letters.")},
    )
    called = forms.CharField(
        label=gettext_lazy("What shall we call you?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"invalid": gettext_lazy("Write the address as name@example.org.")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Which language shall we speak and write to you in?"))
    gender = forms.ChoiceField(
        label=gettext_lazy("You are"), choices=Gender.choices, required=False, widget=forms.RadioSelect
    )
    birth_year = YearField(
        label=gettext_lazy("The year you were born"),
        min_value=1900,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year", "maxlength": 10}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), FOUR_DIGITS),
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
    partner_name = forms.CharField(
        label=gettext_lazy("Which organisation, school or place?"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    protected_contact = forms.BooleanField(
        label=gettext_lazy("Show my phone, address and town to nobody but my coordinator."), required=False
    )
    consent = forms.BooleanField(
        label=wording_of(ConsentPurpose.MEMBERSHIP),
        error_messages={
            "required": gettext_lazy("Set this mark if you would like us to keep your letter and answer it.")
        },
    )
    survey = forms.BooleanField(label=wording_of(ConsentPurpose.SURVEY), required=False)
    after_closing = forms.BooleanField(label=wording_of(ConsentPurpose.AFTER_CLOSING), required=False)
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
        spoken.choices = language_choices(language)[:CONTACT_LANGUAGES]
        spoken.initial = language

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.data.get("website"))

    def clean_full_name(self) -> str:
        name = seen_words(self.cleaned_data["full_name"])
        if not any(sign.isalpha() for sign in name):
            raise forms.ValidationError(_("Write the name that you go by, with letters."))
        return name

    def clean_called(self) -> str:
        return seen_words(self.cleaned_data["called"])

    def clean_partner_name(self) -> str:
        return seen_words(self.cleaned_data["partner_name"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        has_one = told.get("email") or told.get("phone") or {"email", "phone"} & set(self.errors)
        if "phone" in self.fields and not has_one:
            self.add_error("phone", _("Write a phone number or an e-mail address, so that we can answer you."))
        if "branch" in self.fields:
            self._choose_branch(told)
        if "birth_year" in self.fields or "gender" in self.fields:
            self._check_welcome(told, told.get("branch") or self._branch_before)
        return told

    # The branch that an earlier step has settled, for the steps that do not ask for it.
    _branch_before: Branch | None = None

    def know_branch(self, branch: Branch | None) -> None:
        self._branch_before = branch

    def _choose_branch(self, told: dict[str, Any]) -> None:
        """Take her own choice, else the branch of her postcode; where there are several, she chooses."""
        if told.get("branch") or {"branch", "postcode"} & set(self.errors):
            return
        near = branches_near(told.get("postcode") or "", as_of=self._as_of)
        if len(near) == 1:
            told["branch"] = near[0]
        elif near:
            names = ", ".join(branch.name for branch in near)
            sentence = _("Your postcode is near to several branches: %(branches)s. Choose one of them.")
            self.add_error("branch", sentence % {"branches": names})
        else:
            self.add_error("branch", _("We do not know yet which branch is nearest. Choose one of them."))

    def _check_welcome(self, told: dict[str, Any], branch: Branch | None) -> None:
        if branch is None:
            return
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
        names = ("full_name", "called", "email", "phone", "language", "gender", "birth_year", "protected_contact")
        return Applicant(**{name: told[name] for name in names})

    def consents(self, at: datetime, *, way: ConsentWay) -> tuple[Consent, ...]:
        """Return her yeses: to be kept, and to the voluntary ones she has marked."""
        asked = {"consent": ConsentPurpose.MEMBERSHIP, "survey": ConsentPurpose.SURVEY}
        asked["after_closing"] = ConsentPurpose.AFTER_CLOSING
        said = [purpose for name, purpose in asked.items() if self.cleaned_data[name]]
        return tuple(CONSENT_TEXTS[purpose].said_yes_to(at, way=way) for purpose in said)


class LetterForm(HasMeanings, ContactForm):
    """What both letters ask beside the card: strengths to choose, studies and interests in own words."""

    role: Role
    strength_codes = chips(gettext_lazy("What are you good at?"))
    studied = box(gettext_lazy("What have you studied or learned?"), HELP_WITH_COMMAS)
    other_interests = box(gettext_lazy("And in your own words"), HELP_WITH_COMMAS)
    strengths = own_words(gettext_lazy("And in your own words"), gettext_lazy("Write in any language you like."))
    MEANINGS = {"studied": Kind.FIELD, "other_interests": Kind.INTEREST}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._offer("strength_codes", Strength.choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        names = {"strengths", "strength_codes"}
        if "strengths" in self.fields and not any(map(told.get, names)) and not names & set(self.errors):
            self.add_error("strength_codes", _("Choose at least one, or write a few words of your own."))
        return told

    def facts(self) -> CardFacts:
        raise NotImplementedError

    def introduction(self, *, assisted: bool, from_campaign: bool) -> Introduction:
        """Return how she came and on which ground."""
        told = self.cleaned_data
        return Introduction(
            eligible_by_own_word=told.get("eligible", False),
            mentor_ground=told.get("mentor_ground", ""),
            mentor_ground_words=told.get("mentor_ground_words", ""),
            motives=tuple(told.get("motives", ())),
            expectations_met=told.get("expectations", False),
            channel=told["channel"] or (ReferralChannel.CAMPAIGN if from_campaign else ""),
            partner_name=told["partner_name"],
            assisted=assisted,
        )

    def letter(self, at: datetime, *, assisted: bool, from_campaign: bool) -> Letter:
        """Return the whole letter, once it is valid."""
        way = ConsentWay.ASSISTED if assisted else ConsentWay.SELF
        return Letter(
            role=self.role,
            branch=self.cleaned_data["branch"],
            applicant=self.applicant(),
            card=self.facts(),
            introduction=self.introduction(assisted=assisted, from_campaign=from_campaign),
            consents=self.consents(at, way=way),
        )

    def _shared_facts(self) -> dict[str, Any]:
        studied = self.meanings_kept("studied")
        return {
            "gender": self.cleaned_data["gender"],
            "strength_codes": tuple(self.cleaned_data["strength_codes"]),
            "education_field": next((code for code in studied if code.isdigit()), ""),
            "interests": tuple(
                dict.fromkeys((*self.cleaned_data["interests"], *self.meanings_kept("other_interests")))
            ),
        }


class MenteeSignUp(LetterForm, MenteeCardForm):
    """A woman who wants a mentor tells of herself; nothing but her own word is asked (R7)."""

    role = Role.MENTEE
    past_job = box(gettext_lazy("Which work have you done?"), HELP_WITH_COMMAS)
    wanted_job = box(gettext_lazy("Which work would you like to do?"), HELP_WITH_COMMAS)
    wants_to_study = box(gettext_lazy("What would you like to study or learn?"), HELP_WITH_COMMAS)
    eligible = forms.BooleanField(
        label=gettext_lazy("I have come to this country as a refugee or an immigrant."),
        help_text=gettext_lazy("Your own word is enough. Nobody asks from where or why."),
        error_messages={
            "required": gettext_lazy("Mentees have come here as refugees or immigrants. Set the mark if you have.")
        },
    )
    MEANINGS = {
        **LetterForm.MEANINGS,
        "past_job": Kind.JOB,
        "wanted_job": Kind.JOB,
        "wants_to_study": Kind.FIELD,
    }

    def facts(self) -> CardFacts:
        facts = self.changed_facts(CardFacts())
        wanted = self.meanings_kept("wants_to_study")
        return replace(
            facts,
            **self._shared_facts(),
            past_job_codes=self.meanings_kept("past_job"),
            wanted_job_codes=self.meanings_kept("wanted_job"),
            wanted_education=next((code for code in wanted if code.isdigit()), ""),
        )


class MentorSignUp(LetterForm, MentorCardForm):
    """A woman who wants to be a mentor tells of herself and her ground (R8, R9)."""

    role = Role.MENTOR
    motives = chips(gettext_lazy("Why would you like to be a mentor?"))
    job = box(gettext_lazy("What do you work with, or what have you worked with?"), HELP_WITH_COMMAS)
    networks = chips(gettext_lazy("Where can you open a door for somebody?"))
    mentor_ground = forms.ChoiceField(
        label=gettext_lazy("I am"),
        choices=MentorGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the one that fits you best.")},
    )
    mentor_ground_words = forms.CharField(
        label=gettext_lazy("A few words about it"),
        help_text=gettext_lazy("If you are rooted in another way: in which? Nobody asks where you were born."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    expectations = forms.BooleanField(
        label=gettext_lazy("Yes, I have the time, and I would like to take this on."),
        error_messages={
            "required": gettext_lazy("Set the mark if you have the time. If you are in doubt, call us and ask.")
        },
    )
    MEANINGS = {**LetterForm.MEANINGS, "job": Kind.JOB}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._offer("motives", Motive.choices)
        self._offer("networks", sector_choices(get_language() or "en"))

    def facts(self) -> CardFacts:
        facts = self.changed_facts(CardFacts())
        return replace(
            facts,
            **self._shared_facts(),
            job_codes=self.meanings_kept("job"),
            networks=tuple(self.cleaned_data["networks"]),
        )
