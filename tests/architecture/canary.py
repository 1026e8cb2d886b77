"""The canary: a word that is put into every text that the house keeps, so that a leak of any of them sings."""

from typing import Any

from django.db.models import CharField, Field, JSONField, TextField

from mentornet import models

CANARY = "ZQX7B"
# Facts that a branch shows to everybody, and the settings that it shows them by.
PUBLIC = {models.Branch, models.BranchState, models.BranchArea, models.Milestone}
PUBLIC_FIELDS = {"content"}
# Codes that decide how a text is said, not texts.
CODES = {"language", "consent_language", "text_name"}


def put_everywhere() -> int:
    """Write the canary into every text of every row that stands in the house now; return how many it was put in."""
    texts = 0
    for model in (getattr(models, name) for name in models.__all__):
        for row in model.objects.all() if model not in PUBLIC else ():
            spoiled = {
                field.attname: with_canary(field, getattr(row, field.attname))
                for field in model._meta.concrete_fields
                if is_text(field)
            }
            model.objects.filter(pk=row.pk).update(**spoiled)
            texts += len(spoiled)
    return texts


def is_text(field: "Field[Any, Any]") -> bool:
    if field.name in CODES | PUBLIC_FIELDS or field.choices:
        return False
    has_room = field.max_length is None or field.max_length > len(CANARY)
    return isinstance(field, (CharField, TextField, JSONField)) and has_room


def with_canary(field: "Field[Any, Any]", value: Any) -> Any:
    if isinstance(value, dict):
        return value | {"canary": CANARY}
    if isinstance(value, list):
        return [*value, CANARY]
    if value is None:
        return None
    return f"{CANARY}{value}"[: field.max_length]
