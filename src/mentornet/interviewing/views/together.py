from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.interviewing.actions import keep_draft, write_talk
from mentornet.interviewing.forms import DanishForm, EducationForms, MenteeTalkForm, MentorTalkForm, TalkForm
from mentornet.interviewing.models import DanishSoFar, TalkNotes
from mentornet.interviewing.queries import interview_applications_of
from mentornet.interviewing.two_languages import sections_of
from mentornet.joining.card_facts import facts_on
from mentornet.joining.choices import Role
from mentornet.joining.forms import card_form_values
from mentornet.joining.models import Application
from mentornet.people.rules import SignedInRequest

NOT_OF_HERS = ("csrfmiddlewaretoken", "form_key")


@open_to(coordinators)
@one_effect
def talk_together(request: SignedInRequest, application: int) -> HttpResponse:
    hers = _application(request, application)
    card, educations, danish = _forms(hers, request.POST if request.method == "POST" else None)
    if request.method == "POST" and "keep" in request.POST:
        keep_draft(application=hers, draft=_draft(request.POST), by=request.user, at=timezone.now())
        return redirect("talk-together", hers.pk)
    if request.method == "POST" and all([card.is_valid(), educations.is_valid(), danish.is_valid()]):
        write_talk(
            application=hers,
            card=card.changed_facts(facts_on(hers.card)),
            words=card.words(),
            educations=[told for form in educations if (told := form.education())],
            danish=danish.danish(),
            read_with_her_on=timezone.localdate() if card.cleaned_data["read_with_her"] else None,
            by=request.user,
        )
        messages.success(request, _("The talk is written down."))
        return redirect("application-decision" if hers.decided_on is None else "talk-together", hers.pk)
    sections = sections_of(card, hers.person.language)
    seen = {
        "branch": hers.branch,
        "application": hers,
        "card": card,
        "resources": sections[:1],
        "sections": sections[1:],
        "educations": educations,
        "danish": danish,
        "draft_at": _notes(hers).draft_at,
        "her_language": hers.person.language,
    }
    return render(request, "interviewing/talk_together.html", seen)


@open_to(coordinators)
@only_posted
def talk_draft(request: SignedInRequest, application: int) -> HttpResponse:
    """Keep what is on the screen, again and again while they talk; the page says when."""
    hers = _application(request, application)
    notes = keep_draft(application=hers, draft=_draft(request.POST), by=request.user, at=timezone.now())
    assert notes.draft_at is not None
    moment = date_format(timezone.localtime(notes.draft_at), "H:i")
    return JsonResponse({"sentence": _("Kept at %(time)s. Nothing is lost if the page closes.") % {"time": moment}})


def _application(request: SignedInRequest, number: int) -> Application:
    seen = interview_applications_of(request.user, as_of=timezone.localdate())
    return get_object_or_404(seen, pk=number)


def _notes(application: Application) -> TalkNotes:
    return getattr(application, "talk_notes", None) or TalkNotes(application=application)


def _draft(posted: QueryDict) -> dict[str, list[str]]:
    return {name: [str(word) for word in words] for name, words in posted.lists() if name not in NOT_OF_HERS}


def _forms(application: Application, posted: QueryDict | None) -> tuple[TalkForm, Any, DanishForm]:
    """Return the three forms of the page: as posted, else as the draft has it, else as it was last written down."""
    kind: type[TalkForm] = MenteeTalkForm if application.role == Role.MENTEE else MentorTalkForm
    notes, today = _notes(application), timezone.localdate()
    if posted is not None:
        named: Mapping[str, Any] = {"prefix": "education"}
        return kind(posted), EducationForms(posted, **named), DanishForm(posted, prefix="danish", today=today)
    written = card_form_values(facts_on(application.card)) | notes.words
    educations = list(application.educations.values())
    so_far = getattr(application, "danish_so_far", None) or DanishSoFar()
    danish = {name: getattr(so_far, name) for name in DanishForm.base_fields}
    forms_made = (
        kind(initial=written),
        EducationForms(prefix="education", initial=educations),
        DanishForm(prefix="danish", today=today, initial=danish),
    )
    if notes.draft:
        _fill_from_draft(forms_made, notes.draft)
    return forms_made


def _fill_from_draft(filled: tuple[TalkForm, Any, DanishForm], draft: Mapping[str, list[str]]) -> None:
    """Let unbound forms begin with what a draft says; nothing is complained about before it is written down."""
    said = QueryDict(mutable=True)
    for name, words in draft.items():
        said.setlist(name, words)
    card, educations, danish = filled
    every_form: list[forms.BaseForm] = [card, *educations, danish]
    for form in every_form:
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(said, {}, form.add_prefix(name))
