"""Sign-in by a code of six digits, and the way home."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.doors import anyone, open_to, signed_in
from mentornet.foundation.refusals import Refusal
from mentornet.foundation.slow_down import address_of, asks_too_often
from mentornet.people.actions import confirm_reach, open_account
from mentornet.people.code_forms import CodeForm, ReachForm, what_was_wrong
from mentornet.people.codes import Checked, check_code, code_sent_to, send_code
from mentornet.people.models import Person
from mentornet.people.queries import people_who_may_sign_in_by
from mentornet.people.reaches import Reach
from mentornet.people.rules import SignedInRequest
from mentornet.people.sign_in import BACKEND

PURPOSE = "sign_in"
PROVED = "sign_in_proved"
HOUR = 3600
# Whoever was on her way there has a key or a password.
STAFF_PAGES = ("/desk/", "/reports/")


class TooManyCodes(Refusal):
    sentence = _("Several codes have been asked for within the last hour. Wait a little and try again, or call us.")


@open_to(signed_in)
def home(request: SignedInRequest) -> HttpResponse:
    """Lead whoever has signed in to her own page: staff to the desk, participants to theirs."""
    return redirect("/desk/" if request.user.appointments.exists() else "/me/")


@open_to(anyone)
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Send a code to a number or an address. Known or not: the page, the status and the work are the same (AU-5)."""
    if request.user.is_authenticated:
        return redirect("home")
    if request.method == "GET" and request.GET.get("next", "").startswith(STAFF_PAGES):
        return redirect(f"{reverse('account_login')}?{request.GET.urlencode()}")
    form = ReachForm(request.POST or None)
    if form.is_valid():
        reach: Reach = form.cleaned_data["reach"]
        _slow_down(request, reach)
        known = people_who_may_sign_in_by(reach)
        send_code(request, PURPOSE, reach, language=get_language() or "en", at=timezone.now(), really=bool(known))
        request.session["after_sign_in"] = _where_to(request)
        return redirect("sign-in-check")
    return render(request, "people/sign_in_code.html", {"form": form, "next": request.GET.get("next", "")})


@open_to(anyone)
def sign_in_check(request: HttpRequest) -> HttpResponse:
    """Read the code, and let her in who has it."""
    if request.user.is_authenticated:
        return redirect("home")
    reach = code_sent_to(request, PURPOSE)
    if reach is None:
        return redirect("sign-in-code")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        checked = check_code(request, PURPOSE, form.cleaned_data["code"], at=timezone.now())
        if checked == Checked.RIGHT:
            return _open(request, reach)
        form.add_error("code", what_was_wrong(checked))
    return render(request, "people/sign_in_check.html", {"form": form, "reach": reach})


@open_to(anyone)
def sign_in_who(request: HttpRequest) -> HttpResponse:
    """Let women who share a phone say which of them is here."""
    proved = request.session.get(PROVED)
    if not proved or request.user.is_authenticated:
        return redirect("sign-in-code")
    reach = Reach(proved["kind"], proved["value"])
    people = people_who_may_sign_in_by(reach)
    if request.method == "POST":
        chosen = next((one for one in people if str(one.pk) == request.POST.get("who")), None)
        if chosen:
            return _let_in(request, chosen, reach)
    return render(request, "people/sign_in_who.html", {"people": people, "reach": reach})


def _open(request: HttpRequest, reach: Reach) -> HttpResponse:
    people = people_who_may_sign_in_by(reach)
    if len(people) == 1:
        return _let_in(request, people[0], reach)
    request.session[PROVED] = {"kind": reach.kind, "value": reach.value}
    return redirect("sign-in-who" if people else "sign-in-code")


def _let_in(request: HttpRequest, person: Person, reach: Reach) -> HttpResponse:
    """Sign her in, and note that the number or address is hers."""
    where = request.session.get("after_sign_in") or "/home/"
    confirm_reach(person=person, reach=reach, at=timezone.now())
    account = open_account(person)
    request.session.pop(PROVED, None)
    if account is None:
        return redirect("sign-in-code")
    login(request, account, backend=BACKEND)
    return redirect(where)


def _slow_down(request: HttpRequest, reach: Reach) -> None:
    """Slow down one network address and one number; nobody is shut out for long by a stranger (AU-6).

    :raises TooManyCodes: too many have been asked for.
    """
    from_here = asks_too_often("sign-in", address_of(request), most=120, seconds=HOUR)
    if asks_too_often("sign-in", reach.value, most=6, seconds=HOUR) or from_here:
        raise TooManyCodes


def _where_to(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if allowed and asked.startswith("/") else ""
