"""What every test shares: the cast, and the fence against quiet errors."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

pytest_plugins = ["tests.cast"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-matrix", action="store_true", help="write tests/architecture/url_matrix.csv anew")


@pytest.fixture(autouse=True)
def nothing_is_logged_as_an_error(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error in the log needs a change of code, so a test that logs one fails."""
    yield
    errors = [line for when in ("setup", "call") for line in caplog.get_records(when) if line.levelno >= logging.ERROR]
    assert [line.getMessage() for line in errors] == []


@pytest.fixture(autouse=True)
def nothing_is_kept_from_one_test_to_the_next() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def sentences_are_said_in_english() -> Iterator[None]:
    """Tests quote sentences as they stand in the code; a page still answers in its reader's language."""
    with translation.override("en"):
        yield
