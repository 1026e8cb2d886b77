"""The text of this room."""

from django.utils.translation import gettext_lazy as _

from mentornet.messages.texts import register_text

register_text(
    "reach_changed",
    about=_("that we write somewhere else from now on"),
    at_once=True,
    may_be_reworded=False,
    sample={"is_phone": True},
)
