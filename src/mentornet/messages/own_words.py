"""A branch's own words for a text, with places in braces: checked before they are kept, shown before they are sent."""

from django.utils.translation import gettext as _
from rapidfuzz import process as nearest

from mentornet.foundation.refusals import Refusal
from mentornet.messages.texts import Text
from mentornet.messages.writing import PLACE


class WordsCannotBeUsed(Refusal):
    """The sentence names the place that is not known, or the one that is missing."""


def check_own_words(text: Text, *, subject: str, body: str) -> None:
    """Refuse words that could not be filled in.

    :raises WordsCannotBeUsed: for a text that no branch writes itself, no subject, a place that the text does not
        know, a brace that opens no place, or a needed place that is missing.
    """
    if not text.may_be_reworded:
        raise WordsCannotBeUsed(_("The network puts this text together itself, for each reader anew."))
    if not subject.strip():
        raise WordsCannotBeUsed(_("Write a subject: the line that she sees first."))
    words = f"{subject}\n{body}"
    for place in PLACE.findall(words):
        if place not in text.places:
            raise WordsCannotBeUsed(_unknown(place, text.places))
    if set(PLACE.sub("", words)) & {"{", "}"}:
        raise WordsCannotBeUsed(_("A place stands between two braces, as {called_name}. Write both, or neither."))
    for place in text.needed_places:
        if f"{{{place}}}" not in body:
            sentence = _("Write {%(place)s} somewhere in the text. Without it the message would lose what it is for.")
            raise WordsCannotBeUsed(sentence % {"place": place})


def _unknown(place: str, known: tuple[str, ...]) -> str:
    close = nearest.extractOne(place, known, score_cutoff=55)
    if close:
        sentence = _("No place is called {%(place)s}. Did you mean {%(other)s}?")
        return sentence % {"place": place, "other": close[0]}
    names = ", ".join(f"{{{name}}}" for name in known)
    return _("No place is called {%(place)s}. Known are: %(names)s.") % {"place": place, "names": names}
