"""Every question of the talk in two languages side by side: the coordinator's and hers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.utils import translation

from mentornet.interviewing.forms import MenteeTalkForm, MentorTalkForm, TalkForm


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its control; in her language too, unless both read the same one."""

    field: BoundField
    here: str
    hers: str
    help_here: str
    help_hers: str
    # For a question with choices: each choice in her language, in the same order.
    choices_hers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the talk under one heading."""

    here: str
    hers: str
    questions: tuple[Question, ...]


def sections_of(form: TalkForm, language: str) -> list[Section]:
    """Return the talk in its order, each question in the page's language and in hers.

    :param language: hers; what we do not speak falls back to English.
    """
    assert isinstance(form, MenteeTalkForm | MentorTalkForm)
    with translation.override(language):
        theirs = type(form)()
    is_same = translation.get_language() == language
    return [
        Section(
            str(heading),
            "" if is_same else _said(heading, language),
            tuple(_question(form[name], theirs[name], language, is_same=is_same) for name in names),
        )
        for heading, names in form.sections
    ]


def _question(field: BoundField, hers: BoundField, language: str, *, is_same: bool) -> Question:
    choices = getattr(hers.field, "choices", ()) if not is_same else ()
    return Question(
        field=field,
        here=str(field.label),
        hers="" if is_same else _said(hers.field.label or "", language),
        help_here=str(field.help_text),
        help_hers="" if is_same else _said(hers.field.help_text, language),
        choices_hers=_names(choices, language),
    )


def _names(choices: Sequence[tuple[object, object]], language: str) -> tuple[str, ...]:
    with translation.override(language):
        return tuple(str(name) for code, name in choices if code != "")


def _said(sentence: object, language: str) -> str:
    with translation.override(language):
        return str(sentence)
