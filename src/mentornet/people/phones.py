"""Phone numbers as people write them, kept in one shape so that the same number is found again."""

import re

from mentornet.foundation.typed_words import plain_digits, seen_words

_SHAPE = re.compile(r"\+[1-9]\d{6,14}")


def read_phone(words: str) -> str:
    """Return a number as +45..., without spaces; eight digits alone are a Danish number.

    :raises ValueError: when the words are no phone number.

    >>> read_phone("20 30 40 50"), read_phone("0045 20304050"), read_phone("+49 (30) 123-456")
    ('+4520304050', '+4520304050', '+4930123456')
    """
    digits = re.sub(r"[\s().\-/\u00a0]", "", plain_digits(seen_words(words)))
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    number = "+45" + digits if re.fullmatch(r"[2-9]\d{7}", digits) else digits
    if not _SHAPE.fullmatch(number):
        raise ValueError(f"{words!r} is no phone number.")
    return number
