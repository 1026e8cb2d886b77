"""The audit trail: one line for every action, in the same transaction as the action."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from mentornet.foundation.models import AuditLine


def record(
    action: str,
    *,
    by: models.Model | None,
    subject: models.Model | None = None,
    branch: models.Model | None = None,
    person: models.Model | None = None,
    why: str = "",
    details: dict[str, Any] | None = None,
) -> AuditLine:
    """Write who did what; call it inside the action's own transaction.

    :param by: the account that acted, or none when a signed link or the system did.
    :param details: numbers and codes only; never a name, a phone number or words of a person.
    :raises RuntimeError: outside a transaction, because a line must stand or fall with its change.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"audit line {action!r} outside a transaction")
    return AuditLine.objects.create(
        at=timezone.now(),
        account_number=by.pk if by is not None else None,
        branch_number=branch.pk if branch is not None else None,
        action=action,
        subject_kind=type(subject).__name__ if subject is not None else "",
        subject_number=subject.pk if subject is not None else None,
        person_number=person.pk if person is not None else None,
        why=why,
        details=details or {},
    )
