from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentornet.branches.models import Branch
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.matching.models import Match
from mentornet.outcomes.choices import CefrLevel, DanishTest, DatePrecision, DoorToJob, EducationEnd, Wave, WorkKind
from mentornet.people.models import Person


class ToldOfHer(models.Model):
    """Something that became of a participant, told by herself, or by her coordinator on her behalf."""

    # None: she told it herself.
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class JobStart(ToldOfHer):
    """A mentee began in a job. Several may be recorded of one woman; I-26 counts her once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="job_starts")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="job_starts")
    # The earliest day that her date may mean.
    started_on = models.DateField()
    started_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    ended_on = models.DateField(null=True, blank=True)
    ended_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    # Her own words, and the ISCO-08 code that she confirmed they stand for.
    title = models.CharField(max_length=200, blank=True)
    isco = models.CharField(max_length=4, blank=True)
    # Empty where nobody said more than whether it was an ordinary job.
    kind = models.CharField(max_length=16, choices=WorkKind, blank=True)
    # Paid and not subsidised (domain 4.3); only such a job counts as a job. It follows from the kind.
    ordinary = models.BooleanField(default=True)
    hours_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    permanent = models.BooleanField(null=True, blank=True)
    # What makes a job attractive (I-27): each is her own word; none means that she did not say.
    wanted_by_her = models.BooleanField(null=True, blank=True)
    wanted_hours = models.BooleanField(null=True, blank=True)
    in_wanted_field = models.BooleanField(null=True, blank=True)
    fits_education = models.BooleanField(null=True, blank=True)
    needs_training = models.BooleanField(null=True, blank=True)
    # It fits better than the job she had (R80): one who was in work already can succeed too.
    fits_better_than_before = models.BooleanField(null=True, blank=True)
    door = models.CharField(max_length=16, choices=DoorToJob, blank=True)

    class Meta:
        ordering = ["started_on"]
        constraints = [
            models.CheckConstraint(
                name="only_an_ordinary_job_is_ordinary",
                condition=Q(kind="") | Q(ordinary=True, kind="ordinary") | Q(ordinary=False) & ~Q(kind="ordinary"),
            ),
            models.CheckConstraint(
                name="job_ends_after_it_starts", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"job start {self.pk}"


class EducationStart(ToldOfHer):
    """She began an education; a qualifying one ends in a degree or a trade (I-30)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="education_starts")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="education_starts")
    started_on = models.DateField()
    started_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    ended_on = models.DateField(null=True, blank=True)
    ended_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    ended_how = models.CharField(max_length=12, choices=EducationEnd, blank=True)
    title = models.CharField(max_length=200, blank=True)
    # ISCED 2011 level 0-8 and ISCED-F broad field (domain 4.2).
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    field = models.CharField(max_length=4, blank=True)
    qualifying = models.BooleanField(default=True)

    class Meta:
        ordering = ["started_on"]
        constraints = [
            models.CheckConstraint(
                name="education_ends_after_it_starts", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            )
        ]

    def __str__(self) -> str:
        return f"education start {self.pk}"


class DanishLevel(ToldOfHer):
    """How her Danish was on a day: four skills by her own word, the course she follows, and a test passed (I-31)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="danish_levels")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="danish_levels")
    on = models.DateField()
    on_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    understands = models.PositiveSmallIntegerField(choices=CefrLevel, null=True, blank=True)
    speaks = models.PositiveSmallIntegerField(choices=CefrLevel, null=True, blank=True)
    reads = models.PositiveSmallIntegerField(choices=CefrLevel, null=True, blank=True)
    writes = models.PositiveSmallIntegerField(choices=CefrLevel, null=True, blank=True)
    # Danskuddannelse 1-3, and its module 1-6.
    course = models.PositiveSmallIntegerField(null=True, blank=True)
    module = models.PositiveSmallIntegerField(null=True, blank=True)
    test_passed = models.CharField(max_length=8, choices=DanishTest, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"Danish level {self.pk}"


class SurveyRequest(models.Model):
    """Somebody is asked one wave of questions: why, and from when until when. It holds no answer."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="survey_requests")
    # None at the first talk and while she waits.
    match = models.ForeignKey(Match, on_delete=models.CASCADE, null=True, blank=True, related_name="survey_requests")
    wave = models.CharField(max_length=2, choices=Wave)
    due_on = models.DateField()
    asked_on = models.DateField()
    closes_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "match", "wave"],
                condition=Q(match__isnull=False),
                name="each_of_the_two_is_asked_a_wave_once",
            ),
            models.UniqueConstraint(
                fields=["application", "wave"], condition=Q(match=None), name="she_is_asked_a_wave_without_a_match_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave} {self.pk}"


class SurveyResponse(models.Model):
    """What somebody answered in one wave, under a pseudonym (domain 4.5).

    No foreign key leads from here to a person or a match: both stand as keyed hashes that `pseudonyms.py` makes,
    so that waves of one person and the two of a pair can be compared, and no list of answers names anybody.
    """

    person_pseudonym = models.CharField(max_length=64)
    pair_pseudonym = models.CharField(max_length=64, blank=True)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=Role)
    wave = models.CharField(max_length=2, choices=Wave)
    form_version = models.PositiveSmallIntegerField()
    # {"respected": 4, "positions": ["nurse"], "again": null}: null was shown and skipped; no key was not reached.
    answers = models.JSONField(default=dict)
    # The order in which the items were shown to her, where chance drew it.
    shown_order = models.JSONField(default=list)
    # The day of the last answer; raw answers are kept 24 months from the person's last one.
    answered_on = models.DateField()
    finished = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person_pseudonym", "pair_pseudonym", "wave"], name="a_wave_is_answered_once"
            )
        ]
        indexes = [models.Index(fields=["wave", "role", "branch"], name="response_by_wave")]

    def __str__(self) -> str:
        return f"response {self.pk}"


class SurveyOptOut(models.Model):
    """She would rather not be asked; nothing else changes for her."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="survey_opt_out")
    since = models.DateField()

    def __str__(self) -> str:
        return f"opt-out {self.pk}"
