"""Rules for translations: complete, compiled, and with the same placeholders as the sentence they translate."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|{(\w*)}|%[sd]")
LANGUAGES = ("da", "ar")


def findings(locale: Path) -> Iterator[str]:
    for language in LANGUAGES:
        path = locale / language / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
        for message in catalog:
            if not message.id:
                continue
            sentences = message.string if isinstance(message.string, list | tuple) else [message.string]
            originals = message.id if isinstance(message.id, list | tuple) else [message.id]
            if not all(sentences) or message.fuzzy:
                yield f"{language}: not translated: {originals[0][:80]!r}"
                continue
            wanted = {frozenset(PLACEHOLDER.findall(original)) for original in originals}
            for sentence in sentences:
                named = frozenset(PLACEHOLDER.findall(sentence))
                # A plural form may leave the number out ("one woman"), and only that.
                if named not in wanted and not (len(originals) > 1 and named < max(wanted, key=len)):
                    yield f"{language}: other placeholders than the sentence: {originals[0][:80]!r}"
        compiled = io.BytesIO()
        write_mo(compiled, catalog)
        if path.with_suffix(".mo").read_bytes() != compiled.getvalue():
            yield f"{language}: django.mo is older than django.po; run `./dev translate`"


def compile_all(locale: Path) -> None:
    """Write django.mo beside each django.po; needs no gettext."""
    for language in LANGUAGES:
        path = locale / language / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
        with path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalog)


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[2] / "src" / "mentornet" / "locale"
    compile_all(folder)
    print(*findings(folder), sep="\n")
