"""Say sentences in a language from the command line, without database and without starting the web site."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = ("en", "da")
_LOCALE = Path(__file__).parent.parent / "locale"


def language_of_the_system() -> str:
    """Return "da" where the system speaks Danish, else "en"."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "da" if spoken.casefold().startswith("da") else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let all sentences within be said in one language."""
    from django.apps import apps
    from django.conf import settings
    from django.utils import translation

    if not settings.configured:
        settings.configure(INSTALLED_APPS=(), LANGUAGE_CODE="en", LOCALE_PATHS=[_LOCALE], USE_I18N=True)
    if not apps.ready:
        apps.populate(())
    with translation.override(language):
        yield
