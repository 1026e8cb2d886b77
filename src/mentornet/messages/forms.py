from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Channel, Topic

Choices = dict[tuple[Topic, Channel], bool]


class LettersForm(forms.Form):
    """One box for each topic and each way in which she can be reached."""

    def __init__(self, words: Any, *, choices: Choices) -> None:
        super().__init__(words)
        self._names = {f"{topic}-{channel}": (topic, channel) for topic, channel in choices}
        for name, key in self._names.items():
            self.fields[name] = forms.BooleanField(required=False, label=Channel(key[1]).label, initial=choices[key])

    @property
    def topics(self) -> list[tuple[Topic, list[forms.BoundField]]]:
        """The boxes under the topics that they are about."""
        found: dict[Topic, list[forms.BoundField]] = {}
        for name, (topic, _channel) in self._names.items():
            found.setdefault(topic, []).append(self[name])
        return list(found.items())

    def wanted(self) -> Choices:
        return {key: self.cleaned_data[name] for name, key in self._names.items()}


class TextForm(forms.Form):
    """A branch's own words for a text; both left empty goes back to the network's."""

    subject = forms.CharField(
        label=_("Subject"), max_length=150, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 10}),
        help_text=_("Greeting and goodbye are added by themselves."),
    )
