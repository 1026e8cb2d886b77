from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.foundation.signed_links import sign
from mentornet.interviewing.actions import StepsMissing, WishNeeded, WordNeeded, hold_interview, note_screening_step
from mentornet.interviewing.actions.talks import LETTERS, check_ready, letter_values
from mentornet.interviewing.choices import Decision
from mentornet.interviewing.forms import DecisionForm
from mentornet.interviewing.queries import interview_applications_of
from mentornet.interviewing.screening import steps_of
from mentornet.joining.models import Application
from mentornet.messages.writing import Written, compose
from mentornet.people.rules import SignedInRequest


@open_to(coordinators)
@one_effect
def application_decision(request: SignedInRequest, application: int) -> HttpResponse:
    hers = _application(request, application)
    form = DecisionForm(request.POST or None, initial={"held_on": timezone.localdate()})
    letter = None
    if form.is_valid():
        try:
            if "preview" in request.POST:
                letter = _letter(hers, form)
            else:
                hold_interview(application=hers, by=request.user, at=timezone.now(), **form.cleaned_data)
                return _after(request, hers, form.cleaned_data["decision"])
        except (WordNeeded, StepsMissing, WishNeeded) as refusal:
            form.add_error("word_to_her" if isinstance(refusal, WordNeeded) else "decision", str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    seen = {
        "branch": hers.branch,
        "application": hers,
        "decision": form,
        "letter": letter,
        "steps": steps_of(hers),
        "survey": sign("outcomes.first", hers.pk),
        "introduction": sign("interviewing.introduction", hers.pk),
    }
    return render(request, "interviewing/application_decision.html", seen)


@open_to(coordinators)
@only_posted
@one_effect
def step_note(request: SignedInRequest, application: int, step: str) -> HttpResponse:
    hers = _application(request, application)
    if step not in {one.name for one in steps_of(hers)}:
        return redirect("application-decision", hers.pk)
    ok, today = request.POST.get("ok") == "yes", timezone.localdate()
    note_screening_step(application=hers, name=step, ok=ok, checked_on=today, by=request.user)
    messages.success(
        request, _("It is noted that this is done.") if ok else _("It is noted that this is not in order.")
    )
    return redirect("application-decision", hers.pk)


def _application(request: SignedInRequest, number: int) -> Application:
    seen = interview_applications_of(request.user, as_of=timezone.localdate())
    return get_object_or_404(seen.prefetch_related("screening_steps"), pk=number)


def _letter(application: Application, form: DecisionForm) -> Written:
    """Return the letter as she would get it.

    :raises Refusal: as the decision itself would be refused.
    """
    told = form.cleaned_data
    if told["decision"] == Decision.APPROVED:
        check_ready(application)
    elif not told["word_to_her"].strip():
        raise WordNeeded
    values = letter_values(application, word_to_her=told["word_to_her"], referred_to=told["referred_to"])
    person = application.person
    text_name = LETTERS[Decision(told["decision"])]
    return compose(text_name, values, called_name=person.called_name, language=person.language)


def _after(request: SignedInRequest, application: Application, decision: str) -> HttpResponse:
    messages.success(request, _("It is written down, and she has been written to."))
    if decision == Decision.APPROVED:
        application.refresh_from_db()
        return redirect("participant-page", application.participant.pk)
    return redirect("application-list", application.branch.code)
