"""One or a few questions a screen: which stand together, in which order, and where somebody goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from mentornet.outcomes.items import NONE_OF_THEM, Block, Item, Kind, WaveForm


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown at once. `items` are in the order in which this person sees them."""

    block: Block
    items: tuple[Item, ...]


def drawn_order(form: WaveForm, chance: Random) -> list[str]:
    """Return the keys of all items in the order in which one person is to see them."""
    keys: list[str] = []
    for block in form.blocks:
        hand = [item.key for item in block.items]
        if block.shuffled:
            chance.shuffle(hand)
        keys += hand
    return keys


def drawn_choices(item: Item, seed: int) -> tuple[tuple[str, Any], ...]:
    """Return the choices of an item in the order that belongs to this person; the same each time she looks."""
    hand = list(item.choices)
    if item.shuffled:
        Random(f"{seed}-{item.key}").shuffle(hand)
    return tuple(hand)


def screens_of(form: WaveForm, order: Sequence[str], answers: Mapping[str, Any]) -> list[Screen]:
    """Return the screens of a form; an item that asks among what was chosen is left out while nothing was."""
    place = {key: number for number, key in enumerate(order)}
    screens = []
    for block in form.blocks:
        items = sorted(block.items, key=lambda item: place.get(item.key, len(place)))
        asked = [item for item in items if not item.among or chosen(answers, item.among)]
        screens += [
            Screen(block, tuple(asked[first : first + block.per_screen]))
            for first in range(0, len(asked), block.per_screen)
        ]
    return screens


def chosen(answers: Mapping[str, Any], key: str) -> list[str]:
    """Return the codes that were chosen for an item with several, without "none of them"."""
    given = answers.get(key)
    return [code for code in given if code != NONE_OF_THEM] if isinstance(given, list) else []


def first_unseen(screens: Sequence[Screen], answers: Mapping[str, Any]) -> int:
    """Return the number, from 1, of the first screen with an item that she has not been shown; else the last."""
    for number, screen in enumerate(screens, start=1):
        if any(item.key not in answers for item in screen.items):
            return number
    return len(screens)


def is_answer(item: Item, value: Any) -> bool:
    """Is this a value that the item can be answered with; none means that it was skipped."""
    if value is None:
        return True
    if item.kind in (Kind.AGREE, Kind.OFTEN):
        return type(value) is int and 1 <= value <= 5
    if item.kind == Kind.YES_NO:
        return value in ("yes", "no")
    if item.kind == Kind.ONE_OF:
        return isinstance(value, str) and value in item.codes
    if not isinstance(value, list) or len(set(value)) != len(value):
        return False
    return value == [NONE_OF_THEM] or set(value) <= set(item.codes)
