"""What somebody may type, paste or send into any field; every room's form tests read from this list (IN-1).

A field survives a word when the page answers below 500, keeps nothing it refuses, and shows what it keeps escaped.
"""

from typing import Final

LONG: Final = "a" * 1_000_000

FUZZ_WORDS: Final[dict[str, str]] = {
    "empty": "",
    "blanks": " \t\n ",
    "a megabyte": LONG,
    "one word of ten thousand letters": "Å" * 10_000,
    "zero byte": "Amal\x00Haddad",
    "control characters": "Amal\x07\x1b[31m\x7fHaddad",
    "turned direction": "\u202eAmal\u202c",
    "no width at all": "\u200b\u200b\u2060\ufeff",
    "emoji": "👩🏽‍🔧 🧕",
    "many combining marks": "Z" + "\u0301" * 500,
    "decomposed": "Sønderga\u030ard",
    "Arabic": "أمل حداد",
    "Persian": "مینا رحیمی",
    "Tigrinya": "ሰላም ተስፋይ",
    "Ukrainian": "Олена Коваль",
    "script": "<script>alert(1)</script>",
    "markup in an attribute": '"><img src=x onerror=alert(1)>',
    "template": "{{7*7}}{% debug %}${7*7}",
    "percent": "%s %(name)s %n %%",
    "sql": "'; DROP TABLE mentornet_person; --",
    "wildcards": "%_[a-z]*",
    "new header": "Amal\r\nBcc: somebody@example.org",
    "formula": "=HYPERLINK('http://example.org')",
    "wide formula": "\uff1d1+1",
    "path": "../../../../etc/passwd",
    "null in words": "null",
    "not a number": "NaN",
    "too large a number": "9" * 400,
    "negative": "-1",
    "digits of another script": "٢٠٣٠٤٠٥٠",
    "half a pair": "\ud83d",
    "backslashes": "\\\\\\'\\\"",
    "JSON": '{"a": [1, {"b": null}]}',
}


def sendable(words: str) -> str:
    """Return words as a browser can send them: half of a surrogate pair arrives as a replacement sign."""
    return words.encode("utf-8", "replace").decode("utf-8")
