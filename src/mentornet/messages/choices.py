from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")


class Delivery(models.TextChoices):
    WAITING = "waiting", _("waiting to be sent")
    SENT = "sent", _("sent")
    GIVEN_UP = "given_up", _("could not be sent")
    NO_ADDRESS = "no_address", _("no address to send to")
    # Sent as a part of one letter with others.
    JOINED = "joined", _("sent together with others")
    UNWANTED = "unwanted", _("not sent: she has said no to such letters")
    TOO_LATE = "too_late", _("not sent: its day had passed")


class Kind(models.TextChoices):
    """How much a letter may wait, and whether she may say no to it."""

    NECESSARY = "necessary", _("always sent")
    OPTIONAL = "optional", _("sent unless she says no")
    DIGESTIBLE = "digestible", _("sent together with others, unless she says no")


class Topic(models.TextChoices):
    """What a letter is about that she may say no to."""

    REMINDERS = "reminders", _("Reminders of what you have planned")
    QUESTIONS = "questions", _("Questions about how it goes")
    NEWS = "news", _("News and invitations from your branch")
