from django.db import models


class AuditLine(models.Model):
    """Who did what to whom, when and why; written in the same transaction as the change (AL-1, AL-2).

    Holds numbers instead of foreign keys: the line outlives what it speaks of, and erasure cuts the number.
    """

    at = models.DateTimeField()
    # The account that acted; none means the system itself or the person by a signed link.
    account_number = models.BigIntegerField(null=True)
    branch_number = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_number = models.BigIntegerField(null=True)
    person_number = models.BigIntegerField(null=True)
    why = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["person_number", "at"], name="audit_by_person"),
            models.Index(fields=["branch_number", "at"], name="audit_by_branch"),
        ]


class FormKey(models.Model):
    """A form that has had its effect: the key it carried, and where the answer led (F-8)."""

    key = models.CharField(max_length=64, unique=True)
    account_number = models.BigIntegerField(null=True)
    spent_at = models.DateTimeField()
    led_to = models.CharField(max_length=500, blank=True)
