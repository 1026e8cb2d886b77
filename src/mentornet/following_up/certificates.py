"""A certificate of thanks, in her own language and in Danish."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentornet.following_up.meetings import number_of_meetings
from mentornet.following_up.queries import OwnPair
from mentornet.joining.choices import Role
from mentornet.ui.pdf import make_pdf


def thanks_pdf(pair: OwnPair) -> bytes:
    """Return the certificate of one of the two for a pair that has ended; the other is not named in it."""
    ended_on = pair.match.ended_on
    assert ended_on is not None
    own = pair.me.person.language
    meetings = number_of_meetings(pair.match)
    texts = [_words(pair, language, meetings=meetings) for language in dict.fromkeys([own, "da"])]
    values = {
        "language": own,
        "title": texts[0]["title"],
        "foot": "mentornet",
        "name": pair.me.person.full_name,
        "role": str(pair.role),
        "texts": texts,
    }
    # The same certificate is the same file, whenever it is fetched.
    return make_pdf("following_up/thanks.typ", values, dated=timezone.make_aware(datetime.combine(ended_on, time(12))))


def _words(pair: OwnPair, language: str, *, meetings: int) -> dict[str, Any]:
    """Say it in a language; hours and words of the meetings are the pair's own, so only their number stands here."""
    match = pair.match
    assert match.ended_on is not None
    with translation.override(language):
        since, until = date_format(match.active_on or match.started_on), date_format(match.ended_on)
        met = ngettext("The two have noted %(n)s meeting.", "The two have noted %(n)s meetings.", meetings)
        return {
            "language": language,
            "title": _("Certificate of thanks") if pair.role == Role.MENTOR else _("Certificate of taking part"),
            "opening": _("mentornet thanks"),
            "what": (
                _("for having been a mentor in the branch %(branch)s from %(since)s to %(until)s.")
                if pair.role == Role.MENTOR
                else _("for having taken part as a mentee in the branch %(branch)s from %(since)s to %(until)s.")
            )
            % {"branch": match.branch.name, "since": since, "until": until},
            "met": met % {"n": meetings} if meetings else "",
            "why": (
                _("She has given her time, opened doors and listened. It was voluntary and unpaid.")
                if pair.role == Role.MENTOR
                else _("She has worked towards a dream of her own, and opened doors for others. It was voluntary.")
            ),
            "signed": _("For the branch"),
            "day": until,
        }
