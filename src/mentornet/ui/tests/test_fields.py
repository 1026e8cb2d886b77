"""Every form in every room is drawn by the same few templates."""

import re

import pytest
from django import forms
from django.utils import translation

from mentornet.ui.sample_form import SampleForm


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_an_error_is_tied_to_its_field_and_help():
    drawn = SampleForm({"first_name": ""})["first_name"].as_field_group()

    control = re.search(r"<input[^>]*>", drawn)[0]
    assert 'aria-invalid="true"' in control
    assert 'aria-describedby="id_first_name_helptext id_first_name_error"' in control
    assert 'id="id_first_name_error"' in drawn


def test_what_may_be_left_out_says_so():
    form = SampleForm()

    assert "(if you like)" in form["phone"].as_field_group()
    assert "(if you like)" not in form["first_name"].as_field_group()


def test_several_choices_are_chips_in_one_named_group():
    drawn = SampleForm()["wishes"].as_field_group()

    assert drawn.count('class="chip"') == 2
    assert "<legend>Wishes" in drawn
    assert drawn.count("checked") == 1


def test_a_single_box_has_its_words_inside_its_target():
    drawn = SampleForm()["agreed"].as_field_group()

    assert re.search(r'<label for="id_agreed"><input type="checkbox"[^>]*>\s*<span>You may keep', drawn)


def test_words_from_a_person_are_never_read_as_markup():
    class Shout(forms.Form):
        word = forms.CharField()

    drawn = Shout({"word": "<script>alert(1)</script>"})["word"].as_field_group()

    assert "<script>" not in drawn
