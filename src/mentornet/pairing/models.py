from django.db import models
from django.db.models import Q

from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.pairing.choices import Between, DoorKind, FirstWord, Mode, Often, PlaceKind, length_words
from mentornet.people.models import Person


class Meeting(models.Model):
    """A meeting of the two, planned or held: when, how long and what kind of place. What they talk about is theirs.

    There is no field for content, by intent (domain 1.3).
    """

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="meetings")
    # Both have met for the first time, with a coordinator present or on call.
    is_match_meeting = models.BooleanField(default=False)
    # None where a meeting was noted afterwards.
    starts_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=120)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.IN_PERSON)
    place = models.CharField(max_length=12, choices=PlaceKind, default=PlaceKind.LIBRARY)
    # Who wrote it last: one of the two, or "" for the coordinator.
    written_by = models.CharField(max_length=8, choices=Role, blank=True)
    written_at = models.DateTimeField()
    canceled_at = models.DateTimeField(null=True, blank=True)
    # One more with every change, so that calendars know the newest version.
    sequence = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-held_on", "-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["match"],
                condition=Q(is_match_meeting=True, canceled_at=None),
                name="match_has_one_match_meeting",
            ),
            models.CheckConstraint(
                name="meeting_is_planned_or_held", condition=Q(starts_at__isnull=False) | Q(held_on__isnull=False)
            ),
            models.CheckConstraint(
                name="meeting_lasts_five_minutes_to_a_day", condition=Q(minutes__gte=5, minutes__lte=1440)
            ),
        ]
        indexes = [models.Index(fields=["match", "held_on"], name="meeting_by_match")]

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def length(self) -> str:
        return length_words(self.minutes)


class WordAfter(models.Model):
    """What one of the two said by herself after the match meeting; the other never reads it."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="words_after")
    role = models.CharField(max_length=8, choices=Role)
    said = models.CharField(max_length=8, choices=FirstWord)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "role"], name="each_says_one_word_after")]

    def __str__(self) -> str:
        return f"word {self.pk}"


class Agreement(models.Model):
    """The terms of the two (mentoraftale, R52): a new number for each change, and both sign each number."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    text_version = models.CharField(max_length=20)
    purpose = models.CharField(max_length=300, blank=True)
    months = models.PositiveSmallIntegerField()
    often = models.CharField(max_length=16, choices=Often)
    minutes = models.PositiveSmallIntegerField(default=120)
    between = models.CharField(max_length=16, choices=Between)
    proposed_by = models.CharField(max_length=8, choices=Role)
    proposed_at = models.DateTimeField()
    # Both have signed.
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["match", "number"], name="agreement_number_is_used_once"),
            models.CheckConstraint(name="agreement_lasts_4_to_12_months", condition=Q(months__gte=4, months__lte=12)),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"

    @property
    def length(self) -> str:
        return length_words(self.minutes)


class Signature(models.Model):
    """The name that one of the two wrote under an agreement, and the language in which she read it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    role = models.CharField(max_length=8, choices=Role)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "role"], name="each_signs_an_agreement_once")]

    def __str__(self) -> str:
        return f"signature {self.pk}"


class Plan(models.Model):
    """The plan of the two, with her dream as its title (R110, R113). Its words stand in its versions.

    The counts are what a coordinator sees while the two have not both said that she may read the words.
    """

    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="plan")
    # The number of its newest version.
    number = models.PositiveIntegerField()
    touched_at = models.DateTimeField()
    shared_by_mentee = models.BooleanField(default=False)
    shared_by_mentor = models.BooleanField(default=False)
    goals_work = models.PositiveSmallIntegerField(default=0)
    goals_society = models.PositiveSmallIntegerField(default=0)
    # Reached, wholly or in part.
    reached_work = models.PositiveSmallIntegerField(default=0)
    reached_society = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    steps_done = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PlanVersion(models.Model):
    """The plan as one of the two saved it; never changed, only followed by the next."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    dream = models.TextField(blank=True)
    # The goals as `pairing.plans.Goal` writes them.
    goals = models.JSONField(default=list)
    saved_by = models.CharField(max_length=8, choices=Role)
    saved_at = models.DateTimeField()
    # What changed: a code of `pairing.plans.CHANGES` and the goal's title.
    change = models.CharField(max_length=20)
    about = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_is_used_once")]

    def __str__(self) -> str:
        return f"plan version {self.pk}"


class DoorOpened(models.Model):
    """A door that one of the two opened for the other (R10). Counted by kind; the words are the pair's own."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="doors")
    kind = models.CharField(max_length=16, choices=DoorKind)
    opened_by = models.CharField(max_length=8, choices=Role)
    opened_on = models.DateField()
    words = models.CharField(max_length=160, blank=True)
    written_by = models.CharField(max_length=8, choices=Role)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "doors opened"
        ordering = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return f"door {self.pk}"


class CalendarKey(models.Model):
    """The secret in the address of her calendar feed; a new one shuts the old."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_key")
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar key {self.pk}"
