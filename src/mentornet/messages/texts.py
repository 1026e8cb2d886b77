"""Every text that the network writes: what it tells, whether it may wait, and whether she may say no to it.

A room that writes texts of its own names them in its `texts.py`; whatever nobody has named is necessary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Kind, Topic

ROOMS = Path(__file__).parent.parent
_DAY = date(2027, 5, 10)
_LINK = "https://mentornet.example.org/answer/1234.2:Zm9yIGEgc2FtcGxlIG9mIGEgbGluayBvbmx5IGhlcmU/?lang=da"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text by name; `about` ends the sentence "This message tells ...", `sample` holds values to show it with."""

    name: str
    about: str | Promise
    kind: Kind = Kind.NECESSARY
    topic: Topic | None = None
    # An answer to what she has just done herself: it waits for no morning.
    at_once: bool = False
    # Its words depend on who reads it, so that a branch cannot write them once for all.
    may_be_reworded: bool = True
    sample: Mapping[str, Any] = field(default_factory=dict)

    @property
    def places(self) -> tuple[str, ...]:
        """The names that stand in braces in a branch's own words: `{link}`."""
        return (
            "called_name",
            *(name for name, value in self.sample.items() if isinstance(value, str | date | Promise)),
        )

    @property
    def needed_places(self) -> tuple[str, ...]:
        """Without its link, or a coordinator's word to her, a message would lose what it is for."""
        return tuple(name for name in self.places if name == "word_to_her" or name.split("_")[-1] == "link")


_known: dict[str, Text] = {}


def register_text(
    name: str,
    *,
    about: str | Promise,
    kind: Kind = Kind.NECESSARY,
    topic: Topic | None = None,
    at_once: bool = False,
    may_be_reworded: bool = True,
    sample: Mapping[str, Any] | None = None,
) -> Text:
    """Make a text known; call it in the `texts.py` of the room that writes it.

    :param sample: a likely value for everything that the template is given, for the preview and the tests.
    :raises ValueError: for a text that she may say no to and that has no topic, or one that has both.
    """
    if (kind == Kind.NECESSARY) != (topic is None):
        raise ValueError(f"{name}: a text has a topic exactly when she may say no to it")
    _known[name] = Text(
        name=name,
        about=about,
        kind=kind,
        topic=topic,
        at_once=at_once,
        may_be_reworded=may_be_reworded,
        sample=sample or {},
    )
    return _known[name]


def known_texts() -> list[Text]:
    """Return the texts of all rooms, by name."""
    for room in sorted(ROOMS.glob("*/texts.py")):
        name = f"mentornet.{room.parent.name}.texts"
        if find_spec(name):
            import_module(name)
    return [_known[name] for name in sorted(_known)]


def text_named(name: str) -> Text:
    """Return a text; one that nobody has named is necessary, because nobody has said that it may be left out."""
    if name not in _known:
        known_texts()
    return _known.get(name) or Text(name=name, about=name, may_be_reworded=False)


register_text(
    "account",
    about=_("how she chooses a password, or that one was chosen"),
    at_once=True,
    may_be_reworded=False,
)
register_text("sign_in_code", about=_("the code to sign in with"), may_be_reworded=False, sample={"code": "482913"})
register_text("letters_joined", about=_("several things at once"), may_be_reworded=False)
register_text(
    "appointed",
    about=_("that she is a coordinator now, or leads the network"),
    may_be_reworded=False,
    sample={"branch": "Odense"},
)
register_text(
    "application_received",
    about=_("that we have her letter, and when we answer"),
    at_once=True,
    sample={"branch": "Odense", "answered_by": "Nadja", "reply_by": _DAY},
)
register_text("welcome", about=_("that she is part of the network"), sample={"word_to_her": "", "has_login": True})
register_text("declined", about=_("that we do not go on together"), sample={"word_to_her": ""})
register_text("referred_on", about=_("that somebody else can do more for her"), sample={"word_to_her": ""})
register_text(
    "card_for_mentor", about=_("that there is a card to read and answer"), sample={"link": _LINK, "answer_by": _DAY}
)
register_text(
    "card_for_mentee", about=_("that a mentor would like to meet her"), sample={"link": _LINK, "answer_by": _DAY}
)
register_text("card_ended", about=_("that a card is no longer open"))
register_text(
    "match_started",
    about=_("that both have said yes, and how they reach each other"),
    may_be_reworded=False,
    sample={
        "other": SimpleNamespace(
            name="Anna Holm",
            called_name="Anna",
            phone="+45 20 30 40 50",
            email="anna@example.org",
            is_through_the_coordinator=False,
        )
    },
)
