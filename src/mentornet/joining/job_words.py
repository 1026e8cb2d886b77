"""Her own words for work, mapped to codes; words that no vocabulary knows stay hers, so that equal words meet."""

from mentornet.joining.cells import OWN_WORD, split_list
from mentornet.vocabularies.occupations import isco_of
from mentornet.vocabularies.words import fold


def job_codes_of(words: str) -> tuple[str, ...]:
    """Return the codes of one job or of several, divided by comma or semicolon.

    >>> job_codes_of("nurse, teacher"), job_codes_of("")
    (('2221', '2300'), ())
    """
    whole = isco_of(words) if words.strip() else None
    parts = [words] if whole else split_list(words)
    return tuple(dict.fromkeys(isco_of(part) or OWN_WORD + fold(part) for part in parts if fold(part)))
