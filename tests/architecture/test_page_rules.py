"""The rules for pages, translations and the tree bite: each is shown one planted fault, and names it."""

from pathlib import Path

import pytest

from tests.architecture import audiences, catalogs, page_rules, tree_rules

pytestmark = pytest.mark.without_database

FAULTY_PAGES = {
    '<p style="color: red">{{ name }}</p>': "inline style or script: style=",
    "<style>p { color: red }</style>": "inline style or script: <style",
    '<button onclick="leave()">{{ word }}</button>': "inline style or script: onclick=",
    '<a href="javascript:leave()">{{ word }}</a>': "inline style or script: javascript:",
    "<script>leave()</script>": "inline script: <script",
    '<img src="https://pictures.example/1.png" alt="">': 'foreign host: src="https://',
    "<p>Women meet two and two</p>": "words outside a translation: Women meet two and two",
    "<p>{% translate 'Write to the client' %}</p>": "never call a person 'client'",
}
FAULTY_STYLES = {
    "p { margin-left: 1rem }": "physical side: margin-left",
    "p { text-align: right }": "physical side: text-align: right",
    "p { float: left }": "physical side: float: left",
    "p {\n  left: 0;\n}": "physical side: left:",
    "p { background: url(https://pictures.example/1.png) }": "foreign host: url(https://",
}


def written(folder: Path, name: str, words: str) -> Path:
    """Write a file and the folders that it stands in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def what(findings):
    """What the findings say, without where."""
    return [finding.split(": ", 1)[1] for finding in findings]


@pytest.mark.parametrize("page", FAULTY_PAGES)
def test_a_fault_in_a_page_is_found(tmp_path, page):
    written(tmp_path, "desk/templates/desk/page.html", page)

    assert what(page_rules.findings(tmp_path)) == [FAULTY_PAGES[page]]


@pytest.mark.parametrize("style", FAULTY_STYLES)
def test_a_fault_in_a_style_is_found(tmp_path, style):
    written(tmp_path, "ui/static/ui/style/pages.css", style)

    assert what(page_rules.findings(tmp_path)) == [FAULTY_STYLES[style]]


def test_a_good_page_is_left_alone(tmp_path):
    page = (
        '{# Why this is so #}<p class="lead">{% translate "Women meet two and two." %}</p><script src="/a.js"></script>'
    )
    written(tmp_path, "desk/templates/desk/page.html", page)
    written(tmp_path, "ui/static/ui/style/pages.css", "p { margin-inline-start: 1rem; text-align: start }")

    assert list(page_rules.findings(tmp_path)) == []


CATALOG = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural}\\n"

msgid "%(name)s waits."
msgstr "%(name)s ..."
"""
PLURALS = {
    "da": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "uk": "nplurals=3; plural=(n%10==1 ? 0 : n%10<5 ? 1 : 2);",
} | dict.fromkeys(("fa", "so", "ti", "tr"), "nplurals=2; plural=(n != 1);")


@pytest.fixture
def locale(tmp_path):
    """A house with one sentence, translated and compiled."""
    for language, plural in PLURALS.items():
        written(tmp_path, f"{language}/LC_MESSAGES/django.po", CATALOG.format(plural=plural))
    catalogs.compile_all(tmp_path)
    return tmp_path


def spoil(locale: Path, old: str, new: str, language: str = "da") -> None:
    path = locale / language / "LC_MESSAGES/django.po"
    path.write_text(path.read_text().replace(old, new))
    catalogs.compile_all(locale)


def test_complete_translations_are_left_alone(locale):
    assert list(catalogs.findings(locale)) == []


def test_a_sentence_without_translation_is_found(locale):
    spoil(locale, 'msgstr "%(name)s ..."', 'msgstr ""')

    assert list(catalogs.findings(locale)) == ["da: not translated: '%(name)s waits.'"]


def test_a_translation_that_is_only_guessed_is_found(locale):
    spoil(locale, 'msgid "%(name)s', '#, fuzzy\nmsgid "%(name)s')

    assert list(catalogs.findings(locale)) == ["da: not translated: '%(name)s waits.'"]


def test_a_translation_with_another_placeholder_is_found(locale):
    spoil(locale, 'msgstr "%(name)s ..."', 'msgstr "%(navn)s ..."')

    assert list(catalogs.findings(locale)) == ["da: other placeholders than the sentence: '%(name)s waits.'"]


def test_what_a_visitor_reads_is_wanted_in_every_language(locale):
    spoil(locale, 'msgstr "%(name)s ..."', 'msgstr ""', "so")

    assert list(catalogs.findings(locale)) == ["so: not translated: '%(name)s waits.'"]


def test_what_only_staff_read_is_wanted_in_danish_and_arabic(locale):
    for language in PLURALS:
        spoil(locale, 'msgid "%(name)s', '#: desk/needs.py\nmsgid "%(name)s', language)
    spoil(locale, 'msgstr "%(name)s ..."', 'msgstr ""', "so")

    assert list(catalogs.findings(locale)) == []


def test_a_plural_with_too_few_forms_is_found(locale):
    plural = 'msgid_plural "%(name)s wait."\nmsgstr[0] "%(name)s ..."\nmsgstr[1] "%(name)s ..."'
    spoil(locale, 'msgstr "%(name)s ..."', plural, "uk")

    assert "uk: not translated: '%(name)s waits.'" in list(catalogs.findings(locale))


def test_a_translation_with_another_tag_is_found(locale):
    spoil(locale, '"%(name)s ..."', '"<b>%(name)s</b> ..."')

    assert list(catalogs.findings(locale)) == ["da: other tags than the sentence: '%(name)s waits.'"]


def test_a_translation_that_has_lost_its_space_is_found(locale):
    spoil(locale, '"%(name)s waits."\nmsgstr "%(name)s ..."', '", "\nmsgstr "،"', "ar")

    assert "ar: another space at its beginning or end: ', '" in list(catalogs.findings(locale))


def test_a_template_that_only_staff_pages_include_is_for_staff():
    assert audiences.is_staff_file("desk/templates/desk/day_page.html")
    assert audiences.is_staff_file("matching/templates/matching/decide.html")
    assert not audiences.is_staff_file("public/templates/public/doors.html")


def test_a_catalog_that_was_not_compiled_is_found(locale):
    path = locale / "ar/LC_MESSAGES/django.po"
    path.write_text(path.read_text().replace("...", "....."))

    assert list(catalogs.findings(locale)) == ["ar: django.mo is older than django.po; run `./dev translate`"]


@pytest.fixture
def house(tmp_path):
    """A checkout with one room and the engine beside it."""
    for room in ("mentornet/desk", "matching_engine"):
        written(tmp_path, f"src/{room}/__init__.py", "")
        written(tmp_path, f"src/{room}/README.md", "# A room\n\nWhat comes in.\n\nWhat goes out.\n")
    return tmp_path


FAULTY_FILES = {
    "src/mentornet/desk/utils.py": ("", "'utils' says nothing; name the file for what it holds"),
    "src/mentornet/desk/views.py": ("\n" * 401, "401 lines; a file this long becomes a folder"),
    "src/mentornet/desk/rules.py": ("'aarhus'", "names the branch 'aarhus'; a branch is data"),
    "src/mentornet/ui/vendor/axe.js": ("", "code of others does not lie in the tree"),
}


def test_a_tidy_tree_is_left_alone(house):
    assert list(tree_rules.findings(house)) == []


@pytest.mark.parametrize("name", FAULTY_FILES)
def test_a_fault_in_the_tree_is_found(house, name):
    words, finding = FAULTY_FILES[name]
    written(house, name, words)

    assert list(tree_rules.findings(house)) == [f"{name}: {finding}"]


def test_a_room_without_its_readme_is_found(house):
    (house / "src/mentornet/desk/README.md").unlink()

    assert list(tree_rules.findings(house)) == ["desk: has no README.md"]


def test_a_readme_that_says_too_little_is_found(house):
    written(house, "src/mentornet/desk/README.md", "# A room\n")

    assert list(tree_rules.findings(house)) == ["desk: its README.md should be about a dozen lines"]
