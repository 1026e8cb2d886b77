from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.interviewing.choices import Decision, LeaveReason
from mentornet.joining.choices import Role
from mentornet.joining.models import Application, Card
from mentornet.people.models import Person


class Interview(models.Model):
    """The first talk: booked, held, and ended by a decision with a kind word."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="interview")
    booked_for = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    decision = models.CharField(max_length=12, choices=Decision, blank=True)
    word_to_her = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_follows_a_talk", condition=Q(decision="") | Q(held_on__isnull=False))
        ]

    def __str__(self) -> str:
        return f"interview {self.pk}"


class Participant(models.Model):
    """One person in one role in one branch, from approval until she leaves."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="participant")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="participants")
    role = models.CharField(max_length=8, choices=Role)
    card = models.OneToOneField(Card, on_delete=models.PROTECT, related_name="participant")
    approved_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=12, choices=LeaveReason, blank=True)

    class Meta:
        ordering = ["approved_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "branch", "role"],
                condition=Q(left_on=None),
                name="person_takes_part_once_in_a_role",
            )
        ]
        indexes = [models.Index(fields=["branch", "role", "left_on"], name="participant_by_branch")]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class WaitingListEntry(models.Model):
    """A mentee waits for a mentor, or a mentor with a free place waits for a mentee (R36, I-08 to I-11)."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="waits")
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=12, choices=LeaveReason, blank=True)

    class Meta:
        ordering = ["entered_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant"], condition=Q(left_on=None), name="participant_waits_once")
        ]
        indexes = [models.Index(fields=["left_on", "entered_on"], name="waiting_by_age")]

    def __str__(self) -> str:
        return f"wait {self.pk}"


class Pause(models.Model):
    """A time when she does not want to be proposed to anybody; taken out of her waiting time (I-09)."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="pauses")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"pause {self.pk}"

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
