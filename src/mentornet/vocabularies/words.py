"""Fold words so that the same word, typed in different ways, becomes the same text."""

import re
import unicodedata

# Letters that stripping marks alone would not bring together.
_LETTERS = str.maketrans(
    {
        "å": "aa", "æ": "ae", "ø": "oe", "ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ə": "e",
        # Persian, Urdu and Kurdish forms of Arabic letters, and the endings that are often mistyped.
        "ی": "ي", "ى": "ي", "ے": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه", "ٱ": "ا",
        "ـ": "",  # tatweel only stretches a word
        "ґ": "г", "ʼ": "", "’": "", "'": "", "`": "", "´": "", "ʹ": "",
    }
)  # fmt: skip
# Tigrinya writes two pairs of letter rows for one sound each: ሠ as ሰ, ፀ as ጸ.
_LETTERS.update({0x1220 + i: chr(0x1230 + i) for i in range(8)} | {0x1340 + i: chr(0x1338 + i) for i in range(8)})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_A_LETTER = re.compile(r"[^\w+#]+|_")
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{3})")


def fold(words: str) -> str:
    """Return `words` in one lower-case form with plain letters and single spaces between them.

    >>> fold("SOSU-hjælper "), fold("الممرّضة"), fold("Århus")
    ('sosu hjaelper', 'ممرضه', 'aarhus')
    """
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", words)).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
    # Once more: taking a mark away can uncover a letter of the table (ۀ, ئ).
    tokens = _NOT_A_LETTER.split(bare.translate(_LETTERS))
    return " ".join(_ARABIC_ARTICLE.sub("", token) for token in tokens if token)


def key_of(words: str) -> str:
    """Return what two spellings of one word have in common: folded, and without spaces.

    >>> key_of("sosu-hjælper") == key_of("SOSU hjælper") == key_of("sosuhjaelper")
    True
    """
    return fold(words).replace(" ", "")
