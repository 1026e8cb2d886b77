"""A mail comes in: an answer is understood, a machine's is let go, and what nobody can place waits for a reader."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.following_up.actions.check_ins import LONGEST_WORDS, CheckInAnswer, answer_check_in
from mentornet.following_up.actions.concerns import SettledAlready
from mentornet.following_up.choices import MailFate, Way
from mentornet.following_up.links import reply_code_within
from mentornet.following_up.mail_replies import LARGEST_MAIL, MailReply, NoMail, read_mail
from mentornet.following_up.mail_words import answers_within
from mentornet.following_up.models import CheckIn, ReceivedMail
from mentornet.foundation import audit
from mentornet.people.models import Account, Person
from mentornet.people.queries import person_reached_by


@dataclass(frozen=True, slots=True)
class _Placed:
    """What is kept of a mail."""

    fate: MailFate
    check_in: CheckIn | None = None
    person: Person | None = None
    branch: Branch | None = None
    words: str = ""


def receive_mail(*, raw: bytes, at: datetime) -> ReceivedMail:
    """Take in a mail and do what it asks for; the same mail twice has one effect.

    :param raw: as RFC 822 has it, headers and all. Nothing in it can make this fail.
    """
    mail = _read(raw)
    key = sha256(mail.key.encode(errors="replace") if isinstance(mail, MailReply) else raw).hexdigest()
    known = ReceivedMail.objects.filter(sha256=key).first()
    if known is not None:
        return known
    try:
        return _take_in(mail, key=key, at=at)
    except IntegrityError:  # the same mail, taken in by another of us in this second
        return ReceivedMail.objects.get(sha256=key)


@transaction.atomic
def settle_mail(*, mail: ReceivedMail, on: date, by: Account) -> ReceivedMail:
    """Say that somebody has read a mail and done what it asks for; its words are forgotten.

    :raises SettledAlready: somebody has done so before.
    """
    mail = ReceivedMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.settled_on:
        raise SettledAlready
    mail.settled_on, mail.settled_by = on, by
    mail.save(update_fields=["settled_on", "settled_by"])
    audit.record("settle_mail", by=by, subject=mail, branch=mail.branch, person=mail.person)
    return mail


@transaction.atomic
def _take_in(mail: MailReply | MailFate, *, key: str, at: datetime) -> ReceivedMail:
    # The row first: whoever brings the same mail in this second stops at it.
    row = ReceivedMail.objects.create(sha256=key, received_at=at, fate=MailFate.UNREADABLE)
    placed = _Placed(mail) if isinstance(mail, MailFate) else _place(mail, at=at)
    row.fate, row.check_in, row.person = placed.fate, placed.check_in, placed.person
    row.branch, row.words = placed.branch, placed.words
    row.save()
    audit.record(
        "receive_mail",
        by=None,
        subject=row,
        branch=row.branch,
        person=row.person,
        details={"fate": str(row.fate)},
    )
    return row


def _read(raw: bytes) -> MailReply | MailFate:
    if len(raw) > LARGEST_MAIL:
        return MailFate.TOO_LARGE
    try:
        return read_mail(raw)
    except NoMail:
        return MailFate.UNREADABLE


def _place(mail: MailReply, *, at: datetime) -> _Placed:
    if mail.is_bounce:
        return _Placed(MailFate.BOUNCE)
    if mail.is_automatic:
        return _Placed(MailFate.AUTOMATIC)
    words = mail.words.replace("\x00", "")[:LONGEST_WORDS]
    if not words:
        return _Placed(MailFate.EMPTY)
    check_in = _check_in_of(mail)
    if check_in is None:
        sender = person_reached_by(email=mail.sender, phone="") if mail.sender else None
        return _Placed(MailFate.NOT_PLACED, person=sender, branch=_branch_of(sender), words=words)
    person, branch = check_in.participant.person, check_in.match.branch
    if check_in.answered_at:
        return _Placed(MailFate.WORDS_KEPT, check_in, person, branch, words)
    if check_in.match.ended_on or not check_in.is_open_on(timezone.localdate(at)):
        return _Placed(MailFate.TOO_LATE, check_in, person, branch, words)
    how_it_goes, often, call = answers_within(words)
    answer = CheckInAnswer(how_it_goes, often, call, words)
    answer_check_in(check_in=check_in, answer=answer, way=Way.MAIL, at=at)
    return _Placed(MailFate.ANSWERED, check_in, person, branch)


def _check_in_of(mail: MailReply) -> CheckIn | None:
    """Find what a mail answers: by the code in an address, else by the code in the letter that it quotes."""
    number = reply_code_within(mail.recipients) or reply_code_within(mail.whole)
    if number is None:
        return None
    people = ("match__branch", "match__mentee__person", "match__mentor__person")
    return CheckIn.objects.select_related(*people).filter(pk=number).first()


def _branch_of(person: Person | None) -> Branch | None:
    """The branch whose coordinators know her best: where she took part last."""
    if person is None:
        return None
    latest = person.participations.select_related("branch").order_by("left_on", "-approved_on").first()
    if latest is not None:
        return latest.branch
    application = person.applications.select_related("branch").order_by("-pk").first()
    return application.branch if application else None
