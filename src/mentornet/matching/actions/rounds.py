"""A round: the engine proposes pairs for a branch, and all that it read is kept so that it can be run again."""

import json
import secrets
import time
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.actions import save_profile
from mentornet.branches.models import Branch, BranchProfile
from mentornet.branches.profile import read_content
from mentornet.branches.queries import latest_profile, profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.models import Participant
from mentornet.matching.blindness import FIELDS_REFUSED, rebuilt_pools
from mentornet.matching.choices import ProposalEnd
from mentornet.matching.engine_room import Outcome, engine_version, parts_of, record_of, run_engine, settings_of
from mentornet.matching.kept_runs import inputs_of, result_of, run_again
from mentornet.matching.models import MatchRun, Proposal
from mentornet.matching.pools import build_pool, who_is_free
from mentornet.matching.queries import undecided_proposals
from mentornet.people.models import Account


class NobodyWaits(Refusal):
    sentence = _("Nobody waits for a mentor in this branch. Approve somebody first, or end a pause.")


@transaction.atomic
def run_round(
    *, branch: Branch, as_of: date, run_by: Account | None, run_at: datetime, seed: int | None = None
) -> MatchRun:
    """Let the engine propose pairs among all in a branch who wait and all mentors with a place.

    Proposals of earlier rounds that nobody decided on are put away; cards that are out stay out.

    :param seed: of the logged draw between equals; drawn here when none is given, and kept with the run.
    :raises NobodyWaits: no mentee is free to be proposed to anybody.
    """
    # Two who press at once queue here, so that the second round sees what the first one left.
    branch = Branch.objects.select_for_update().get(pk=branch.pk)
    seed = secrets.randbelow(2**31) if seed is None else seed
    began = time.perf_counter()
    free = who_is_free(branch, as_of=as_of)
    if not free.mentees:
        raise NobodyWaits
    profile = saved_profile(branch, run_by, run_at)
    outcome = run_engine(build_pool(free, seed=seed), settings_of(read_content(profile.content)))
    certificate = outcome.certificate(fields_refused=FIELDS_REFUSED, rebuilt=rebuilt_pools(free, seed=seed))
    inputs, result = inputs_of(outcome, seed=seed), result_of(outcome)
    _put_earlier_rounds_away(branch, on=as_of)
    run = MatchRun.objects.create(
        branch=branch,
        number=(branch.runs.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        as_of=as_of,
        run_by=run_by,
        run_at=run_at,
        profile=profile,
        engine_version=engine_version,
        seed=seed,
        inputs=inputs.decode(),
        inputs_sha256=sha256(inputs).hexdigest(),
        result=result.decode(),
        result_sha256=sha256(result).hexdigest(),
        certificate=json.loads(certificate.to_json()),
        seconds=round(time.perf_counter() - began, 3),
    )
    Proposal.objects.bulk_create(proposals_of(run, outcome, free.by_code))
    audit.record("run_round", by=run_by, subject=run, branch=branch, details={"pairs": len(outcome.plan.pairs)})
    return run


def replay(run: MatchRun) -> bool:
    """Run a round again from what was kept; return whether inputs and result are the same bytes as then."""
    result = result_of(run_again(run.inputs))
    same_inputs = sha256(run.inputs.encode()).hexdigest() == run.inputs_sha256
    return same_inputs and result == run.result.encode() and sha256(result).hexdigest() == run.result_sha256


def saved_profile(branch: Branch, by: Account | None, at: datetime) -> BranchProfile:
    """Return the profile to run by; a branch that never saved one gets the network's default as version 1."""
    saved = latest_profile(branch)
    return saved or save_profile(branch=branch, profile=profile_of(branch), saved_by=by, saved_at=at)


def _put_earlier_rounds_away(branch: Branch, *, on: date) -> None:
    undecided_proposals(branch).update(ended_on=on, ended_how=ProposalEnd.ROUND_DISCARDED)
    branch.runs.filter(sent_on=None, discarded_on=None).update(discarded_on=on)


def proposals_of(run: MatchRun, outcome: Outcome, who: dict[str, Participant]) -> list[Proposal]:
    """Return the pairs of a run as proposals that nobody has decided on, not saved yet."""
    waited = {mentee.id: mentee.waiting_days for mentee in outcome.pool.mentees}
    return [
        Proposal(
            run=run,
            mentee=who[pair.mentee],
            mentor=who[pair.mentor],
            fit=pair.fit,
            parts=parts_of(outcome, pair.mentee, pair.parts, pair.points),
            reasons=[record_of(reason) for reason in outcome.reasons[pair.mentee, pair.mentor]],
            waited_days=waited[pair.mentee],
        )
        for pair in outcome.plan.pairs
    ]
