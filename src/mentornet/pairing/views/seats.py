"""What every page of the room needs: where she sits, and a refusal said on the form that caused it."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import get_language

from mentornet.foundation.refusals import Refusal
from mentornet.pairing.rules import Seat, seat_in


def seat_of(request: HttpRequest, number: int) -> Seat:
    """Return where she sits in this match; the door `one_of_the_two` has let her in already."""
    seat = seat_in(request, number)
    if seat is None:
        raise Http404
    return seat


def happened(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what a form asks for; a refusal becomes the form's own error."""
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal.sentence))
        return False
    return True


def today() -> date:
    return timezone.localdate()


def language() -> str:
    return get_language() or "en"


def number_in(words: str | None) -> int:
    """Return a whole number that a form sent, 0 for anything else."""
    return int(words) if words and words.isascii() and words.isdecimal() and len(words) < 10 else 0


def has_seen(form: forms.Form, number: int) -> None:
    """Let a form that was refused be sent again: what was saved meanwhile stands before her now."""
    form.data = {**form.data.dict(), "seen_number": str(number)} if isinstance(form.data, QueryDict) else form.data
