"""Forms of the pair's room: words become values, nothing is saved here."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.typed_words import seen_words
from mentornet.pairing import plans
from mentornet.pairing.actions.agreements import LONGEST_MONTHS, SHORTEST_MONTHS, Terms
from mentornet.pairing.choices import (
    FIRST_PLACES,
    Between,
    Domain,
    DoorKind,
    FirstWord,
    GoalState,
    Mode,
    Often,
    PlaceKind,
    Whose,
)
from mentornet.pairing.plans import Goal, Step
from mentornet.ui.own_words import OwnWordsField

LENGTHS = [
    (30, _("half an hour")),
    (60, _("1 hour")),
    (90, _("1½ hours")),
    (120, _("2 hours")),
    (180, _("3 hours")),
    (240, _("4 hours")),
]
MET_PLACES = [place for place in PlaceKind.choices if place[0] != PlaceKind.NONE]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **named: Any) -> None:
        super().__init__(format="%Y-%m-%d", **named)


class ShortWordsField(forms.CharField):
    """One line of somebody's own words; signs that nobody sees are left out."""

    def __init__(self, **named: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}), **named)

    def to_python(self, value: Any) -> str:
        return seen_words(str(super().to_python(value) or ""))


def length_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("How long"), choices=LENGTHS, coerce=int, initial=120, widget=forms.RadioSelect
    )


class PlannedForm(forms.Form):
    """A day and a time ahead; `starts_at` is the moment they name on the clock in Denmark."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    hour = forms.TimeField(label=_("Time"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300}))
    minutes = length_field()

    @property
    def starts_at(self) -> datetime:
        day: date = self.cleaned_data["day"]
        hour: time = self.cleaned_data["hour"]
        return timezone.make_aware(datetime.combine(day, hour))

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Write a day within the next year."))
        return day


class FirstMeetingForm(PlannedForm):
    place = forms.ChoiceField(
        label=_("Place"),
        help_text=_("Where others are around. You agree on the exact place by phone, or through your coordinator."),
        choices=[(place.value, place.label) for place in FIRST_PLACES],
        initial=PlaceKind.LIBRARY,
        widget=forms.RadioSelect,
    )


class NextMeetingForm(PlannedForm):
    mode = forms.ChoiceField(label=_("How"), choices=Mode.choices, initial=Mode.IN_PERSON, widget=forms.RadioSelect)
    place = forms.ChoiceField(
        label=_("Place, if you meet face to face"),
        choices=MET_PLACES,
        initial=PlaceKind.LIBRARY,
        widget=forms.RadioSelect,
        required=False,
    )


class MeetingForm(forms.Form):
    """A meeting that was held. It has no field for what the two talked about."""

    held_on = forms.DateField(label=_("Day"), widget=DayInput())
    minutes = length_field()
    mode = forms.ChoiceField(label=_("How"), choices=Mode.choices, initial=Mode.IN_PERSON, widget=forms.RadioSelect)
    place = forms.ChoiceField(
        label=_("Place, if you met face to face"),
        choices=MET_PLACES,
        initial=PlaceKind.LIBRARY,
        widget=forms.RadioSelect,
        required=False,
    )


def held(form: forms.Form) -> dict[str, Any]:
    """Return what a form says of a meeting, as its actions take it."""
    named = form.cleaned_data
    return {
        **({"held_on": named["held_on"]} if "held_on" in named else {}),
        "minutes": named["minutes"],
        "mode": named["mode"],
        "place": named["place"] or PlaceKind.LIBRARY,
    }


class WordAfterForm(forms.Form):
    said = forms.ChoiceField(label=_("How was it?"), choices=FirstWord.choices, widget=forms.RadioSelect)


class TermsForm(forms.Form):
    months = forms.TypedChoiceField(
        label=_("For how many months?"),
        choices=[(count, str(count)) for count in range(SHORTEST_MONTHS, LONGEST_MONTHS + 1)],
        coerce=int,
    )
    often = forms.ChoiceField(label=_("How often do you meet?"), choices=Often.choices, widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(
        label=_("How long each time?"), choices=LENGTHS[1:5], coerce=int, widget=forms.RadioSelect
    )
    between = forms.ChoiceField(
        label=_("How do you reach each other between meetings?"), choices=Between.choices, widget=forms.RadioSelect
    )
    purpose = OwnWordsField(
        label=_("What do you want to reach together?"),
        help_text=_("In your own words. It stands in the agreement, and the two of you read it."),
        max_length=300,
    )
    seen_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1000)

    @property
    def terms(self) -> Terms:
        named = self.cleaned_data
        return Terms(
            months=named["months"],
            often=named["often"],
            minutes=named["minutes"],
            between=named["between"],
            purpose=named["purpose"],
        )


class SignForm(forms.Form):
    name = ShortWordsField(
        label=_("Your name"), help_text=_("Write your name to sign, as you would on paper."), max_length=200
    )
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1000)


class DreamForm(forms.Form):
    dream = OwnWordsField(
        label=_("The dream"),
        help_text=_("It is the title of your plan. Whatever language it is dreamt in."),
        max_length=plans.LONGEST_DREAM,
        required=True,
    )
    seen_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)


class GoalForm(forms.Form):
    title = ShortWordsField(label=_("The goal"), max_length=plans.LONGEST_TITLE)
    whose = forms.ChoiceField(label=_("Whose goal is it?"), choices=Whose.choices, widget=forms.RadioSelect)
    domain = forms.ChoiceField(label=_("What is it about?"), choices=Domain.choices, widget=forms.RadioSelect)
    hope = OwnWordsField(label=_("What will be different when it is reached?"), max_length=plans.LONGEST_HOPE, rows=2)
    state = forms.ChoiceField(
        label=_("How far is it?"), choices=GoalState.choices, initial=GoalState.OPEN, widget=forms.RadioSelect
    )
    seen_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)

    def goal(self, number: int, steps: tuple[Step, ...]) -> Goal:
        """Return the goal as it stands in the form; 0 is a new one."""
        named = self.cleaned_data
        return Goal(
            number=number,
            title=named["title"],
            domain=named["domain"],
            whose=named["whose"],
            hope=named["hope"],
            state=named["state"],
            steps=steps,
        )


class StepForm(forms.Form):
    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=1000)
    words = ShortWordsField(label=_("Step"), max_length=plans.LONGEST_STEP, required=False)
    whose = forms.ChoiceField(label=_("Who does it?"), choices=Whose.choices, initial=Whose.BOTH, required=False)
    by = forms.DateField(label=_("By when?"), widget=DayInput(), required=False)


StepForms = forms.formset_factory(StepForm, extra=2, max_num=plans.MOST_STEPS, absolute_max=plans.MOST_STEPS + 5)


def steps_in(rows: Iterable[forms.Form]) -> tuple[Step, ...]:
    """Return the steps of a goal's rows; a row without words is no step."""
    return tuple(
        Step(
            number=row.cleaned_data.get("number") or 0,
            words=row.cleaned_data["words"],
            whose=row.cleaned_data.get("whose") or Whose.BOTH,
            by=row.cleaned_data.get("by"),
        )
        for row in rows
        if row.cleaned_data.get("words")
    )


class DoorForm(forms.Form):
    kind = forms.ChoiceField(label=_("What was it?"), choices=DoorKind.choices, widget=forms.RadioSelect)
    opened_by = forms.ChoiceField(label=_("Who opened it?"), widget=forms.RadioSelect)
    opened_on = forms.DateField(label=_("Day"), widget=DayInput())
    words = ShortWordsField(
        label=_("A few words"), help_text=_("Only the two of you read them."), max_length=160, required=False
    )

    def __init__(self, *arguments: Any, names: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        opened_by = self.fields["opened_by"]
        assert isinstance(opened_by, forms.ChoiceField)
        opened_by.choices = names
