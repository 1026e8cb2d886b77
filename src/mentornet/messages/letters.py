"""Make a mail of a message: plain words, the same words as a small page, and the files that go with it."""

import re
from email.mime.base import MIMEBase

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import SafeMIMEText
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

from mentornet.messages.choices import Channel
from mentornet.messages.links import stop_address
from mentornet.messages.models import Enclosure, OutboxMessage
from mentornet.messages.texts import text_named

# A full stop after an address ends the sentence, not the address.
ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]")
# Mail programs read no style sheet of ours, so the little style there is stands in the letter. No picture, no host.
_PAGE = (
    '<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{subject}</title>'
    '</head><body dir="{direction}" style="margin:0;background:#fffdfa;color:#2a2130">'
    '<div style="max-width:34rem;overflow-wrap:anywhere;margin:0 auto;padding:1.5rem 1.25rem;'
    'font:17px/1.55 system-ui,-apple-system,Segoe UI,Noto Sans,sans-serif">{paragraphs}</div></body></html>'
)
_WRITTEN_FROM_THE_RIGHT = {"ar", "fa", "he", "ur", "ps", "ckb"}


def mail_of(message: OutboxMessage) -> EmailMultiAlternatives:
    """Make the mail; its Message-ID is the row's, so that a repeat after a crash is recognized."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.address],
        reply_to=[message.reply_to or settings.REPLY_ADDRESS] if message.reply_to or settings.REPLY_ADDRESS else None,
        headers={
            "Message-ID": f"<outbox-{message.pk}@{domain}>",
            "Content-Language": message.language,
            # Asks holiday replies to stay away.
            "Auto-Submitted": "auto-generated",
            **_ways_out(message),
        },
    )
    mail.attach_alternative(as_page(message), "text/html")
    for enclosure in message.enclosures.all():
        _enclose(mail, enclosure)
    return mail


def _ways_out(message: OutboxMessage) -> dict[str, str]:
    """Let her mail program say no for her, with one press (RFC 2369, RFC 8058)."""
    names = [message.text_name, *message.parts.values_list("text_name", flat=True)]
    topics = {text.topic for text in map(text_named, names) if text.topic is not None}
    if not topics or message.person is None:
        return {}
    address = stop_address(message.person, topics, Channel(message.channel))
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def as_page(message: OutboxMessage) -> str:
    """Return the words of a message as a calm page: paragraphs, links, and the direction of its language."""
    return format_html(
        _PAGE,
        language=message.language,
        direction=direction_of(message.language),
        subject=message.subject,
        paragraphs=mark_safe("".join(map(_paragraph, re.split(r"\n\s*\n", message.body.strip())))),
    )


def direction_of(language: str) -> str:
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "rtl" if language in _WRITTEN_FROM_THE_RIGHT else "ltr"


def _paragraph(words: str) -> SafeString:
    lines = mark_safe("<br>".join(map(_line, words.splitlines())))
    return format_html('<p style="margin:0 0 1em" dir="auto">{}</p>', lines)


def _line(words: str) -> SafeString:
    """Escape a line, and let its addresses be pressed."""
    parts, end = [], 0
    for found in ADDRESS.finditer(words):
        parts.append(conditional_escape(words[end : found.start()]))
        parts.append(format_html('<a href="{0}" style="color:#4a1d3d" dir="ltr">{0}</a>', found[0]))
        end = found.end()
    return mark_safe("".join([*parts, conditional_escape(words[end:])]))


def _enclose(mail: EmailMultiAlternatives, enclosure: Enclosure) -> None:
    """Add a file. An invitation stands among the letter's readings and beside it: some programs look only at one."""
    content = bytes(enclosure.content)
    kind, _, parameters = enclosure.content_type.partition(";")
    if kind.strip().lower() == "text/calendar":
        mail.attach_alternative(content.decode(), f"text/calendar;{parameters or ' method=REQUEST'}")
        part: MIMEBase = SafeMIMEText(content.decode(), "calendar", "utf-8")
        if "method=" in parameters:
            part.set_param("method", parameters.partition("method=")[2].split(";")[0].strip())
        part.add_header("Content-Disposition", "attachment", filename=enclosure.name)
        mail.attach(part)
        return
    mail.attach(enclosure.name, content, enclosure.content_type)
