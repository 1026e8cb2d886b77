"""Every page of visitors and participants in a language four tenths longer: nothing unwrapped, nothing cut."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.utils import timezone

from mentornet import vocabularies
from mentornet.ui.templatetags.look import lang_name
from mentornet.vocabularies.spoken_languages import language_choices
from tests import made_up_language
from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import pages_for
from tests.world import accounts_of, make_side

# Pages for whoever builds the house, and the sign-in library's pages for keys and codes.
NOT_FOR_PARTICIPANTS = ("/style/", "/demo/", "/accounts/")
# Runs in the page. Returns what is unwrapped, as {text}, and what is cut or runs out, as {text, why}.
LOOK = (Path(__file__).parent / "what_is_wrong_with_the_words.js").read_text(encoding="utf-8")
# Two letters beside each other: signs, figures and single initials need no translator.
A_WORD = re.compile(r"[^\W\d_]{2}")
# What stays as it is in every language.
NAMES = "mentornet\nmade up\n" + "\n".join(lang_name(code) for code, _ in django_settings.LANGUAGES).casefold()


@cache
def words_of_the_vocabularies():
    folder = Path(vocabularies.__file__).parent
    tables = [path.read_text(encoding="utf-8") for path in folder.rglob("*.csv")]
    names = [name for _code, name in language_choices("xx")]
    return "\n".join([*tables, *names]).casefold()


def words_of_people():
    """Everything that people have written, or that a branch calls itself: no translator is asked for it."""
    values = (value for model in apps.get_models() for row in model.objects.values_list() for value in row)
    return "\n".join(str(value) for value in values if isinstance(value, str | list | dict)).casefold()


@pytest.fixture
def side(settings, tmp_path):
    """North, where everything has happened once within the last weeks."""
    settings.DATA_FOLDER = tmp_path
    return make_side("north", "North", "Karen North", now=timezone.now())


@pytest.mark.parametrize("role", ["stranger", "mentee", "mentor"])
@pytest.mark.parametrize("from_the_right", [False, True], ids=["ltr", "rtl"])
def test_every_sentence_is_wrapped_and_whole(
    walker,
    side,
    settings,
    monkeypatch,
    tmp_path,
    role,
    from_the_right,
):
    account = accounts_of(side)[role]
    seen_before = pages_for(None, side) if account else {}
    pages = [page for page in pages_for(account, side) if page not in seen_before]
    known = f"{words_of_people()}\n{words_of_the_vocabularies()}\n{NAMES}"
    made_up_language.speak(settings, monkeypatch, tmp_path / "locale", from_the_right=from_the_right)
    visitor = walker(width=PHONE, language=made_up_language.CODE, account=account)

    found = []
    for page in pages:
        if page.startswith(NOT_FOR_PARTICIPANTS):
            continue
        wrong = visitor.open(page).evaluate(LOOK)
        unwrapped = {text for text in wrong["unwrapped"] if A_WORD.search(text) and text.casefold() not in known}
        found += [f"{page}: no translator has seen {text!r}" for text in sorted(unwrapped)]
        found += [f"{page}: {text!r} {why}" for text, why in wrong["cut"]]

    assert "\n".join(found) == ""
