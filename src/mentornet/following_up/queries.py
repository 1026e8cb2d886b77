"""What is asked about a pair's going and ending; from whose eyes stands first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentornet.branches.choices import Office
from mentornet.branches.models import Branch
from mentornet.branches.profile import MOST_CLOSING_DAYS
from mentornet.branches.queries import branches_coordinated_by, coordinators_of, is_national_leader, profile_of
from mentornet.following_up.choices import Party
from mentornet.following_up.links import check_in_token, read_check_in_token
from mentornet.following_up.models import Alumna, CheckIn, Closure, Concern, ReceivedMail
from mentornet.following_up.rules import is_closing
from mentornet.foundation.errands import Errand
from mentornet.foundation.signed_links import ForgedLink
from mentornet.interviewing.models import Participant, WaitingListEntry
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.people.models import Account, Person

# For so long after the end she may still say how it was, and fetch her certificate.
LOOKING_BACK = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class OwnPair:
    """A pair as one of the two sees it: she, and the other."""

    match: Match
    role: Role

    @property
    def me(self) -> Participant:
        return self.match.mentee if self.role == Role.MENTEE else self.match.mentor

    @property
    def other(self) -> Participant:
        return self.match.mentor if self.role == Role.MENTEE else self.match.mentee

    def closure(self) -> Closure | None:
        """What she has said about the end; the other's is never here."""
        return self.match.closures.filter(party=self.role).first()


def pairs_of(person: Person) -> QuerySet[Match]:
    """The matches in which she is one of the two, open or ended, with both people."""
    return Match.objects.filter(Q(mentee__person=person) | Q(mentor__person=person)).select_related(
        "branch", "mentee__person", "mentor__person"
    )


def own_pair(person: Person, number: int) -> OwnPair | None:
    """Return a pair of hers by its number, or none when it is not hers."""
    match = pairs_of(person).filter(pk=number).first()
    if match is None:
        return None
    return OwnPair(match, Role.MENTEE if match.mentee.person_id == person.pk else Role.MENTOR)


def check_in_opened_by(token: str) -> CheckIn | None:
    """Return the check-in that a signed link opens, with both people; none when the link is not ours or it is gone."""
    try:
        number = read_check_in_token(token)
    except ForgedLink:
        return None
    people = ("match__branch", "match__mentee__person", "match__mentor__person")
    return CheckIn.objects.select_related(*people).filter(pk=number).first()


def coordinator_names(branch: Branch, *, as_of: date) -> list[str]:
    """What those who look after a branch are called, for a sentence such as "Nadja calls you"."""
    return [account.person.called_name for account in coordinators_of(branch, as_of=as_of)]


def concerns_visible_to(account: Account, *, as_of: date) -> QuerySet[Concern]:
    """What she is told as a coordinator of her branches, or as national leader; nobody reads the other's."""
    mine = Q(goes_to=Office.COORDINATOR, match__branch__in=branches_coordinated_by(account, as_of=as_of))
    if is_national_leader(account, as_of=as_of):
        mine |= Q(goes_to=Office.NATIONAL_LEADER)
        # A branch without a coordinator is the national leader's to look after.
        with_one = Branch.objects.filter(
            Q(appointments__until_on=None) | Q(appointments__until_on__gte=as_of),
            appointments__office=Office.COORDINATOR,
            appointments__from_on__lte=as_of,
        )
        mine |= Q(goes_to=Office.COORDINATOR) & ~Q(match__branch__in=with_one)
    # She who is complained about may hold both offices; what one of the two tells about her own self is not hers.
    return (
        Concern.objects.filter(mine)
        .exclude(said_by__person=account.person_id)
        .select_related("match__branch", "match__mentee__person", "match__mentor__person", "said_by__person")
    )


def mails_visible_to(account: Account, *, as_of: date) -> QuerySet[ReceivedMail]:
    """Mails with words that somebody must read: her branches', and as national leader those of no branch."""
    mine = Q(branch__in=branches_coordinated_by(account, as_of=as_of))
    if is_national_leader(account, as_of=as_of):
        mine |= Q(branch=None)
    return ReceivedMail.objects.filter(mine).exclude(words="").select_related("person", "branch", "check_in__match")


def open_concerns(branch: Branch) -> QuerySet[Concern]:
    """What the coordinators of a branch have been told and nobody has settled."""
    return Concern.objects.filter(match__branch=branch, goes_to=Office.COORDINATOR, settled_on=None).select_related(
        "said_by__person", "match"
    )


def open_mails(branch: Branch) -> QuerySet[ReceivedMail]:
    """Mails that somebody in a branch must read."""
    return ReceivedMail.objects.filter(branch=branch, settled_on=None).exclude(words="").select_related("person")


def alumnae(*, as_of: date) -> QuerySet[Alumna]:
    """Who has been in a pair by a day, takes part still, and neither meets nor waits for anybody."""
    hers = OuterRef("participant")
    waits = WaitingListEntry.objects.filter(participant=hers, left_on=None)
    meets = Match.objects.filter(Q(mentee=hers) | Q(mentor=hers), ended_on=None)
    found = Alumna.objects.filter(since_on__lte=as_of, participant__left_on=None)
    return found.exclude(Exists(waits)).exclude(Exists(meets))


def asks_something(*, today: date) -> Combinable | Q:
    """Return the condition, on a person, that she may be asked how it goes, or to look back."""
    of_mentee, of_mentor = Q(match__mentee__person=OuterRef("pk")), Q(match__mentor__person=OuterRef("pk"))
    asked = CheckIn.objects.filter(
        (of_mentee & Q(role=Role.MENTEE)) | (of_mentor & Q(role=Role.MENTOR)),
        match__ended_on=None, answered_at=None, answer_by__gte=today,
    )  # fmt: skip
    hers = Q(mentee__person=OuterRef("pk")) | Q(mentor__person=OuterRef("pk"))
    soon = today + timedelta(days=MOST_CLOSING_DAYS)
    looks_back = Q(ended_on__gte=today - LOOKING_BACK) | Q(ended_on=None, planned_until__lte=soon)
    return Exists(asked) | Exists(Match.objects.filter(hers, looks_back))


def errands_of(person: Person, *, today: date) -> list[Errand]:
    """What she is asked: how it goes, and to look back when the end nears or has come; a handful of queries."""
    pairs = list(pairs_of(person).filter(Q(ended_on=None) | Q(ended_on__gte=today - LOOKING_BACK)))
    if not pairs:
        return []
    return [*_questions(person, pairs, today=today), *_looking_back(person, pairs, today=today)]


def _questions(person: Person, pairs: Sequence[Match], *, today: date) -> list[Errand]:
    by_number = {match.pk: match for match in pairs if match.ended_on is None}
    found = []
    for check_in in CheckIn.objects.filter(match__in=by_number, answered_at=None, answer_by__gte=today):
        check_in.match = by_number[check_in.match_id]
        if check_in.participant.person_id == person.pk:
            other = check_in.other.person.called_name
            found.append(
                Errand(
                    sentence=_("How is it going, you and %(other)s?") % {"other": other},
                    act=_("Answer three questions"),
                    address=reverse("check-in-page", args=[check_in_token(check_in)]),
                    urgency=0,
                    by=check_in.answer_by,
                )
            )
    return found


def _looking_back(person: Person, pairs: Sequence[Match], *, today: date) -> list[Errand]:
    said = set(Closure.objects.filter(match__in=pairs).exclude(next_step="").values_list("match", "party"))
    profiles = {branch.pk: profile_of(branch).follow_up for branch in {match.branch for match in pairs}}
    found = []
    for match in pairs:
        party = Party.MENTEE if match.mentee.person_id == person.pk else Party.MENTOR
        other = (match.mentor if party == Party.MENTEE else match.mentee).person.called_name
        if (match.pk, party) in said or not is_closing(match, profiles[match.branch_id], today=today):
            continue
        if match.ended_on:
            sentence = _("You and %(other)s no longer meet as a pair. What would you like next?")
        else:
            sentence = _("Your agreed time with %(other)s soon ends. Look back together.")
        found.append(
            Errand(
                sentence=sentence % {"other": other},
                act=_("Say what comes next") if match.ended_on else _("Look back"),
                address=reverse("closing-page", args=[match.pk]),
                urgency=1,
                by=None if match.ended_on else match.planned_until,
            )
        )
    return found
