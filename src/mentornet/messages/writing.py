"""Put a text into words: the reader's language, the branch's own words where it has some, short on a phone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from mentornet.messages.sms_length import MOST_SEGMENTS, segments

PLACE = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a branch writes instead of the network's text, with places in braces: `Dear {called_name}`."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text in words: `body` with greeting, `core` without, `phone` as a text message."""

    subject: str
    body: str
    core: str
    phone: str


def compose(
    text_name: str, values: Mapping[str, Any], *, called_name: str, language: str, own: OwnWords | None = None
) -> Written:
    """Write a text for a reader, in her language.

    The template's first line is the subject, the rest the body. On a phone she reads `{text_name}.sms.txt` where
    there is one, else the words without greeting, and when those are too long the subject with the link.
    """
    with translation.override(language):
        known = {"called_name": called_name, "site": settings.SITE_ADDRESS, **values}
        template = f"messages/{text_name}.txt"
        if own is not None:
            template = "messages/own_words.txt"
            known |= {"own_subject": fill(own.subject, known), "own_body": fill(own.body, known)}
        subject, body = _in_two(render_to_string(template, known))
        _subject, core = _in_two(render_to_string(template, {**known, "bare": True}))
        phone = _on_a_phone(text_name, known, subject, core, has_own=own is not None)
    return Written(subject, body, core, phone)


def fill(words: str, values: Mapping[str, Any]) -> str:
    """Put values into their places; a place that nobody knows is left as it stands."""
    return PLACE.sub(lambda place: say(values[place[1]]) if place[1] in values else place[0], words)


def say(value: Any) -> str:
    """Say a value within a sentence: dates and hours as the reader writes them."""
    if isinstance(value, datetime):
        here = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{date_format(here, 'DATE_FORMAT')} {date_format(here, 'TIME_FORMAT')}"
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(value)


def choices_line(address: str, *, language: str) -> str:
    """Say where she chooses which messages she gets."""
    with translation.override(language):
        return render_to_string("messages/choices_line.txt", {"choices_link": address}).strip()


def _in_two(rendered: str) -> tuple[str, str]:
    subject, _, body = rendered.strip().partition("\n")
    return subject.strip()[:200], body.strip()


def _on_a_phone(text_name: str, known: Mapping[str, Any], subject: str, core: str, *, has_own: bool) -> str:
    if not has_own:
        try:
            return str(get_template(f"messages/{text_name}.sms.txt").render(dict(known))).strip()
        except TemplateDoesNotExist:
            pass
    link = str(known.get("link", ""))
    if segments(core) > MOST_SEGMENTS and link:
        return f"{subject}\n{link}"
    return core or subject
