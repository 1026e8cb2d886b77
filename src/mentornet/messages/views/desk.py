from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentornet.branches.models import Branch
from mentornet.branches.rules import branch_of, coordinators
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.messages import queries
from mentornet.messages.actions import save_branch_text, send_again
from mentornet.messages.choices import Delivery
from mentornet.messages.forms import TextForm
from mentornet.messages.own_words import WordsCannotBeUsed, check_own_words
from mentornet.messages.texts import Text, known_texts, text_named
from mentornet.messages.writing import OwnWords, compose
from mentornet.people.rules import SignedInRequest

A_PAGE = 50
MAY_BE_SENT_AGAIN = (Delivery.GIVEN_UP, Delivery.NO_ADDRESS)


@open_to(coordinators)
def message_list(request: SignedInRequest, branch: str) -> HttpResponse:
    hers = branch_of(request, branch)
    stuck = request.GET.get("only") == "stuck"
    page = Paginator(queries.messages_of(hers, stuck=stuck), A_PAGE).get_page(request.GET.get("page"))
    known_texts()
    rows = [
        {
            "message": message,
            "about": text_named(message.text_name).about,
            "reason": queries.reason_in_words(message),
            "may_be_sent_again": message.delivery in MAY_BE_SENT_AGAIN and not message.urgent,
        }
        for message in page
    ]
    return render(request, "messages/message_list.html", {"branch": hers, "page": page, "rows": rows, "stuck": stuck})


@open_to(coordinators)
@only_posted
@one_effect
def message_again(request: SignedInRequest, branch: str, message: int) -> HttpResponse:
    hers = branch_of(request, branch)
    seen = queries.messages_visible_to(request.user, as_of=timezone.localdate()).filter(branch=hers)
    found = get_object_or_404(seen.select_related("person", "branch"), pk=message)
    try:
        send_again(message=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is on its way again. Look here in a minute."))
    return redirect("message-list", hers.code)


@open_to(coordinators)
def text_list(request: SignedInRequest, branch: str) -> HttpResponse:
    hers = branch_of(request, branch)
    seen = {"branch": hers, "texts": queries.texts_of(hers), "first_language": get_language() or "da"}
    return render(request, "messages/text_list.html", seen)


@open_to(coordinators)
@one_effect
def text_page(request: SignedInRequest, branch: str, text: str, language: str) -> HttpResponse:
    hers = branch_of(request, branch)
    shown = next((one for one in known_texts() if one.name == text and one.may_be_reworded), None)
    if shown is None or language not in dict(settings.LANGUAGES):
        raise Http404
    versions = list(queries.versions_of(hers, shown, language)[:20])
    now = versions[0] if versions and versions[0].body else None
    form = TextForm(request.POST or None, initial={"subject": now.subject, "body": now.body} if now else None)
    preview = None
    if form.is_valid():
        words = {"subject": form.cleaned_data["subject"], "body": form.cleaned_data["body"]}
        if "network" in request.POST:
            words = {"subject": "", "body": ""}
        try:
            if not words["body"] and "network" not in request.POST:
                raise WordsCannotBeUsed(_("Write a text first. The network's text is sent until you have one."))
            if "look" not in request.POST:
                return _saved(request, hers, shown, language, words)
            check_own_words(shown, **words)
            preview = _preview(shown, language, OwnWords(**words))
        except Refusal as refusal:
            form.add_error("body", str(refusal))
    seen = {"branch": hers, "text": shown, "text_language": language, "form": form, "preview": preview}
    return render(request, "messages/text_page.html", seen | _beside(shown, language, versions, own=now))


def _saved(request: SignedInRequest, branch: Branch, text: Text, language: str, words: dict[str, str]) -> HttpResponse:
    save_branch_text(branch=branch, text=text, language=language, **words, by=request.user, at=timezone.now())
    told = _("Saved. From now on it is sent in your words.") if words["body"] else _("It is the network's text again.")
    messages.success(request, told)
    return redirect("text-page", branch.code, text.name, language)


def _beside(text: Text, language: str, versions: list[Any], *, own: Any) -> dict[str, Any]:
    """What stands beside the form: the network's text, the places, and who saved what."""
    return {
        "own": own,
        "network": _preview(text, language, None),
        "places": [(f"{{{place}}}", place in text.needed_places) for place in text.places],
        "versions": versions,
    }


def _preview(text: Text, language: str, own: OwnWords | None) -> Any:
    """Show a text as Amal would read it."""
    return compose(text.name, text.sample, called_name="Amal", language=language, own=own)
