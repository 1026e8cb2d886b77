from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MENTEE = "mentee", _("mentee")
    MENTOR = "mentor", _("mentor")


class ReferralChannel(models.TextChoices):
    """How she found the network (R37, R43)."""

    SELF = "self", _("I found it myself")
    FRIEND = "friend", _("A friend")
    FAMILY = "family", _("Family")
    COLLEAGUE = "colleague", _("A colleague")
    PARTNER = "partner", _("An organisation")
    CAMPAIGN = "campaign", _("A campaign or a stand")
    MEDIA = "media", _("Newspaper, radio or television")
    WEB = "web", _("The web")
    JOB_CENTER = "job_center", _("The job center")
    LANGUAGE_SCHOOL = "language_school", _("The language school")
    UNKNOWN = "", _("Not known")


class MentorGround(models.TextChoices):
    """Why someone may be a mentor (R8, R9)."""

    LABOR_MARKET = "labor_market", _("active in the labor market")
    ROOTED = "rooted", _("firmly rooted in society in another way")


class Sector(models.TextChoices):
    """Where a mentor knows people (R20)."""

    RESEARCH = "research", _("research")
    PRIVATE = "private", _("private business")
    PUBLIC = "public", _("public service")
    CIVIL = "civil", _("civil society")
    SELF_EMPLOYED = "self_employed", _("self-employed")
