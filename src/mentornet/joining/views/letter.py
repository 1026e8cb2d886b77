"""The letter, one question to a screen; each screen is kept as she leaves it, and with script while she writes."""

from collections.abc import Iterable
from typing import Any

from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.refusals import Refusal
from mentornet.foundation.signed_links import whole_address
from mentornet.foundation.slow_down import address_of, asks_too_often
from mentornet.joining.actions import begin_draft, keep_answers, send_return_link
from mentornet.joining.choices import Role
from mentornet.joining.drafting import answers_of, cleaned_words, draft_of, hold, step_form
from mentornet.joining.forms import MenteeSignUp, MentorSignUp
from mentornet.joining.forms.own_meaning import Reading
from mentornet.joining.gentle_words import mentions
from mentornet.joining.models import Draft
from mentornet.joining.queries import running_campaign
from mentornet.joining.steps import STEPS, Step, step_after, step_before, step_named
from mentornet.joining.understood import LONGEST_WORDS, Kind, found_in
from mentornet.people.code_forms import ReachForm
from mentornet.people.models import Person
from mentornet.people.search_words import fold

HOUR = 3600
OWN_WORDS = ("strengths", "dream", "motivation", "mentor_ground_words")


class AsksTooOften(Refusal):
    sentence = _("Many have asked from here within the last hour. Wait a little and try again, or call us.")


def slow_down(request: HttpRequest, what: str, *, most: int, seconds: int = HOUR) -> None:
    """Let one network address ask only so often; a library full of women is still welcome.

    :raises AsksTooOften: when it has.
    """
    if asks_too_often(what, address_of(request), most=most, seconds=seconds):
        raise AsksTooOften


@open_to(anyone)
def join_mentee(request: HttpRequest, step: str = "") -> HttpResponse:
    return _step_page(request, Role.MENTEE, step)


@open_to(anyone)
def join_mentor(request: HttpRequest, step: str = "") -> HttpResponse:
    return _step_page(request, Role.MENTOR, step)


def _step_page(request: HttpRequest, role: Role, name: str) -> HttpResponse:
    step = step_named(role, name)
    if step is None:
        raise Http404
    draft = draft_of(request, role)
    if request.method == "POST":
        return _take(request, role, step, draft)
    if draft is None and name:
        return redirect(f"join-{role}")
    form = step_form(role, step, as_of=timezone.localdate(), draft=draft)
    if request.user.is_authenticated and not (draft and draft.assisted_by_id):
        _begin_with(form, request.user.person)
    return _show(request, role, step, draft, form)


def _begin_with(form: MenteeSignUp | MentorSignUp, person: Person) -> None:
    """Let whoever has signed in find what we know of her in the form, to be changed."""
    for name in ("full_name", "called", "email", "phone", "language", "gender", "birth_year"):
        form.initial.setdefault(name, getattr(person, name) or "")


def _take(request: HttpRequest, role: Role, step: Step, draft: Draft | None) -> HttpResponse:
    form = step_form(role, step, as_of=timezone.localdate(), posted=request.POST, draft=draft)
    saving = "save" in request.POST
    if "pass" in request.POST and not step.needed:
        return _next(role, step)
    if not saving and not form.is_valid():
        return _show(request, role, step, draft, form)
    draft = draft or _begin(request, role)
    draft = keep_answers(draft=draft, answers=answers_of(form, step, request.POST), at=timezone.now())
    if saving:
        return JsonResponse({"kept": True})
    telling = telling_words(form) or own_name_in(draft, form)
    if telling and "keep" not in request.POST:
        return _show(request, role, step, draft, form, telling=telling)
    if form.is_to_be_confirmed and "keep" not in request.POST:
        return _show(request, role, step, draft, form, confirming=True)
    return _next(role, step)


def _begin(request: HttpRequest, role: Role) -> Draft:
    slow_down(request, "letter", most=200)
    together = "together" in request.POST and coordinators(request)
    draft = begin_draft(
        role=role,
        campaign_code=request.POST.get("campaign", "")[:40].replace("\x00", ""),
        assisted_by=request.user if together else None,  # type: ignore[arg-type]
        at=timezone.now(),
    )
    if branch := request.POST.get("towards", "")[:40].replace("\x00", ""):
        keep_answers(draft=draft, answers={"branch": [branch]}, at=timezone.now())
    hold(request, draft)
    return draft


def _next(role: Role, step: Step) -> HttpResponse:
    after = step_after(role, step)
    return redirect(f"join-{role}-step", after.name) if after else redirect("join-code", role)


def _show(
    request: HttpRequest,
    role: Role,
    step: Step,
    draft: Draft | None,
    form: MenteeSignUp | MentorSignUp,
    **more: Any,
) -> HttpResponse:
    steps = STEPS[role]
    now = steps.index(step) + 1
    seen = {
        "role": role,
        "step": step,
        "form": form,
        "draft": draft,
        "fields": _fields(form, [name for name in step.fields if name not in step.folded]),
        "folded": _fields(form, step.folded),
        "folded_open": any(name in form.errors or form[name].value() for name in step.folded),
        "now": now,
        "total": len(steps),
        "before": step_before(role, step),
        "is_last": now == len(steps),
        "progress": ngettext("Question %(now)d of %(total)d", "Question %(now)d of %(total)d", now)
        % {"now": now, "total": len(steps)},
        "campaign": _campaign_code(request) if draft is None else "",
        "towards": request.GET.get("branch", "")[:40] if draft is None else "",
        "together": coordinators(request) and ("together" in request.GET or "together" in request.POST),
        "is_together": draft is not None and draft.assisted_by_id is not None,
        **more,
    }
    return render(request, "joining/step.html", seen)


def _fields(form: MenteeSignUp | MentorSignUp, names: Iterable[str]) -> list[tuple[BoundField, Reading | None]]:
    """Return the fields of a step, each with what was found in her words where it is a box for them."""
    readings = {one.field.name: one for one in form.readings()}
    return [(form[name], readings.get(name)) for name in names]


def _campaign_code(request: HttpRequest) -> str:
    """Return the code of a running campaign that brought her here, from the link or from the form."""
    code = (request.GET.get("code") or request.POST.get("campaign") or "")[:40].replace("\x00", "")
    return code if code and running_campaign(code, as_of=timezone.localdate()) else ""


def telling_words(form: MenteeSignUp | MentorSignUp) -> list[str]:
    """Return the words on a step that tell of a country, a people, a faith or her own name."""
    told = form.cleaned_data
    return list(dict.fromkeys(word for name in OWN_WORDS for word in mentions(str(told.get(name) or ""))))


def own_name_in(draft: Draft, form: MenteeSignUp | MentorSignUp) -> list[str]:
    """Return the words of her letter that are her own name, on the step where she gives it."""
    names = {fold(name) for name in str(form.cleaned_data.get("full_name") or "").split() if len(name) > 2}
    said = " ".join(" ".join(draft.answers.get(name, ())) for name in OWN_WORDS)
    return [word for word in dict.fromkeys(said.split()) if fold(word) in names]


@open_to(anyone)
def join_words(request: HttpRequest) -> HttpResponse:
    """Say what words may stand for, while they are typed, and which of them tell more than they need to."""
    if request.method != "POST":
        raise Http404
    slow_down(request, "words", most=3000)
    posted = cleaned_words(request.POST)
    kind, words = posted.get("kind") or "", posted.get("words") or ""
    if kind == "voice":
        return JsonResponse({"telling": mentions(words)[:6]})
    if kind not in list(Kind):
        raise Http404
    found = found_in(Kind(kind), words[:LONGEST_WORDS], get_language() or "en")
    return JsonResponse({"found": [{"code": one.code, "title": one.title, "sure": one.sure} for one in found]})


@open_to(anyone)
def join_later(request: HttpRequest, role: str) -> HttpResponse:
    """Send her a link to her letter, so that she can go on whenever and wherever she likes."""
    if role not in Role.values:
        raise Http404
    draft = draft_of(request, Role(role))
    if draft is None:
        return redirect(f"join-{role}")
    form = ReachForm(request.POST or None)
    sent = False
    if form.is_valid():
        reach = form.cleaned_data["reach"]
        slow_down(request, "return-link", most=60)
        if asks_too_often("return-link", reach.value, most=5, seconds=HOUR):
            raise AsksTooOften
        language = get_language() or "en"
        address = whole_address("join-return", draft.return_code, language=language)
        send_return_link(draft=draft, reach=reach, address=address, language=language, at=timezone.now())
        sent = True
    return render(request, "joining/join_later.html", {"form": form, "sent": sent, "draft": draft, "role": role})


@open_to(anyone)
def join_return(request: HttpRequest, code: str) -> HttpResponse:
    """Open her letter where she left it."""
    slow_down(request, "return", most=120)
    draft = Draft.objects.filter(return_code=code[:16]).first()
    if draft is None or draft.sent_at or draft.ended_at:
        return render(request, "joining/draft_gone.html", {"draft": draft}, status=410 if draft else 404)
    hold(request, draft)
    role = Role(draft.role)
    steps = STEPS[role]
    open_one = next((step for step in steps if step.needed and not any(map(draft.answers.get, step.fields))), steps[-1])
    return redirect(f"join-{role}-step", open_one.name)
