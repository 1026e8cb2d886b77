"""How it goes is asked of each of the two separately, and answered in seconds (R15, R83)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.following_up.choices import Way, YesNo
from mentornet.following_up.letters import send_check_in, tell_that_she_wishes_a_call
from mentornet.following_up.models import CheckIn
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.matching.models import Match

LONGEST_WORDS = 4000


class AskedAlready(Refusal):
    sentence = _("She has been asked on this day already. Open the match to see what she answered.")


class AnsweredAlready(Refusal):
    sentence = _("You have answered already. If something has changed, call your coordinator.")


class NoLongerAsked(Refusal):
    sentence = _("We no longer ask this. If there is something you would like to say, call your coordinator.")


class NothingSaid(Refusal):
    sentence = _("Choose how it goes, or write a few words.")


@dataclass(frozen=True, slots=True)
class CheckInAnswer:
    """What she says; every part of it may be left out, but not all of them. `how_it_goes` is 1 to 5."""

    how_it_goes: int | None = None
    meets_often_enough: str = ""
    wishes_a_call: bool = False
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return self == CheckInAnswer()


@transaction.atomic
def ask_how_it_goes(*, match: Match, role: str, day: int, answer_by: date, at: datetime) -> CheckIn:
    """Ask one of the two how it goes, by a letter with a link that needs no sign-in.

    :param day: which of the profile's days it is, counted from the start.
    :raises AskedAlready: she has been asked on this day.
    """
    with breach_means({"each_is_asked_once_a_day": AskedAlready}), transaction.atomic():
        check_in = CheckIn.objects.create(
            match=match, role=role, day=day, asked_on=timezone.localdate(at), answer_by=answer_by
        )
    send_check_in(check_in, text_name="check_in", written_at=at)
    _record("ask_how_it_goes", check_in, {"day": day})
    return check_in


@transaction.atomic
def remind_of_check_in(*, check_in: CheckIn, at: datetime) -> CheckIn:
    """Ask once more, and only once.

    :raises AskedAlready: she has been reminded.
    :raises AnsweredAlready: she has answered.
    """
    check_in = _locked(check_in)
    if check_in.answered_at:
        raise AnsweredAlready
    if check_in.reminded_on:
        raise AskedAlready
    check_in.reminded_on = timezone.localdate(at)
    check_in.save(update_fields=["reminded_on"])
    send_check_in(check_in, text_name="check_in_reminder", written_at=at)
    _record("remind_of_check_in", check_in)
    return check_in


@transaction.atomic
def answer_check_in(*, check_in: CheckIn, answer: CheckInAnswer, way: Way, at: datetime) -> CheckIn:
    """Keep what she answers; when she wishes a call, her coordinator hears of it at once.

    :raises AnsweredAlready: she has answered.
    :raises NoLongerAsked: the day has passed, or the match has ended.
    :raises NothingSaid: the answer holds nothing.
    :raises ValueError: a part of the answer is none of those to choose among.
    """
    check_in = _locked(check_in)
    if check_in.answered_at:
        raise AnsweredAlready
    if not check_in.is_open_on(timezone.localdate(at)) or check_in.match.ended_on:
        raise NoLongerAsked
    _check(answer)
    check_in.answered_at, check_in.way = at, way
    check_in.how_it_goes, check_in.meets_often_enough = answer.how_it_goes, answer.meets_often_enough
    check_in.wishes_a_call, check_in.words = answer.wishes_a_call, answer.words[:LONGEST_WORDS]
    check_in.save()
    if answer.wishes_a_call:
        tell_that_she_wishes_a_call(check_in, written_at=at)
    _record("answer_check_in", check_in, {"way": str(way)})
    return check_in


def _check(answer: CheckInAnswer) -> None:
    if answer.is_empty:
        raise NothingSaid
    if answer.how_it_goes not in (None, 1, 2, 3, 4, 5):
        raise ValueError(f"how it goes is 1 to 5, not {answer.how_it_goes!r}")
    if answer.meets_often_enough not in ("", *YesNo.values):
        raise ValueError(f"she meets often enough or not, not {answer.meets_often_enough!r}")


def _locked(check_in: CheckIn) -> CheckIn:
    """Return the check-in as it is now; her two devices must queue here."""
    with_people = CheckIn.objects.select_related("match__branch", "match__mentee__person", "match__mentor__person")
    return with_people.select_for_update(of=("self",)).get(pk=check_in.pk)


def _record(action: str, check_in: CheckIn, details: dict[str, int | str] | None = None) -> None:
    audit.record(
        action,
        by=None,
        subject=check_in,
        branch=check_in.match.branch,
        person=check_in.participant.person,
        details=details,
    )
