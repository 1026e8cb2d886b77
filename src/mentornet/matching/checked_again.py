"""Check a result from nothing: read the sheets again and believe neither the result nor whoever wrote it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentornet.branches.profile import BadProfile, Profile, read_content
from mentornet.foundation.bad_input import BadInput
from mentornet.foundation.speaking import LANGUAGES
from mentornet.matching.engine_room import Ids, Pool, Settings, pool_of, recheck, settings_of
from mentornet.matching.match_words import sentence
from mentornet.matching.on_files import MOST_PERMUTATIONS, TOLD, Asked, match_with, pools_read_again
from mentornet.matching.people_on_files import TwoSides, read_two_sides
from mentornet.matching.result_files import BadResult, read_json, read_pairs

_SIDES = ("mentees", "mentors")


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a result by its name, with all that does not hold, sentence by sentence."""

    name: str
    failures: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a certificate says: the question, the proof, and the whole of it as it was written."""

    profile: Profile
    as_of: date | None
    seed: int
    locks: tuple[Ids, ...]
    vetoes: tuple[Ids, ...]
    duals: Mapping[str, Mapping[str, int]]
    own: Mapping[str, str]
    tabs: Mapping[str, str]
    floor: int
    permutations: int
    differences: int
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Question:
    """What a certificate says, and the sheets read again for it."""

    stated: _Stated
    sides: TwoSides
    settings: Settings
    pool: Pool


def check_again(certificate: Path, mentees: Path, mentors: Path, result: Path) -> list[Check]:
    """Check a result against its certificate and the two sheets: input, plan, prices, objective, blindness.

    :raises BadInput: when one of the four files cannot be read.
    """
    question = _question(certificate, mentees, mentors)
    pairs = read_pairs(result)
    checks = [
        Check("input", tuple(_input_failures(question))),
        Check("plan and prices", tuple(_plan_failures(question, pairs))),
        Check("invariance", tuple(_invariance_failures(question))),
    ]
    if result.suffix.casefold() == ".json":  # a table holds the pairs, and says nothing of the rest
        told = read_json(result)
        checks.append(Check("objective", tuple(_objective_failures(question, pairs, told))))
        checks.append(Check("answer", tuple(_answer_failures(question, told))))
    return checks


def _question(path: Path, mentees: Path, mentors: Path) -> _Question:
    stated = _read_certificate(path)
    # A csv file has no tabs, so the name of a tab is only a wish for a workbook.
    sides = read_two_sides(
        mentees,
        mentors,
        own=stated.own,
        mentee_sheet=stated.tabs["mentees"],
        mentor_sheet=stated.tabs["mentors"],
    )
    pool = pool_of(*sides.facts(), as_of=stated.as_of, seed=stated.seed)
    return _Question(stated, sides, _settings(stated), pool)


def _settings(stated: _Stated) -> Settings:
    """Return the settings that the plan was made under, with the floor as far as it was raised."""
    settings = settings_of(stated.profile)
    return replace(settings, floor=max(settings.floor, stated.floor)) if settings.raises_floor else settings


def _read_certificate(path: Path) -> _Stated:
    content = read_json(path)
    if "duals" not in content or "profile" not in content:
        raise BadResult(_("%(file)s is no certificate. Write one with mentornet match --certificate.") % {"file": path})
    try:
        return _Stated(
            profile=read_content(content["profile"]),
            as_of=date.fromisoformat(content["as_of"]) if content["as_of"] else None,
            seed=_whole(content["seed"]),
            locks=_ids(content["locks"]),
            vetoes=_ids(content["vetoes"]),
            duals={side: {who: _whole(price) for who, price in content["duals"][side].items()} for side in _SIDES},
            own={str(header): str(column) for header, column in content["columns"].items()},
            tabs={side: str(content["sheets"][side]) for side in _SIDES},
            floor=min(1000, _whole(content.get("floor", 0))),
            permutations=min(MOST_PERMUTATIONS, _whole(content["invariance"]["permutations"])),
            differences=_whole(content["invariance"]["differences"]),
            content=content,
        )
    except (BadProfile, ValueError, TypeError, KeyError, AttributeError) as wrong:
        changed = _("%(file)s has been changed since it was written: %(wrong)s. Give it as it was written.")
        raise BadResult(changed % {"file": path.name, "wrong": str(wrong).rstrip(".")}) from None


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError(f"{number!r} is no whole number")
    return number


def _ids(pairs: Sequence[Sequence[str]]) -> tuple[Ids, ...]:
    return tuple((str(mentee), str(mentor)) for mentee, mentor in pairs)


def _input_failures(question: _Question) -> Iterator[str]:
    content = question.stated.content
    if question.pool.sha256 != content.get("input_sha256"):
        yield _("The sheets do not say what the certificate was made from.")
    if question.settings.sha256 != content.get("profile_sha256"):
        yield _("The profile in the certificate is not the one that it was made with.")
    if content.get("fields_refused") != list(question.sides.refused_headers):
        yield _("The certificate names other columns that are never read than the sheets have.")


def _plan_failures(question: _Question, pairs: Sequence[Mapping[str, Any]]) -> list[str]:
    stated = question.stated
    failures = recheck(question.pool, question.settings, pairs, stated.duals, locks=stated.locks, vetoes=stated.vetoes)
    return [sentence(failure, get_language() or "en") for failure in failures]


def _objective_failures(
    question: _Question, pairs: Sequence[Mapping[str, Any]], told: Mapping[str, Any]
) -> Iterator[str]:
    """Compare what the result says it reaches with what its pairs reach."""
    counted = question.settings.waiting_counted
    waited = {mentee.id: counted(mentee.waiting_days) for mentee in question.pool.mentees}
    reached = {
        "matched": len(pairs),
        "waiting_days": sum(waited.get(pair["mentee"], 0) for pair in pairs),
        "fit": sum(round(1000 * pair["fit"]) for pair in pairs) / 1000,
    }
    if told.get("objective") != reached:
        yield _("The objective of the result is not what its pairs reach.")


def _answer_failures(question: _Question, told: Mapping[str, Any]) -> Iterator[str]:
    """Match again, and compare all that the result says beside its pairs, in whichever language it is."""
    stated = question.stated
    asked = Asked(as_of=stated.as_of, seed=stated.seed, locks=stated.locks, vetoes=stated.vetoes, permutations=0)
    try:
        matched = match_with(stated.profile, question.sides, asked)
    except BadInput as impossible:
        yield str(impossible)
        return
    answers = [matched.answer(language) for language in LANGUAGES]
    for part in ("pairs", "unmatched", "fairness", "calls", "sheets"):
        if all(json.dumps(told.get(part)) != json.dumps(answer[part]) for answer in answers):
            yield _("Matched again, the sheets give other %(part)s.") % {"part": part}
    proof = json.loads(json.dumps(matched.certificate_file()))
    # How often it was permuted is checked by itself; all else is what the same question always gives.
    for name in sorted({*proof, *stated.content} - {"invariance"}):
        if name not in proof or name not in stated.content or stated.content[name] != proof[name]:
            yield _("Matched again, the certificate says something else under %(name)s.") % {"name": name}
    told_proof = told.get("certificate")
    if not isinstance(told_proof, dict) or any(
        json.dumps(told_proof.get(name)) != json.dumps(stated.content.get(name)) for name in (*TOLD, "as_of", "seed")
    ):
        yield _("The result carries another certificate than the one that was given.")


def _invariance_failures(question: _Question) -> Iterator[str]:
    stated = question.stated
    again = pools_read_again(question.sides, as_of=stated.as_of, seed=stated.seed, times=stated.permutations)
    differences = sum(pool != question.pool for pool in again)
    if differences or stated.differences:
        yield _("%(count)d of %(times)d permutations of what may never be read changed the question.") % {
            "count": differences or stated.differences,
            "times": stated.permutations,
        }
