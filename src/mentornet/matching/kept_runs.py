"""What is kept of a run, as canonical bytes: enough to run it again and to show that nothing else was read."""

import json
from dataclasses import asdict
from typing import Any

from mentornet.matching.engine_room import Call, Outcome, Pool, Settings, Unmatched, record_of, run_engine


def inputs_of(outcome: Outcome, *, seed: int) -> bytes:
    """Return all that a run read: the pool, the settings and the seed of the draw."""
    pool, settings = json.loads(outcome.pool.to_json()), json.loads(outcome.settings.to_json())
    return _canonical({"pool": pool, "seed": seed, "settings": settings})


def result_of(outcome: Outcome) -> bytes:
    """Return what a run found: the plan with its prices, why the others wait on, and which mentor is missing."""
    return _canonical(
        {
            "calls": [_call(call) for call in outcome.calls],
            "fairness": outcome.fairness,
            "plan": json.loads(outcome.plan.to_json()),
            "unmatched": [_unmatched(one) for one in outcome.unmatched],
        }
    )


def run_again(inputs: str) -> Outcome:
    """Run the engine on what `inputs_of` wrote."""
    content = json.loads(inputs)
    return run_engine(Pool.from_json(json.dumps(content["pool"])), Settings(**content["settings"]))


def _unmatched(one: Unmatched) -> dict[str, Any]:
    return {
        "id": one.id,
        "role": one.role,
        "why": record_of(one.why),
        "would_help": record_of(one.would_help) if one.would_help else None,
        "nearest": list(one.nearest),
    }


def _call(call: Call) -> dict[str, Any]:
    return {"competence": record_of(call.competence), "gain": asdict(call.gain), "unlocks": call.unlocks}


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
