"""`python -m matching_engine POOL.json`: a pool in, pairs with reasons out, without any web site."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from . import __version__
from .mentoring.calls import calls
from .mentoring.certificate import certify
from .mentoring.explain import why_pairs
from .mentoring.pool import Pool
from .mentoring.sentences import LANGUAGES, say
from .mentoring.settings import Settings
from .mentoring.solve import solve
from .mentoring.unmatched import unmatched


def main(arguments: list[str] | None = None) -> int:
    """Match the pool of a file; return 0, or 2 when the input is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m matching_engine",
        description="Pair the mentees and mentors of a pool.",
        epilog="Example: python -m matching_engine pool.json --lang da",
    )
    parser.add_argument("pool", type=Path, metavar="POOL.json", help="as written by Pool.to_json")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the reasons")
    wanted = parser.parse_args(arguments)
    try:
        answer = match(Pool.from_json(wanted.pool.read_bytes()), Settings(), wanted.lang)
    except OSError as error:
        return _refuse(f"{wanted.pool}: {error.strerror}. Give the path of a file that can be read.")
    except (ValueError, TypeError) as error:
        return _refuse(f"{wanted.pool}: {error}")
    json.dump(answer, sys.stdout, indent=1, ensure_ascii=False)
    print()
    return 0


def match(pool: Pool, settings: Settings, language: str) -> dict[str, Any]:
    """Return the plan of a pool with its reasons in words, ready for JSON."""
    plan = solve(pool, settings)
    reasons = why_pairs(pool, settings, plan)
    certificate = certify(pool, settings, plan, engine=__version__)
    return {
        "pairs": [
            {
                "mentee": pair.mentee,
                "mentor": pair.mentor,
                "fit": pair.fit / 1000,
                "parts": {group: part / 1000 for group, part in pair.parts.items()},
                "reasons": [say(reason, language) for reason in reasons[pair.mentee, pair.mentor]],
            }
            for pair in plan.pairs
        ],
        "unmatched": [
            {
                "id": person.id,
                "role": person.role,
                "why": say(person.why, language),
                "would_help": say(person.would_help, language) if person.would_help else None,
                "nearest": list(person.nearest),
            }
            for person in unmatched(pool, settings, plan)
        ],
        "objective": {
            "matched": plan.objective.matched,
            "waiting_days": plan.objective.waiting_days,
            "fit": plan.objective.fit,
        },
        "calls": [
            {
                "competence": say(call.competence, language),
                "branch": call.mentor.branch,
                "gain_matched": call.gain.matched,
                "gain_waiting_days": call.gain.waiting_days,
                "gain_fit": call.gain.fit,
                "unlocks": call.unlocks,
            }
            for call in calls(pool, settings, plan)
        ],
        "certificate": json.loads(certificate.to_json()),
    }


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
