"""A language that nobody speaks: every sentence in brackets and four tenths longer, so that a page shows what it lacks.

What stands outside the brackets was never given to a translator; what is cut or runs out of the page will be cut in a
language with longer words.
"""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.conf.locale import LANG_INFO
from django.utils.translation import trans_real

CODE = "xx"
OPENS, CLOSES = "⟦", "⟧"
LONGER = 0.4
# Letters with marks above and below, in words of a length that hyphenation does not help.
FILLING = "ēntŷ vöränd ġäst mînūtė ålå "
CONTEXT = "\x04"


def stretched(sentence: str) -> str:
    """Return a sentence in brackets, longer by four tenths, with its placeholders and line ends.

    >>> stretched("Your name")
    '⟦Your name ēntŷ⟧'
    """
    sentence = sentence.rpartition(CONTEXT)[2]
    core = sentence.strip()
    if not core:
        return sentence
    before, after = sentence[: sentence.index(core)], sentence[sentence.index(core) + len(core) :]
    length = max(round(len(core) * LONGER), 4)
    filling = (FILLING * (length // len(FILLING) + 1))[:length].strip()
    return f"{before}{OPENS}{core} {filling}{CLOSES}{after}"


class MadeUp(trans_real.DjangoTranslation):
    """Speaks every sentence of the house, also those that no catalog holds yet."""

    def gettext(self, message: str) -> str:
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(msgid1 if n == 1 else msgid2)


def speak(settings: Any, monkeypatch: Any, folder: Path, *, from_the_right: bool = False) -> None:
    """Let the house speak the made-up language until the test is over."""
    monkeypatch.setitem(
        LANG_INFO, CODE, {"bidi": from_the_right, "code": CODE, "name": "Made up", "name_local": "Made up"}
    )
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, Catalog(locale="en"))
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, folder]
    settings.LANGUAGES = [*settings.LANGUAGES, (CODE, "Made up")]
    settings.LANGUAGES_BIDI = [*settings.LANGUAGES_BIDI, *([CODE] if from_the_right else [])]
    monkeypatch.setitem(vars(trans_real)["_translations"], CODE, MadeUp(CODE))
