"""The texts of this room: what it writes to somebody who has not finished her letter yet."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentornet.messages.texts import register_text

register_text(
    "come_back",
    about=_("where she goes on with a letter that she has begun"),
    at_once=True,
    may_be_reworded=False,
    sample={
        "until": date(2027, 5, 17),
        "address": "https://mentornet.example.org/join/go-on/MTIzNDpzYW1wbGU:Zm9yIGEgc2FtcGxlIG9ubHk/?lang=da",
    },
)
