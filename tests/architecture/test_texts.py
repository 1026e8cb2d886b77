"""Every text that the network writes: known by kind, whole in every language, plain, and short on a phone."""

import re
from pathlib import Path

import pytest
from django.conf import settings

import mentornet
from mentornet.messages.choices import Kind
from mentornet.messages.sms_length import MOST_SEGMENTS, segments
from mentornet.messages.texts import Text, known_texts, text_named
from mentornet.messages.writing import compose

pytestmark = pytest.mark.without_database
HOUSE = Path(mentornet.__file__).parent
# What other templates are made of, and what is only ever a part of one.
PARTS = {"frame", "own_words", "choices_line"}
# A text of a library, which has no template of ours.
WITHOUT_TEMPLATE = {"account"}
LANGUAGES = [code for code, _ in settings.LANGUAGES]
# Words in a sentence on average, words in the longest one, and letters in the longest word.
PLAIN = {"en": (15, 30, 14), "da": (15, 30, 19)}


def templates() -> set[str]:
    found = HOUSE.glob("*/templates/messages/*.txt")
    return {path.name.removesuffix(".txt").removesuffix(".sms") for path in found} - PARTS


def written_by_us() -> list[Text]:
    return [text for text in known_texts() if text.name not in WITHOUT_TEMPLATE | {"letters_joined"}]


def written(text: Text, language: str):
    return compose(text.name, text.sample, called_name="Amal", language=language)


def test_every_text_says_of_which_kind_it_is():
    assert sorted(templates() - {text.name for text in known_texts()}) == []


def test_every_kind_of_text_is_written_somewhere():
    assert sorted({text.name for text in known_texts()} - templates()) == sorted(WITHOUT_TEMPLATE)


def test_a_text_that_nobody_has_named_is_necessary():
    assert text_named("never_heard_of").kind == Kind.NECESSARY


def holes(text: Text, language: str) -> list[str]:
    """What a text lacks in a language: its subject, its words, or a value that its sample has no place for."""
    words = written(text, language)
    found = [] if words.subject and len(words.subject) < 120 else [f"subject: {words.subject!r}"]
    found += [] if len(words.core) > 5 else ["words"]
    return found + re.findall(r"\{\{?\s*\w+|%\(\w+\)|None", words.subject + words.body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_whole(language):
    found = {text.name: holes(text, language) for text in written_by_us()}

    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_short_on_a_phone(language):
    parts = {text.name: segments(written(text, language).phone) for text in written_by_us()}

    assert {name: count for name, count in parts.items() if count > MOST_SEGMENTS} == {}


def sentences(text: Text, language: str) -> list[list[str]]:
    """The words of each sentence; addresses, numbers and names are nobody's to make plainer."""
    core = re.sub(r"\S*(?:://|@)\S*|\d\S*", "", written(text, language).core)
    parts = re.split(r"[.?:]\s|\n", core + "\n")
    return [words for part in parts if (words := re.findall(r"[^\W\d_]+", part))]


@pytest.mark.parametrize("language", PLAIN)
def test_every_text_is_plain(language):
    average, longest, letters = PLAIN[language]
    found = {}
    for text in written_by_us():
        lengths = [len(words) for words in sentences(text, language)]
        long_words = [word for words in sentences(text, language) for word in words if len(word) > letters]
        if sum(lengths) / len(lengths) > average or max(lengths) > longest or long_words:
            found[text.name] = (round(sum(lengths) / len(lengths), 1), max(lengths), long_words)

    assert found == {}
