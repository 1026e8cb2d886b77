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


class ScheduledJob(models.Model):
    """What happens by itself again and again: when it is due next, and how it went. One worker runs it at a time."""

    # The room and the job, as `messages.deliver`.
    name = models.CharField(max_length=100, unique=True)
    due_at = models.DateTimeField()
    # Until then it belongs to the worker that took it; a worker that died leaves it when this has passed.
    claimed_until = models.DateTimeField(null=True)
    ran_at = models.DateTimeField(null=True)
    # How many things the last run did.
    did = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    # The class of the last error; never its text, which may hold a name.
    last_error = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.name
