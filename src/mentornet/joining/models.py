from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.joining.choices import (
    ConsentPurpose,
    ConsentWay,
    EnquiryOutcome,
    EnquiryTopic,
    MentorGround,
    ReferralChannel,
    Role,
    Sector,
)
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
    # The organization that told her of us, as she names it (R43).
    partner_name = models.CharField(max_length=120, blank=True)
    # A coordinator filled it in together with her.
    assisted = models.BooleanField(default=False)
    # Mentee: "I came to this country as a refugee or immigrant"; no proof is asked (R7).
    eligible_by_own_word = models.BooleanField(default=False)
    mentor_ground = models.CharField(max_length=16, choices=MentorGround, blank=True)
    mentor_ground_words = models.CharField(max_length=300, blank=True)
    # ["give_back", ...]: why she would like to be a mentor, beside her own words (R50).
    motives = models.JSONField(default=list)
    # She has read what is expected of a mentor, and has the time (R52).
    expectations_met = models.BooleanField(default=False)
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
    # ["numbers", ...]: what she has chosen beside her own words.
    strength_codes = models.JSONField(default=list)
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
    # ["research", ...]: where a mentor can open a door for somebody (R20).
    networks = models.JSONField(default=list)
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


class ConsentEntry(models.Model):
    """One yes of hers: to what, in which words, in which language, when and how, and when she took it back (R44).

    A row is never changed but for `withdrawn_at`; a new yes is a new row.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=16, choices=ConsentPurpose)
    # The name of the text and its version, and the exact words she read, kept beside their SHA-256.
    text_name = models.CharField(max_length=40)
    wording = models.TextField(blank=True)
    wording_sha256 = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=8, blank=True)
    given_at = models.DateTimeField()
    way = models.CharField(max_length=8, choices=ConsentWay)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(withdrawn_at=None), name="person_says_yes_once_to_a_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Draft(models.Model):
    """A letter that somebody is still writing: what she typed, step by step, kept here and not in her browser.

    A sent or an old draft loses its answers and stays as an empty row, so that its link can say what became of it.
    """

    role = models.CharField(max_length=8, choices=Role)
    # {"dream": ["..."]}: fields as the form posts them.
    answers = models.JSONField(default=dict)
    campaign_code = models.CharField(max_length=40, blank=True)
    # The code in the link that leads back; drawn at random.
    return_code = models.CharField(max_length=16, unique=True)
    # A coordinator who fills it in together with her.
    assisted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["changed_at"], name="open_draft_by_age", condition=Q(sent_at=None, ended_at=None))
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Enquiry(models.Model):
    """A question from somebody who has not signed up, and how it ended (R17, R37).

    She may stay unknown: no name is asked, and phone and mail only if she wishes for an answer. When they have
    stood long enough after the answer they are emptied, and the rest is counted.
    """

    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="enquiries")
    role = models.CharField(max_length=8, choices=Role, blank=True)
    topic = models.CharField(max_length=16, choices=EnquiryTopic)
    channel = models.CharField(max_length=16, choices=ReferralChannel, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    called_name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=EnquiryOutcome, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="enquiry_closes_with_an_outcome",
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            )
        ]
        indexes = [models.Index(fields=["branch", "closed_at"], name="open_enquiries_of_a_branch")]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"
