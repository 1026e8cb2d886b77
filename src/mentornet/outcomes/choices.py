from django.db import models
from django.utils.translation import gettext_lazy as _


class Wave(models.TextChoices):
    """When the same questions are asked again (domain 3.2); W6 asks those who have waited for half a year."""

    T0 = "t0", _("at the first talk")
    T1 = "t1", _("when the two begin")
    T2 = "t2", _("half way")
    T3 = "t3", _("when the two close")
    T4 = "t4", _("half a year later")
    T5 = "t5", _("a year later")
    W6 = "w6", _("after half a year of waiting")


class WorkKind(models.TextChoices):
    """What kind of work it is (domain 4.3). Only an ordinary job counts as a job; the others are shown beside it."""

    ORDINARY = "ordinary", _("an ordinary paid job")
    SELF_EMPLOYED = "self_employed", _("my own business")
    SUBSIDISED = "subsidised", _("a job with wage support, or a flex job")
    INTERNSHIP = "internship", _("a work placement, without ordinary pay")


class DoorToJob(models.TextChoices):
    """Who opened the door to a job (R10)."""

    HERSELF = "herself", _("I found it myself")
    PAIR = "pair", _("my mentor opened a door")
    NETWORK = "network", _("somebody else in the network opened a door")
    ACQUAINTANCE = "acquaintance", _("somebody else I know opened a door")
    JOB_CENTER = "job_center", _("the job center")


class EducationEnd(models.TextChoices):
    GOING_ON = "", _("I am still there")
    COMPLETED = "completed", _("I completed it")
    INTERRUPTED = "interrupted", _("I stopped before the end")


class DanishTest(models.TextChoices):
    """The tests that end a Danish course (domain 4.2)."""

    PD1 = "pd1", _("Prøve i Dansk 1")
    PD2 = "pd2", _("Prøve i Dansk 2")
    PD3 = "pd3", _("Prøve i Dansk 3")
    STUDY = "study", _("Studieprøven")
    OTHER = "other", _("another test of Danish")


class DatePrecision(models.TextChoices):
    """How precisely a day is known (`foundation.partial_dates`)."""

    YEAR = "year", _("to the year")
    MONTH = "month", _("to the month")
    DAY = "day", _("to the day")


class CefrLevel(models.IntegerChoices):
    """How well a language is understood, spoken, read or written, in words that say what one can do with it."""

    A1 = 1, _("A1, a few words")
    A2 = 2, _("A2, everyday things")
    B1 = 3, _("B1, I get by")
    B2 = 4, _("B2, quite well")
    C1 = 5, _("C1, well, also at work")
    C2 = 6, _("C2, like my own language")
