from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Mode(models.TextChoices):
    """How the two met; what they talked about is theirs."""

    IN_PERSON = "in_person", _("Face to face")
    ONLINE = "online", _("On a screen")
    PHONE = "phone", _("By phone")


class PlaceKind(models.TextChoices):
    """Neutral kinds of places only: no address is ever written here (domain 1.4)."""

    LIBRARY = "library", _("A library")
    CAFE = "cafe", _("A café")
    BRANCH = "branch", _("The network's own rooms")
    COMMUNITY = "community", _("A house of associations")
    WORKPLACE = "workplace", _("A workplace")
    WALK = "walk", _("A walk")
    NONE = "none", _("No place: on a screen or by phone")


# Where two people meet for the first time (domain 1.1): places where others are around.
FIRST_PLACES = (PlaceKind.LIBRARY, PlaceKind.CAFE, PlaceKind.BRANCH, PlaceKind.COMMUNITY)


class FirstWord(models.TextChoices):
    """What each of the two says by herself after their match meeting."""

    GOES_ON = "goes_on", _("We have met, and I would like us to go on")
    STOPS = "stops", _("We have met, and I would rather not go on")
    NOT_MET = "not_met", _("We have not met yet")


class Often(models.TextChoices):
    WEEKLY = "weekly", _("every week")
    TWICE_A_MONTH = "twice_a_month", _("twice a month")
    MONTHLY = "monthly", _("once a month")


class Between(models.TextChoices):
    """How the two reach each other between their meetings."""

    WHENEVER = "whenever", _("We write and call when we like")
    DAYTIME = "daytime", _("We write and call in the daytime on weekdays")
    WRITE_ONLY = "write_only", _("We write, and we do not call")
    COORDINATOR = "coordinator", _("Through our coordinator")
    MEETINGS_ONLY = "meetings_only", _("Only when we meet")


class Domain(models.TextChoices):
    """The two domains of a goal (R16)."""

    WORK = "work", _("Work and education")
    SOCIETY = "society", _("Life in society")


class GoalState(models.TextChoices):
    OPEN = "open", _("We are at it")
    REACHED = "reached", _("Reached")
    PARTLY = "partly", _("Reached in part")
    DROPPED = "dropped", _("Laid aside")


class Whose(models.TextChoices):
    """Whose goal or step it is; the mentor has goals of her own too."""

    MENTEE = "mentee", _("the mentee's")
    MENTOR = "mentor", _("the mentor's")
    BOTH = "both", _("both of ours")


class DoorKind(models.TextChoices):
    """Ways to open a door for the other (R10)."""

    INTRODUCTION = "introduction", _("Introduced her to somebody")
    VISIT = "visit", _("Took her along to a workplace")
    REFERENCE = "reference", _("Spoke up for her as a reference")
    EVENT = "event", _("Took her along to an event")
    APPLICATION = "application", _("Helped with an application")
    OTHER = "other", _("Opened another door")


def length_words(minutes: int) -> str:
    """Say a length as people do: in whole hours, else in minutes."""
    if minutes % 60 == 0:
        return ngettext("%(count)d hour", "%(count)d hours", minutes // 60) % {"count": minutes // 60}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
