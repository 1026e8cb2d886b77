"""Words that may tell where somebody comes from or what she believes, so that she can leave them out (R106, R107).

Nothing is refused: a page names what it found, gently and once, and she keeps her words if she likes.
"""

import re
from functools import cache

from mentornet.vocabularies.countries import country_codes, country_name
from mentornet.vocabularies.words import key_of

LANGUAGES = ("da", "en", "ar", "fa", "uk", "so", "ti", "tr")
# Where everybody here lives tells nothing of anybody.
_HERE = frozenset({"DK"})
# How words of faith begin in the languages of the house; whoever prays, fasts or covers her hair is nobody's business.
_FAITH = (
    *("islam", "muslim", "moslem", "koran", "quran", "ramadan", "mosk", "mosque", "hijab", "tørklæde", "headscarf"),
    *(
        "kristen",
        "kristne",
        "christian",
        "kirke",
        "church",
        "bibel",
        "bible",
        "ortodoks",
        "orthodox",
        "katol",
        "cathol",
    ),
    *("jøde", "jødisk", "jewish", "judais", "synagog", "hindu", "buddh", "relig", "troende", "ateist", "atheis"),
    *("مسلم", "المسلم", "إسلام", "الإسلام", "اسلام", "مسیح", "مسيح", "المسيح", "حجاب", "الحجاب", "رمضان", "مسجد"),
    *("کلیسا", "كنيسة", "یهود", "يهود", "мусульм", "іслам", "християн", "церкв", "мечет", "юде", "православ"),
    *(
        "muslin",
        "diin",
        "kiristaan",
        "masaajid",
        "kaniisad",
        "müslüman",
        "hristiyan",
        "kilise",
        "camiy",
        "camid",
        "başörtü",
    ),
    *("እስልምና", "ሙስሊም", "ክርስት", "ኦርቶዶክስ", "ቤተክርስት", "መስጊድ"),
)
# How words for a people begin, where they are not the country's own name.
_PEOPLE = (
    *("syrer", "syrisk", "syrian", "iraker", "irakisk", "iraqi", "iraner", "iransk", "iranian", "afghan", "somal"),
    *("eritre", "etiop", "ethiop", "ukrain", "tyrkisk", "tyrker", "turkish", "kurd", "palæstin", "palestin", "libanes"),
    *("leban", "pakistan", "marokk", "morocc", "tamil", "bosni", "kosov", "albansk", "albanian", "rohingya"),
    *("سوري", "عراقي", "أفغان", "فلسطين", "كرد", "کرد", "صومال", "україн", "сирі", "türk", "kürt", "suuriy"),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", re.UNICODE)
_LONGEST_NAME = 4


def mentions(text: str) -> list[str]:
    """Return the words of a text that speak of a country, a people or a faith, as she wrote them, each once.

    >>> mentions("Jeg er fra Syrien og går i moskeen. Jeg bor i Danmark.")
    ['Syrien', 'moskeen']
    """
    words = _WORD.findall(text)
    found = [word for word in words if word.casefold().startswith(_FAITH + _PEOPLE)]
    found += _countries(words)
    return sorted(dict.fromkeys(found), key=text.find)


def _countries(words: list[str]) -> list[str]:
    """Find names of countries of one word up to four, with the endings that a sentence gives them."""
    names, found = _country_keys(), []
    for start in range(len(words)):
        for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            said = " ".join(words[start : start + length])
            if not said[0].islower() and _forms(said) & names:
                found.append(said)
                break
    return found


def _forms(said: str) -> set[str]:
    """Return a name as it is, without the s of "Syriens", and without a letter that Arabic writes before it."""
    return {key_of(said), key_of(said.removesuffix("s")), key_of(said[1:]) if said[0] in "بلوف" else ""} - {""}


@cache
def _country_keys() -> frozenset[str]:
    codes = country_codes() - _HERE
    return frozenset(key_of(country_name(code, language)) for code in codes for language in LANGUAGES) - {""}
