"""How many parts a text message is sent in: 160 letters of the telephones' own alphabet, or 70 of any other."""

# The basic alphabet of GSM 03.38, and the letters that take two places in it.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_PLACES = frozenset("^{}\\[~]|€\f")
# What a text that is read on a phone may take at most.
MOST_SEGMENTS = 3


def is_plain(words: str) -> bool:
    """Whether every letter stands in the telephones' own alphabet."""
    return all(letter in _BASIC or letter in _TWO_PLACES for letter in words)


def segments(words: str) -> int:
    """Count the parts that a text message is sent, and paid, in."""
    if is_plain(words):
        places, alone, joined = sum(2 if letter in _TWO_PLACES else 1 for letter in words), 160, 153
    else:
        places, alone, joined = len(words.encode("utf-16-be")) // 2, 70, 67
    return 1 if places <= alone else -(-places // joined)
