"""The coordinator's forms: words into values, no more."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.sheet_limits import LIMITS
from mentornet.foundation.typed_words import seen_words
from mentornet.interviewing.choices import LeaveReason
from mentornet.joining.choices import EnquiryOutcome, Role
from mentornet.people.contact_fields import ReadsContact
from mentornet.vocabularies.spoken_languages import language_choices

# A talk is soon; a year farther off is a slip of the finger.
FARTHEST_TALK = timedelta(days=366)


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PastDateField(forms.DateField):
    """A day on which something has happened: today or before."""

    widget = DateInput

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value > timezone.localdate():
            raise forms.ValidationError(_("The day lies ahead. Choose today or a day before."))


class ReachForm(ReadsContact, forms.Form):
    """How to reach a person, and in which language to write to her."""

    full_name = forms.CharField(label=_("Her name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Write to her in"))
    protected_contact = forms.BooleanField(
        label=_("Her contact is protected: nobody but you may know how to reach her."), required=False
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        spoken = self.fields["language"]
        assert isinstance(spoken, forms.ChoiceField)
        spoken.choices = language_choices(get_language() or "en")

    def clean_full_name(self) -> str:
        return seen_words(self.cleaned_data["full_name"])


class TalkForm(forms.Form):
    """When the first talk is: today or a day ahead, for she is written to."""

    booked_for = forms.DateTimeField(
        label=_("When do you meet?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Choose a day and a time.")},
    )

    def clean_booked_for(self) -> datetime:
        booked_for: datetime = self.cleaned_data["booked_for"]
        if timezone.localtime(booked_for).date() < timezone.localdate():
            raise forms.ValidationError(_("The day has passed. Choose today or a day ahead."))
        if booked_for > timezone.now() + FARTHEST_TALK:
            raise forms.ValidationError(_("The day is more than a year ahead. Choose a nearer one."))
        return booked_for


class PauseForm(forms.Form):
    """From when, and until when if it is known, nobody is proposed to her."""

    from_on = forms.DateField(label=_("From"), widget=DateInput())
    until_on = forms.DateField(label=_("Until"), required=False, widget=DateInput())


class FarewellForm(forms.Form):
    """When and why she leaves."""

    on = PastDateField(label=_("The day"))
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[choice for choice in LeaveReason.choices if choice[0] != LeaveReason.MATCHED],
        error_messages={"required": _("Choose why, so that the network can learn from it.")},
    )


class ReturnForm(forms.Form):
    """Since when she waits; the day she first came keeps her turn."""

    entered_on = PastDateField(label=_("She waits since"))


class EnquiryClosingForm(forms.Form):
    """How a question ended."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=EnquiryOutcome.choices,
        error_messages={"required": _("Choose how the question ended.")},
    )


class SheetForm(forms.Form):
    """A sheet of people, and the coordinator's word that each has said yes."""

    sheet = forms.FileField(
        label=_("The sheet"),
        help_text=_("A spreadsheet (.xlsx or .ods) or a text file (.csv), with the names of the columns in one row."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty. Choose another one.")},
    )
    role = forms.ChoiceField(
        label=_("The people on it wish to be"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether they are mentees or mentors.")},
    )
    each_said_yes = forms.BooleanField(
        label=_("Each of them has said yes herself to be on our list."),
        error_messages={"required": _("Nobody is brought in without her own yes. Ask them first.")},
    )

    def clean_sheet(self) -> Any:
        sheet = self.cleaned_data["sheet"]
        if sheet.size > LIMITS.file_bytes:
            sizes = {"size": sheet.size // 1_000_000, "limit": LIMITS.file_bytes // 1_000_000}
            raise forms.ValidationError(
                _("The file holds %(size)d MB, and at most %(limit)d MB are read. Save only the rows that are needed."),
                params=sizes,
            )
        return sheet
