"""Chance that repeats: shares dealt exactly, weighted draws, and days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def dealt(chance: Random, shares: Mapping[Thing, float], count: int) -> list[Thing]:
    """Return `count` things, each exactly as often as its share says (largest remainder), in a random order.

    Exact shares keep the shape of the network when it is small, where plain draws would blur it.
    """
    total = sum(shares.values())
    exact = {thing: count * share / total for thing, share in shares.items()}
    times = {thing: int(wanted) for thing, wanted in exact.items()}
    missing = count - sum(times.values())
    nearest = sorted(exact, key=lambda thing: times[thing] - exact[thing])  # stable: ties keep their order
    for thing in nearest[:missing]:
        times[thing] += 1
    hand = [thing for thing, often in times.items() for _ in range(often)]
    chance.shuffle(hand)
    return hand


def some(chance: Random, share: float, count: int) -> list[bool]:
    """Return `count` answers of which exactly the share (rounded) is yes, in a random order."""
    return dealt(chance, {True: share, False: 1 - share}, count)


def one_of(chance: Random, weights: Mapping[Thing, float]) -> Thing:
    return chance.choices(list(weights), list(weights.values()))[0]


def several_of(chance: Random, weights: Mapping[Thing, float], count: int) -> list[Thing]:
    """Return up to `count` different things, the heavier the likelier."""
    left = dict(weights)
    drawn: list[Thing] = []
    while left and len(drawn) < count:
        drawn.append(one_of(chance, left))
        del left[drawn[-1]]
    return drawn


def days_later(chance: Random, day: date, least: int, most: int) -> date:
    """Return a weekday some days later; a Saturday or Sunday moves to the Monday after."""
    later = day + timedelta(days=chance.randint(least, max(least, most)))
    return later + timedelta(days={5: 2, 6: 1}.get(later.weekday(), 0))


def months_between(first: date, last: date) -> list[date]:
    """Return the first day of every month that begins or holds a day of the period."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def shuffled(chance: Random, things: Iterable[Thing]) -> list[Thing]:
    hand = list(things)
    chance.shuffle(hand)
    return hand


def taking_turns(chance: Random, things: Sequence[Thing], count: int) -> list[Thing]:
    """Return `count` things so that all are used before one is used again."""
    hand: list[Thing] = []
    while len(hand) < count:
        hand += shuffled(chance, things)
    return hand[:count]
