"""What she wrote above the quoted letter, whichever program wrote the mail.

Nothing here trusts a mail: headers and bodies may be broken, endless, or meant to harm.
"""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses
from html.parser import HTMLParser

from mailparser_reply import EmailReplyParser

LARGEST_MAIL = 10 * 1024 * 1024
_LONGEST_BODY = 60_000
_LONGEST_FOR_PATTERNS = 2_000

_WROTE = (
    r"wrote|skrev|schrieb|a écrit|escribió|napisał\w*|написав|написала|написал|пише|пишет|каже"
    r"|كتب|كتبت|كتابة ما يلي|نوشت|نوشته است|yazdı|yazmış|qoray|qortay|ጽሒፉ|ጽሒፋ|ጸሓፈ"
)
_ATTRIBUTION = re.compile(rf"(?:{_WROTE})", re.IGNORECASE)
_ADDRESS_AND_DATE = re.compile(r"\d.*@|@.*\d")
_ONE_WORD_HEADERS = (
    "from sent to cc subject date reply-to fra sendt til emne dato kopi från skickat ämne von gesendet an betreff "
    "datum від надіслано кому тема дата копія от отправлено من إلى الى الموضوع التاريخ نسخة از به موضوع تاریخ "
    "kimden gönderen gönderildi kime konu tarih ka ku ካብ ናብ"
)
_HEADER_NAMES = [*_ONE_WORD_HEADERS.split(), "تم الإرسال", "أُرسلت", "ارسال شده", "gönderme tarihi"]
_HEADER = re.compile(rf"[\s*>]*(?:{'|'.join(map(re.escape, _HEADER_NAMES))})\s*\*?\s*:", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"[\s>]*[-_]{3,}\s*(?:original message|forwarded message|oprindelig meddelelse|videresendt meddelelse"
    r"|ursprüngliche nachricht|message d'origine|оригінальне повідомлення|исходное сообщение"
    r"|الرسالة الأصلية|رسالة أصلية|پیام اصلی|özgün ileti|orijinal mesaj)[\s\w]*[-_]*",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:sent (?:from|with|via) |get outlook for |sendt fra |hent outlook |надіслано з |отправлено с |أرسلت من |"
    r"تم الإرسال من |ارسال شده از |\S*'?(?:dan|den|ten|tan) gönderildi|.{0,40}(?:cihazımdan|telefonumdan) gönderildi)",
    re.IGNORECASE,
)
_AUTOMATIC_SUBJECT = re.compile(
    r"(?:automatic reply|auto(?:matic)? ?-?reply|out of (?:the )?office|autosvar|automatisk svar|ikke på kontoret"
    r"|fraværende|автоматична відповідь|автоответ|رد تلقائي|پاسخ خودکار|otomatik yanıt|jawaab otomaatig)",
    re.IGNORECASE,
)


class NoMail(ValueError):
    """The bytes are no mail that can be read."""


@dataclass(frozen=True, slots=True)
class MailReply:
    """One mail, as far as it matters: who, to which addresses, what is new in it, and all of its text."""

    sender: str
    recipients: str
    key: str
    is_automatic: bool
    is_bounce: bool
    # What she wrote, without the letter that she answers; and everything, to find our code in.
    words: str
    whole: str


def read_mail(raw: bytes) -> MailReply:
    """Read a mail as RFC 822 has it; attachments are left alone.

    :raises NoMail: there are no headers, or neither a sender nor a text.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    whole = _body(message)[:_LONGEST_BODY]
    sender = next((address for _name, address in _addresses(message, "From")), "")
    if not message.keys() or (not sender and not whole.strip()):
        raise NoMail
    to_headers = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
    recipients = " ".join(address for name in to_headers for _n, address in _addresses(message, name))
    return MailReply(
        sender=sender.casefold()[:254],
        recipients=recipients,
        key="|".join([_header(message, "Message-ID"), sender, whole]),
        is_automatic=_is_automatic(message),
        is_bounce=_is_bounce(message, sender),
        words=new_words(whole),
        whole=whole,
    )


def new_words(text: str) -> str:
    """Return what stands above, below or between the quoted lines of a mail's text, without a signature."""
    lines = [line.replace("\xa0", " ").strip("\u200e\u200f\u202a\u202b\u202c") for line in text.splitlines()]
    kept: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if _ORIGINAL.match(line) or _begins_header_block(lines, number):
            break
        span = _attribution_span(lines, number)
        if span:
            follows = next((one for one in lines[number + span :] if one.strip()), "")
            if follows and not follows.lstrip().startswith(">"):
                break
            number += span
            continue
        if line.rstrip() == "--" or _SENT_FROM.match(line.strip()):
            # A signature goes as far as the quote, or to the end.
            number += 1
            while number < len(lines) and not (lines[number].startswith(">") or _attribution_span(lines, number)):
                number += 1
            continue
        if not line.lstrip().startswith(">"):
            kept.append(line.rstrip())
        number += 1
    words = "\n".join(kept).strip("\n _-=")
    return _without_rest(words).strip()


def _without_rest(words: str) -> str:
    """Take away what the library knows of signatures and quotes besides; where it takes everything, nothing goes."""
    # Its patterns take the longer the square of what they read; a long letter keeps its signature.
    if not words or len(words) > _LONGEST_FOR_PATTERNS:
        return words
    return EmailReplyParser(languages=["en", "da", "de", "fr", "es", "pl"]).parse_reply(words) or words


def _begins_header_block(lines: list[str], number: int) -> bool:
    """Do three header lines stand close together here, as Outlook quotes a mail?"""
    if not _HEADER.match(lines[number]):
        return False
    near = lines[number + 1 : number + 7]
    return sum(bool(_HEADER.match(line)) for line in near) >= 2


def _attribution_span(lines: list[str], number: int) -> int:
    """Return how many lines from here say who wrote when, 0 for none: "Den 3. maj 2027 kl. 10.12 skrev ...:"."""
    if not _begins_attribution(lines[number]):
        return 0
    said = ""
    for span in (1, 2, 3):
        if number + span > len(lines) or not lines[number + span - 1].strip():
            return 0
        said = f"{said} {lines[number + span - 1].strip()}".strip()
        if len(said) > 400:
            return 0
        if said.endswith((":", "：")):
            has_date = any(sign.isdecimal() for sign in said)
            wrote = _ATTRIBUTION.search(said) and (has_date or "@" in said)
            dated = _ADDRESS_AND_DATE.search(said) and sum(sign.isdecimal() for sign in said) >= 6
            return span if wrote or dated else 0
    return 0


def _begins_attribution(line: str) -> bool:
    """Does a line hold enough of a date, an address or "wrote" to begin one? Her own "4" before it does not."""
    return sum(sign.isdecimal() for sign in line) >= 6 or "@" in line or bool(_ATTRIBUTION.search(line))


def _body(message: EmailMessage) -> str:
    """Return the plain text of a mail, or its page as text where there is no other."""
    for kind in ("plain", "html"):
        try:
            part = message.get_body((kind,))
            content = part.get_content() if part is not None else ""
        except (LookupError, ValueError, AttributeError, KeyError, TypeError):
            continue  # an unknown alphabet or a broken part; perhaps the other can be read
        if isinstance(content, str) and content.strip():
            return text_of_page(content[: 4 * _LONGEST_BODY]) if kind == "html" else content
    return ""


def text_of_page(page: str) -> str:
    """Return a page of HTML as plain lines, quoted parts marked as mail programs do it."""
    reader = _PageText()
    reader.feed(page)
    reader.close()
    return reader.text()


class _PageText(HTMLParser):
    """Reads lines out of a page; knows blocks, quotes, and what nobody sees."""

    BLOCKS = frozenset("p div br li tr h1 h2 h3 blockquote table hr ul ol".split())
    UNSEEN = frozenset("style script head title".split())
    QUOTES = ("gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[int, str]] = [(0, "")]
        self._open: list[tuple[str, bool]] = []
        self._quoted = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in self.UNSEEN:
            self._unseen += 1
        if tag in ("div", "blockquote"):
            classes = dict(attributes).get("class") or ""
            is_quote = tag == "blockquote" or any(name in classes for name in self.QUOTES)
            self._open.append((tag, is_quote))
            self._quoted += is_quote
        if tag in self.BLOCKS:
            self._lines.append((self._quoted, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag in ("div", "blockquote") and any(name == tag for name, _ in self._open):
            while self._open:
                name, was_quote = self._open.pop()
                self._quoted -= was_quote
                if name == tag:
                    break
        if tag in self.BLOCKS:
            self._lines.append((self._quoted, ""))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            quoted, line = self._lines[-1]
            self._lines[-1] = (quoted, f"{line}{' '.join(data.split())} " if data.strip() else f"{line} ")

    def text(self) -> str:
        lines = (f"> {line.strip()}" if quoted else line.strip() for quoted, line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_automatic(message: EmailMessage) -> bool:
    submitted = _header(message, "Auto-Submitted").split(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or any(message.get(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response"))
        or _header(message, "Precedence").strip().lower() in ("auto_reply", "bulk", "junk", "list")
        or bool(_AUTOMATIC_SUBJECT.match(_header(message, "Subject").strip()))
    )


def _is_bounce(message: EmailMessage, sender: str) -> bool:
    mailbox = sender.partition("@")[0].casefold()
    empty_way_back = message.get("Return-Path") is not None and _header(message, "Return-Path").strip() == "<>"
    is_report = message.get_content_type() == "multipart/report"
    return mailbox in ("mailer-daemon", "postmaster") or is_report or empty_way_back


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, LookupError, AttributeError, TypeError):  # broken beyond the library's patience
        return ""


def _addresses(message: EmailMessage, name: str) -> list[tuple[str, str]]:
    return getaddresses([_header(message, name)[:5000]])
