"""Hard rules: a pair that breaks one is never proposed, whatever its fit.

Each rule has one name, one plain test for two people and one for a whole block of the pool; the two always
agree. What is not known forbids nothing, except a wish for the other's gender, which is a promise to be kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .context import Context
from .criteria import best_common_level
from .grid import Bools, Grid, genders
from .pool import A2, Mentee, Mentor
from .travel import travel_minutes

Broken = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule by its name, for two people and for a block of mentees against all mentors."""

    name: str
    broken_by: Callable[[Mentee, Mentor, Context], bool]
    broken_in: Callable[[Grid, slice], Bools]


def has_no_free_place(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether the mentor has no room for anybody."""
    return mentor.places < 1


def share_no_language(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether they have no language in common in which both have at least A2."""
    return bool(mentee.languages and mentor.languages) and best_common_level(mentee, mentor) < A2


def break_a_wish_for_gender(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether one of them wishes a gender that the other is not known to have."""
    hers = mentee.wants_gender not in ("", mentor.gender)
    return hers or mentor.wants_gender not in ("", mentee.gender)


def are_of_different_branches(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether they belong to different branches and cannot both meet online."""
    if context.settings.branches_may_mix or not mentee.branch or not mentor.branch:
        return False
    return mentee.branch != mentor.branch and not (mentee.online and mentor.online)


def are_too_far_apart(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether the way is longer than the branch allows and they cannot both meet online."""
    if mentee.point is None or mentor.point is None or (mentee.online and mentor.online):
        return False
    return travel_minutes(mentee.point, mentor.point) > context.settings.max_travel_minutes


def share_no_time(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether both stated their times and none is common; a screen does not mend that."""
    both_stated = bool(mentee.availability and mentor.availability)
    return both_stated and not mentee.availability & mentor.availability


def are_not_to_be_matched(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether one of them, or a coordinator, has ruled the pair out."""
    ruled_out = mentor.id in mentee.avoid or mentee.id in mentor.avoid
    return ruled_out or (mentee.id, mentor.id) in context.vetoes


def want_different_things(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether the mentor likes to work on none of her wishes."""
    both_stated = bool(mentee.wishes and mentor.offers)
    return both_stated and not any(code in mentor.offers for code, _ in mentee.wishes)


def _no_free_place(grid: Grid, rows: slice) -> Bools:
    return np.broadcast_to(grid.places < 1, (rows.stop - rows.start, grid.shape[1]))


def _no_language(grid: Grid, rows: slice) -> Bools:
    spoken = grid.languages
    common = (spoken.mentees[rows] >= A2).astype(np.float32) @ (spoken.mentors >= A2).astype(np.float32).T
    nothing_common: Bools = common == 0
    return nothing_common & _both_state(grid, rows, "languages", "languages")


def _gender_wish(grid: Grid, rows: slice) -> Bools:
    hers, theirs = grid.mentees[rows], grid.mentors
    her_wish, their_wish = genders(hers, "wants_gender")[:, None], genders(theirs, "wants_gender")[None, :]
    broken_for_her: Bools = (her_wish != 0) & (her_wish != genders(theirs, "gender")[None, :])
    broken: Bools = broken_for_her | ((their_wish != 0) & (their_wish != genders(hers, "gender")[:, None]))
    return broken


def _branches_differ(grid: Grid, rows: slice) -> Bools:
    hers, theirs = grid.branches[0][rows, None], grid.branches[1][None, :]
    differ: Bools = (hers != theirs) & (hers != 0) & (theirs != 0) & ~both_online(grid, rows)
    return differ & (not grid.context.settings.branches_may_mix)


def _too_far(grid: Grid, rows: slice) -> Bools:
    too_long: Bools = grid.minutes.block(rows) > grid.context.settings.max_travel_minutes
    return too_long & ~both_online(grid, rows)


def _no_time(grid: Grid, rows: slice) -> Bools:
    hers, theirs = grid.slots[0][rows, None], grid.slots[1][None, :]
    no_time: Bools = ((hers & theirs) == 0) & (hers != 0) & (theirs != 0)
    return no_time


def _ruled_out(grid: Grid, rows: slice) -> Bools:
    ruled_out = np.zeros((rows.stop - rows.start, grid.shape[1]), dtype=bool)
    i, j = grid.forbidden
    here = (i >= rows.start) & (i < rows.stop)
    ruled_out[i[here] - rows.start, j[here]] = True
    return ruled_out


def _different_things(grid: Grid, rows: slice) -> Bools:
    nothing_common: Bools = grid.wishes.common(rows) == 0
    return nothing_common & _both_state(grid, rows, "wishes", "offers")


def both_online(grid: Grid, rows: slice) -> Bools:
    """Return where both can meet online."""
    online: Bools = grid.online[0][rows, None] & grid.online[1][None, :]
    return online


def _both_state(grid: Grid, rows: slice, her_field: str, their_field: str) -> Bools:
    hers = np.array([bool(getattr(m, her_field)) for m in grid.mentees[rows]], dtype=bool)
    theirs = np.array([bool(getattr(m, their_field)) for m in grid.mentors], dtype=bool)
    both_state: Bools = hers[:, None] & theirs[None, :]
    return both_state


ALL_RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("has_a_free_place", has_no_free_place, _no_free_place),
        Rule("share_a_language", share_no_language, _no_language),
        Rule("genders_wished", break_a_wish_for_gender, _gender_wish),
        Rule("same_branch_or_both_online", are_of_different_branches, _branches_differ),
        Rule("within_reach", are_too_far_apart, _too_far),
        Rule("share_a_time", share_no_time, _no_time),
        Rule("not_to_be_matched", are_not_to_be_matched, _ruled_out),
        Rule("wants_what_is_offered", want_different_things, _different_things),
    )
}


def rules_broken(mentee: Mentee, mentor: Mentor, context: Context) -> tuple[str, ...]:
    """Return the names of the branch's rules that a pair breaks; none means eligible."""
    return tuple(n for n in context.settings.rules if ALL_RULES[n].broken_by(mentee, mentor, context))


def is_eligible(mentee: Mentee, mentor: Mentor, context: Context) -> bool:
    """Tell whether a pair breaks none of the branch's rules."""
    # Backwards, because the rules that cost most to ask stand first.
    names = reversed(context.settings.rules)
    return not any(ALL_RULES[name].broken_by(mentee, mentor, context) for name in names)


def rules_broken_in(grid: Grid, rows: slice) -> Broken:
    """Return one bit for each of the branch's rules, in their order, that each pair breaks; 0 means eligible."""
    bits = np.zeros((rows.stop - rows.start, grid.shape[1]), dtype=np.uint16)
    for place, name in enumerate(grid.context.settings.rules):
        bits |= ALL_RULES[name].broken_in(grid, rows).astype(np.uint16) << np.uint16(place)
    return bits


def names_of(bits: int, rules: Sequence[str]) -> tuple[str, ...]:
    """Return the rules that a pattern of `rules_broken_in` speaks of."""
    return tuple(name for place, name in enumerate(rules) if bits >> place & 1)
