from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HowItGoes(models.IntegerChoices):
    """The first of the three questions, in words as she reads them."""

    BADLY = 1, pgettext_lazy("how it goes for the two", "Badly")
    NOT_SO_WELL = 2, pgettext_lazy("how it goes for the two", "Not so well")
    ALL_RIGHT = 3, pgettext_lazy("how it goes for the two", "All right")
    WELL = 4, pgettext_lazy("how it goes for the two", "Well")
    VERY_WELL = 5, pgettext_lazy("how it goes for the two", "Very well")


class YesNo(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


class Way(models.TextChoices):
    """How an answer came to us."""

    PAGE = "page", _("on her page")
    MAIL = "mail", _("by mail")


class Party(models.TextChoices):
    """Who says something about a match: one of the two, or the coordinator."""

    MENTEE = "mentee", _("the mentee")
    MENTOR = "mentor", _("the mentor")
    COORDINATOR = "coordinator", _("the coordinator")


class ConcernKind(models.TextChoices):
    """A worry asks for help; a complaint asks for an answer."""

    WORRY = "worry", _("I am worried about something")
    COMPLAINT = "complaint", _("I would like to complain")


class ConcernAbout(models.TextChoices):
    THE_TWO = "the_two", _("How it goes for the two of us")
    THE_OTHER = "the_other", _("Something that the other said or did")
    MYSELF = "myself", _("Something in my own life")
    COORDINATOR = "coordinator", _("The coordinator")
    NETWORK = "network", _("The network")


class TalkKind(models.TextChoices):
    PHONE = "phone", _("on the phone")
    MEETING = "meeting", _("face to face")
    VIDEO = "video", _("on a screen")
    WRITTEN = "written", _("in writing")


class FlagKind(models.TextChoices):
    """What asks for the coordinator's eyes; read from what has happened, never stored."""

    CALL_WISHED = "call_wished", _("would like to be called")
    LOW = "low", _("it does not go well")
    FAR_APART = "far_apart", _("the two see it differently")
    NOT_MET = "not_met", _("have not met yet")
    QUIET = "quiet", _("no meeting for a long time")
    WORDS = "words", _("has written a few words")
    UNANSWERED = "unanswered", _("has not answered")
    PAST_ITS_END = "past_its_end", _("past its planned end")
    WHAT_NEXT = "what_next", _("what comes next?")


class NextStep(models.TextChoices):
    """What she would like after this pair."""

    ANOTHER = "another", _("Yes, as soon as there is somebody")
    LATER = "later", _("Yes, but in three months")
    NO = "no", _("No, thank you")


class MailFate(models.TextChoices):
    """What became of a mail that we received."""

    ANSWERED = "answered", _("an answer to three questions")
    WORDS_KEPT = "words_kept", _("words for the coordinator")
    TOO_LATE = "too_late", _("came after the day")
    NOT_PLACED = "not_placed", _("nobody knows what it answers")
    AUTOMATIC = "automatic", _("written by a machine")
    BOUNCE = "bounce", _("could not be delivered")
    EMPTY = "empty", _("empty")
    TOO_LARGE = "too_large", _("too large")
    UNREADABLE = "unreadable", _("not a mail that can be read")
