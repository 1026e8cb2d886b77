from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.following_up.actions.concerns import KindNeeded, WordOnHowNeeded, WordsNeeded
from mentornet.following_up.choices import (
    ConcernAbout,
    ConcernKind,
    HowItGoes,
    NextStep,
    TalkKind,
    YesNo,
)
from mentornet.joining.choices import ConsentPurpose, Role
from mentornet.joining.consents import wording_of
from mentornet.matching.actions.matches import EndNeedsAReason
from mentornet.matching.choices import MatchEnd

LONGEST_WORDS = 4000
NOT_OF_THE_LIST = _("Choose one of the answers of the list, or leave it out.")


def words_field(label: Any, *, rows: int = 3, required: bool = False, longest: int = LONGEST_WORDS, **more: Any) -> Any:
    """Return a field for a few words of her own, in any script."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        validators=[ProhibitNullCharactersValidator()],
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        **more,
    )


def chips(label: Any, choices: Any, *, required: bool = False, missing: Any = "", **more: Any) -> Any:
    """Return a field to choose one of a few big answers."""
    errors = {"invalid_choice": missing or NOT_OF_THE_LIST}
    if missing:
        errors["required"] = missing
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=forms.RadioSelect, error_messages=errors, **more
    )


class CheckInForm(forms.Form):
    """The three questions; each may be left out, but not all."""

    how_it_goes = chips(_("How is it going?"), HowItGoes.choices)
    meets_often_enough = chips(_("Do you meet often enough?"), YesNo.choices)
    words = words_field(_("Is there anything that worries you, or that you would like to say?"), rows=2)
    wishes_a_call = forms.BooleanField(label=_("Please call me"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for field in self.fields.values():
            field.label_suffix = ""

    def clean_how_it_goes(self) -> int | None:
        chosen = self.cleaned_data["how_it_goes"]
        return int(chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not any(told.values()):
            raise forms.ValidationError(_("Choose how it goes, or write a few words."))
        return told


class ConcernForm(forms.Form):
    """A worry or a complaint, what it is about, and her words."""

    kind = chips(_("What would you like?"), ConcernKind.choices, required=True, missing=KindNeeded.sentence)
    about = chips(_("What is it about?"), ConcernAbout.choices, required=True, missing=KindNeeded.sentence)
    words = words_field(
        _("What has happened?"), rows=5, required=True, error_messages={"required": WordsNeeded.sentence}
    )
    wishes_a_call = forms.BooleanField(label=_("Please call me"), required=False)


def reasons_of(role: str) -> list[tuple[str, Any]]:
    """Return the closed list of domain 1.3 in the words of one of the two: what changed for her is told as hers."""
    hers, other = MatchEnd.MENTEE_CIRCUMSTANCES, MatchEnd.MENTOR_CIRCUMSTANCES
    if role == Role.MENTOR:
        hers, other = other, hers
    in_her_words = {
        hers: _("something changed for me: time, job, health, family or moving"),
        other: _("something changed for her: time, job, health, family or moving"),
    }
    return [(value, in_her_words.get(MatchEnd(value), label)) for value, label in MatchEnd.choices]


class LookingBackForm(forms.Form):
    """How it was, and what she would like next. Every part is hers to leave out but the next step."""

    reason = chips(_("Why does it end, as you see it?"), MatchEnd.choices)
    words = words_field(_("What would you like to tell us about the time you had?"))
    next_step = chips(
        _("Would you like to meet somebody new?"),
        NextStep.choices,
        required=True,
        missing=_("Choose one of the three answers, so that we know what to do."),
    )
    would_mentor = forms.BooleanField(label=_("I would like to be a mentor one day"), required=False)
    would_be_role_model = forms.BooleanField(label=_("I would like to tell others my story one day"), required=False)
    may_write_after = forms.BooleanField(label=wording_of(ConsentPurpose.AFTER_CLOSING), required=False)

    def __init__(self, *arguments: Any, role: str, has_ended: bool, said_yes: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if role == Role.MENTOR:
            del self.fields["would_mentor"]
        if said_yes:
            del self.fields["may_write_after"]
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = reasons_of(role)
        if not has_ended:
            reason.label = _("How does it end, as you see it?")


class EndingForm(forms.Form):
    """She stops; why is hers to say or not."""

    why = chips(
        _("Would you like to say why?"),
        [],
        help_text=_("You need not. Only your coordinator reads it."),
    )
    words = words_field(_("A few words"), rows=2, help_text=_("Only your coordinator reads them."))

    def __init__(self, *arguments: Any, role: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        why = self.fields["why"]
        assert isinstance(why, forms.ChoiceField)
        why.choices = [choice for choice in reasons_of(role) if choice[0] != MatchEnd.AS_PLANNED]


class PairRestForm(forms.Form):
    """Until when the two rest."""

    until_on = forms.DateField(
        label=_("Until when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the last day of the rest.")},
    )

    def clean_until_on(self) -> date:
        until_on: date = self.cleaned_data["until_on"]
        today = timezone.localdate()
        if not today <= until_on <= today + timedelta(days=184):
            raise forms.ValidationError(_("Choose a day from today and within half a year."))
        return until_on


class TalkForm(forms.Form):
    """With whom, when and how a coordinator talked; a few lines, that the person may ask to read."""

    role = chips(_("With whom?"), Role.choices, required=True, missing=_("Choose with whom you talked."))
    held_on = forms.DateField(
        label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), initial=timezone.localdate
    )
    kind = chips(_("How?"), TalkKind.choices, required=True, missing=_("Choose how you talked."))
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write the minutes as a number to 600.")),
    )
    notes = words_field(
        _("A few lines"), rows=2, longest=500, help_text=_("She may ask to read them. Write what you would show her.")
    )

    def clean_held_on(self) -> date:
        held_on: date = self.cleaned_data["held_on"]
        if held_on > timezone.localdate():
            raise forms.ValidationError(_("The day lies ahead. Choose today or a day before."))
        return held_on


class WordForm(forms.Form):
    """A word on what was done."""

    word = words_field(
        _("What did you do?"),
        rows=2,
        required=True,
        longest=500,
        error_messages={"required": WordOnHowNeeded.sentence},
    )


class FlagForm(WordForm):
    """Which flag is taken down, and a word on how."""

    kind = forms.CharField(max_length=16, widget=forms.HiddenInput)
    which = forms.CharField(max_length=24, widget=forms.HiddenInput)


class ExtensionForm(forms.Form):
    """Until when the two go on."""

    planned_until = forms.DateField(
        label=_("They go on until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class EndForm(forms.Form):
    """When and why a match ended, as the coordinator sees it."""

    ended_on = forms.DateField(
        label=_("The day it ended"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    why = chips(_("Why does it end?"), MatchEnd.choices, required=True, missing=EndNeedsAReason.sentence)
    words = words_field(_("A few words"), rows=2, help_text=_("For you and the other coordinators."))

    def clean_ended_on(self) -> date:
        ended_on: date = self.cleaned_data["ended_on"]
        if ended_on > timezone.localdate():
            raise forms.ValidationError(_("The day lies ahead. Choose today or a day before."))
        return ended_on
