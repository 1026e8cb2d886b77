"""Write a missing mentor as a row in the columns of a mentors' sheet, so that she can be added and counted."""

from functools import cache

from mentornet.matching.engine_room import Mentor
from mentornet.matching.match_words import OWN_WORD
from mentornet.vocabularies.places import municipalities, point_of
from mentornet.vocabularies.spoken_languages import LEVELS


def as_row(mentor: Mentor) -> dict[str, str]:
    """Return the row that, read again, makes the same mentor; only the id is to be replaced."""
    return {
        "id": mentor.id,
        "branch": mentor.branch,
        "postcode": postcode_at(mentor.point),
        "languages": ";".join(f"{code}:{LEVELS[level]}" for code, level in mentor.languages),
        "availability": ";".join(sorted(mentor.availability)),
        "online": "yes" if mentor.online else "no",
        "gender": mentor.gender,
        "wants_gender": mentor.wants_gender,
        "interests": ";".join(sorted(mentor.interests)),
        "avoid": ";".join(sorted(mentor.avoid)),
        "places": str(mentor.places),
        "offers": ";".join(sorted(mentor.offers)),
        "job": ";".join(job.removeprefix(OWN_WORD) for job in mentor.jobs),
        "sector": mentor.sector,
        "education_level": "" if mentor.education_level is None else str(mentor.education_level),
        "education_field": mentor.education_field,
    }


@cache
def postcode_at(point: tuple[int, int] | None) -> str:
    """Return a postcode whose point this is, or "" when none is."""
    for municipality in municipalities().values():
        if municipality.point == point:
            codes = (f"{code:04}" for span in municipality.postcodes for code in span)
            return next((code for code in codes if point_of(code) == point), "")
    return ""
