"""Rules for templates and style: no physical left or right, no inline style or script, no foreign host."""

import re
from collections.abc import Iterator
from pathlib import Path

PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)\b|float:\s*(?:left|right)\b"
    r"|^\s*(?:left|right):",
    re.M,
)
INLINE = re.compile(r"\sstyle=|<style\b|\son(?:click|load|submit|change|input)=|javascript:", re.I)
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I)
FOREIGN = re.compile(r"(?:src|href|action|url)\s*[=(]\s*[\"']?(?:https?:)?//", re.I)
# Words that never name a person here (R13).
NEVER = re.compile(r"\b(?:client|clients|borger|borgere|klient|klienter|bruger|brugere)\b", re.I)
LITERAL_WORDS = re.compile(r">\s*([A-Z][a-z]+(?: [a-z]+){2,})")


def findings(house: Path) -> Iterator[str]:
    for template in sorted(house.glob("*/templates/**/*.html")):
        words = template.read_text(encoding="utf-8")
        where = template.relative_to(house)
        for rule, shape in (("inline style or script", INLINE), ("inline script", SCRIPT), ("foreign host", FOREIGN)):
            for found in shape.finditer(words):
                yield f"{where}:{line_of(words, found.start())}: {rule}: {found.group().strip()}"
        bare = re.sub(
            r"{%\s*blocktrans(?:late)?.*?endblocktrans(?:late)?\s*%}|{%.*?%}|{#.*?#}|{{.*?}}", "", words, flags=re.S
        )
        bare = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", bare, flags=re.S)
        for found in LITERAL_WORDS.finditer(bare):
            yield f"{where}: words outside a translation: {found.group(1)}"
        for found in NEVER.finditer(words):
            yield f"{where}:{line_of(words, found.start())}: never call a person {found.group()!r}"
    for style in sorted(house.glob("*/static/**/*.css")):
        words = style.read_text(encoding="utf-8")
        for found in PHYSICAL.finditer(words):
            yield f"{style.relative_to(house)}:{line_of(words, found.start())}: physical side: {found.group().strip()}"
        for found in FOREIGN.finditer(words):
            yield f"{style.relative_to(house)}:{line_of(words, found.start())}: foreign host: {found.group()}"


def line_of(words: str, position: int) -> int:
    return words.count("\n", 0, position) + 1
