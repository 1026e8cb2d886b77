"""What a form of questions is made of: items with keys that never change, on small screens; no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.joining.choices import Role

Words = str | Promise
NONE_OF_THEM = "none"


class Kind(Enum):
    """How an item is answered, and so what is kept: a whole number, a code, or a list of codes."""

    # 1 not at all .. 5 completely.
    AGREE = "agree"
    # 1 never .. 5 always.
    OFTEN = "often"
    # "yes" or "no".
    YES_NO = "yes_no"
    # One code of the item's choices.
    ONE_OF = "one_of"
    # Several codes of the item's choices; `none` alone says that it is none of them.
    SEVERAL_OF = "several_of"


AGREE_WORDS = (_("not at all"), _("a little"), _("partly"), _("mostly"), _("completely"))
OFTEN_WORDS = (_("never"), _("seldom"), _("sometimes"), _("often"), _("always"))


@dataclass(frozen=True, slots=True)
class Item:
    """One question, said to each of the two in her own words.

    `among` names an item with several codes: only what was chosen there can be chosen here.
    """

    key: str
    kind: Kind
    mentee: Words
    mentor: Words
    choices: tuple[tuple[str, Words], ...] = ()
    among: str = ""
    # Chance orders the choices, so that what stands first is not chosen more often.
    shuffled: bool = False

    def said_to(self, role: str) -> Words:
        return self.mentee if role == Role.MENTEE else self.mentor

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _words in self.choices)


@dataclass(frozen=True, slots=True)
class Block:
    """Items that belong together. Chance orders them where the order could lead; `per_screen` stand together."""

    key: str
    items: tuple[Item, ...]
    heading: Mapping[str, Words]
    hint: Words = ""
    shuffled: bool = False
    per_screen: int = 3


@dataclass(frozen=True, slots=True)
class WaveForm:
    """The form of one wave for one role, in a version: other items or other wording are another version."""

    wave: str
    role: str
    version: int
    blocks: tuple[Block, ...] = field(default=())

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for block in self.blocks for item in block.items)

    def item(self, key: str) -> Item:
        """Return the item of this key.

        :raises KeyError: when the form has none.
        """
        return {item.key: item for item in self.items}[key]


def both(words: Words) -> dict[str, Words]:
    """The same words for both roles."""
    return {Role.MENTEE.value: words, Role.MENTOR.value: words}
