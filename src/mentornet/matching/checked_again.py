"""Check a result from nothing: read the sheets again and believe neither the result nor whoever wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from mentornet.branches.profile import BadProfile, read_content
from mentornet.matching.engine_room import Ids, Pool, Settings, pool_of, recheck, settings_of
from mentornet.matching.on_files import pools_read_again
from mentornet.matching.people_on_files import TwoSides, read_two_sides
from mentornet.matching.result_files import BadResult, read_json, read_pairs

_NEEDED = {"profile", "profile_sha256", "input_sha256", "duals", "locks", "vetoes", "seed", "as_of", "columns",
           "sheets", "invariance"}  # fmt: skip


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
class _Question:
    """What a certificate says was asked, and the sheets read again for it."""

    certificate: Mapping[str, Any]
    sides: TwoSides
    settings: Settings
    as_of: date | None
    seed: int
    locks: tuple[Ids, ...]
    vetoes: tuple[Ids, ...]
    pool: Pool


def check_again(certificate: Path, mentees: Path, mentors: Path, result: Path) -> list[Check]:
    """Check a result against its certificate and the two sheets: input, plan, prices, objective, blindness.

    :raises BadInput: when one of the four files cannot be read.
    """
    question = _question(certificate, mentees, mentors)
    pairs = read_pairs(result)
    return [
        Check("input", tuple(_input_failures(question))),
        Check("plan and prices", tuple(_plan_failures(question, pairs))),
        Check("objective", tuple(_objective_failures(question, pairs, result))),
        Check("invariance", tuple(_invariance_failures(question))),
    ]


def _question(path: Path, mentees: Path, mentors: Path) -> _Question:
    stated = read_json(path)
    if not set(stated) >= _NEEDED:
        raise BadResult(_("%(file)s is no certificate. Write one with mentornet match --certificate.") % {"file": path})
    try:
        settings = settings_of(read_content(stated["profile"]))
        as_of = date.fromisoformat(stated["as_of"]) if stated["as_of"] else None
        seed = int(stated["seed"])
        locks, vetoes = (tuple((str(a), str(b)) for a, b in stated[kind]) for kind in ("locks", "vetoes"))
        prices = [int(price) for side in ("mentees", "mentors") for price in stated["duals"][side].values()]
        tabs = [str(stated["sheets"][side]) for side in ("mentees", "mentors")]
        own = {str(header): str(column) for header, column in stated["columns"].items()}
    except (BadProfile, ValueError, TypeError, KeyError, AttributeError) as wrong:
        sentence = _("%(file)s has been changed since it was written: %(wrong)s. Give it as it was written.")
        raise BadResult(sentence % {"file": path.name, "wrong": wrong}) from None
    del prices  # read only to see that they are whole numbers
    # A csv file has no tabs, so the name of a tab is only a wish for a workbook.
    sides = read_two_sides(mentees, mentors, own=own, mentee_sheet=tabs[0], mentor_sheet=tabs[1])
    pool = pool_of(*sides.facts(), as_of=as_of, seed=seed)
    return _Question(stated, sides, settings, as_of, seed, locks, vetoes, pool)


def _input_failures(question: _Question) -> Iterator[str]:
    if question.pool.sha256 != question.certificate["input_sha256"]:
        yield _("The sheets do not say what the certificate was made from.")
    if question.settings.sha256 != question.certificate["profile_sha256"]:
        yield _("The profile in the certificate is not the one that it was made with.")


def _plan_failures(question: _Question, pairs: Sequence[Mapping[str, Any]]) -> list[str]:
    duals = question.certificate["duals"]
    return recheck(question.pool, question.settings, pairs, duals, locks=question.locks, vetoes=question.vetoes)


def _objective_failures(question: _Question, pairs: Sequence[Mapping[str, Any]], result: Path) -> Iterator[str]:
    """Compare what the result says it reaches; a table of pairs says nothing of it."""
    if result.suffix.casefold() != ".json":
        return
    cap = question.settings.waiting_cap_days
    waited = {mentee.id: min(mentee.waiting_days, cap) for mentee in question.pool.mentees}
    reached = {
        "matched": len(pairs),
        "waiting_days": sum(waited.get(pair["mentee"], 0) for pair in pairs),
        "fit": sum(round(1000 * pair["fit"]) for pair in pairs) / 1000,
    }
    if read_json(result).get("objective") != reached:
        yield _("The objective of the result is not what its pairs reach.")


def _invariance_failures(question: _Question) -> Iterator[str]:
    times = int(question.certificate["invariance"].get("permutations", 0))
    again = pools_read_again(question.sides, as_of=question.as_of, seed=question.seed, times=times)
    differences = sum(pool != question.pool for pool in again)
    if differences or question.certificate["invariance"].get("differences"):
        yield _("%(count)d of %(times)d permutations of what may never be read changed the question.") % {
            "count": differences,
            "times": times,
        }
