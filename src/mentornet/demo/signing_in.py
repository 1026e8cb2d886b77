"""Ready links that sign somebody of the invented network in; they open only on a demo."""

from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from mentornet.branches.choices import Office
from mentornet.matching.models import Match
from mentornet.matching.queries import open_proposals
from mentornet.people.models import Account, Person

SALT = "demo"
LASTS_SECONDS = 30 * 24 * 3600


class LinkRanOut(Exception):
    """A sign-in link is older than 30 days, or was not written here."""


def sign_in_token(account: Account) -> str:
    return signing.dumps(account.pk, salt=SALT)


def read_sign_in_token(token: str) -> Account:
    """Return whom a link signs in.

    :raises LinkRanOut: when it is too old, was not written here, or its account is gone.
    """
    try:
        number = signing.loads(token, salt=SALT, max_age=LASTS_SECONDS)
        return Account.objects.get(pk=number, is_active=True)
    except (signing.BadSignature, Account.DoesNotExist) as error:
        raise LinkRanOut(token) from error


def sign_in_links(base_url: str) -> list[tuple[str, str]]:
    """Return one ready link per role as (sentence, address); a role that nobody has just now is left out."""
    return [
        (sentence, base_url.rstrip("/") + reverse("demo-sign-in", args=[sign_in_token(account)]))
        for sentence, account in _cast()
        if account is not None
    ]


def _cast() -> list[tuple[str, Account | None]]:
    to_mentor = open_proposals().filter(mentee_answers_by=None).order_by("pk").values("mentor__person")
    to_mentee = open_proposals().exclude(mentee_answers_by=None).order_by("pk").values("mentee__person")
    match = Match.objects.filter(ended_on=None).exclude(active_on=None).order_by("pk").first()
    return [
        (_("Coordinator in Odense-Vollsmose"), _coordinator("odense-vollsmose")),
        (_("Coordinator in København"), _coordinator("copenhagen")),
        (_("National leader"), Account.objects.filter(appointments__office=Office.NATIONAL_LEADER).first()),
        (_("Mentor with a card to answer"), _account_among(Person.objects.filter(pk__in=to_mentor))),
        (_("Mentee with a card to answer"), _account_among(Person.objects.filter(pk__in=to_mentee))),
        (_("Mentor in a match"), _account_of(match.mentor.person) if match else None),
        (_("Mentee in a match"), _account_of(match.mentee.person) if match else None),
    ]


def _coordinator(branch: str) -> Account | None:
    office = Office.COORDINATOR
    return Account.objects.filter(appointments__office=office, appointments__branch__code=branch).order_by("pk").first()


def _account_among(people: QuerySet[Person]) -> Account | None:
    return Account.objects.filter(person__in=people).order_by("pk").first()


def _account_of(person: Person) -> Account | None:
    return Account.objects.filter(person=person).first()
