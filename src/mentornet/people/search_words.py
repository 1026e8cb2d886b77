"""What a person is found by, in a way that forgives typing."""

import re
import unicodedata

# Letters that do not come apart by decomposition, as they are typed on a foreign keyboard.
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "ı": "i", "ð": "d", "ł": "l"})


def fold(words: str) -> str:
    """Return words without case, accents and marks: `Søndergård` and `sondergard` meet."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("aa", "a").translate(_FOLDED))
    return re.sub(r"[^\w@.]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def search_words_of(full_name: str, email: str | None, phone: str | None) -> str:
    """Return what a person is found by: her name, her address, and the digits of her phone."""
    digits = re.sub(r"\D", "", phone or "")
    return " ".join(part for part in (fold(full_name), fold(email or ""), digits) if part)[:600]
