"""The last step: a code that shows the number or the address is hers, and the letter leaves."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from mentornet.branches.queries import branches_that_take_sign_ups
from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.slow_down import asks_too_often
from mentornet.joining.actions import AlreadyApplied, DraftEnded, mark_draft_sent, send_letter
from mentornet.joining.choices import Role
from mentornet.joining.drafting import draft_of, let_go, whole_form
from mentornet.joining.forms import MenteeSignUp, MentorSignUp
from mentornet.joining.models import Draft
from mentornet.joining.queries import reply_by, running_campaign, who_answers
from mentornet.joining.steps import STEPS, Step
from mentornet.joining.views.letter import HOUR, AsksTooOften, slow_down
from mentornet.people.code_forms import CodeForm, what_was_wrong
from mentornet.people.codes import Checked, check_code, code_sent_to, send_code
from mentornet.people.models import Account, Person
from mentornet.people.queries import people_reached_by
from mentornet.people.reaches import Reach
from mentornet.people.search_words import fold
from mentornet.people.sign_in import BACKEND

Form = MenteeSignUp | MentorSignUp
PURPOSE = "joining"
PROVED = "letter_proved"


@open_to(anyone)
def join_code(request: HttpRequest, role: str) -> HttpResponse:
    """Check the letter, send her a code, and read it; or send the letter without one, for the coordinator to call."""
    draft, letter = _whole_letter(request, role)
    if isinstance(letter, HttpResponse):
        return letter
    assert draft is not None
    if letter.is_from_a_machine:
        mark_draft_sent(draft=draft, at=timezone.now())
        return _thanks(letter)
    herself = _signed_in_as(request, draft, letter)
    if draft.assisted_by_id or herself:
        return _confirm(request, draft, letter, herself)
    reach = _reach_of(letter, by_mail="mail" in request.GET)
    if request.method == "POST" and "without" in request.POST:
        return _send(request, draft, letter, person=None, reach=None)
    if request.method == "POST" and "code" in request.POST:
        return _read_code(request, draft, letter, reach)
    if "again" in request.POST or code_sent_to(request, PURPOSE) != reach:
        _send_code(request, reach)
    return _ask_for_code(request, CodeForm(), reach, letter)


@open_to(anyone)
def join_who(request: HttpRequest, role: str) -> HttpResponse:
    """Ask who she is where somebody with her number is here already: the same woman, or one who shares the phone."""
    draft, letter = _whole_letter(request, role)
    proved = request.session.get(PROVED)
    if isinstance(letter, HttpResponse) or draft is None or not proved:
        return redirect("join-code", role) if draft else redirect(f"join-{role}")
    reach = Reach(proved["kind"], proved["value"])
    known = people_reached_by(reach)
    if request.method == "POST":
        chosen = next((one for one in known if str(one.pk) == request.POST.get("who")), None)
        if chosen or request.POST.get("who") == "another":
            return _send(request, draft, letter, person=chosen, reach=reach)
    return render(request, "joining/join_who.html", {"known": known, "reach": reach, "role": role})


@open_to(anyone)
def join_thanks(request: HttpRequest, branch: str) -> HttpResponse:
    today = timezone.localdate()
    hers = get_object_or_404(branches_that_take_sign_ups(today), code=branch)
    seen = {
        "branch": hers,
        "answered_by": who_answers(hers, as_of=today),
        "reply_by": reply_by(hers, applied_on=today),
    }
    return render(request, "joining/join_thanks.html", seen)


def _whole_letter(request: HttpRequest, role: str) -> tuple[Draft | None, Form | HttpResponse]:
    """Return her draft and its valid form, or where to go instead: to the first step that lacks something."""
    if role not in Role.values:
        raise Http404
    draft = draft_of(request, Role(role))
    if draft is None:
        return None, redirect("me-page" if request.user.is_authenticated else f"join-{role}")
    form = whole_form(draft, as_of=timezone.localdate())
    if form.is_valid():
        return draft, form
    step = _step_that_lacks(form, Role(role))
    return draft, redirect(f"join-{role}-step", step.name)


def _step_that_lacks(form: Form, role: Role) -> Step:
    return next((step for step in STEPS[role] if set(step.fields) & set(form.errors)), STEPS[role][-1])


def _confirm(request: HttpRequest, draft: Draft, letter: Form, person: Person | None) -> HttpResponse:
    """Let the letter leave without a code, by a button: a coordinator sits beside her, or she has signed in."""
    if request.method == "POST":
        return _send(request, draft, letter, person=person, reach=None)
    return render(request, "joining/join_confirm.html", {"letter": letter, "role": letter.role, "draft": draft})


def _reach_of(letter: Form, *, by_mail: bool) -> Reach:
    told = letter.cleaned_data
    if told["phone"] and not (by_mail and told["email"]):
        return Reach("phone", told["phone"])
    return Reach("email", told["email"])


def _send_code(request: HttpRequest, reach: Reach) -> None:
    slow_down(request, "joining-code", most=120)
    if asks_too_often("joining-code", reach.value, most=6, seconds=HOUR):
        raise AsksTooOften
    send_code(request, PURPOSE, reach, language=get_language() or "en", at=timezone.now())


def _read_code(request: HttpRequest, draft: Draft, letter: Form, reach: Reach) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        checked = check_code(request, PURPOSE, form.cleaned_data["code"], at=timezone.now())
        if checked == Checked.RIGHT:
            return _go_on_as(request, draft, letter, reach)
        form.add_error("code", what_was_wrong(checked))
    return _ask_for_code(request, form, reach, letter)


def _ask_for_code(request: HttpRequest, form: CodeForm, reach: Reach, letter: Form) -> HttpResponse:
    seen = {"form": form, "reach": reach, "role": letter.role, "letter": letter}
    return render(request, "joining/join_code.html", seen)


def _go_on_as(request: HttpRequest, draft: Draft, letter: Form, reach: Reach) -> HttpResponse:
    """Send the letter as the one whose number it is; where that is in doubt, ask her."""
    known = people_reached_by(reach)
    name = fold(letter.cleaned_data["full_name"])
    same = [one for one in known if reach.kind == "email" or fold(one.full_name) == name]
    if known and not same:
        request.session[PROVED] = {"kind": reach.kind, "value": reach.value}
        return redirect("join-who", letter.role)
    return _send(request, draft, letter, person=same[0] if same else None, reach=reach)


def _signed_in_as(request: HttpRequest, draft: Draft, letter: Form) -> Person | None:
    """Return who has signed in, where the letter is hers: her own number or address stands in it."""
    if not request.user.is_authenticated or draft.assisted_by_id:
        return None
    person: Person = request.user.person
    told = letter.cleaned_data
    is_hers = (told["phone"] and told["phone"] == person.phone) or (told["email"] and told["email"] == person.email)
    return person if is_hers else None


def _send(
    request: HttpRequest, draft: Draft, letter: Form, *, person: Person | None, reach: Reach | None
) -> HttpResponse:
    """Send it once; who sends again, or twice at once, is led where the first was led."""
    now = timezone.now()
    campaign = running_campaign(draft.campaign_code, as_of=timezone.localdate())
    whole = letter.letter(now, assisted=draft.assisted_by_id is not None, from_campaign=campaign is not None)
    try:
        application = send_letter(draft=draft, letter=whole, person=person, reach=reach, at=now, by=draft.assisted_by)
    except (DraftEnded, AlreadyApplied):
        return redirect("me-page") if request.user.is_authenticated else _thanks(letter)
    let_go(request, letter.role)
    request.session.pop(PROVED, None)
    if reach and not request.user.is_authenticated:
        _sign_in(request, application.person)
    return redirect("me-page") if request.user.is_authenticated and not draft.assisted_by_id else _thanks(letter)


def _sign_in(request: HttpRequest, person: Person) -> None:
    """Sign her in who has typed in the code; whoever works in the network signs in by key or password."""
    account = Account.objects.filter(person=person, is_active=True, appointments=None).first()
    if account:
        login(request, account, backend=BACKEND)


def _thanks(letter: Form) -> HttpResponse:
    return redirect("join-thanks", letter.cleaned_data["branch"].code)
