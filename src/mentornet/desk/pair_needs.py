"""Which pairs need the coordinator today: what somebody has told her, and what her pairs' going asks for."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentornet.branches.models import Branch
from mentornet.branches.profile import Profile
from mentornet.desk.needs import Need
from mentornet.following_up.choices import FlagKind
from mentornet.following_up.flags import Flag, flags_in
from mentornet.following_up.queries import open_concerns, open_mails
from mentornet.joining.choices import Role

# Pairs that stand on the day's list; the others come up as these are taken care of.
MOST_PAIRS = 8
_GRAVE = (FlagKind.CALL_WISHED, FlagKind.LOW, FlagKind.FAR_APART)


def needs_of_pairs(branch: Branch, *, profile: Profile, today: date) -> list[Need]:
    """Return what the branch's pairs ask for: one row for a concern, one for a mail, one for each pair."""
    return [*_concerns(branch), *_mails(branch), *_pairs(branch, profile, today)]


def _concerns(branch: Branch) -> Iterator[Need]:
    for concern in open_concerns(branch):
        said_on = timezone.localdate(concern.said_at)
        yield Need(
            name=concern.said_by.person.full_name,
            role=concern.said_by.role,
            # First on the list, whatever else has a day.
            due_on=said_on - timedelta(days=3650),
            tag=_("told us something on %(day)s") % {"day": date_format(said_on, "MONTH_DAY_FORMAT")},
            tone="rosehip",
            # Never what it is: a screen may be shared.
            reason=_("Open it where nobody reads along, and answer today."),
            say="",
            act=_("Read"),
            address=reverse("concern-file", args=[concern.pk]),
        )


def _mails(branch: Branch) -> Iterator[Need]:
    for mail in open_mails(branch):
        received_on = timezone.localdate(mail.received_at)
        yield Need(
            name=mail.person.full_name if mail.person else _("A mail"),
            role="",
            due_on=received_on,
            tag=_("wrote on %(day)s") % {"day": date_format(received_on, "MONTH_DAY_FORMAT")},
            tone="sea",
            reason=_("We could not see what the mail answers. Read it and answer."),
            say="",
            act=_("Read"),
            address=reverse("mail-page", args=[mail.pk]),
        )


def _pairs(branch: Branch, profile: Profile, today: date) -> Iterator[Need]:
    """Tell of each pair by the gravest of its flags; the gravest pairs first."""
    flags = flags_in(branch, today=today)
    gravest = {flag.match.pk: number for number, flag in reversed(list(enumerate(flags)))}
    by_pair = sorted(flags, key=lambda flag: gravest[flag.match.pk])
    for number, (_match, hers) in enumerate(groupby(by_pair, key=lambda flag: flag.match.pk)):
        if number == MOST_PAIRS:
            return
        yield _pair(next(hers), profile)


def _pair(flag: Flag, profile: Profile) -> Need:
    match, days = flag.match, flag.days
    mentee, mentor = match.mentee.person, match.mentor.person
    about = mentor if flag.role == Role.MENTOR else mentee
    both = _("%(mentee)s and %(mentor)s") % {"mentee": mentee.called_name, "mentor": mentor.called_name}
    is_quiet = flag.kind in (FlagKind.QUIET, FlagKind.NOT_MET)
    day = {"day": date_format(flag.since_on, "MONTH_DAY_FORMAT")}
    reason = {
        FlagKind.CALL_WISHED: _("Would like you to call."),
        FlagKind.LOW: _("Answered on how it goes, and it does not go well."),
        FlagKind.FAR_APART: _("One of the two thinks that it goes much better than the other does."),
        FlagKind.NOT_MET: ngettext(
            "Both said yes %(n)d day ago, and they have not met.",
            "Both said yes %(n)d days ago, and they have not met.",
            days,
        )
        % {"n": days},
        FlagKind.QUIET: ngettext(
            "No meeting noted for %(n)d day. Shall we help them find a time?",
            "No meeting noted for %(n)d days. Shall we help them find a time?",
            days,
        )
        % {"n": days},
        FlagKind.WORDS: _("Has written a few words for you."),
        FlagKind.UNANSWERED: _("Was asked how it goes on %(day)s, and has not answered.") % day,
        FlagKind.PAST_ITS_END: _("They agreed to meet until %(day)s. Do they go on?") % day,
        FlagKind.WHAT_NEXT: _("The pair ended early on %(day)s. What would she like next?") % day,
    }[flag.kind]
    hello = _("Hello %(name)s. How is it going with the two of you?")
    # What has a day of its own is promised for that day; the rest for a week from when it was seen.
    within = profile.follow_up.rematch_within_days if flag.kind == FlagKind.WHAT_NEXT else 7
    return Need(
        name=both,
        role=flag.role or Role.MENTEE,
        due_on=flag.since_on + timedelta(days=0 if flag.kind in _GRAVE else within),
        tag=f"{about.called_name}: {flag.kind.label}" if flag.role and flag.kind in _GRAVE else str(flag.kind.label),
        tone="rosehip" if flag.kind in _GRAVE else "amber",
        reason=reason,
        say=hello % {"name": about.called_name},
        act=_("Open the pair"),
        address=reverse("match-page", args=[match.pk]),
        phone="" if about.protected_contact else about.phone or "",
        is_promise=flag.kind in _GRAVE or flag.kind == FlagKind.WHAT_NEXT or not is_quiet,
    )
