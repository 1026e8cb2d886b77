"""What somebody tells of a job, an education or her Danish; only the first day is needed, all else if she likes."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.partial_dates import PartialDate
from mentornet.foundation.typed_words import seen_words
from mentornet.outcomes.actions.told import DanishFacts, EducationFacts, Facts, JobFacts, Told
from mentornet.outcomes.choices import CefrLevel, DanishTest, DoorToJob, EducationEnd, WorkKind
from mentornet.outcomes.forms.partial_date import PartialDateField
from mentornet.vocabularies.education import broad_field_choices, level_choices
from mentornet.vocabularies.occupations import isco_of, suggest_occupations, title_of

YES_NO = [("yes", _("yes")), ("no", _("no"))]
MOST_HOURS = 100
NOT_AMONG_THEM = "own"


def yes_or_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda word: word == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def own_title(label: Any) -> forms.CharField:
    box = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=_("In any language."), required=False, max_length=200, widget=box)


class ToldForm(forms.Form):
    """What all of them share: values that become facts, and facts that fill the form again."""

    facts_kind: type[Any]
    # Fields that stand folded together below the others.
    more: tuple[str, ...] = ()

    def facts(self) -> Facts:
        told = {name: self.cleaned_data[name] for name in self._names() if name in self.cleaned_data}
        facts: Facts = self.facts_kind(**{name: value for name, value in told.items() if value not in ("", None)})
        return facts

    @classmethod
    def _names(cls) -> list[str]:
        return [field.name for field in fields(cls.facts_kind)]

    @classmethod
    def values_of(cls, told: Told) -> dict[str, Any]:
        """Return what the form begins with when something told is to be corrected."""
        values: dict[str, Any] = {}
        for name in cls._names():
            if name in ("started", "ended", "on"):
                day = getattr(told, name if name == "on" else f"{name}_on")
                values[name] = PartialDate(day, getattr(told, f"{name}_precision")) if day else None
            else:
                value = getattr(told, name)
                values[name] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        return values

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.more]

    @property
    def tells_more(self) -> bool:
        """Is anything among what stands folded that she should see: her own words, or what is to be mended?"""
        return any(
            self[name].errors or self[name].value() not in (None, "", [None] * 3, [""] * 3) for name in self.more
        )

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.more]


class JobForm(ToldForm):
    """A job. Words that could mean several jobs are asked about once more, and she chooses (R112)."""

    facts_kind = JobFacts
    title = own_title(_("What is your work?"))
    isco = forms.ChoiceField(label=_("Which is nearest?"), required=False, widget=forms.RadioSelect)
    started = PartialDateField(label=_("When did you begin?"), help_text=_("The year is enough if you have forgotten."))
    kind = forms.ChoiceField(
        label=_("What kind of work is it?"),
        choices=WorkKind.choices,
        initial=WorkKind.ORDINARY,
        widget=forms.RadioSelect,
    )
    wanted_by_her = yes_or_no(_("Is it a job that you wanted?"))
    fits_better_than_before = yes_or_no(_("If you had a job before: does this one suit you better?"))
    hours_per_week = forms.IntegerField(
        label=_("Hours a week"),
        required=False,
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    wanted_hours = yes_or_no(_("Are these the hours you want?"))
    permanent = yes_or_no(_("Is it permanent?"))
    fits_education = yes_or_no(_("Does it fit your education?"))
    in_wanted_field = yes_or_no(_("Is it in the field where you want to be?"))
    needs_training = yes_or_no(_("Does one have to learn something to do it?"))
    door = forms.ChoiceField(
        label=_("How did you find it?"), choices=DoorToJob.choices, required=False, widget=forms.RadioSelect
    )
    ended = PartialDateField(label=_("If it has ended: when?"), required=False)

    more = (
        "hours_per_week", "wanted_hours", "permanent", "fits_education", "in_wanted_field", "needs_training", "door",
        "ended",
    )  # fmt: skip

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._language = get_language() or "en"
        words = str(self.data.get("title", "") if self.is_bound else self.initial.get("title") or "")[:200]
        self._nearest = _nearest(words, self._language)
        kept = str(self.initial.get("isco") or "")
        if kept and kept not in dict(self._nearest):
            self._nearest = [(kept, title_of(kept, self._language)), *self._nearest]
        field = self.fields["isco"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*self._nearest, (NOT_AMONG_THEM, _("none of these"))]
        if not self._nearest:
            del self.fields["isco"]

    def clean_title(self) -> str:
        return seen_words(self.cleaned_data["title"])

    def clean(self) -> None:
        told = self.cleaned_data
        chosen = told.get("isco")
        if told.get("title") and self._nearest and not chosen:
            self.add_error("isco", _("Choose the work that is nearest to yours, or “none of these”."))
        if chosen == NOT_AMONG_THEM or not told.get("title"):
            told["isco"] = ""


class EducationForm(ToldForm):
    facts_kind = EducationFacts
    more = ("level", "field", "ended_how", "ended")

    title = own_title(_("What do you study?"))
    started = PartialDateField(label=_("When did you begin?"), help_text=_("The year is enough if you have forgotten."))
    qualifying = forms.TypedChoiceField(
        label=_("What does it lead to?"),
        choices=[("yes", _("a degree or a trade")), ("no", _("something else, such as a course"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    level = forms.TypedChoiceField(label=_("Its level"), coerce=int, empty_value=None, required=False)
    field = forms.ChoiceField(label=_("Its field"), required=False)
    ended_how = forms.ChoiceField(
        label=_("How is it now?"), choices=EducationEnd.choices, required=False, widget=forms.RadioSelect
    )
    ended = PartialDateField(label=_("If it has ended: when?"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = get_language() or "en"
        for name, choices in (("level", level_choices(language)), ("field", broad_field_choices(language))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Choose")), *choices]

    def clean_title(self) -> str:
        return seen_words(self.cleaned_data["title"])


def skill(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[("", _("Choose")), *CefrLevel.choices], coerce=int, empty_value=None, required=False
    )


def numbered(label: Any, most: int) -> forms.TypedChoiceField:
    steps = [("", _("Choose")), *((str(step), str(step)) for step in range(1, most + 1))]
    return forms.TypedChoiceField(label=label, choices=steps, coerce=int, empty_value=None, required=False)


class DanishForm(ToldForm):
    facts_kind = DanishFacts
    more = ("course", "module")

    on = PartialDateField(label=_("When was it so?"), help_text=_("For a test: when you passed it."))
    test_passed = forms.ChoiceField(
        label=_("Did you pass a test?"),
        choices=[("", _("no test")), *DanishTest.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    understands = skill(_("How well do you understand Danish?"))
    speaks = skill(_("How well do you speak Danish?"))
    reads = skill(_("How well do you read Danish?"))
    writes = skill(_("How well do you write Danish?"))
    course = numbered(_("Danskuddannelse"), 3)
    module = numbered(_("Module"), 6)

    def clean(self) -> None:
        told = self.cleaned_data
        if not any(told.get(name) for name in self._names() if name != "on"):
            raise forms.ValidationError(_("Choose a test or a level, so that there is something to keep."))


form_kinds: dict[str, type[ToldForm]] = {"job": JobForm, "education": EducationForm, "danish": DanishForm}


def _nearest(words: str, language: str) -> list[tuple[str, str]]:
    """Return the occupations that somebody's own words may stand for, the likeliest first."""
    if not words.strip():
        return []
    known = isco_of(words)
    found = [(one.isco, one.title) for one in suggest_occupations(words, language, limit=5)]
    first = [(known, title_of(known, language))] if known else []
    return list(dict([*first, *found]).items())[:5]
