"""What keyboards and copied text leave in words that people type: digits of other scripts, signs nobody sees."""

import unicodedata

# Signs that turn the direction of all that follows, and blanks without width; a name needs none of them.
_UNSEEN = {"Cf", "Cc", "Co", "Cn", "Cs"}


def plain_digits(words: str) -> str:
    """Return words with every decimal digit as 0-9: phones with an Arabic or Persian keyboard write others.

    >>> plain_digits("٢٠ ٣٠ ۴۰ 50")
    '20 30 40 50'
    """
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in words)


def seen_words(words: str) -> str:
    """Return words without signs that nobody sees, their spaces made single; joiners within a word stay.

    >>> seen_words("\\u202eAmal\\u200b   Haddad ")
    'Amal Haddad'
    """
    kept = (sign for sign in words if sign in "\u200c\u200d\t\n" or unicodedata.category(sign) not in _UNSEEN)
    return " ".join("".join(kept).split()).strip("\u200c\u200d ")
