"""Translations: complete, compiled, and with the places and tags of the sentence they translate.

`./dev translate` gathers. A translator then works with this file alone:

    .venv/bin/python -m tests.architecture.catalogs --missing uk > missing_uk.po   # what is still to be said
    .venv/bin/python -m tests.architecture.catalogs --merge uk missing_uk.po       # takes in what is filled and right
    .venv/bin/python -m tests.architecture.catalogs                                # what is wrong, in every language
"""

import argparse
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.architecture.audiences import FRAMEWORK_LACKS, FRAMEWORK_WORDS, is_for_participants

LOCALE = Path(__file__).resolve().parents[2] / "src" / "mentornet" / "locale"
# Staff read Danish, English and Arabic; whoever visits or takes part, all eight.
FOR_EVERYBODY = ("da", "ar")
FOR_PARTICIPANTS = ("fa", "uk", "so", "ti", "tr")
LANGUAGES = FOR_EVERYBODY + FOR_PARTICIPANTS

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|{(\w*)}|%[sd]")
TAG = re.compile(r"</?[a-z][^>]*>")
UNSAID_HEADERS = (b'"PO-Revision-Date: YEAR', b'"Last-Translator: FULL', b'"Language-Team: ', b'"Generated-By: ')
Key = tuple[str, str]


def path_of(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def read(language: str, locale: Path = LOCALE) -> Catalog:
    with path_of(language, locale).open("rb") as file:
        return read_po(file, locale=language)


def originals(message: Message) -> tuple[str, ...]:
    """The sentence in English; two where it has a plural."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def sentences(message: Message) -> tuple[str, ...]:
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return tuple(each or "" for each in said)


def key(message: Message) -> Key:
    return message.context or "", originals(message)[0]


def is_wanted(message: Message, language: str) -> bool:
    """Say whether this language must have the sentence."""
    files = {file for file, _ in message.locations}
    if files == {FRAMEWORK_WORDS}:
        return language in FRAMEWORK_LACKS
    return language in FOR_EVERYBODY or is_for_participants(files)


def is_said(message: Message | None) -> bool:
    return message is not None and all(sentences(message)) and not message.fuzzy


def missing(language: str, locale: Path = LOCALE) -> list[Message]:
    """What this language does not say yet, in the order of the Danish catalog, which holds every sentence."""
    said = {key(message): message for message in read(language, locale) if message.id}
    every = [message for message in read("da", locale) if message.id]
    return [each for each in every if is_wanted(each, language) and not is_said(said.get(key(each)))]


def spaces_around(sentence: str) -> tuple[bool, bool]:
    return sentence.startswith(" "), sentence.endswith(" ")


def faults(message: Message, said: tuple[str, ...], forms: int) -> Iterator[str]:
    """What is wrong with the sentences said for a message, in a language with so many plural forms."""
    english = originals(message)
    if len(said) != (forms if len(english) > 1 else 1):
        yield f"{len(said)} forms where {forms if len(english) > 1 else 1} are needed"
    wanted = [frozenset(PLACEHOLDER.findall(each)) for each in english]
    tags = [Counter(TAG.findall(each)) for each in english]
    for sentence in said:
        named = frozenset(PLACEHOLDER.findall(sentence))
        # A plural form may leave the number out ("one woman"), and only that.
        if named not in wanted and not (len(english) > 1 and named < max(wanted, key=len)):
            yield "other placeholders than the sentence"
        if Counter(TAG.findall(sentence)) not in tags:
            yield "other tags than the sentence"
        if (english[0][:1] == "\n") > (sentence[:1] == "\n") or (english[0][-1:] == "\n") > (sentence[-1:] == "\n"):
            yield "another line break at its beginning or end"
        # What stands between two words, as ", " does, parts them only with its space.
        if spaces_around(english[0]) != spaces_around(sentence):
            yield "another space at its beginning or end"


def compiled(catalog: Catalog) -> bytes:
    content = io.BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def findings(locale: Path) -> Iterator[str]:
    for language in LANGUAGES:
        catalog = read(language, locale)
        yield from (f"{language}: not translated: {originals(each)[0][:80]!r}" for each in missing(language, locale))
        for message in catalog:
            if message.id and is_said(message):
                for fault in faults(message, sentences(message), catalog.num_plurals):
                    yield f"{language}: {fault}: {originals(message)[0][:80]!r}"
        if path_of(language, locale).with_suffix(".mo").read_bytes() != compiled(catalog):
            yield f"{language}: django.mo is older than django.po; run `./dev translate`"


def compile_one(language: str, locale: Path = LOCALE) -> None:
    """Write django.mo beside django.po; needs no gettext."""
    path_of(language, locale).with_suffix(".mo").write_bytes(compiled(read(language, locale)))


def compile_all(locale: Path = LOCALE) -> None:
    for language in LANGUAGES:
        compile_one(language, locale)


def write(catalog: Catalog, language: str, locale: Path = LOCALE) -> None:
    content = io.BytesIO()
    write_po(content, catalog, width=0, ignore_obsolete=True, include_lineno=False)
    lines = (line for line in content.getvalue().splitlines(True) if not line.startswith(UNSAID_HEADERS))
    path_of(language, locale).write_bytes(b"".join(lines).rstrip(b"\n") + b"\n")


def keep_what_is_read(language: str, locale: Path = LOCALE) -> None:
    """Leave out of a catalog what its readers never see, unless somebody has translated it anyway."""
    catalog = read(language, locale)
    for message in list(catalog):
        if message.id and not is_wanted(message, language) and not is_said(message):
            catalog.delete(message.id, message.context)
    write(catalog, language, locale)


def print_missing(language: str) -> None:
    """Print a catalog of what is missing, to be filled in and merged."""
    catalog = read(language)
    wanted = Catalog(locale=language, project="mentornet", fuzzy=False)
    wanted.mime_headers = [pair for pair in catalog.mime_headers if pair[0] in ("Language", "Plural-Forms")] + [
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    for each in missing(language):
        empty = ("",) * catalog.num_plurals if len(originals(each)) > 1 else ""
        wanted.add(each.id, empty, each.locations, user_comments=each.user_comments, context=each.context)
    content = io.BytesIO()
    write_po(content, wanted, width=0, include_lineno=False)
    sys.stdout.buffer.write(content.getvalue())
    print(f"{language}: {len(missing(language))} sentences to say", file=sys.stderr)


def merge(language: str, source: Path) -> int:
    """Take in what is filled and right; say what was refused and why. Return how many were refused."""
    with source.open("rb") as file:
        filled = read_po(file, locale=language)
    catalog, refused, taken = read(language), 0, 0
    wanted = {key(each): each for each in read("da") if each.id and is_wanted(each, language)}
    for message in filled:
        if not message.id or not any(sentences(message)):
            continue
        known = wanted.get(key(message))
        wrong = (
            list(faults(known, sentences(message), catalog.num_plurals))
            if known
            else ["this language needs no such sentence; is the English changed?"]
        )
        if not all(sentences(message)):
            wrong.append("a plural form is empty")
        if wrong or known is None:
            refused += 1
            print(f"refused: {originals(message)[0][:80]!r}: {'; '.join(dict.fromkeys(wrong))}")
            continue
        said = sentences(message)
        catalog.delete(known.id, known.context)
        catalog.add(known.id, said if len(originals(known)) > 1 else said[0], known.locations, context=known.context)
        taken += 1
    write(catalog, language)
    compile_one(language)
    print(f"{language}: {taken} taken in, {refused} refused, {len(missing(language))} still missing")
    return refused


def main() -> int:
    reader = argparse.ArgumentParser(prog="catalogs", description="Gather, check and compile the translations.")
    reader.add_argument("--missing", choices=LANGUAGES, help="print what this language does not say yet")
    reader.add_argument("--merge", nargs=2, metavar=("LANGUAGE", "FILE"), help="take in a filled file")
    asked = reader.parse_args()
    if asked.missing:
        print_missing(asked.missing)
        return 0
    if asked.merge:
        return 1 if merge(asked.merge[0], Path(asked.merge[1])) else 0
    for language in FOR_PARTICIPANTS:
        keep_what_is_read(language)
    compile_all()
    print(*findings(LOCALE), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
