"""Where she stands, in each of her roles: read in a fixed number of questions, however much has happened to her."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from mentornet.branches.queries import profile_of
from mentornet.foundation.errands import Errand
from mentornet.interviewing.models import Participant
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.matching.introductions import Introduction, introduction_of
from mentornet.matching.links import letter_token
from mentornet.matching.models import Match
from mentornet.matching.queries import open_proposals, with_both
from mentornet.messages.models import OutboxMessage
from mentornet.messages.queries import messages_written_to
from mentornet.people.models import Person
from mentornet.portal.queries import Asked

# Letters that hold a code or a key; they are read once, and not again on a page.
NOT_KEPT = ("account", "sign_in_code")
ROOMS_THAT_ASK = ("interviewing", "pairing", "following_up", "outcomes")


@dataclass(frozen=True, slots=True)
class Pair:
    """Her match, how the other is reached, and where the house carries letters when she is not."""

    match: Match
    role: Role
    other: Introduction

    @property
    def letters_token(self) -> str:
        return letter_token(self.match, self.role)


@dataclass(slots=True)
class Place:
    """Where she stands in one role in one branch, and nothing of the other before both have said yes."""

    participant: Participant
    waiting_since: date | None
    waited_days: int
    rests: bool
    may_ask: bool
    said_yes: list[Asked] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def role(self) -> Role:
        return Role(self.participant.role)

    @property
    def opening_words(self) -> str:
        """The words that her own card begins with."""
        card = self.participant.card
        return card.dream if self.role == Role.MENTEE else card.motivation or card.dream


@dataclass(frozen=True, slots=True)
class Home:
    """All that her first page shows: the next thing first."""

    person: Person
    errands: list[Errand]
    to_answer: list[Asked]
    places: list[Place]
    left: list[Participant]
    applications: list[Application]

    @property
    def is_empty(self) -> bool:
        return not (self.places or self.left or self.applications)


def home_of(person: Person, *, today: date) -> Home:
    """Return where she stands today."""
    hers = list(person.participations.select_related("card", "branch").prefetch_related("waits", "pauses"))
    here = {one.pk: _place(one, today) for one in hers if one.left_on is None}
    signs = _signs(person, today)
    asked = _asked(here) if signs["has_cards"] else []
    for one in asked:
        if one.answers() and one.answers()[-1].said == "yes":
            here[one.reader.pk].said_yes.append(one)
    if signs["is_paired"]:
        _add_pairs(here)
    applications = list(_letters_before(person)) if signs["has_letters"] else []
    to_answer = [one for one in asked if not (one.answers() and one.answers()[-1].said == "yes")]
    return Home(
        person=person,
        errands=_errands(person, today, signs),
        to_answer=to_answer,
        places=list(here.values()),
        left=[one for one in hers if one.left_on is not None and one.pk not in here][-2:] if not here else [],
        applications=applications,
    )


def letters_to(person: Person) -> QuerySet[OutboxMessage]:
    """What we have written to her, the newest first; letters that hold a key are not kept on a page."""
    return messages_written_to(person).exclude(text_name__in=NOT_KEPT)


def without_protected(letters: Iterable[OutboxMessage], reader: Person) -> list[OutboxMessage]:
    """Return letters as she reads them today: whoever has asked for protection since is reached by none of them."""
    both = Q(mentee__person=reader) | Q(mentor__person=reader)
    secrets: list[str] = []
    for match in Match.objects.filter(both).select_related("mentee__person", "mentor__person"):
        for person in (match.mentee.person, match.mentor.person):
            if person.pk != reader.pk and person.protected_contact:
                secrets += [way for way in (person.phone, person.email) if way]
    read = list(letters)
    for letter in read:
        for secret in secrets:
            letter.body = letter.body.replace(secret, _("(through your coordinator)"))
    return read


def _place(participant: Participant, today: date) -> Place:
    pauses = list(participant.pauses.all())
    wait = next((wait for wait in participant.waits.all() if wait.left_on is None), None)
    return Place(
        participant=participant,
        waiting_since=wait.entered_on if wait else None,
        waited_days=waiting_days(wait.entered_on, pauses, as_of=today) if wait else 0,
        rests=any(pause.holds_on(today) for pause in pauses),
        may_ask=bool(wait)
        and participant.role == Role.MENTEE
        and profile_of(participant.branch).matching.mentees_may_ask,
    )


def _asked(here: Iterable[int]) -> list[Asked]:
    """The cards that are out to her and whose turn is hers; a mentor's no stays the mentor's."""
    numbers = list(here)
    mine = open_proposals().filter(Q(mentee__in=numbers) | Q(mentor__in=numbers))
    asked = []
    for proposal in with_both(mine).prefetch_related("answers").order_by("pk"):
        role = Role.MENTEE if proposal.mentee_id in numbers else Role.MENTOR
        one = Asked(proposal, role)
        if one.answer_by is not None:
            asked.append(one)
    return asked


def _add_pairs(here: dict[int, Place]) -> None:
    """Put her open matches where they belong."""
    both = Q(mentee__in=list(here)) | Q(mentor__in=list(here))
    for match in Match.objects.filter(both, ended_on=None).select_related("mentee__person", "mentor__person"):
        role = Role.MENTEE if match.mentee_id in here else Role.MENTOR
        mine, other = (match.mentee, match.mentor) if role == Role.MENTEE else (match.mentor, match.mentee)
        here[mine.pk].pairs.append(Pair(match, role, introduction_of(other.person)))


def _letters_before(person: Person) -> QuerySet[Application]:
    """Her applications that have not made her a participant."""
    open_letters = Application.objects.filter(person=person, withdrawn_on=None, participant=None)
    return open_letters.select_related("branch", "interview")


def _signs(person: Person, today: date) -> dict[str, bool]:
    """Ask in one question what there is to read at all: most days it is little."""
    hers = Q(mentee__person=OuterRef("pk")) | Q(mentor__person=OuterRef("pk"))
    letters = Application.objects.filter(person=OuterRef("pk"), withdrawn_on=None, participant=None)
    signs: dict[str, Any] = {
        "has_cards": Exists(open_proposals().filter(hers)),
        "is_paired": Exists(Match.objects.filter(hers, ended_on=None)),
        "has_letters": Exists(letters),
    } | {room: import_module(f"mentornet.{room}.queries").asks_something(today=today) for room in ROOMS_THAT_ASK}
    found: Any = Person.objects.filter(pk=person.pk).values(**signs).get()
    return dict(found)


def _errands(person: Person, today: date, signs: dict[str, bool]) -> list[Errand]:
    """What each room asks of her, the most urgent first."""
    found: list[Errand] = []
    for room in ROOMS_THAT_ASK:
        if signs[room]:
            found += import_module(f"mentornet.{room}.queries").errands_of(person, today=today)
    return sorted(found, key=lambda errand: (errand.urgency, errand.by or date.max))


def errand_of_card(asked: Asked) -> Errand:
    """Say that a card waits for her."""
    if asked.role == Role.MENTOR:
        sentence = _("Here is somebody we believe you will get on well with")
    else:
        sentence = _("A mentor would like to meet you")
    address = reverse("answer-page", args=[asked.token])
    return Errand(sentence, _("Read the card and answer"), address, urgency=0, by=asked.answer_by)
