"""Match the people of two sheets, and check such a match again, without the web site and its database."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentornet.branches.profile import Profile, load_profile
from mentornet.foundation.bad_input import BadInput
from mentornet.matching.engine_room import (
    Certificate,
    Ids,
    LockImpossible,
    Outcome,
    Pair,
    Pool,
    Reason,
    TooLarge,
    Unmatched,
    pool_of,
    run_engine,
    settings_of,
)
from mentornet.matching.match_words import sentence, sentences_for, why_alone
from mentornet.matching.missing_mentors import as_row
from mentornet.matching.people_on_files import Side, TwoSides, shuffled

# Each time both sheets are read again from their cells; large sheets hold many rows to differ in, so fewer will do.
PERMUTATIONS, PERMUTATIONS_IF_LARGE = 20, 5
LARGE_ROWS = 500
# More would only take time.
MOST_PERMUTATIONS = 1000
# What a result says of its certificate; the certificate's own file holds the prices too.
TOLD = ("engine", "profile_sha256", "input_sha256", "fields_read", "fields_refused", "optimal", "gap", "invariance")


class BadQuestion(BadInput):
    """Something that was asked of a match cannot be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How two sheets are to be matched."""

    profile: str = "default"
    as_of: date | None = None
    seed: int = 0
    locks: tuple[Ids, ...] = ()
    vetoes: tuple[Ids, ...] = ()
    permutations: int | None = None  # as many as the sheets' size calls for


@dataclass(frozen=True)
class Matched:
    """A match of two sheets: who was read, what was decided, and the proof."""

    asked: Asked
    sides: TwoSides
    profile: Profile
    as_of: date | None
    outcome: Outcome

    @cached_property
    def certificate(self) -> Certificate:
        """The proof, with the protected columns permuted and the rows shuffled as often as was asked."""
        return self.outcome.certificate(
            fields_refused=self.sides.refused_headers,
            rebuilt=pools_read_again(self.sides, as_of=self.as_of, seed=self.asked.seed, times=self.permutations),
        )

    @property
    def permutations(self) -> int:
        """How often what may never be read is permuted to see that it changes nothing."""
        if self.asked.permutations is not None:
            return max(0, min(MOST_PERMUTATIONS, self.asked.permutations))
        rows = len(self.sides.mentees.sheet.rows) + len(self.sides.mentors.sheet.rows)
        return PERMUTATIONS if rows <= LARGE_ROWS else PERMUTATIONS_IF_LARGE

    @cached_property
    def pairs(self) -> list[Pair]:
        """The pairs, the best fitting first."""
        return sorted(self.outcome.plan.pairs, key=lambda pair: (-pair.fit, pair.mentee))

    @cached_property
    def unmatched(self) -> list[Unmatched]:
        """Those left waiting: mentees first, and whoever has waited longest first."""
        waited = {mentee.id: mentee.waiting_days for mentee in self.outcome.pool.mentees}
        return sorted(self.outcome.unmatched, key=lambda left: (left.role, -waited.get(left.id, 0), left.id))

    def result(self, language: str) -> dict[str, Any]:
        """Return the result as plain values, in the form that the contract fixes."""
        proof = asdict(self.certificate)
        when = {"as_of": str(self.as_of) if self.as_of else None, "seed": self.asked.seed}
        answer = self.answer(language)
        sheets = answer.pop("sheets")
        return answer | {"certificate": {name: proof[name] for name in TOLD} | when, "sheets": sheets}

    def answer(self, language: str) -> dict[str, Any]:
        """Return the result without its certificate."""
        outcome = self.outcome
        return {
            "pairs": [
                {
                    "mentee": pair.mentee,
                    "mentor": pair.mentor,
                    "fit": pair.fit / 1000,
                    "parts": {group: score / 1000 for group, score in pair.parts.items()},
                    "reasons": sentences_for(outcome.reasons[pair.mentee, pair.mentor], language),
                }
                for pair in self.pairs
            ],
            "unmatched": [
                {"id": left.id, "role": left.role, "why": why_alone(left, language), "nearest": list(left.nearest)}
                for left in self.unmatched
            ],
            "objective": {
                "matched": outcome.plan.objective.matched,
                "waiting_days": outcome.plan.objective.waiting_days,
                "fit": outcome.plan.objective.fit,
            },
            "fairness": outcome.fairness,
            "calls": [
                {
                    "competence": sentence(call.competence, language),
                    "branch": call.mentor.branch,
                    "gain_matched": call.gain.matched,
                    "gain_waiting_days": call.gain.waiting_days,
                    "gain_fit": call.gain.fit_points / 1000,
                    "unlocks": call.unlocks,
                    "as_row": as_row(call.mentor),
                }
                for call in outcome.calls
            ],
            "sheets": {"mentees": _columns_told(self.sides.mentees), "mentors": _columns_told(self.sides.mentors)},
        }

    def certificate_file(self) -> dict[str, Any]:
        """Return all that is needed to check the result from nothing: the proof with its prices, and the question."""
        return asdict(self.certificate) | {
            "as_of": str(self.as_of) if self.as_of else None,
            "seed": self.asked.seed,
            "profile": self.profile.to_content(),
            "floor": self.outcome.settings.floor,
            "columns": dict(self.sides.own),
            "sheets": {"mentees": self.sides.mentees.sheet.name, "mentors": self.sides.mentors.sheet.name},
        }


def _columns_told(side: Side) -> dict[str, Any]:
    """Return what became of a sheet's headers and words, sorted, so that their order changes nothing."""
    mapping, not_understood = side.mapping, side.read.not_understood
    refused = {one.header for one in mapping.refused}
    unread = {one.header for one in mapping.person} | {one.header for one in mapping.ignored}
    return {
        "rows": len(side.sheet.rows),
        "ids_from": side.read.ids_from,
        "read": dict(sorted((used.header, used.column) for used in mapping.used)),
        "refused": sorted(refused),
        "ignored": sorted(unread - refused),
        "suggested": dict(sorted((left.header, left.perhaps) for left in mapping.ignored if left.perhaps)),
        "not_understood": sorted({(missed.header, missed.words) for missed in not_understood}),
    }


def match_sides(sides: TwoSides, asked: Asked) -> Matched:
    """Match the mentees of one sheet with the mentors of another.

    :raises BadProfile: when there is no such profile, or it cannot be read.
    :raises BadQuestion: when a lock or a veto cannot be used, or there are too many people.
    """
    return match_with(load_profile(asked.profile), sides, asked)


def match_with(profile: Profile, sides: TwoSides, asked: Asked) -> Matched:
    """Match two sheets with a profile that has been read already.

    :raises BadQuestion: when a lock or a veto cannot be used, or there are too many people.
    """
    # Without a day to count from, the last day that a sheet names: the same files always give the same result.
    as_of = asked.as_of or sides.latest_date()
    pool = pool_of(*sides.facts(), as_of=as_of, seed=asked.seed)
    _refuse_unknown_people(sides, asked)
    try:
        outcome = run_engine(pool, settings_of(profile), locks=asked.locks, vetoes=asked.vetoes)
    except LockImpossible as impossible:
        raise BadQuestion(_cannot_be_locked(impossible)) from None
    except TooLarge:
        count = {"mentees": len(pool.mentees), "mentors": len(pool.mentors)}
        raise BadQuestion(
            _("%(mentees)d mentees and %(mentors)d mentors, with waits this long, are more than can be matched exactly "
              "in one run (some 6,000 mentees). Match branch by branch.") % count
        ) from None  # fmt: skip
    return Matched(asked, sides, profile, as_of, outcome)


def pools_read_again(sides: TwoSides, *, as_of: date | None, seed: int, times: int) -> Iterator[Pool]:
    """Yield the pool made again from the same sheets with protected columns permuted and rows shuffled."""
    for again in shuffled(sides, times=times, seed=seed):
        yield pool_of(*again.facts(), as_of=as_of, seed=seed)


def _refuse_unknown_people(sides: TwoSides, asked: Asked) -> None:
    for option, pairs in (("--lock", asked.locks), ("--veto", asked.vetoes)):
        for mentee, mentor in pairs:
            for side, person_id in ((sides.mentees, mentee), (sides.mentors, mentor)):
                if person_id not in {person.id for person in side.read.people}:
                    raise BadQuestion(
                        _("%(option)s %(mentee)s=%(mentor)s: nobody in %(file)s has the id “%(id)s”. "
                          "Write the mentee first, then the mentor.")
                        % {"option": option, "mentee": mentee, "mentor": mentor, "file": side.sheet.file,
                           "id": person_id}
                    )  # fmt: skip


def _cannot_be_locked(impossible: LockImpossible) -> str:
    why = sentence(Reason(f"broken_{impossible.rule}"), get_language() or "en")
    start = _("%(mentee)s and %(mentor)s cannot be locked together.")
    return start % {"mentee": impossible.mentee, "mentor": impossible.mentor} + " " + why
