"""What is asked about messages: what became of them, and in whose words they are written."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by
from mentornet.messages.choices import Channel, Delivery, Topic
from mentornet.messages.models import BranchText, MessageChoice, OutboxMessage
from mentornet.messages.texts import Text, known_texts
from mentornet.people.models import Account, Person

# Why a message did not leave, by the class of the error: told so that a coordinator knows what to do.
_REASONS: dict[str, str | Promise] = {
    "AddressRefused": _("There is no such e-mail address. Ask her for another one."),
    "ProviderRefused": _("There is no such phone number, or it takes no text messages. Ask her for another one."),
    "ProviderIsDown": _("The text message company did not answer. We try again."),
    "NoProvider": _("Text messages are not set up here yet. Call her."),
    "SMTPServerDisconnected": _("The mail server did not answer. We try again."),
    "ConnectionRefusedError": _("The mail server did not answer. We try again."),
    "TimeoutError": _("The mail server did not answer. We try again."),
    "SMTPRecipientsRefused": _("Her mailbox takes no mail just now. We try again."),
}


def messages_written_to(person: Person) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(person=person)


def messages_visible_to(account: Account, *, as_of: date) -> QuerySet[OutboxMessage]:
    """The messages of the branches that she coordinates on a day."""
    return OutboxMessage.objects.filter(branch__in=branches_coordinated_by(account, as_of=as_of))


def messages_of(branch: Branch, *, stuck: bool = False) -> QuerySet[OutboxMessage]:
    """What a branch has written to people, the newest first; or only what did not reach them."""
    found = OutboxMessage.objects.filter(branch=branch, person__isnull=False).select_related("person")
    return found.filter(delivery__in=(Delivery.GIVEN_UP, Delivery.NO_ADDRESS)) if stuck else found


def count_given_up(branch: Branch) -> tuple[int, date | None]:
    """How many messages of a branch could not be sent, and since when; one query."""
    moments = messages_of(branch).filter(delivery=Delivery.GIVEN_UP).order_by("written_at")
    written = list(moments.values_list("written_at", flat=True)[:100])
    return len(written), written[0].date() if written else None


def reason_in_words(message: OutboxMessage) -> str | Promise:
    """Say why a message has not left yet, or could not be sent; nothing while all is well."""
    if not message.last_error:
        return ""
    return _REASONS.get(message.last_error, _("Something went wrong on the way. We have noted what it was."))


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text in the list, and the languages in which the branch has written it itself."""

    text: Text
    languages: tuple[str, ...]


def texts_of(branch: Branch) -> list[ShownText]:
    """Every text that a branch may write in its own words; one query."""
    own: dict[str, dict[str, str]] = {}
    for name, language, body in (
        BranchText.objects.filter(branch=branch).order_by("version").values_list("text_name", "language", "body")
    ):
        own.setdefault(name, {})[language] = body
    return [
        ShownText(text, tuple(sorted(language for language, body in own.get(text.name, {}).items() if body)))
        for text in known_texts()
        if text.may_be_reworded
    ]


def versions_of(branch: Branch, text: Text, language: str) -> QuerySet[BranchText]:
    """A branch's own words for a text in a language, the newest first, with who saved them."""
    found = BranchText.objects.filter(branch=branch, text_name=text.name, language=language)
    return found.select_related("saved_by__person")


def choices_of(person: Person) -> dict[tuple[Topic, Channel], bool]:
    """What she wants and does not want, for every topic and every way in which she can be reached."""
    said = {(choice.topic, choice.channel): choice.is_wanted for choice in MessageChoice.objects.filter(person=person)}
    ways = [Channel.EMAIL] * bool(person.email) + [Channel.SMS] * bool(person.phone)
    return {(topic, way): said.get((topic, way), True) for topic in Topic for way in ways}
