"""Who needs the coordinator today: one ordered list, each row with a reason, a first sentence and one act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentornet.branches.models import Branch
from mentornet.branches.profile import Profile
from mentornet.interviewing.queries import Place, Waiting
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.joining.queries import open_applications
from mentornet.matching.choices import Say
from mentornet.matching.models import CardRequest, Proposal
from mentornet.matching.queries import calls_wished, open_proposals, undecided_proposals, with_both
from mentornet.messages.queries import count_given_up
from mentornet.people.models import Person

# How many days ahead of its day a promise is shown.
AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One row. `due_on` is the day we promised, or since when she waits; `tone` colors the tag."""

    name: str
    role: str
    due_on: date
    tag: str
    tone: str
    reason: str
    say: str
    act: str
    address: str
    phone: str = ""
    is_promise: bool = True

    def order(self, today: date) -> tuple[int, date]:
        """Promises whose day has passed, then promises ahead, then long waits; the oldest first in each."""
        if not self.is_promise:
            return 2, self.due_on
        return (0 if self.due_on < today else 1), self.due_on


def needs_of(branch: Branch, *, profile: Profile, long_waits: list[Waiting], today: date) -> list[Need]:
    """Everything in a branch that asks for a coordinator's hand today, in the order in which to begin."""
    found = [
        *_letters(branch, profile, today),
        *_cards(branch, today),
        *_own_wishes(branch),
        *_calls(branch),
        *_undecided(branch, today),
        *_enquiries(branch, profile),
        *_stuck_messages(branch),
        *_long_waits(profile, long_waits),
    ]
    return sorted(found, key=lambda need: need.order(today))


def _letters(branch: Branch, profile: Profile, today: date) -> Iterator[Need]:
    for application in open_applications(branch).select_related("person", "interview"):
        booked = getattr(getattr(application, "interview", None), "booked_for", None)
        if booked is None:
            yield _letter(application, profile, today)
        elif timezone.localtime(booked).date() <= today + AHEAD:
            yield _talk(application, today)


def _letter(application: Application, profile: Profile, today: date) -> Need:
    due_on = application.applied_on + timedelta(days=profile.intake.reply_within_days)
    day = date_format(due_on, "MONTH_DAY_FORMAT")
    is_late = due_on < today
    wrote = date_format(application.applied_on, "MONTH_DAY_FORMAT")
    wish = _("Would like a mentor.") if application.role == Role.MENTEE else _("Would like to be a mentor.")
    hello = _("Hello %(name)s. Thank you for your letter. When would it suit you to talk?")
    return Need(
        name=application.person.full_name,
        role=application.role,
        due_on=due_on,
        tag=(_("was promised an answer by %(day)s") if is_late else _("answer by %(day)s")) % {"day": day},
        tone="rosehip" if is_late else "amber",
        reason=" ".join([wish, _("Wrote on %(day)s.") % {"day": wrote}]),
        say=hello % {"name": application.person.called_name},
        act=_("Answer"),
        address=reverse("application-page", args=[application.pk]),
        phone=_phone(application.person),
    )


def _talk(application: Application, today: date) -> Need:
    booked = timezone.localtime(application.interview.booked_for)
    is_past = booked.date() < today
    day, time = date_format(booked, "MONTH_DAY_FORMAT"), date_format(booked, "TIME_FORMAT")
    if is_past:
        tag, reason = _("talk on %(day)s"), _("The talk has been. She waits to hear what you decided.")
    elif booked.date() == today:
        tag, reason = _("talk today at %(time)s"), _("Her card is ready. Begin with what she brings.")
    else:
        tag, reason = _("talk on %(day)s at %(time)s"), _("Her card is ready. Begin with what she brings.")
    return Need(
        name=application.person.full_name,
        role=application.role,
        due_on=booked.date(),
        tag=tag % {"day": day, "time": time},
        tone="rosehip" if is_past else "sea",
        reason=reason,
        say="" if is_past else _("Tell me about a day at work that you were proud of."),
        act=_("Open the talk"),
        address=reverse("application-page", args=[application.pk]),
    )


def _cards(branch: Branch, today: date) -> Iterator[Need]:
    out = with_both(open_proposals().filter(run__branch=branch)).prefetch_related("answers")
    for proposal in out:
        role = Role.MENTEE if proposal.mentee_answers_by else Role.MENTOR
        answer_by = proposal.mentee_answers_by or proposal.mentor_answers_by
        said = [answer for answer in proposal.answers.all() if answer.role == role]
        asks = bool(said) and said[-1].said == Say.TELL_ME_MORE and not said[-1].replied_at
        if answer_by is not None and (asks or answer_by <= today + AHEAD):
            yield _card(proposal, role, answer_by, asks=asks, today=today)


def _card(proposal: Proposal, role: str, answer_by: date, *, asks: bool, today: date) -> Need:
    person = proposal.mentee.person if role == Role.MENTEE else proposal.mentor.person
    day = {"day": date_format(answer_by, "MONTH_DAY_FORMAT")}
    if asks:
        tag, tone, reason = _("would like to know more"), "sea", _("Has read the card and asks for more.")
    elif answer_by < today:
        tag, tone, reason = _("was to answer by %(day)s"), "rosehip", _("Has the card, and has not answered.")
    else:
        tag, tone, reason = _("answers by %(day)s"), "amber", _("Has the card, and has not answered yet.")
    hello = _("Hello %(name)s. Is there anything you would like to know before you answer?")
    return Need(
        name=person.full_name,
        role=role,
        due_on=answer_by,
        tag=tag % day,
        tone=tone,
        reason=reason,
        say=hello % {"name": person.called_name},
        act=_("Open the card"),
        address=reverse("proposal-page", args=[proposal.pk]),
        phone=_phone(person),
    )


def _own_wishes(branch: Branch) -> Iterator[Need]:
    for wish in CardRequest.objects.filter(mentee__branch=branch, ended_on=None).select_related("mentee__person"):
        person = wish.mentee.person
        yield Need(
            name=person.full_name,
            role=Role.MENTEE,
            due_on=wish.asked_on + timedelta(days=7),
            tag=_("asks for a mentor"),
            tone="sea",
            reason=_("Has read the cards and would like to meet one of the mentors."),
            say="",
            act=_("Look at her wish"),
            address=reverse("request-page", args=[wish.pk]),
            phone=_phone(person),
        )


def _calls(branch: Branch) -> Iterator[Need]:
    wished = calls_wished(branch).select_related("proposal__mentee__person", "proposal__mentor__person")
    for answer in wished:
        side = answer.proposal.mentee if answer.role == Role.MENTEE else answer.proposal.mentor
        said_on = timezone.localtime(answer.said_at).date()
        yield Need(
            name=side.person.full_name,
            role=answer.role,
            due_on=said_on + timedelta(days=2),
            tag=_("would like to be called"),
            tone="amber",
            reason=_("Said not this time, and would like to talk about it."),
            say=_("Hello %(name)s. Thank you for saying no so plainly. What would you like instead?")
            % {"name": side.person.called_name},
            act=_("Open the card"),
            address=reverse("proposal-page", args=[answer.proposal_id]),
            phone=_phone(side.person),
        )


def _undecided(branch: Branch, today: date) -> Iterator[Need]:
    left = list(undecided_proposals(branch).order_by("-run").values_list("run", "run__number", "run__as_of"))
    if not left:
        return
    run, number, as_of = left[0]
    count = sum(1 for one in left if one[0] == run)
    yield Need(
        name=_("Round %(number)d") % {"number": number},
        role="",
        due_on=as_of + timedelta(days=7),
        tag=ngettext("%(count)d pair to look at", "%(count)d pairs to look at", count) % {"count": count},
        tone="plum",
        reason=_("The round of %(day)s is waiting for your eyes.") % {"day": date_format(as_of, "MONTH_DAY_FORMAT")},
        say="",
        act=_("Open the round"),
        address=reverse("round-page", args=[run]),
    )


def _enquiries(branch: Branch, profile: Profile) -> Iterator[Need]:
    """One row for all questions of those who have not signed up; the first that came says when to answer."""
    asked = list(branch.enquiries.filter(closed_at=None).values_list("asked_at", flat=True))
    if not asked:
        return
    yield Need(
        name=_("Questions from outside"),
        role="",
        due_on=timezone.localdate(asked[0]) + timedelta(days=profile.intake.reply_within_days),
        tag=ngettext("%(count)d to answer", "%(count)d to answer", len(asked)) % {"count": len(asked)},
        tone="amber",
        reason=_("Somebody who has not signed up yet would like to know something."),
        say="",
        act=_("Open the list"),
        address=reverse("enquiry-list"),
    )


def _stuck_messages(branch: Branch) -> Iterator[Need]:
    count, since = count_given_up(branch)
    if since is None:
        return
    yield Need(
        name=_("Messages"),
        role="",
        due_on=since,
        tag=ngettext("%(count)d did not arrive", "%(count)d did not arrive", count) % {"count": count},
        tone="rosehip",
        reason=_("An address may be wrong. Ask for another one, or call."),
        say="",
        act=_("Open the list"),
        address=reverse("message-list", args=[branch.code]) + "?only=stuck",
    )


def places_to_review(branch: Branch, *, profile: Profile, places: list[Place]) -> list[Place]:
    """The places of those who have waited past the first review, rest not, and have no card out; longest first."""
    first_review = min(profile.follow_up.waiting_review_days)
    asked = set(open_proposals().filter(run__branch=branch).values_list("mentee", flat=True))
    return [
        place
        for place in places
        if place.days >= first_review and not place.on_pause and place.participant_number not in asked
    ]


def _long_waits(profile: Profile, long_waits: list[Waiting]) -> Iterator[Need]:
    last_review = max(profile.follow_up.waiting_review_days)
    for one in long_waits:
        yield _long_wait(one, is_very_long=one.days >= last_review)


def _long_wait(waiting: Waiting, *, is_very_long: bool) -> Need:
    person, card = waiting.participant.person, waiting.participant.card
    days = ngettext("has waited %(days)d day", "has waited %(days)d days", waiting.days) % {"days": waiting.days}
    wished = _("Would like to work as: %(job)s.") % {"job": card.wanted_job} if card.wanted_job else ""
    hello = _("Dear %(name)s. We have not forgotten you. May I tell you whom we are looking for just now?")
    return Need(
        name=person.full_name,
        role=waiting.participant.role,
        due_on=waiting.entered_on,
        tag=days,
        tone="rosehip" if is_very_long else "amber",
        reason=wished or _("No mentor who fits her wishes yet."),
        say=hello % {"name": person.called_name},
        act=_("Open her page"),
        address=reverse("participant-page", args=[waiting.participant.pk]),
        phone=_phone(person),
        is_promise=False,
    )


def _phone(person: Person) -> str:
    """Return the number to call, unless it is protected and shown on her own page only."""
    return "" if person.protected_contact else person.phone or ""
