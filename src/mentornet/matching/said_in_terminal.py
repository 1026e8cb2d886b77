"""A match told to a person in a terminal: the columns, the pairs, those left waiting, the calls, the proof."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from textwrap import fill
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentornet.matching.checked_again import Check
from mentornet.matching.evenness_words import evenness_told
from mentornet.matching.match_words import sentences_for_proposing
from mentornet.matching.on_files import Matched
from mentornet.matching.people_on_files import Side

_WIDTH = 100
_WORDS_SHOWN = 6


def told(matched: Matched, result: Mapping[str, Any], language: str) -> str:
    """Return the whole answer, section by section."""
    sections = (
        _columns_of(matched.sides.mentees),
        _columns_of(matched.sides.mentors),
        _remarks(matched),
        _pairs(matched, language),
        _unmatched(result),
        _calls(result),
        evenness_told(result["fairness"]),
        _proof(matched, result),
    )
    filled = (lines for lines in map(list, sections) if lines)
    return "\n".join(line for lines in filled for line in (*lines, ""))


def checks_told(checks: Iterable[Check]) -> str:
    """Return one line for each check, and below it what does not hold."""
    names = {
        "input": _("The sheets and the profile are those of the certificate"),
        "plan and prices": _("Every pair is allowed, and the prices prove that no plan is better"),
        "objective": _("The result reaches what it says"),
        "answer": _("Matched again, the sheets give this very answer"),
        "invariance": _("What may never be read changes nothing"),
    }
    holds, does_not_hold = _("holds"), _("DOES NOT HOLD")
    lines = []
    for check in checks:
        lines.append(f"{holds if check.holds else does_not_hold:<14} {names[check.name]}.")
        lines += [f"               {failure}" for failure in check.failures[:20]]
    return "\n".join(lines) + "\n"


def _columns_of(side: Side) -> Iterator[str]:
    sheet, mapping = side.sheet, side.mapping
    where = f"{sheet.file}, {_('sheet %(sheet)s') % {'sheet': sheet.name}}" if sheet.name else sheet.file
    count = len(sheet.rows)
    yield ngettext(
        "%(where)s: %(count)d person, header in row %(row)d.",
        "%(where)s: %(count)d people, header in row %(row)d.",
        count,
    ) % {"where": where, "count": count, "row": sheet.header_row}
    renamed = [used.header if used.header == used.column else f"{used.header} → {used.column}" for used in mapping.used]
    yield from _list(_("Read:"), renamed)
    yield from _list(_("Never read for matching:"), [refused.header for refused in mapping.refused])
    refused = {refused.place for refused in mapping.refused}
    yield from _list(
        _("Read only when people join:"), [used.header for used in mapping.person if used.place not in refused]
    )
    plain = [ignored.header for ignored in mapping.ignored if not ignored.perhaps]
    yield from _list(_("Not used:"), plain)
    for ignored in mapping.ignored:
        if ignored.perhaps:
            yield "  " + _("Not used: “%(header)s”. Did you mean %(column)s? Say so with --map.") % {
                "header": ignored.header,
                "column": ignored.perhaps,
            }
    yield from _ids(side)
    yield from _not_understood(side)


def _ids(side: Side) -> Iterator[str]:
    if side.read.ids_from == "email":
        yield "  " + _("There is no column of ids, so each person is called by her e-mail address here.")
    elif side.read.ids_from == "row":
        yield "  " + _("There is no column of ids, so each person is called by a number made from her row.")


def _not_understood(side: Side) -> Iterator[str]:
    by_header: dict[tuple[bool, str], Counter[str]] = {}
    for missed in side.read.not_understood:
        by_header.setdefault((missed.kept, missed.header), Counter())[missed.words] += 1
    for (kept, header), words in by_header.items():
        title = _("Kept as they are written under “%(header)s”:") if kept else _("Not understood under “%(header)s”:")
        shown = [_("“%(words)s”") % {"words": word} for word, _times in words.most_common(_WORDS_SHOWN)]
        more = len(words) - len(shown)
        rest = [_("and %(count)d more") % {"count": more}] if more else []
        yield from _list(title % {"header": header}, shown + rest)


def _remarks(matched: Matched) -> Iterator[str]:
    both = len(matched.sides.in_both)
    if both:
        yield ngettext(
            "%(count)d person stands in both sheets, and is not matched with herself.",
            "%(count)d people stand in both sheets, and nobody is matched with herself.",
            both,
        ) % {"count": both}
    if strangers := matched.sides.avoided_strangers:
        yield from _list(_("To be avoided, but not in the other sheet:"), list(strangers))
    if matched.as_of is not None and matched.asked.as_of is None:
        yield _("Waiting is counted until %(day)s, the latest day in the sheets. --as-of sets another.") % {
            "day": matched.as_of
        }


def _pairs(matched: Matched, language: str) -> Iterator[str]:
    pairs = matched.pairs
    yield ngettext("%(count)d pair", "%(count)d pairs", len(pairs)) % {"count": len(pairs)}
    for pair in pairs:
        yield f"  {pair.mentee}  +  {pair.mentor}   {number_format(pair.fit / 1000, 2)}"
        reasons = matched.outcome.reasons[pair.mentee, pair.mentor]
        yield from _indented(" ".join(sentences_for_proposing(reasons, language)))


def _unmatched(result: Mapping[str, Any]) -> Iterator[str]:
    for role, title in (("mentee", _("Mentees without a mentor yet")), ("mentor", _("Mentors without a mentee yet"))):
        people = [left for left in result["unmatched"] if left["role"] == role]
        if not people:
            continue
        yield f"{title}: {len(people)}"
        for left in people:
            nearest = _("Nearest: %(ids)s.") % {"ids": ", ".join(left["nearest"])} if left["nearest"] else ""
            yield f"  {left['id']}"
            yield from _indented(f"{left['why']} {nearest}".strip())


def _calls(result: Mapping[str, Any]) -> Iterator[str]:
    if not result["calls"]:
        return
    yield _("Mentors who are missing, the one who would help most first")
    for call in result["calls"]:
        if call["gain_matched"]:
            gain = ngettext(
                "With her, %(count)d more would have a mentor.", "With her, %(count)d more would have a mentor.",
                call["gain_matched"],
            ) % {"count": call["gain_matched"]}  # fmt: skip
        else:
            gain = _("With her, the pairs together would fit better.")
        where = f"{call['branch']}. " if call["branch"] else ""
        yield from _indented(f"{call['competence']} {where}{gain}")


def _proof(matched: Matched, result: Mapping[str, Any]) -> Iterator[str]:
    objective, proof = result["objective"], result["certificate"]
    yield _("%(matched)d matched, %(days)d days of waiting ended, fit %(fit)s in all.") % {
        "matched": objective["matched"], "days": objective["waiting_days"], "fit": number_format(objective["fit"], 3),
    }  # fmt: skip
    yield _("Proved: no plan reaches more (gap %(gap)d). Profile %(profile)s, seed %(seed)d, %(engine)s.") % {
        "gap": proof["gap"], "profile": matched.asked.profile, "seed": proof["seed"], "engine": proof["engine"],
    }  # fmt: skip
    times = proof["invariance"]["permutations"]
    yield ngettext(
        "What may never be read was permuted %(times)d time: %(differences)d differences.",
        "What may never be read was permuted %(times)d times: %(differences)d differences.",
        times,
    ) % {"times": times, "differences": proof["invariance"]["differences"]}


def _list(title: str, words: list[str]) -> Iterator[str]:
    if words:
        yield fill(f"{title} {', '.join(words)}", _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _indented(text: str) -> Iterator[str]:
    yield fill(text, _WIDTH, initial_indent="      ", subsequent_indent="      ")
