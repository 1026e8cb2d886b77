from django.db import models
from django.db.models import Q

from mentornet.messages.choices import Channel, Delivery
from mentornet.people.models import Person


class OutboxMessage(models.Model):
    """A message, written in the same transaction as what it tells of, and sent afterwards (F-4)."""

    # None for a message to an address that is no person of ours.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="messages")
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=8)
    # Which text it is: the name of its template.
    text_name = models.CharField(max_length=60)
    # The same event never writes twice.
    once = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    written_at = models.DateTimeField()
    delivery = models.CharField(max_length=12, choices=Delivery, default=Delivery.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    # The class of the last error; never its text, which may hold an address.
    last_error = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["next_try_at"], name="outbox_due", condition=Q(delivery=Delivery.WAITING)),
        ]

    def __str__(self) -> str:
        return f"{self.text_name} {self.pk}"
