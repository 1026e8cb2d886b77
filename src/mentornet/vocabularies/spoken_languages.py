"""The languages people speak: codes (BCP-47), names, and levels (CEFR, with native above C2)."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from mentornet.vocabularies.word_table import Row, WordTable, read_table

LEVELS = {1: "A1", 2: "A2", 3: "B1", 4: "B2", 5: "C1", 6: "C2", 7: "native"}
"""The levels that matching compares, with the way a file writes them."""
LEVEL_NOT_SAID = 3
"""Whoever names a language without a level can hold a conversation in it (B1)."""

_ALSO_NAMED_IN = ("da", "en", "de", "ar", "uk", "fa", "tr")
_PART = re.compile(r"\s*(?P<language>[^:=()]+?)\s*(?:[:=(]\s*(?P<level>[^()]*?)\s*\)?)?\s*")
_LEVEL_AT_THE_END = re.compile(r"(?P<language>.+?)[\s,/–-]+(?P<level>[ABC][12]|\w+)", re.IGNORECASE)


class LanguageNotRead(ValueError):
    """What somebody wrote about a language could not be read; the text says what to write."""


@cache
def _levels() -> WordTable:
    return read_table("language_levels.csv")


@cache
def _in_our_words() -> WordTable:
    return read_table("spoken_languages.csv")


@cache
def _in_a_few_languages() -> WordTable:
    """Return the languages without their own names: those would open a hundred locale files."""
    return WordTable(tuple(_with_locale_names(row) for row in _in_our_words().rows))


@cache
def spoken_languages() -> WordTable:
    """Return the languages with their names: ours first, then those of the Unicode locale files."""
    return WordTable(tuple(_with_own_name(row) for row in _in_a_few_languages().rows))


def language_codes() -> tuple[str, ...]:
    """Return the codes, those spoken most in the network first."""
    return spoken_languages().codes


def language_of(words: str) -> str | None:
    """Return the code of a language given by its code or by a name, or None.

    >>> language_of("da-DK"), language_of("kurdisk"), language_of("العربية"), language_of("Klingon")
    ('da', 'ku', 'ar', None)
    """
    text = words.strip()
    code = text.casefold().replace("_", "-")
    if code in _in_our_words().by_code:
        return code
    return (
        _in_a_few_languages().code_of(text, close=False)
        or spoken_languages().code_of(text)
        or (code.partition("-")[0] if re.fullmatch(r"[a-z]{2,3}-[a-z]{2}", code) and _known(code) else None)
    )


def language_name(code: str, in_language: str) -> str:
    """Return the name of a language in another, or in its own (`own`); an unknown code is its own name."""
    return spoken_languages().name(code, in_language) if code in spoken_languages().by_code else code


def language_choices(in_language: str) -> list[tuple[str, str]]:
    """Return (code, name) of all languages: choices for a form."""
    return [(code, language_name(code, in_language)) for code in language_codes()]


def level_of_words(words: str) -> int | None:
    """Return the level 1-7 of `B1`, `native`, `flydende` and the like, or None."""
    return int(words) if words in {"1", "2", "3", "4", "5", "6", "7"} else _number(_levels().code_of(words))


def level_choices(in_language: str) -> list[tuple[int, str]]:
    """Return (level, name) of the levels 1-7: choices for a form."""
    native = _levels().name("7", in_language)
    return [(number, native if level == "native" else level) for number, level in LEVELS.items()]


def parse_language(words: str) -> tuple[str, int]:
    """Return the code and level (1-7) of `da:B1`, `ar:native`, `engelsk (flydende)` or `en`.

    :raises LanguageNotRead: when the language or the level is not known.
    """
    # Words with a level behind a colon are never one name: "dansk:A2" is a slip away from "danska".
    if ":" not in words and (whole := language_of(words)):
        return whole, LEVEL_NOT_SAID
    part = _PART.fullmatch(words)
    if part is None:
        raise LanguageNotRead(f"“{words}” is not a language. Write a name or a code, for example da:B1.")
    language, level = part["language"], part["level"]
    code = language_of(language)
    if code is None and not level and (ending := _LEVEL_AT_THE_END.fullmatch(language.strip())):
        code, level = language_of(ending["language"]), ending["level"]
    if code is None:
        raise LanguageNotRead(f"“{language}” is not a language we know. Write its name or code, for example da:B1.")
    number = level_of_words(level) if level else LEVEL_NOT_SAID
    if number is None:
        raise LanguageNotRead(f"“{level}” is not a level. Write A1, A2, B1, B2, C1, C2 or native, for example da:B1.")
    return code, number


def _known(code: str) -> bool:
    return code.partition("-")[0] in spoken_languages().by_code


def _number(code: str | None) -> int | None:
    return None if code is None else int(code)


def _with_locale_names(row: Row) -> Row:
    """Fill in the names that the table leaves to the Unicode locale files."""
    words = dict(row.words)
    for language in _ALSO_NAMED_IN:
        words[language] = _once(words.get(language, ()), _locale_name(row.code, language))
    return Row(row.code, {language: names for language, names in words.items() if names})


def _with_own_name(row: Row) -> Row:
    own = _once(row.words.get("own", ()), _locale_name(row.code, row.code))
    return Row(row.code, {**row.words, "own": own} if own else row.words)


def _locale_name(code: str, in_language: str) -> str | None:
    try:
        return str(name) if (name := Locale.parse(in_language).languages.get(code)) else None
    except (UnknownLocaleError, ValueError):
        return None


def _once(words: tuple[str, ...], name: str | None) -> tuple[str, ...]:
    return words if name is None or name in words else (*words, name)
