"""The canary: a word that is put into every text that the house keeps, so that a leak of any of them sings."""

from typing import Any

from django.db.models import CharField, Field, TextField

from mentornet import models

CANARY = "ZQX7B"
# Facts that a branch shows to everybody.
PUBLIC = {models.Branch, models.BranchState, models.BranchArea, models.Milestone}
# Codes for the machine, which would stumble over another word; no words of anybody.
CODES = {"language", "consent_language", "text_name", "inputs", "result"}


def put_everywhere() -> int:
    """Write the canary into every text of every row that stands in the house now; return how many it was put in."""
    texts = 0
    for model in (getattr(models, name) for name in models.__all__):
        for row in model.objects.all() if model not in PUBLIC else ():
            spoiled = {
                field.attname: with_canary(field, getattr(row, field.attname))
                for field in model._meta.concrete_fields
                if is_text(field) and not is_said_to_all(row, field)
            }
            model.objects.filter(pk=row.pk).update(**spoiled)
            texts += len(spoiled)
    return texts


def is_text(field: "Field[Any, Any]") -> bool:
    if field.name in CODES or field.choices:
        return False
    has_room = field.max_length is None or field.max_length > len(CANARY)
    return isinstance(field, (CharField, TextField)) and has_room


def is_said_to_all(row: Any, field: "Field[Any, Any]") -> bool:
    """Whoever signs up is told who will call her: a coordinator's first name."""
    return field.name == "called" and models.Appointment.objects.filter(account__person=row).exists()


def with_canary(field: "Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    return f"{CANARY}{value}"[: field.max_length]
