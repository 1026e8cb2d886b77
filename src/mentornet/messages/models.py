from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.messages.choices import Channel, Delivery, Kind, Topic
from mentornet.people.models import Person


class OutboxMessage(models.Model):
    """A message, written in the same transaction as what it tells of, and sent afterwards (F-4)."""

    # None for a message to an address that is no person of ours.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="messages")
    # The branch on whose behalf it is sent, and whose coordinators see what became of it.
    branch = models.ForeignKey(Branch, on_delete=models.SET_NULL, null=True, related_name="messages")
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=254, blank=True)
    # Where an answer to the mail goes; empty means to the network.
    reply_to = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=8)
    # Which text it is: the name of its template.
    text_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.NECESSARY)
    # Goes at once, whatever the hour, and is blanked when it has been sent: a code to sign in with.
    urgent = models.BooleanField(default=False)
    # The same event never writes twice.
    once = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    # The words alone, without greeting, for a letter that joins several.
    core = models.TextField(blank=True)
    written_at = models.DateTimeField()
    # A reminder is not sent after the day it reminds of.
    useful_until = models.DateTimeField(null=True)
    delivery = models.CharField(max_length=12, choices=Delivery, default=Delivery.WAITING)
    joined_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="parts")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    # The class of the last error; never its text, which may hold an address.
    last_error = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["next_try_at"], name="outbox_due", condition=Q(delivery=Delivery.WAITING)),
            models.Index(fields=["branch", "-written_at"], name="outbox_by_branch"),
        ]
        constraints = [
            models.CheckConstraint(
                name="message_waits_until_a_moment",
                condition=~Q(delivery=Delivery.WAITING) | Q(next_try_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.text_name} {self.pk}"


class Enclosure(models.Model):
    """A file that goes with a message, kept until the message is forgotten: an invitation for her calendar."""

    message = models.ForeignKey(OutboxMessage, on_delete=models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=80)
    # As a mail writes it, with its parameters: `text/calendar; method=REQUEST`.
    content_type = models.CharField(max_length=80)
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"enclosure {self.pk}"


class MessageChoice(models.Model):
    """She has said whether letters about something may reach her in a way; nothing said means yes."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="message_choices")
    topic = models.CharField(max_length=12, choices=Topic)
    channel = models.CharField(max_length=8, choices=Channel)
    is_wanted = models.BooleanField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "topic", "channel"], name="she_chooses_once_for_a_topic_and_channel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.channel} {self.is_wanted}"


class BranchText(models.Model):
    """One version of a branch's own words for a text in a language; an empty body goes back to the network's."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="texts")
    text_name = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "text_name", "language", "version"], name="branch_text_version_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text_name} {self.language} {self.version}"
