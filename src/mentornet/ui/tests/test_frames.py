"""Pages of every kind stand on the same frame; those for bad days stand on nothing else."""

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

CALM = ["400.html", "403.html", "404.html", "500.html", "503.html", "refused.html"]


@pytest.mark.parametrize("page", CALM)
def test_a_page_for_a_bad_day_needs_no_database_and_no_context(page):
    drawn = render_to_string(page)

    assert drawn.lstrip().startswith("<!doctype html>")
    assert 'href="/"' in drawn


@pytest.mark.parametrize(("language", "direction"), [("da", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_the_page_says_its_language_and_direction(language, direction):
    with translation.override(language):
        drawn = render_to_string("404.html")

    assert f'<html lang="{language}" dir="{direction}">' in drawn


def test_a_refusal_is_told_in_its_own_sentence():
    drawn = render_to_string("refused.html", {"sentence": "Run the matching again & look."})

    assert "Run the matching again &amp; look." in drawn


def test_a_sentence_given_to_a_component_stays_words(rf):
    drawn = draw(rf, '<c-notice title="{{ title }}">{{ words }}</c-notice>', title="<b>One</b>", words="<i>Two</i>")

    assert "&lt;b&gt;One" in drawn
    assert "<i>" not in drawn


def test_a_part_score_has_a_number_or_a_word_beside_its_bar(rf):
    with translation.override("en"):
        number = draw(rf, '<c-part sentence="Choir." :score="fit" />', fit=0.6)
        word = draw(rf, '<c-part sentence="Choir." :score="fit" word />', fit=0.6)

    assert "<b>0.60</b>" in number
    assert "<b>well</b>" in word
    assert 'width="60%"' in number


def draw(rf, source, **context):
    return engines["django"].from_string(compiled(source)).render(context, rf.get("/"))


def compiled(source):
    """Cotton's tags are turned into Django's by its loader; a string in a test takes the same way."""
    return CottonCompiler().process(source)
