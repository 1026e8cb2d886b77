"""Say what the engine found in a person's own language, with the names of occupations, fields and wishes."""

from collections.abc import Iterable

from mentornet.matching.engine_room import Reason, Unmatched, say
from mentornet.vocabularies.education import field_name
from mentornet.vocabularies.interests import interest_name
from mentornet.vocabularies.occupations import title_of
from mentornet.vocabularies.wishes import wish_codes, wish_name

OWN_WORD = "word:"
# The engine speaks these two; whoever reads another language reads English until it does.
SPOKEN = ("en", "da")


# Reasons that only say where two people are different; they explain the points, but nobody proposes for them.
_DIFFERENT = frozenset(
    {"no_wish_met", "jobs_differ", "fields_differ", "level_shorter", "level_reached", "no_interests"}
)


def sentence(reason: Reason, language: str) -> str:
    """Return a reason as a whole sentence."""
    language = language if language in SPOKEN else SPOKEN[0]
    return say(reason, language, _names(reason, language))


def sentences_for(reasons: Iterable[Reason], language: str) -> list[str]:
    """Return what is known of a pair, sentence by sentence; what is not known is said only when nothing is."""
    told = list(reasons)
    known = [reason for reason in told if not reason.key.endswith("_not_known")]
    return [sentence(reason, language) for reason in known or told]


def sentences_for_proposing(reasons: Iterable[Reason], language: str) -> list[str]:
    """Return only what speaks for a pair, where anything does."""
    told = list(reasons)
    return sentences_for([reason for reason in told if reason.key not in _DIFFERENT] or told, language)


def why_alone(left: Unmatched, language: str) -> str:
    """Return why somebody has no match, and the one change that would help where there is one."""
    said = [sentence(left.why, language)]
    if left.would_help is not None:
        said.append(sentence(left.would_help, language))
    return " ".join(said)


def _names(reason: Reason, language: str) -> dict[tuple[str, str], str]:
    """Return the names of all codes that a reason speaks of, by their kind and code."""
    names: dict[tuple[str, str], str] = {}
    for field, value in reason.values.items():
        if field == "isco":
            names[field, str(value)] = _within(_job_name(str(value), language))
        elif field == "isced":
            names[field, str(value)] = _within(field_name(str(value), language))
        elif isinstance(value, tuple):
            names |= {("interest", code): _within(interest_name(code, language)) for code in value}
            names |= {("wish", code): _within(wish_name(code, language)) for code in value if code in wish_codes()}
    return names


def _job_name(code: str, language: str) -> str:
    return code.removeprefix(OWN_WORD) if code.startswith(OWN_WORD) else title_of(code, language)


def _within(name: str) -> str:
    """Return a name as it stands inside a sentence: "Finding a job" small, "Danish" and "IT" as they are."""
    if name.startswith("Danish") or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]
