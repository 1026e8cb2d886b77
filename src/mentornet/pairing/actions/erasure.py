"""What this room forgets: one person's words, and the plans of pairs that parted long ago (domain 4.5)."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from mentornet.pairing.models import Agreement, CalendarKey, DoorOpened, Plan, Signature, WordAfter
from mentornet.pairing.rules import KEPT_AFTER_CLOSING
from mentornet.people.models import Person


@transaction.atomic
def forget(person: Person) -> None:
    """Erase what the room holds in words of hers or about her; how often the two met stays, as a count."""
    hers = Q(match__mentee__person=person) | Q(match__mentor__person=person)
    CalendarKey.objects.filter(person=person).delete()
    WordAfter.objects.filter(hers).delete()
    Plan.objects.filter(hers).delete()
    DoorOpened.objects.filter(hers).update(words="")
    Agreement.objects.filter(hers).update(purpose="")
    for role in ("mentee", "mentor"):
        signed = Signature.objects.filter(role=role, **{f"agreement__match__{role}__person": person})
        signed.update(name="")


@transaction.atomic
def forget_old_plans(*, today: date) -> int:
    """Erase the words of pairs that closed half a year ago; return how many pairs. Their counts are kept."""
    old = Q(match__ended_on__lt=today - KEPT_AFTER_CLOSING)
    with_plan = Plan.objects.filter(old, versions__isnull=False).distinct()
    matches = set(with_plan.values_list("match", flat=True))
    matches |= set(DoorOpened.objects.filter(old).exclude(words="").values_list("match", flat=True))
    for plan in with_plan:
        plan.versions.all().delete()
    DoorOpened.objects.filter(old).exclude(words="").update(words="")
    return len(matches)
