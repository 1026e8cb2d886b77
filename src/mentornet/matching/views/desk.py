from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mentornet.branches.models import Branch
from mentornet.branches.rules import branch_of, coordinators
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.joining.choices import Role
from mentornet.matching import actions, queries
from mentornet.matching.boards import PairShown, board_of
from mentornet.matching.certificates import certificate_shown
from mentornet.matching.choices import Say
from mentornet.matching.forms import ReplyForm, SetAsideForm
from mentornet.matching.models import MatchRun, Proposal
from mentornet.matching.stories import story_of
from mentornet.people.rules import SignedInRequest

A_PAGE = 50


def page(request: SignedInRequest, name: str, branch: Branch, seen: dict[str, Any], status: int = 200) -> HttpResponse:
    """Show a coordinator's page under the name of the branch that it belongs to."""
    return render(request, f"matching/{name}.html", {"branch": branch} | seen, status=status)


def language() -> str:
    return get_language() or "en"


def run_of(request: SignedInRequest, number: int) -> MatchRun:
    return get_object_or_404(queries.runs_visible_to(request.user, as_of=timezone.localdate()), pk=number)


def proposal_of(request: SignedInRequest, number: int) -> Proposal:
    return get_object_or_404(queries.proposals_visible_to(request.user, as_of=timezone.localdate()), pk=number)


@open_to(coordinators)
def round_list(request: SignedInRequest, branch: str) -> HttpResponse:
    mine, today = branch_of(request, branch), timezone.localdate()
    live = Q(proposals__ended_on=None) | Q(proposals__ended_how="matched")
    runs = mine.runs.annotate(pairs=Count("proposals"), live=Count("proposals", filter=live)).order_by("-number")
    runs = runs.defer(*queries.KEPT_TEXTS)
    seen = {
        "runs": Paginator(runs, A_PAGE).get_page(request.GET.get("page")),
        "mentees": queries.free_participants(mine, Role.MENTEE, as_of=today).count(),
        "mentors": queries.free_participants(mine, Role.MENTOR, as_of=today).count(),
    }
    return page(request, "round_list", mine, seen)


@open_to(coordinators)
@only_posted
@one_effect
def round_run(request: SignedInRequest, branch: str) -> HttpResponse:
    mine = branch_of(request, branch)
    run = actions.run_round(branch=mine, as_of=timezone.localdate(), run_by=request.user, run_at=timezone.now())
    return redirect("round-page", run.pk)


@open_to(coordinators)
def round_page(request: SignedInRequest, run: int) -> HttpResponse:
    mine = run_of(request, run)
    asked = request.GET.get("proposal", "")
    board = board_of(mine, chosen=int(asked) if asked.isdecimal() else None, language=language())
    seen = {"board": board, "run": mine, "set_aside": SetAsideForm(), "certificate": certificate_shown(mine)}
    return page(request, "round_page", mine.branch, seen)


@open_to(coordinators)
@only_posted
@one_effect
def round_cards(request: SignedInRequest, run: int) -> HttpResponse:
    mine = run_of(request, run)
    sending = actions.approve_all(run=mine, by=request.user, on=timezone.localdate())
    sent, left = len(sending.sent), len(sending.left)
    messages.success(
        request, ngettext("%(n)s card is on its way.", "%(n)s cards are on their way.", sent) % {"n": sent}
    )
    if left:
        why = ngettext(
            "%(n)s pair stays behind: one of the two is no longer free.",
            "%(n)s pairs stay behind: one of the two is no longer free.",
            left,
        )
        messages.info(request, why % {"n": left})
    return redirect("round-page", mine.pk)


@open_to(coordinators)
def certificate_page(request: SignedInRequest, run: int) -> HttpResponse:
    mine = run_of(request, run)
    return page(request, "certificate_page", mine.branch, {"run": mine, "certificate": certificate_shown(mine)})


@open_to(coordinators)
@only_posted
def round_replay(request: SignedInRequest, run: int) -> HttpResponse:
    mine = run_of(request, run)
    if actions.replay(mine):
        messages.success(request, _("The round was run again from what was kept, and gave the same bytes."))
    else:
        messages.error(request, _("Run again, this round gives another answer. Call whoever looks after the system."))
    return redirect("certificate-page", mine.pk)


@open_to(coordinators)
def proposal_page(request: SignedInRequest, proposal: int) -> HttpResponse:
    mine = proposal_of(request, proposal)
    return shown(request, mine, SetAsideForm())


def shown(
    request: SignedInRequest, proposal: Proposal, form: SetAsideForm, reply: ReplyForm | None = None
) -> HttpResponse:
    answers = list(proposal.answers.all())
    seen = {
        "questions": [one for one in answers if one.said == Say.TELL_ME_MORE and not one.replied_at],
        "calls": [one for one in answers if one.wants_call and not one.called_on],
        "reply": reply or ReplyForm(),
        "pair": PairShown(proposal, language()),
        "proposal": proposal,
        "set_aside": form,
        "story": story_of(proposal),
    }
    return page(request, "proposal_page", proposal.run.branch, seen)


@open_to(coordinators)
@only_posted
@one_effect
def proposal_approval(request: SignedInRequest, proposal: int) -> HttpResponse:
    mine = proposal_of(request, proposal)
    actions.approve_proposal(proposal=mine, by=request.user, on=timezone.localdate())
    messages.success(
        request, _("The card is on its way to the mentor. The mentee hears of it when the mentor says yes.")
    )
    return redirect("proposal-page", mine.pk)


@open_to(coordinators)
@only_posted
@one_effect
def proposal_setting_aside(request: SignedInRequest, proposal: int) -> HttpResponse:
    mine, form = proposal_of(request, proposal), SetAsideForm(request.POST)
    if not form.is_valid():
        return shown(request, mine, form)
    reason, words = form.cleaned_data["reason"], form.cleaned_data["words"]
    actions.decline_proposal(proposal=mine, by=request.user, on=timezone.localdate(), reason=reason, words=words)
    messages.success(request, _("The two are not proposed to each other. Both keep their places."))
    return redirect("round-page", mine.run_id)


@open_to(coordinators)
@only_posted
@one_effect
def proposal_reply(request: SignedInRequest, proposal: int) -> HttpResponse:
    mine, form = proposal_of(request, proposal), ReplyForm(request.POST)
    asked = request.POST.get("answer", "")
    question = get_object_or_404(mine.answers, pk=int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
    if form.is_valid():
        try:
            actions.reply_to_question(
                answer=question, reply=form.cleaned_data["reply"], by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("reply", str(refusal))
        else:
            messages.success(request, _("She has your answer, and the full time to think."))
            return redirect("proposal-page", mine.pk)
    return shown(request, mine, SetAsideForm(), form)


@open_to(coordinators)
@only_posted
@one_effect
def proposal_call(request: SignedInRequest, proposal: int) -> HttpResponse:
    mine = proposal_of(request, proposal)
    for answer in mine.answers.filter(wants_call=True, called_on=None):
        actions.note_call(answer=answer, on=timezone.localdate(), by=request.user)
    messages.success(request, _("It is written down that you have talked."))
    return redirect("proposal-page", mine.pk)


@open_to(coordinators)
def match_list(request: SignedInRequest, branch: str) -> HttpResponse:
    mine = branch_of(request, branch)
    matches = queries.matches_visible_to(request.user, as_of=timezone.localdate()).filter(branch=mine, ended_on=None)
    return page(request, "match_list", mine, {"matches": Paginator(matches, A_PAGE).get_page(request.GET.get("page"))})
