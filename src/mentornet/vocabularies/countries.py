"""Countries by ISO 3166 code, for the protected store and for telling that a column is about origin.

Nothing that matching reads may use this module: a country is never a reason for a match.
"""

from functools import cache

from babel import Locale, UnknownLocaleError

from mentornet.vocabularies.words import key_of

# Two-letter codes of the Unicode locale files that are no country: groups, reserved and pseudo codes.
_NO_COUNTRY = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
_NAMED_IN = ("da", "en", "de", "ar")


@cache
def country_codes() -> frozenset[str]:
    """Return the two-letter codes of all countries and territories, Kosovo (XK) among them."""
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)


def country_name(code: str, language: str) -> str:
    """Return the name of a country in `language`, else in English, else the code itself."""
    try:
        names = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        names = Locale("en").territories
    return str(names.get(code) or Locale("en").territories.get(code, code))


def names_a_country(words: str) -> bool:
    """Tell whether `words` are the name of a country in Danish, English, German or Arabic."""
    return key_of(words) in _country_keys()


@cache
def _country_keys() -> frozenset[str]:
    return frozenset(key_of(country_name(code, language)) for code in country_codes() for language in _NAMED_IN)
