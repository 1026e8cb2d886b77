"""The few words and numbers that templates cannot form by themselves. Loaded everywhere as a builtin."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, gettext, ngettext, pgettext

register = template.Library()

# From here up two people fit "very well" and "well" (scores lie between 0 and 1).
VERY_WELL, WELL = 0.80, 0.50

# What speakers call their language, for languages that Django does not know.
OWN_NAMES = {"so": "Soomaali", "ti": "ትግርኛ", "ps": "پښتو", "am": "አማርኛ", "ku": "Kurdî"}
WRITTEN_FROM_THE_RIGHT = {"ar", "fa", "he", "ur", "ps", "ckb"}


@register.filter
def lang_name(code: str) -> str:
    """Name a language as its speakers do: `ar` becomes العربية."""
    if code in OWN_NAMES:
        return OWN_NAMES[code]
    try:
        name = str(get_language_info(code)["name_local"])
    except KeyError:
        return code
    return name[:1].upper() + name[1:]


@register.filter
def lang_direction(code: str) -> str:
    """Say how a language is written: `rtl` or `ltr`."""
    return "rtl" if code.split("-")[0] in WRITTEN_FROM_THE_RIGHT else "ltr"


@register.filter
def isolated(words: str) -> str:
    """Keep a name's own direction within a sentence of another, where no tag can stand: Odense beside Arabic dates."""
    return f"\u2068{words}\u2069"


@register.filter
def score(value: float | None) -> str:
    """Write a score of 0 to 1 with two decimals in the reader's way: 0.86, in Danish 0,86."""
    return "" if value is None else number_format(round(float(value), 2), decimal_pos=2)


@register.filter
def fit_word(value: float) -> str:
    """Say a score of 0 to 1 as participants read it; only coordinators read figures."""
    if value >= VERY_WELL:
        return pgettext("how two people fit", "very well")
    return pgettext("how two people fit", "well") if value >= WELL else pgettext("how two people fit", "a little")


@register.filter
def bar_width(value: float | None) -> str:
    """Give the length of a bar for a score of 0 to 1 as a whole percentage, never localized: `86%`."""
    return f"{round(100 * min(max(value or 0, 0), 1))}%"


@register.filter
def weeks(days: int) -> str:
    """Tell a number of days in whole weeks, the way waiting is always told."""
    count = round(days / 7)
    if count == 0:
        return gettext("less than a week")
    return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": count}


@register.filter
def initial(name: str) -> str:
    """Give the letter that stands in a person's arch."""
    return name.strip()[:1].upper()


@register.filter
def times(count: int | str | None) -> range:
    """Let a template draw something so many times."""
    return range(int(count or 0))


@register.filter
def steps_to(total: int | str, now: int | str) -> list[str]:
    """Tell each step of a longer form apart: `done`, `now` or `ahead`."""
    return ["done" if step < int(now) else "now" if step == int(now) else "ahead" for step in range(1, int(total) + 1)]


@register.filter
def attributes(named: Mapping[str, Any]) -> SafeString:
    """Write the attributes of a tag: ` id="id_phone" required`. A page has hundreds, so no template draws them."""
    return flatatt({name: value for name, value in named.items() if value is not False})


@register.simple_tag
def chip(option: Mapping[str, Any]) -> SafeString:
    """Draw one of several to choose among, with its box inside its label."""
    marked = format_html(' for="{}"', option["attrs"]["id"]) if "id" in option["attrs"] else ""
    return format_html(
        '<label class="chip"{}><input type="{}" name="{}" value="{}"{}>{}</label>',
        *(marked, option["type"], option["name"], option["value"], attributes(option["attrs"]), option["label"]),
    )


@register.simple_tag
@lru_cache
def drawing(name: str) -> SafeString:
    """Give the lines of an icon, read once for all pages."""
    return mark_safe(get_template(f"ui/icons/{name}.svg").render().strip())


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, page: int) -> str:
    """Give the address of another page of this list, with its other choices kept."""
    request: HttpRequest | None = context.get("request")
    chosen = request.GET.copy() if request else None
    if chosen is None:
        return f"?page={page}"
    chosen["page"] = str(page)
    return f"?{chosen.urlencode()}"


@register.simple_tag(takes_context=True)
def language_address(context: template.Context, code: str) -> str:
    """Give the address of this page in another language, with its other choices kept."""
    request: HttpRequest | None = context.get("request")
    if request is None or request.method != "GET":
        return f"?lang={code}"
    chosen = request.GET.copy()
    chosen["lang"] = code
    return f"?{chosen.urlencode()}"


def _address_of(name: str, branch: Any) -> str:
    for named in ({}, {"branch": getattr(branch, "code", "")}):
        try:
            return reverse(name, kwargs=named)
        except NoReverseMatch:
            continue
    return ""


@register.inclusion_tag("ui/nav_link.html", takes_context=True)
def nav_link(context: template.Context, name: str, words: str | SafeString, whole: bool = False) -> dict[str, Any]:
    """Draw a link of a menu, marked when it leads here; nothing while no page has that name.

    A page that belongs to a branch is that of the branch which the frame shows.

    :param whole: mark it only on that very page, not on the pages below it.
    """
    address = _address_of(name, context.get("branch"))
    request: HttpRequest | None = context.get("request")
    here = request.path if request else ""
    current = "page" if here == address else "true" if not whole and here.startswith(address) else ""
    return {"address": address, "words": words, "current": current}
