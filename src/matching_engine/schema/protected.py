"""What matching may never read, in the words people use for it (R33; GDPR article 9)."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ..errors import EngineError

# English, Danish and German, as they stand in the headers of the sheets that arrive.
_WORDS = """
    origin national nationality country ethnic ethnicity race racial caste tribe religion religious faith
    belief name firstname lastname surname birthplace birthday birthdate birth born photo picture image
    portrait dress clothes clothing headscarf hijab veil food diet halal pork health illness disease
    diagnosis disability cpr ssn passport residence permit asylum refugee visa citizenship citizen
    migrant immigrant sexual sexuality orientation skin colour color mother_tongue native_language
    political politics union herkomst oprindelse oprindelsesland nationalitet land hjemland fødeland
    statsborgerskab etnicitet etnisk tro trosretning navn fornavn efternavn fødested fødselsdag
    fødselsdato født foto billede tøj tørklæde mad kost svinekød helbred sygdom diagnose handicap
    cprnummer personnummer pas opholdsgrundlag opholdstilladelse asyl flygtning seksualitet kaste
    modersmål hudfarve herkunft ursprung nationalität staatsangehörigkeit heimatland geburtsland ethnie
    glaube konfession vorname nachname geburtsort geburtstag geburtsdatum geboren bild kleidung kopftuch
    essen ernährung gesundheit krankheit behinderung aufenthalt aufenthaltstitel asylstatus geflüchtete
    flüchtling sexuelle rasse muttersprache hautfarbe
"""
PROTECTED: frozenset[str] = frozenset(_WORDS.split())


class ProtectedField(EngineError):
    """A field that matching may never read was named."""


def protected_words_in(field: str) -> tuple[str, ...]:
    """Return the protected words that a field's name holds, sorted.

    Words are compared whole: "food" is found in "favourite_food", "land" is not found in "planned".
    """
    spaced = re.sub(r"(?<=[a-zæøå])(?=[A-Z])", " ", field)
    words = re.findall(r"[^\W\d_]+", spaced.casefold())
    joined = {f"{first}_{second}" for first, second in pairwise(words)}
    return tuple(sorted((set(words) | joined) & PROTECTED))


def refuse_protected(names: Iterable[str]) -> None:
    """Refuse any field whose name speaks of origin, faith, looks, health or the like.

    :raises ProtectedField: when a name holds a protected word.
    """
    for field in names:
        if words := protected_words_in(field):
            raise ProtectedField(f'"{field}" may never be read for matching: it speaks of "{words[0]}".')
