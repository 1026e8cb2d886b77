"""Her yes to something, written down as she gave it, and taken back as easily as it was given (R44)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.joining.applicants import Consent
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.models import Application, ConsentEntry
from mentornet.people.models import Account, Person


class AlreadySaid(Refusal):
    sentence = _("You have said yes to this already. You can take it back whenever you like.")


class NotSaid(Refusal):
    sentence = _("There is no yes to take back. Reload the page to see what you have said yes to.")


@transaction.atomic
def give_consent(*, person: Person, consent: Consent, by: Account | None) -> ConsentEntry:
    """Write down that she has said yes, in the words that she read.

    :raises AlreadySaid: her yes to this stands already.
    """
    if ConsentEntry.objects.filter(person=person, purpose=consent.purpose, withdrawn_at=None).exists():
        raise AlreadySaid
    with breach_means({"person_says_yes_once_to_a_purpose": AlreadySaid}), transaction.atomic():
        entry = ConsentEntry.objects.create(
            person=person,
            purpose=consent.purpose,
            text_name=consent.text,
            wording=consent.wording,
            wording_sha256=consent.wording_sha256,
            language=consent.language,
            given_at=consent.given_at,
            way=consent.way,
        )
    details = {"purpose": consent.purpose, "text": consent.text}
    audit.record("give_consent", by=by, subject=entry, person=person, details=details)
    return entry


@transaction.atomic
def withdraw_consent(*, person: Person, purpose: str, at: datetime, by: Account | None) -> ConsentEntry:
    """Take her yes back. Without her yes to be kept, her open applications rest as well.

    Nothing else of hers changes: matching never reads what she has said yes or no to.

    :raises NotSaid: no yes of hers stands.
    """
    entry = ConsentEntry.objects.filter(person=person, purpose=purpose, withdrawn_at=None).first()
    if entry is None or not ConsentEntry.objects.filter(pk=entry.pk, withdrawn_at=None).update(withdrawn_at=at):
        raise NotSaid
    entry.withdrawn_at = at
    if purpose == ConsentPurpose.MEMBERSHIP:
        Application.objects.filter(person=person, withdrawn_on=None, decided_on=None).update(withdrawn_on=at.date())
    audit.record("withdraw_consent", by=by, subject=entry, person=person, details={"purpose": purpose})
    return entry
