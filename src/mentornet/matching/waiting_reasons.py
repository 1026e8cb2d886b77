"""Why somebody waits on after a round, what would help, and which mentor is missing: a coordinator's sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from mentornet.matching.sentences import job_title, wish_names
from mentornet.vocabularies.education import field_name

Record = Mapping[str, Any]

# What a row is about, in one word.
_TAGS: Mapping[str, str | Promise] = {
    "mentee_nobody_there": gettext_lazy("mentors"),
    "mentee_all_break_has_a_free_place": gettext_lazy("places"),
    "mentee_all_break_share_a_language": gettext_lazy("language"),
    "mentee_all_break_genders_wished": gettext_lazy("a wish"),
    "mentee_all_break_same_branch_or_both_online": gettext_lazy("branch"),
    "mentee_all_break_within_reach": gettext_lazy("distance"),
    "mentee_all_break_share_a_time": gettext_lazy("time"),
    "mentee_all_break_not_to_be_matched": gettext_lazy("ruled out"),
    "mentee_all_break_wants_what_is_offered": gettext_lazy("wishes"),
    "mentee_each_breaks_a_rule": gettext_lazy("practical"),
    "mentee_below_the_floor": gettext_lazy("fit"),
    "mentee_others_waited_longer": gettext_lazy("places"),
    "mentee_places_taken": gettext_lazy("places"),
}
_WHY: Mapping[str, str | Promise] = {
    "mentee_nobody_there": gettext_lazy("There is no mentor with a free place."),
    "mentee_all_break_has_a_free_place": gettext_lazy("No mentor has a free place."),
    "mentee_all_break_share_a_language": gettext_lazy("No mentor speaks a language in common yet."),
    "mentee_all_break_genders_wished": gettext_lazy("No mentor meets the wish for a woman or a man."),
    "mentee_all_break_same_branch_or_both_online": gettext_lazy("No mentor in the branch, and none online."),
    "mentee_all_break_within_reach": gettext_lazy("Every mentor lives too far away, and none can meet online."),
    "mentee_all_break_share_a_time": gettext_lazy("No mentor has time at the same hours."),
    "mentee_all_break_not_to_be_matched": gettext_lazy("Every mentor has been ruled out or has been met before."),
    "mentee_all_break_wants_what_is_offered": gettext_lazy("No mentor offers help with these wishes."),
    "mentee_each_breaks_a_rule": gettext_lazy("Each of the mentors is held back by something practical."),
    "mentee_below_the_floor": gettext_lazy("There are possible mentors, but none who fits well enough."),
    "mentee_others_waited_longer": gettext_lazy(
        "There are mentors who fit. Their places went to those who waited longer."
    ),
    "mentee_places_taken": gettext_lazy("There are mentors who fit. Their places went where they helped most."),
}
_HELP = {
    "mentee_if_online": ngettext_lazy(
        "Able to meet online as well: %(count)s mentor would fit.",
        "Able to meet online as well: %(count)s mentors would fit.",
        "count",
    ),
    "mentee_if_weekday_day": ngettext_lazy(
        "With time on weekdays as well: %(count)s mentor would fit.",
        "With time on weekdays as well: %(count)s mentors would fit.",
        "count",
    ),
    "mentee_if_weekday_evening": ngettext_lazy(
        "With time on weekday evenings as well: %(count)s mentor would fit.",
        "With time on weekday evenings as well: %(count)s mentors would fit.",
        "count",
    ),
    "mentee_if_weekend": ngettext_lazy(
        "With time at weekends as well: %(count)s mentor would fit.",
        "With time at weekends as well: %(count)s mentors would fit.",
        "count",
    ),
    "mentee_if_further": ngettext_lazy(
        "With up to %(minutes)s minutes of travel: %(count)s mentor would fit.",
        "With up to %(minutes)s minutes of travel: %(count)s mentors would fit.",
        "count",
    ),
    "mentee_if_wish": ngettext_lazy(
        "With one wish more, %(wishes)s: %(count)s mentor would fit.",
        "With one wish more, %(wishes)s: %(count)s mentors would fit.",
        "count",
    ),
    "mentee_if_danish_a2": ngettext_lazy(
        "With Danish at A2: %(count)s mentor would fit.", "With Danish at A2: %(count)s mentors would fit.", "count"
    ),
}


def tag_of(why: Record) -> str:
    return str(_TAGS.get(why["key"], _("other")))


def why_waiting(why: Record) -> str:
    """Return why somebody waits on, as one sentence."""
    return str(_WHY.get(why["key"], _("No pair could be found this time.")))


def what_helps(record: Record | None, language: str) -> str:
    """Return the one change that would help, or nothing."""
    if record is None or record["key"] not in _HELP:
        return ""
    values = record["values"]
    wishes = {"wishes": wish_names(values, language)} if "codes" in values else {}
    return str(_HELP[record["key"]] % {**values, **wishes})


def missing_mentor(competence: Record, language: str) -> str:
    """Return who is missing, as the beginning of a call."""
    values = competence["values"]
    if competence["key"] == "call_job":
        return _("A mentor who knows this work: %(job)s.") % {"job": job_title(str(values["isco"]), language)}
    if competence["key"] == "call_field":
        return _("A mentor who has studied %(field)s.") % {"field": field_name(str(values["isced"]), language)}
    if competence["key"] == "call_wishes":
        return _("A mentor who would help with %(wishes)s.") % {"wishes": wish_names(values, language)}
    return _("One more mentor, whatever she does.")


def what_she_would_give(gain_matched: int, unlocks: int) -> str:
    """Return what one such mentor would be worth to those who wait."""
    if gain_matched:
        sentence = ngettext("She would fit %(count)s who waits.", "She would fit %(count)s who wait.", unlocks)
        return _("One more pair.") + " " + sentence % {"count": unlocks}
    return _("As many pairs, and some who have waited longer or fit better.")
