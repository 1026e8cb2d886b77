from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.joining.choices import MentorGround, ReferralChannel, Role, Sector
from mentornet.people.models import Gender, Person


class Campaign(models.Model):
    """An outreach effort of a branch for one role, with a code that sign-ups carry (R38, R40)."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="campaigns")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=8, choices=Role)
    code = models.SlugField(max_length=40, unique=True)
    from_on = models.DateField()
    until_on = models.DateField()

    def __str__(self) -> str:
        return self.name


class SheetImport(models.Model):
    """A sheet that a coordinator brought in: by whom, when, and how many rows became people."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE)
    role = models.CharField(max_length=8, choices=Role)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    imported_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    added = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"sheet {self.pk}"


class Application(models.Model):
    """Someone's own wish to join a branch in a role (R44: nobody is signed up without her own yes)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="applications")
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="applications")
    role = models.CharField(max_length=8, choices=Role)
    applied_on = models.DateField()
    channel = models.CharField(max_length=16, choices=ReferralChannel, blank=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.SET_NULL, null=True, blank=True)
    # The text she said yes to, in which language, and when (PR-2).
    consent_text = models.CharField(max_length=40, blank=True)
    consent_language = models.CharField(max_length=8, blank=True)
    consented_at = models.DateTimeField(null=True)
    # Mentee: "I came to this country as a refugee or immigrant"; no proof is asked (R7).
    eligible_by_own_word = models.BooleanField(default=False)
    mentor_ground = models.CharField(max_length=16, choices=MentorGround, blank=True)
    sheet = models.ForeignKey(SheetImport, on_delete=models.SET_NULL, null=True, blank=True)
    # What the row of a sheet is known by, so that the same sheet twice adds nobody.
    source_key = models.CharField(max_length=80, null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    # An interview's decision ends the application (approved, referred on, declined).
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["applied_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "branch", "role"],
                condition=Q(withdrawn_on=None, decided_on=None),
                name="person_has_one_open_application_in_a_role",
            ),
            models.UniqueConstraint(fields=["branch", "role", "source_key"], name="sheet_row_becomes_one_application"),
        ]
        indexes = [models.Index(fields=["branch", "role", "applied_on"], name="application_by_branch")]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Card(models.Model):
    """What she brings, wishes and dreams of: all that matching may read, and all that the other sees at first.

    No name, no contact, no origin: the card is blind by construction (R104, R106-R109). Strengths and dream
    come first (R3, R110); no field asks for what somebody lacks.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="card")
    # A random number that stands for her on blind pages ("M-1042"), never in order of arrival.
    number = models.PositiveIntegerField(unique=True)
    dream = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    motivation = models.TextField(blank=True)
    # [["job_search", 3], ...]: wish and priority 1-3, for a mentee.
    wishes = models.JSONField(default=list)
    # ["job_search", ...]: what a mentor would like to help with.
    offers = models.JSONField(default=list)
    # Own words beside the ISCO-08 codes they were mapped to, and confirmed.
    past_job = models.CharField(max_length=200, blank=True)
    past_job_codes = models.JSONField(default=list)
    wanted_job = models.CharField(max_length=200, blank=True)
    wanted_job_codes = models.JSONField(default=list)
    # Her work today: a mentor's field, and a mentee's starting point (I-28).
    job = models.CharField(max_length=200, blank=True)
    job_codes = models.JSONField(default=list)
    sector = models.CharField(max_length=16, choices=Sector, blank=True)
    education_level = models.PositiveSmallIntegerField(null=True, blank=True)
    education_field = models.CharField(max_length=4, blank=True)
    wanted_education = models.CharField(max_length=4, blank=True)
    # [["da", 3], ...]: language and level 1 (A1) to 7 (native).
    languages = models.JSONField(default=list)
    availability = models.JSONField(default=list)
    online = models.BooleanField(default=False)
    interests = models.JSONField(default=list)
    postcode = models.CharField(max_length=4, blank=True)
    gender = models.CharField(max_length=8, choices=Gender, blank=True)
    wants_gender = models.CharField(max_length=8, blank=True)
    # Percent points of weight that a mentee moves from the personal to the professional (-10 to 10).
    professional_shift = models.SmallIntegerField(default=0)
    # How many mentees a mentor can take at once (R1).
    places = models.PositiveSmallIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Name the card on blind pages: an even-handed letter for both roles, then a random number."""
        return f"M-{self.number}"
