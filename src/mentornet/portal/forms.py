from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.typed_words import seen_words
from mentornet.joining.gentle_words import mentions
from mentornet.matching.actions.answers import LONGEST_WORDS
from mentornet.matching.actions.questions import names_within
from mentornet.matching.choices import NoReason, ReadyQuestion, Say
from mentornet.people.models import Person
from mentornet.ui.own_words import OwnWordsField
from mentornet.ui.templatetags.look import lang_name


class AnswerForm(forms.Form):
    """The answer is the button that was pressed; words beside it are optional."""

    said = forms.ChoiceField(choices=Say, widget=forms.HiddenInput, required=True)
    words = OwnWordsField(
        label=_("A few words"), help_text=_("Only your coordinator reads them."), max_length=LONGEST_WORDS
    )


class QuestionForm(forms.Form):
    """Three ready questions and room for one of her own. What may tell who somebody is, is named gently, once."""

    asks = forms.MultipleChoiceField(
        label=_("What would you like to know?"),
        choices=ReadyQuestion,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = OwnWordsField(
        label=_("A question of your own"),
        help_text=_("Ask about work, time and wishes. Your coordinator asks the other, without saying who you are."),
        max_length=LONGEST_WORDS,
    )
    # Set by the page once she has read the gentle word: then it is sent as she wrote it.
    kept = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, asker: Person, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._asker = asker
        self.mentioned: list[str] = []

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not told["asks"] and not told["words"].strip():
            raise forms.ValidationError(_("Choose a question, or write one of your own."))
        if not told.get("kept"):
            words = told.get("words", "")
            self.mentioned = [*mentions(words), *names_within(words, self._asker)]
        return told

    @property
    def may_be_sent(self) -> bool:
        """Whether all is well and nothing is left to say gently."""
        return self.is_valid() and not self.mentioned


class DetailsForm(forms.Form):
    """What she is called, the language we write to her in, and whether her contact is protected."""

    called = forms.CharField(
        label=_("What would you like to be called?"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Which language shall we speak and write to you in?"))
    protected_contact = forms.BooleanField(
        label=_("Protect my contact"),
        help_text=_(
            "Your number, address and town are shown to nobody but your coordinator. You are on no list, and we carry "
            "letters between you and the other."
        ),
        required=False,
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, lang_name(code)) for code, _name in settings.LANGUAGES
        ]

    def clean_called(self) -> str:
        return seen_words(self.cleaned_data["called"])


class WhyNotForm(forms.Form):
    """Why it is not this time: all of it is hers to leave out."""

    reason = forms.ChoiceField(
        label=_("Would you like to say why?"), choices=NoReason, widget=forms.RadioSelect, required=False
    )
    words = OwnWordsField(
        label=_("A few words"), help_text=_("Only your coordinator reads them."), max_length=LONGEST_WORDS, rows=2
    )
    wants_call = forms.BooleanField(label=_("Please call me, I would like to talk about it."), required=False)
