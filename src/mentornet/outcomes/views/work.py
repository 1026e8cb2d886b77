"""What has come of it: jobs, education and Danish, told by herself or by her coordinator on her behalf."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.models import Participant
from mentornet.interviewing.queries import participants_visible_to
from mentornet.outcomes.actions import correct_outcome, note_outcome, remove_outcome
from mentornet.outcomes.actions.told import Told
from mentornet.outcomes.forms import ToldForm, form_kinds
from mentornet.outcomes.queries import taking_part, together_of, told_by, what_became_of
from mentornet.outcomes.sayings import became_shown
from mentornet.people.models import Account
from mentornet.people.rules import SignedInRequest

HEADINGS: dict[str, str | Promise] = {
    "job": _("A job"),
    "education": _("An education"),
    "danish": _("Your Danish"),
}
WELL_DONE: dict[str, str | Promise] = {
    "job": _("That is good to hear. We wish you joy in your work."),
    "education": _("That is good to hear. We wish you joy in what you learn."),
    "danish": _("That is good to hear. It took work to get there."),
}


@open_to(signed_in)
def work_page(request: SignedInRequest) -> HttpResponse:
    hers = taking_part(request.user.person_id)
    if hers:
        request.user.person = hers.person  # the frame says her name; so it is read once
    person = request.user.person
    seen = {
        "participant": hers,
        "became": became_shown(what_became_of(person), language=get_language() or "en"),
        "together": together_of(person),
    }
    return render(request, "outcomes/work_page.html", seen)


@open_to(signed_in)
@one_effect
def work_new(request: SignedInRequest, kind: str) -> HttpResponse:
    hers = taking_part(request.user.person_id)
    if hers is None or kind not in form_kinds:
        raise Http404
    form = form_kinds[kind](request.POST or None)
    if form.is_valid() and _done(form, lambda: _note(hers, form, None)):
        messages.success(request, str(WELL_DONE[kind]))
        return redirect("work-page")
    return _form_page(request, form, kind, back=reverse("work-page"))


@open_to(signed_in)
@one_effect
def work_change(request: SignedInRequest, kind: str, told: int) -> HttpResponse:
    hers = _hers(request, kind, told)
    form = form_kinds[kind](request.POST or None, initial=form_kinds[kind].values_of(hers))
    if form.is_valid() and _done(form, lambda: _correct(hers, form)):
        return redirect("work-page")
    return _form_page(request, form, kind, told=hers, back=reverse("work-page"))


@open_to(signed_in)
@one_effect
def work_removal(request: SignedInRequest, kind: str, told: int) -> HttpResponse:
    hers = _hers(request, kind, told)
    if request.method != "POST":
        return redirect("work-change", kind, told)
    remove_outcome(told=hers, by=None)
    messages.success(request, str(_("It has been removed.")))
    return redirect("work-page")


@open_to(coordinators)
@one_effect
def her_work_new(request: SignedInRequest, participant: int, kind: str) -> HttpResponse:
    """Her coordinator writes down what she was told."""
    hers = get_object_or_404(participants_visible_to(request.user, as_of=timezone.localdate()), pk=participant)
    if kind not in form_kinds:
        raise Http404
    form = form_kinds[kind](request.POST or None)
    if form.is_valid() and _done(form, lambda: _note(hers, form, request.user)):
        messages.success(request, str(_("It has been written down. She sees it on her own page, and can change it.")))
        return redirect("participant-page", hers.pk)
    seen = {"participant": hers, "branch": hers.branch, "telling": form, "kind": kind, "heading": HEADINGS[kind]}
    return render(request, "outcomes/her_work_new.html", seen)


def _hers(request: SignedInRequest, kind: str, number: int) -> Told:
    """Return what she herself has told, or 404: the number of somebody else's is no number at all."""
    found = told_by(request.user.person, kind).filter(pk=number).first() if kind in form_kinds else None
    if found is None:
        raise Http404
    told: Told = found
    return told


def _note(participant: Participant, form: ToldForm, by: Account | None) -> None:
    note_outcome(participant=participant, facts=form.facts(), today=timezone.localdate(), by=by)


def _correct(told: Told, form: ToldForm) -> None:
    correct_outcome(told=told, facts=form.facts(), today=timezone.localdate(), by=None)


def _done(form: ToldForm, act: Callable[[], None]) -> bool:
    """Do it, or say on the form why it cannot be done."""
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _form_page(request: HttpRequest, form: ToldForm, kind: str, *, back: str, told: Told | None = None) -> HttpResponse:
    seen = {"telling": form, "kind": kind, "heading": HEADINGS[kind], "told": told, "back": back}
    return render(request, "outcomes/work_form.html", seen)
