"""What every part of the house keeps: a door on every page, and a word in the glossary for every model."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from mentornet import models
from mentornet.public import views

CHECKOUT = Path(__file__).resolve().parents[2]


def pages(resolver: URLResolver):
    """Every page of the house, whichever room answers it."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern)
        else:
            yield pattern


def without_a_door() -> list[str]:
    views = [pattern.callback for pattern in pages(get_resolver())]
    return sorted(f"{view.__module__}.{view.__qualname__}" for view in views if not hasattr(view, "open_to"))


def page(name: str) -> URLPattern:
    return next(pattern for pattern in pages(get_resolver()) if pattern.name == name)


@pytest.mark.without_database
def test_every_page_says_who_may_open_it():
    assert without_a_door() == []


@pytest.mark.without_database
def test_a_page_that_lost_its_door_is_named(monkeypatch):
    monkeypatch.setattr(page("about"), "callback", views.about.__wrapped__)

    assert without_a_door() == ["mentornet.public.views.about"]


@pytest.mark.django_db
def test_a_page_that_lost_its_door_is_closed(monkeypatch, client):
    monkeypatch.setattr(page("about"), "callback", views.about.__wrapped__)

    assert client.get("/about/").status_code == 404


@pytest.mark.without_database
def test_every_page_has_a_name_of_its_own():
    names = [pattern.name for pattern in pages(get_resolver())]

    assert sorted(names, key=str) == sorted(set(names), key=str)


def glossary() -> set[str]:
    """The words of the glossary, as a model would be called: `Waiting-list entry` is WaitingListEntry."""
    rows = (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    words = [word for row in rows if row.startswith("| ") for word in row.split("|")[1].split(",")]
    return {"".join(part.capitalize() for part in re.split(r"[\s-]+", word.strip())) for word in words}


@pytest.mark.without_database
def test_every_model_stands_in_the_glossary():
    assert sorted(set(models.__all__) - glossary()) == []
