"""What has become of a proposal, as the lines of its story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.joining.choices import Role
from mentornet.matching.choices import ProposalEnd, Say
from mentornet.matching.introductions import Introduction, introduction_of
from mentornet.matching.models import Answer, Proposal


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened on a day, and the words that were said."""

    on: date
    sentence: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The lines of a proposal, the oldest first, and both people once they may know each other."""

    lines: list[Line]
    mentee: Introduction | None
    mentor: Introduction | None


def story_of(proposal: Proposal) -> Story:
    """Return what has happened with a proposal; names and contact only when it has become a match."""
    lines = [Line(proposal.run.as_of, _("Proposed in round %(number)s.") % {"number": proposal.run.number})]
    if proposal.approved_on:
        sender = proposal.approved_by.person.called_name if proposal.approved_by else _("A coordinator")
        lines.append(Line(proposal.approved_on, _("%(name)s sent the card to the mentor.") % {"name": sender}))
    for answer in proposal.answers.all():
        lines += _answer_lines(answer)
    if proposal.ended_on and proposal.ended_how not in (
        ProposalEnd.DECLINED_BY_MENTOR,
        ProposalEnd.DECLINED_BY_MENTEE,
    ):
        words = (proposal.decline_words,) if proposal.decline_words else ()
        lines.append(Line(proposal.ended_on, _ending(proposal), words))
    matched = proposal.ended_how == ProposalEnd.MATCHED
    return Story(
        lines,
        introduction_of(proposal.mentee.person) if matched else None,
        introduction_of(proposal.mentor.person) if matched else None,
    )


def _answer_lines(answer: Answer) -> Iterator[Line]:
    said = {
        (Role.MENTOR, Say.YES): _("The mentor said yes."),
        (Role.MENTOR, Say.NO): _("The mentor said not this time."),
        (Role.MENTOR, Say.TELL_ME_MORE): _("The mentor would like to know more."),
        (Role.MENTEE, Say.YES): _("The mentee said yes."),
        (Role.MENTEE, Say.NO): _("The mentee said not this time."),
        (Role.MENTEE, Say.TELL_ME_MORE): _("The mentee would like to know more."),
    }
    sentence = said[Role(answer.role), Say(answer.said)]
    reason = (str(answer.get_reason_display()),) if answer.reason else ()
    yield Line(timezone.localtime(answer.said_at).date(), sentence, (*reason, *answer.asked))
    if answer.replied_at:
        yield Line(timezone.localtime(answer.replied_at).date(), _("A coordinator answered."), (answer.reply,))
    if answer.called_on:
        yield Line(answer.called_on, _("A coordinator has talked with her."))


def _ending(proposal: Proposal) -> str:
    if proposal.ended_how == ProposalEnd.MATCHED:
        return _("The match started.")
    if proposal.ended_how == ProposalEnd.EXPIRED:
        return _("The day to answer passed. Both keep their places.")
    if proposal.ended_how == ProposalEnd.ROUND_DISCARDED:
        return _("A new round was run, and this one was put away.")
    return _("Set aside: %(reason)s.") % {"reason": proposal.get_decline_reason_display()}
