"""`mentornet appoint`: give somebody the office of coordinator, or of national leader, and a login."""

import argparse

from mentornet.commands import DONE, in_the_house
from mentornet.commands.days import day

NAME = "appoint"
SUMMARY = "Appoint somebody coordinator of a branch, or national leader, and write her how to sign in."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say who is appointed to what."""
    parser.epilog = 'Example: mentornet appoint nadja@example.org --name "Nadja Berg" --branch odense'
    parser.add_argument("email", help="her e-mail address, with which she signs in")
    parser.add_argument("--name", required=True, help="her full name")
    parser.add_argument("--language", default="da", choices=("da", "en", "ar"), help="the language we write to her in")
    office = parser.add_mutually_exclusive_group(required=True)
    office.add_argument("--branch", metavar="NAME", help="the branch that she coordinates, by its name or its code")
    office.add_argument("--national-leader", action="store_true", help="she leads the network, and sees numbers only")
    parser.add_argument("--from", dest="from_on", type=day, metavar="YYYY-MM-DD", help="from which day (today)")


def run(arguments: argparse.Namespace) -> int:
    """Appoint her, and leave the letter about her first sign-in in the outbox."""
    with in_the_house(up_to_date=True):
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction
    from django.utils import timezone

    from mentornet.branches.actions import appoint
    from mentornet.branches.choices import Office
    from mentornet.branches.named import branch_called
    from mentornet.foundation.bad_input import BadInput
    from mentornet.messages.actions import write_message
    from mentornet.people.actions import open_account
    from mentornet.people.models import Person

    email = arguments.email.strip().casefold()
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput(f"“{arguments.email}” is no e-mail address. Write it as name@example.org.") from None
    branch = None if arguments.national_leader else branch_called(arguments.branch)
    with transaction.atomic():
        person, _is_new = Person.objects.get_or_create(
            email=email, defaults={"full_name": arguments.name, "language": arguments.language}
        )
        account = open_account(person)
        if account is None:
            raise BadInput(f"Another login has the address {email}. Choose another address for her.")
        office = Office.COORDINATOR if branch else Office.NATIONAL_LEADER
        made = appoint(
            account=account, office=office, branch=branch, from_on=arguments.from_on or timezone.localdate(), by=None
        )
        write_message(
            to=person,
            text_name="appointed",
            values={"branch": branch.name if branch else ""},
            once=f"appointed-{made.pk}",
            written_at=timezone.now(),
        )
    print(f"{person.full_name} is {office.label}{f' of {branch.name}' if branch else ''}.")
    print("A letter tells her how to choose a password; `mentornet serve` sends it.")
    return DONE
