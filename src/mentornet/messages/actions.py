"""Write messages into the outbox, let her choose which she gets, and keep a branch's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.models import Branch
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.messages.choices import Channel, Delivery, Kind, Topic
from mentornet.messages.links import choices_address
from mentornet.messages.models import BranchText, Enclosure, MessageChoice, OutboxMessage
from mentornet.messages.own_words import check_own_words
from mentornet.messages.quiet_hours import not_before
from mentornet.messages.senders import Sender, sender_to
from mentornet.messages.sms_length import MOST_SEGMENTS, segments
from mentornet.messages.tasks import deliver_now
from mentornet.messages.texts import Text, known_texts, text_named
from mentornet.messages.writing import Written, choices_line, compose
from mentornet.people.models import Account, Person


class IsUnderWay(Refusal):
    sentence = _("This message is waiting to be sent, or has been sent. Look again in a minute.")


class NothingToSendTo(Refusal):
    sentence = _("There is no address to send this to. Write down a phone number or an e-mail address first.")


class SavedMeanwhile(Refusal):
    sentence = _("Somebody else has saved this text at the same moment. Look at hers, and save yours again.")


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a mail; `content_type` with its parameters, as `text/calendar; method=REQUEST`."""

    name: str
    content_type: str
    content: bytes


def write_message(
    *,
    to: Person,
    text_name: str,
    values: dict[str, Any],
    once: str,
    written_at: datetime,
    branch: Branch | None = None,
    urgent: bool = False,
    reply_to: str = "",
    files: Sequence[File] = (),
    useful_until: datetime | None = None,
) -> OutboxMessage | None:
    """Write a message to a person, to be sent after the transaction has held.

    The text is `messages/{text_name}.txt` in her language, or her branch's own words for it. Mail if she has an
    address, else a text message, else the row says that there is no address. What she may say no to goes where she
    wants it; at night it waits for the morning.

    :param once: names the event; the same event writes once, however often it is told. None comes back then.
    :param branch: on whose behalf; without it the branch that she wrote to last.
    :param urgent: goes at once at any hour, and its words are blanked when it has been sent: a code.
    :param reply_to: where an answer to the mail goes.
    :param useful_until: after this moment it is not sent any more: a reminder of a meeting that has been.
    :raises RuntimeError: outside a transaction, because a message must stand or fall with its change (F-4).
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"message {text_name!r} outside a transaction")
    if OutboxMessage.objects.filter(once=once).exists():
        return None
    text = text_named(text_name)
    language = to.language if to.language in dict(settings.LANGUAGES) else "en"
    sender = sender_to(to, branch=branch, text_name=text_name, language=language)
    written = compose(text_name, values, called_name=to.called_name, language=language, own=sender.own)
    channel, is_wanted = _way_to(to, text)
    address = ((to.email if channel == Channel.EMAIL else to.phone) or "") if is_wanted else ""
    message = OutboxMessage.objects.create(
        person=to,
        branch=sender.branch,
        channel=channel,
        address=address,
        reply_to=reply_to,
        language=language,
        text_name=text_name,
        kind=text.kind,
        urgent=urgent,
        once=once,
        subject=written.subject,
        body=_body(written, to=to, text=text, channel=channel, language=language),
        core=written.core if text.kind == Kind.DIGESTIBLE else "",
        written_at=written_at,
        useful_until=useful_until,
        delivery=(Delivery.WAITING if address else Delivery.NO_ADDRESS) if is_wanted else Delivery.UNWANTED,
        next_try_at=_first_try(to, text, sender, urgent=urgent, written_at=written_at) if address else None,
    )
    for file in files:
        Enclosure.objects.create(
            message=message, name=file.name, content_type=file.content_type, content=bytes(file.content)
        )
    if urgent and address:
        deliver_now.enqueue(message.pk)
    return message


def _way_to(person: Person, text: Text) -> tuple[Channel, bool]:
    """Return by which way she is written to, and whether she wants this at all."""
    ways = [Channel.EMAIL] * bool(person.email) + [Channel.SMS] * bool(person.phone)
    first = ways[0] if ways else Channel.EMAIL
    if text.topic is None:
        return first, True
    closed = set(
        MessageChoice.objects.filter(person=person, topic=text.topic, is_wanted=False).values_list("channel", flat=True)
    )
    open_ways = [way for way in ways if way not in closed]
    return (open_ways[0], True) if open_ways else (first, not ways)


def _body(written: Written, *, to: Person, text: Text, channel: Channel, language: str) -> str:
    words = written.body if channel == Channel.EMAIL else written.phone
    if text.topic is None:
        return words
    line = choices_line(choices_address(to, language=language), language=language)
    whole = f"{words}\n\n{line}" if channel == Channel.EMAIL else f"{words}\n{line}"
    # A text message carries the line where there is room; her page says it as well.
    return whole if channel == Channel.EMAIL or segments(whole) <= MOST_SEGMENTS else words


def _first_try(to: Person, text: Text, sender: Sender, *, urgent: bool, written_at: datetime) -> datetime:
    if urgent or text.at_once:
        return written_at
    earliest = not_before(written_at, rules=sender.rules, kind=text.kind)
    if text.kind != Kind.DIGESTIBLE or not sender.rules.digest_hours:
        return earliest
    waiting = OutboxMessage.objects.filter(
        person=to, kind=Kind.DIGESTIBLE, delivery=Delivery.WAITING, attempts=0, next_try_at__gt=written_at
    )
    gathered = waiting.order_by("next_try_at").values_list("next_try_at", flat=True).first()
    last = written_at + timedelta(hours=sender.rules.digest_hours)
    return gathered or not_before(last, rules=sender.rules, kind=text.kind)


@transaction.atomic
def send_again(*, message: OutboxMessage, by: Account | None, at: datetime) -> OutboxMessage:
    """Send a message that was given up, or that had no address, to the address that she has now.

    :raises IsUnderWay: when it waits, has been sent, was not wanted, or was a code that is blank by now.
    :raises NothingToSendTo: when she has neither phone nor e-mail address.
    """
    person = message.person
    ways = {Channel.EMAIL: person.email or "", Channel.SMS: person.phone or ""} if person else {}
    # Words for a phone are short and go by mail as well; a whole letter goes to a phone only where it was one.
    address = ways.get(Channel(message.channel)) or ways.get(Channel.EMAIL) or ways.get(Channel.SMS) or ""
    if not address:
        raise NothingToSendTo
    channel = Channel.EMAIL if "@" in address else Channel.SMS
    stopped = OutboxMessage.objects.filter(pk=message.pk, urgent=False, kind=message.kind).filter(
        delivery__in=[Delivery.GIVEN_UP, Delivery.NO_ADDRESS]
    )
    changed = stopped.update(
        delivery=Delivery.WAITING, attempts=0, next_try_at=at, last_error="", address=address, channel=channel
    )
    if not changed:
        raise IsUnderWay
    audit.record("send_message_again", by=by, subject=message, branch=message.branch, person=person)
    message.refresh_from_db()
    return message


@transaction.atomic
def choose_letters(*, person: Person, wanted: Mapping[tuple[Topic, Channel], bool], at: datetime) -> None:
    """Keep which messages she wants, and by which way. What waits and is not wanted any more is not sent."""
    for (topic, channel), is_wanted in wanted.items():
        MessageChoice.objects.update_or_create(
            person=person, topic=topic, channel=channel, defaults={"is_wanted": is_wanted, "chosen_at": at}
        )
        if not is_wanted:
            names = [text.name for text in _texts_about(topic)]
            OutboxMessage.objects.filter(
                person=person, channel=channel, text_name__in=names, delivery=Delivery.WAITING, attempts=0
            ).update(delivery=Delivery.UNWANTED, next_try_at=None)
    audit.record("choose_letters", by=None, person=person, details={"stopped": sum(not one for one in wanted.values())})


def _texts_about(topic: Topic) -> list[Text]:
    """Return the texts that she may say no to under this heading."""
    return [text for text in known_texts() if text.topic == topic]


@transaction.atomic
def save_branch_text(
    *, branch: Branch, text: Text, language: str, subject: str, body: str, by: Account | None, at: datetime
) -> BranchText:
    """Save a branch's own words for a text as a new version; an empty body goes back to the network's.

    :raises WordsCannotBeUsed: when a place in them is not known or a needed one is missing.
    :raises SavedMeanwhile: somebody else has saved a version at the same moment.
    """
    if body:
        check_own_words(text, subject=subject, body=body)
    latest = BranchText.objects.filter(branch=branch, text_name=text.name, language=language).first()
    with breach_means({"branch_text_version_is_used_once": SavedMeanwhile}), transaction.atomic():
        saved = BranchText.objects.create(
            branch=branch,
            text_name=text.name,
            language=language,
            version=latest.version + 1 if latest else 1,
            subject=subject if body else "",
            body=body,
            saved_by=by,
            saved_at=at,
        )
    audit.record(
        "save_branch_text", by=by, subject=saved, branch=branch, details={"text": text.name, "language": language}
    )
    return saved


def forget(person: Person) -> None:
    """Erase every message that was written to her, with its files, and what she chose."""
    OutboxMessage.objects.filter(person=person).delete()
    MessageChoice.objects.filter(person=person).delete()
