"""Times kept free, and how the talk ended."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.typed_words import seen_words
from mentornet.interviewing.choices import Decision, TalkWay

# A time is soon; a year farther off is a slip of the finger.
FARTHEST = timedelta(days=366)
MOST_IN_A_ROW = 12
LONGEST_TALK, SHORTEST_TALK = 180, 15  # minutes


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SlotsForm(forms.Form):
    """A row of times on one day, one after the other."""

    day = forms.DateField(label=_("The day"), widget=DateInput())
    first = forms.TimeField(
        label=_("The first talk begins at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time as 13:30.")},
    )
    count = forms.IntegerField(
        label=_("How many talks, one after the other?"), min_value=1, max_value=MOST_IN_A_ROW, initial=3
    )
    minutes = forms.IntegerField(
        label=_("Minutes for each"), min_value=SHORTEST_TALK, max_value=LONGEST_TALK, initial=45
    )
    way = forms.ChoiceField(
        label=_("How do you talk?"), choices=TalkWay.choices, widget=forms.RadioSelect, initial=TalkWay.PLACE
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("The address and the room, or the link of the meeting on a screen. She reads it."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("The day has passed. Choose today or a day ahead."))
        if day > timezone.localdate() + FARTHEST:
            raise forms.ValidationError(_("The day is more than a year ahead. Choose a nearer one."))
        return day

    def clean_place(self) -> str:
        return seen_words(self.cleaned_data["place"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("way") in (TalkWay.PLACE, TalkWay.VIDEO) and not told.get("place"):
            self.add_error("place", _("Write where you meet, so that she finds you."))
        return told

    def starts(self) -> list[datetime]:
        """Return when each talk begins; the clock of the day counts, also where it goes forward or back."""
        told = self.cleaned_data
        begin = datetime.combine(told["day"], told["first"])
        step = timedelta(minutes=told["minutes"])
        return [timezone.make_aware(begin + step * number) for number in range(told["count"])]


class DecisionForm(forms.Form):
    """How the first talk ended."""

    decision = forms.ChoiceField(
        label=_("What have the two of you decided?"),
        choices=[
            (Decision.APPROVED, _("She takes part")),
            (Decision.REFERRED_ON, _("Somebody else can do more for her just now")),
            (Decision.DECLINED, _("We do not go on together this time")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you have decided.")},
    )
    referred_to = forms.CharField(
        label=_("Where is she welcome instead?"),
        help_text=_("A name and how to reach it. She reads it in her letter."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    held_on = forms.DateField(label=_("The day you talked"), widget=DateInput())
    word_to_her = forms.CharField(
        label=_("A few words to her"),
        help_text=_("She reads them in her letter. They are needed where she does not take part."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "voice", "rows": 3, "dir": "auto"}),
    )

    def clean_held_on(self) -> date:
        held_on: date = self.cleaned_data["held_on"]
        if held_on > timezone.localdate():
            raise forms.ValidationError(_("The day lies ahead. Choose today or a day before."))
        return held_on
