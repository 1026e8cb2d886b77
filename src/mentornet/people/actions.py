"""What happens to a person: she gets a login, and how to reach her changes."""

from datetime import datetime

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.people.models import Account, Person
from mentornet.people.reaches import Reach


class ReachesSomebodyElse(Refusal):
    sentence = _("This address or number belongs to somebody else in the network. Ask her for one of her own.")


@transaction.atomic
def open_account(person: Person) -> Account | None:
    """Give a person a login, if she has none yet: under her own address, or for her phone alone.

    It has no password: she signs in by a code that we send her, or chooses a password by a link to her address.
    None where she has neither address nor phone, or where another login has her only address.
    """
    hers = Account.objects.filter(person=person).first()
    if hers:
        return hers
    free_email = None if Account.objects.filter(email=person.email).exists() else person.email
    if not free_email and not person.phone:
        return None
    account = Account.objects.create_user(free_email, person=person)
    audit.record("open_account", by=None, subject=account, person=person)
    return account


@transaction.atomic
def confirm_reach(*, person: Person, reach: Reach, at: datetime) -> Person:
    """Note that she has typed in the code that we sent to her own number or address.

    :raises ValueError: the number or address is not hers.
    """
    if getattr(person, reach.kind) != reach.value:
        raise ValueError("not a number or an address of hers")
    setattr(person, f"{reach.kind}_confirmed_at", at)
    person.save(update_fields=[f"{reach.kind}_confirmed_at"])
    audit.record("confirm_reach", by=None, subject=person, person=person, details={"by": reach.kind})
    return person


@transaction.atomic
def change_contact(
    *,
    person: Person,
    full_name: str,
    email: str,
    phone: str,
    language: str,
    protected_contact: bool,
    takes_part: bool,
    branch: models.Model,
    by: Account | None,
) -> Person:
    """Write anew how a person is reached; the audit line names the fields that changed, never their words.

    Her login follows her address until she has signed in with it: from then on it is hers alone to change.

    :param takes_part: then she gets a login, if she had no address before.
    :param phone: as `read_phone` gives it.
    :param branch: through which she is known to whoever changes it.
    :raises ReachesSomebodyElse: the address or the number is another person's.
    """
    told: dict[str, str | bool | None] = {
        "full_name": full_name,
        "email": email or None,
        "phone": phone or None,
        "language": language,
        "protected_contact": protected_contact,
    }
    changed = sorted(name for name, value in told.items() if getattr(person, name) != value)
    if not changed:
        return person
    for name in changed:
        setattr(person, name, told[name])
        if name in ("email", "phone"):
            setattr(person, f"{name}_confirmed_at", None)
    with breach_means({"email": ReachesSomebodyElse, "phone": ReachesSomebodyElse}), transaction.atomic():
        person.save()
        Account.objects.filter(person=person, last_login=None, appointments=None).update(email=email or F("email"))
    if takes_part:
        open_account(person)
    audit.record("change_contact", by=by, subject=person, branch=branch, person=person, details={"fields": changed})
    return person


@transaction.atomic
def choose_details(
    *, person: Person, called: str, language: str, protected_contact: bool, by: Account | None
) -> Person:  # fmt: skip
    """Let her choose what she is called, which language we write in, and whether her contact is protected."""
    told = {"called": called, "language": language, "protected_contact": protected_contact}
    changed = sorted(name for name, value in told.items() if getattr(person, name) != value)
    if not changed:
        return person
    for name in changed:
        setattr(person, name, told[name])
    person.save()
    audit.record("choose_details", by=by, subject=person, person=person, details={"fields": changed})
    return person


@transaction.atomic
def move_to_reach(*, person: Person, reach: Reach, at: datetime, by: Account | None) -> Person:
    """Write to her at a number or an address of hers from now on; she has typed in the code that we sent there.

    Her login follows her address.

    :raises ReachesSomebodyElse: the address or the number is another person's.
    """
    setattr(person, reach.kind, reach.value)
    setattr(person, f"{reach.kind}_confirmed_at", at)
    with breach_means({reach.kind: ReachesSomebodyElse}), transaction.atomic():
        person.save()
        if reach.kind == "email":
            Account.objects.filter(person=person).update(email=reach.value)
    audit.record("move_to_reach", by=by, subject=person, person=person, details={"by": reach.kind})
    return person
