"""Say a reason as a whole sentence that a coordinator would read aloud, in English or Danish."""

from collections.abc import Mapping

from ..errors import BadInput
from .reasons import Reason
from .words_for_checks import CHECKS
from .words_for_pairs import PAIRS
from .words_for_people import PEOPLE

LANGUAGES = ("en", "da")
Names = Mapping[tuple[str, str], str]

SENTENCES = {**PAIRS, **PEOPLE, **CHECKS}
_DECIMAL = {"en": ".", "da": ","}
_AND = {"en": " and ", "da": " og "}
_TIMES = {
    "en": {"weekday_day": "weekdays", "weekday_evening": "weekday evenings", "weekend": "the weekend"},
    "da": {"weekday_day": "hverdage", "weekday_evening": "hverdagsaftener", "weekend": "weekenden"},
}
# What the codes of a reason are, so that they can be looked up among the names.
_KIND_OF_CODES = {"interests_shared": "interest"}


def say(reason: Reason, language: str, names: Names | None = None) -> str:
    """Return the reason as one sentence.

    names: titles of codes, such as ("isco", "2411") -> "accountants", with the kinds isco, isced, wish and
    interest, in the same language; a code without a name stands as it is.

    :raises ValueError: when the language is not one of `LANGUAGES`.
    :raises KeyError: when the reason's key has no sentence.
    """
    if language not in LANGUAGES:
        raise BadInput(f"Reasons are said in {' and '.join(LANGUAGES)}, not in {language!r}.")
    # A rule among the values has its own whole sentence: parts of sentences are never glued together.
    rule = reason.values.get("rule")
    text = SENTENCES[f"{reason.key}_{rule}" if rule else reason.key][LANGUAGES.index(language)]
    if isinstance(text, tuple):
        text = text[0] if reason.values.get("count") == 1 else text[1]
    return text.format(**{field: _named(reason, field, language, names or {}) for field in reason.values})


def _named(reason: Reason, field: str, language: str, names: Names) -> str:
    value = reason.values[field]
    if field in ("isco", "isced"):
        return names.get((field, str(value)), str(value))
    if field in ("fit", "floor") and isinstance(value, int):
        return f"{value / 1000:.2f}".replace(".", _DECIMAL[language])
    if not isinstance(value, tuple):
        return str(value)
    kind = _KIND_OF_CODES.get(reason.key, "wish")
    times = _TIMES[language] if reason.key == "times_shared" else {}
    words = [names.get((kind, code), times.get(code, code.replace("_", " "))) for code in value]
    return _AND[language].join(part for part in (", ".join(words[:-1]), words[-1]) if part)
