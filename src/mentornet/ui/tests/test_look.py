"""The few words and numbers that templates cannot form by themselves."""

import pytest
from django.template import Context, Template
from django.utils import translation

from mentornet.ui.templatetags import look


@pytest.mark.parametrize(("language", "written"), [("en", "0.86"), ("da", "0,86")])
def test_a_score_is_written_in_the_readers_way(language, written):
    with translation.override(language):
        assert look.score(0.857) == written


@pytest.mark.parametrize(
    ("value", "word"), [(0.91, "very well"), (0.8, "very well"), (0.64, "well"), (0.2, "a little")]
)
def test_participants_read_words_instead_of_figures(value, word):
    with translation.override("en"):
        assert look.fit_word(value) == word


@pytest.mark.parametrize(("value", "width"), [(0.864, "86%"), (1.2, "100%"), (-0.1, "0%"), (None, "0%")])
def test_a_bar_never_leaves_its_track(value, width):
    assert look.bar_width(value) == width


@pytest.mark.parametrize(("days", "told"), [(7, "1 week"), (70, "10 weeks")])
def test_waiting_is_told_in_weeks(days, told):
    with translation.override("en"):
        assert look.weeks(days) == told


@pytest.mark.parametrize(("code", "name"), [("da", "Dansk"), ("ti", "ትግርኛ"), ("so", "Soomaali"), ("xx", "xx")])
def test_a_language_is_named_as_its_speakers_do(code, name):
    assert look.lang_name(code) == name


def test_steps_are_behind_here_or_ahead():
    assert look.steps_to(4, 2) == ["done", "now", "ahead", "ahead"]


def test_an_icon_is_drawn_as_lines_not_as_words():
    drawn = Template('<svg>{% drawing "check" %}</svg>').render(Context())

    assert drawn == '<svg><path d="M4.5 12.8l4.8 4.7L19.5 7"/></svg>'


def test_attributes_are_written_safely_and_left_out_where_they_are_false():
    assert look.attributes({"id": 'a"b', "required": True, "checked": False}) == ' id="a&quot;b" required'
