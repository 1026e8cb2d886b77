"""What happens to a person's login."""

from django.db import transaction

from mentornet.foundation import audit
from mentornet.people.models import Account, Person


@transaction.atomic
def open_account(person: Person) -> Account | None:
    """Give a person a login under her own address, if she has one and no login yet.

    It has no password: she chooses one by the link that the sign-in page sends to her address, and nobody else can.
    None where she has no address, or where another login has it.
    """
    hers = Account.objects.filter(person=person).first()
    if hers or not person.email or Account.objects.filter(email=person.email).exists():
        return hers
    account = Account.objects.create_user(person.email, person=person)
    audit.record("open_account", by=None, subject=account, person=person)
    return account
