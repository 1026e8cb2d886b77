"""The questions of one screen as a form. Every one of them may be left out."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.outcomes.items import AGREE_WORDS, NONE_OF_THEM, OFTEN_WORDS, Item, Kind
from mentornet.outcomes.question_bank import NONE_CHOICE
from mentornet.outcomes.screens import Screen, chosen, drawn_choices

YES_NO = (("yes", _("yes")), ("no", _("no")))


class Scale(forms.RadioSelect):
    """Five arches from one end to the other; each says its words to a screen reader."""

    template_name = "outcomes/scale.html"


class ScreenForm(forms.Form):
    """One screen. What is not answered is kept as skipped, never refused."""

    def __init__(self, *arguments: Any, screen: Screen, role: str, answers: dict[str, Any], seed: int, **named: Any):
        super().__init__(*arguments, **named)
        self.items = screen.items
        for item in screen.items:
            self.fields[item.key] = _field(item, role, answers, seed)
            self.initial[item.key] = answers.get(item.key)

    def answers(self) -> dict[str, Any]:
        """Return what was answered, by key: a number, a code, a list of codes, or none where it was left out."""
        return {item.key: _value(item, self.cleaned_data[item.key]) for item in self.items}

    def clean(self) -> None:
        for item in self.items:
            given = self.cleaned_data.get(item.key)
            if isinstance(given, list) and NONE_OF_THEM in given and len(given) > 1:
                self.add_error(item.key, _("Choose either “none of them” or those that are true."))


def _field(item: Item, role: str, answers: dict[str, Any], seed: int) -> forms.Field:
    label = str(item.said_to(role))
    if item.kind in (Kind.AGREE, Kind.OFTEN):
        words = AGREE_WORDS if item.kind == Kind.AGREE else OFTEN_WORDS
        steps: list[tuple[str, str | Promise]] = [(str(step), word) for step, word in enumerate(words, start=1)]
        return forms.ChoiceField(label=label, choices=steps, required=False, widget=Scale)
    if item.kind == Kind.SEVERAL_OF:
        among = chosen(answers, item.among) if item.among else item.codes
        choices = [choice for choice in drawn_choices(item, seed) if choice[0] in among]
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(label=label, choices=[*choices, NONE_CHOICE], required=False, widget=boxes)
    choices = list(YES_NO if item.kind == Kind.YES_NO else item.choices)
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def _value(item: Item, given: Any) -> Any:
    if not given:
        return None
    return int(given) if item.kind in (Kind.AGREE, Kind.OFTEN) else given
