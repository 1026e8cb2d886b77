"""Our columns in words, for the coordinator who sees what became of hers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.joining.columns import ColumnMapping

_WORDS: dict[str, str | Promise] = {
    "name": _("name"),
    "given_name": _("first name"),
    "family_name": _("last name"),
    "email": _("e-mail"),
    "phone": _("phone"),
    "contact_language": _("language to write to her in"),
    "birth_year": _("year of birth"),
    "protected_contact": _("protected contact"),
    "applied_on": _("day of the application"),
    "dream": _("dream"),
    "strengths": _("what she brings"),
    "motivation": _("why she would like to be a mentor"),
    "id": _("her number on the sheet"),
    "branch": _("branch"),
    "postcode": _("postcode"),
    "languages": _("languages"),
    "availability": _("when she can meet"),
    "online": _("meeting on a screen"),
    "gender": _("gender"),
    "wants_gender": _("whom she would rather meet"),
    "interests": _("interests"),
    "avoid": _("whom she is not to be matched with"),
    "places": _("how many mentees she can take"),
    "waiting_since": _("since when she waits"),
    "wishes": _("wishes"),
    "offers": _("what she would like to help with"),
    "past_job": _("work she has done"),
    "wanted_job": _("work she would like"),
    "job": _("work"),
    "sector": _("where she knows people"),
    "education_level": _("length of education"),
    "education_field": _("field of education"),
    "wanted_education": _("education she would like"),
}


def columns_in_words(mapping: ColumnMapping) -> list[tuple[str, str | Promise]]:
    """Return each header that is read, with what it is read as."""
    return [(used.header, _WORDS.get(used.column, used.column)) for used in (*mapping.person, *mapping.used)]
