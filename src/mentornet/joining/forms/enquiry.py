"""A question before signing up: nothing but the branch and what it is about is needed (R17)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_that_take_sign_ups
from mentornet.foundation.typed_words import seen_words
from mentornet.joining.actions.enquiries import Question
from mentornet.joining.choices import EnquiryTopic, ReferralChannel, Role
from mentornet.people.contact_fields import ReadsContact


class EnquiryForm(ReadsContact, forms.Form):
    """Somebody asks a branch, with or without a way to answer her."""

    topic = forms.ChoiceField(
        label=gettext_lazy("What would you like to know?"),
        choices=EnquiryTopic.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what your question is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Your question, in your own words"),
        help_text=gettext_lazy("Write in the language that comes easiest to you."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("What are you thinking of?"),
        choices=[
            ("", gettext_lazy("I do not know yet")),
            (Role.MENTEE, gettext_lazy("Having a mentor")),
            (Role.MENTOR, gettext_lazy("Being a mentor")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    branch: "forms.ModelChoiceField[Branch]" = forms.ModelChoiceField(
        label=gettext_lazy("Which branch do you ask?"),
        queryset=None,
        empty_label=gettext_lazy("Choose a branch"),
        to_field_name="code",
        error_messages={
            "required": gettext_lazy("Choose the branch that is easiest for you to reach."),
            "invalid_choice": gettext_lazy("Choose one of the branches of the list."),
        },
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How did you hear of us?"), choices=ReferralChannel.choices, required=False
    )
    called_name = forms.CharField(
        label=gettext_lazy("What shall we call you?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "dir": "auto"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("Write the address as name@example.org.")},
    )
    # A trap for machines: no human sees it, and whoever fills it in is thanked and forgotten.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *arguments: Any, as_of: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        choice = self.fields["branch"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = branches_that_take_sign_ups(as_of).order_by("name")

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.data.get("website"))

    def clean_called_name(self) -> str:
        return seen_words(self.cleaned_data["called_name"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        lines = str(told.get("words") or "").splitlines()
        told["words"] = "\n".join(filter(None, map(seen_words, lines)))
        if told.get("topic") == EnquiryTopic.OTHER and not told["words"] and "words" not in self.errors:
            self.add_error("words", _("Write a few words, so that we know what you ask."))
        return told

    def question(self, language: str) -> Question:
        told = self.cleaned_data
        names = ("topic", "role", "channel", "words", "called_name", "phone", "email")
        return Question(language=language, **{name: told[name] for name in names})
