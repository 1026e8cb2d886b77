"""How evenly a plan treats people, in words: for the terminal and for the certificate's page."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def evenness_told(fairness: Mapping[str, Any]) -> list[str]:
    """Return one sentence for each thing that is told; nothing for a run that kept none."""
    if not fairness:
        return []
    tiers = fairness["tiers"]
    return [
        *(
            _tier(tier, nxt)
            for tier, nxt in zip(tiers, [*tiers[1:], None], strict=True)
            if tier["matched"] + tier["left"]
        ),
        *_longest(fairness["longest_left"]),
        *_fits(fairness, sum(tier["matched"] for tier in tiers)),
    ]


def _tier(tier: Mapping[str, int], following: Mapping[str, int] | None) -> str:
    counts = {"matched": tier["matched"], "left": tier["left"], "from": tier["from_days"]}
    if following is None:
        return _("Had waited %(from)d days or more: %(matched)d matched, %(left)d still waiting.") % counts
    counts["to"] = following["from_days"] - 1
    return _("Had waited %(from)d to %(to)d days: %(matched)d matched, %(left)d still waiting.") % counts


def _longest(days: int) -> list[str]:
    sentence = ngettext(
        "The longest wait of those left out: %(days)d day.",
        "The longest wait of those left out: %(days)d days.",
        days,
    )
    return [sentence % {"days": days}] if days else []


def _fits(fairness: Mapping[str, Any], pairs: int) -> list[str]:
    if not pairs:
        return []
    gini = number_format(fairness["gini"], 2)
    lines = [_("How unequally the pairs fit (Gini): %(gini)s, where 0 is alike.") % {"gini": gini}]
    if fairness["top_three"] is not None:
        counts = {"top": fairness["top_three"], "pairs": pairs}
        lines.append(_("With one of the three mentors who fit her best: %(top)d of %(pairs)d.") % counts)
    if fairness["blocking"] is not None:
        count = fairness["blocking"]["pairs"]
        lines.append(
            ngettext(
                "%(count)d pair would fit each other better than what both have; the best whole passes it by.",
                "%(count)d pairs would fit each other better than what both have; the best whole passes them by.",
                count,
            )
            % {"count": count}
        )
    return lines
