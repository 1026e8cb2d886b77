"""Say what the engine found in a person's own language, with the names of occupations, fields and wishes."""

from collections.abc import Iterable, Iterator, Mapping

from mentornet.matching.engine_room import Reason, Unmatched, say
from mentornet.vocabularies.education import field_name
from mentornet.vocabularies.interests import interest_name
from mentornet.vocabularies.occupations import title_of
from mentornet.vocabularies.wishes import wish_codes, wish_name

OWN_WORD = "word:"
# The engine speaks these two; whoever reads another language reads English until it does.
SPOKEN = ("en", "da")


class Names(Mapping[tuple[str, str], str]):
    """The names of codes in one language, looked up when they are asked for."""

    def __init__(self, language: str) -> None:
        """Take the language of the names."""
        self.language = language

    def __getitem__(self, kind_and_code: tuple[str, str]) -> str:
        """Return the name of a code of the kind isco, isced, wish or interest."""
        kind, code = kind_and_code
        if kind == "isco":
            return code.removeprefix(OWN_WORD) if code.startswith(OWN_WORD) else title_of(code, self.language)
        if kind == "isced":
            return field_name(code, self.language)
        if kind == "wish" and code in wish_codes():
            return wish_name(code, self.language)
        if kind == "interest":
            return interest_name(code, self.language)
        raise KeyError(kind_and_code)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Name none by itself: there are as many as there are codes."""
        return iter(())

    def __len__(self) -> int:
        """Count none by itself."""
        return 0


def sentence(reason: Reason, language: str) -> str:
    """Return a reason as a whole sentence."""
    language = language if language in SPOKEN else SPOKEN[0]
    return say(reason, language, Names(language))


def sentences_for(reasons: Iterable[Reason], language: str) -> list[str]:
    """Return what is known of a pair, sentence by sentence; what is not known is said only when nothing is."""
    told = list(reasons)
    known = [reason for reason in told if not reason.key.endswith("_not_known")]
    return [sentence(reason, language) for reason in known or told]


def why_alone(left: Unmatched, language: str) -> str:
    """Return why somebody has no match, and the one change that would help where there is one."""
    said = [sentence(left.why, language)]
    if left.would_help is not None:
        said.append(sentence(left.would_help, language))
    return " ".join(said)
