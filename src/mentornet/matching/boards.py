"""A round as a coordinator sees it: the pairs, the one she looks at, and all who wait on with the reason."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.cards import BlindCard, blind_card
from mentornet.matching.choices import Standing
from mentornet.matching.links import answer_token
from mentornet.matching.models import Answer, MatchRun, Proposal
from mentornet.matching.queries import with_both
from mentornet.matching.rules import are_names_shown, standing_of
from mentornet.matching.sentences import PartShown, parts_shown
from mentornet.matching.waiting_reasons import (
    missing_mentor,
    tag_of,
    what_helps,
    what_she_would_give,
    why_waiting,
)


@dataclass(frozen=True, slots=True)
class PairShown:
    """A proposed pair: card codes until the card has been sent, names from then on."""

    proposal: Proposal
    language: str

    @property
    def standing(self) -> Standing:
        return standing_of(self.proposal)

    @property
    def fit(self) -> float:
        return self.proposal.fit / 1000

    @property
    def are_names_shown(self) -> bool:
        return are_names_shown(self.proposal)

    @property
    def mentee(self) -> str:
        return self._shown(self.proposal.mentee)

    @property
    def mentor(self) -> str:
        return self._shown(self.proposal.mentor)

    @property
    def mentee_letter(self) -> str:
        return self.mentee if self.are_names_shown else " "

    @property
    def mentor_letter(self) -> str:
        return self.mentor if self.are_names_shown else " "

    @property
    def mentee_card(self) -> BlindCard:
        return blind_card(self.proposal.mentee.card, "mentee", language=self.language)

    @property
    def mentor_card(self) -> BlindCard:
        return blind_card(self.proposal.mentor.card, "mentor", language=self.language)

    @property
    def parts(self) -> list[PartShown]:
        return parts_shown(self.proposal, language=self.language)

    @property
    def answers(self) -> list[Answer]:
        return list(self.proposal.answers.all())

    @property
    def answer_by(self) -> date | None:
        return self.proposal.mentee_answers_by or self.proposal.mentor_answers_by

    @property
    def read_aloud_at(self) -> str:
        """Where she answers together with her coordinator when no letter can reach her; empty when one can."""
        role = {Standing.MENTOR_ASKED: Role.MENTOR, Standing.MENTEE_ASKED: Role.MENTEE}.get(self.standing)
        if role is None:
            return ""
        asked = (self.proposal.mentor if role == Role.MENTOR else self.proposal.mentee).person
        return "" if asked.email or asked.phone else reverse("answer-page", args=[answer_token(self.proposal, role)])

    def _shown(self, participant: Participant) -> str:
        return participant.person.called_name if self.are_names_shown else participant.card.code


@dataclass(frozen=True, slots=True)
class Waiting:
    """Mentees who wait on for the same reason, by card code."""

    tag: str
    sentence: str
    codes: tuple[str, ...]
    helps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingMentor:
    """A mentor who would help most, and what she would give."""

    who: str
    gives: str


@dataclass(frozen=True, slots=True)
class Board:
    """All that the page of a round shows."""

    run: MatchRun
    pairs: list[PairShown]
    chosen: PairShown | None
    waiting: list[Waiting]
    missing: list[MissingMentor]
    mentees: int
    mentors: int

    @property
    def to_send(self) -> int:
        return sum(pair.standing == Standing.PROPOSED for pair in self.pairs)

    @property
    def waiting_days(self) -> int:
        return sum(pair.proposal.waited_days for pair in self._counted)

    @property
    def mean_fit(self) -> float | None:
        return sum(pair.fit for pair in self._counted) / len(self._counted) if self._counted else None

    @property
    def pair_count(self) -> int:
        return len(self._counted)

    @property
    def waiting_count(self) -> int:
        return sum(len(row.codes) for row in self.waiting)

    @property
    def _counted(self) -> list[PairShown]:
        return [pair for pair in self.pairs if pair.standing != Standing.CLOSED]


def board_of(run: MatchRun, *, chosen: int | None, language: str) -> Board:
    """Return the board of a round.

    :param chosen: number of the proposal to look at; the first one that is not closed when it is none of these.
    """
    proposals = with_both(run.proposals.all()).prefetch_related(Prefetch("answers", Answer.objects.order_by("pk")))
    pairs = [PairShown(proposal, language) for proposal in proposals]
    asked_for = [pair for pair in pairs if pair.proposal.pk == chosen]
    still_open = [pair for pair in pairs if pair.standing != Standing.CLOSED]
    result = json.loads(run.result) if run.result else {"calls": [], "unmatched": []}
    pool = json.loads(run.inputs)["pool"] if run.inputs else {"mentees": [], "mentors": []}
    return Board(
        run=run,
        pairs=pairs,
        chosen=next(iter((*asked_for, *still_open, *pairs)), None),
        waiting=_waiting(result["unmatched"], language),
        missing=_missing(result["calls"], language),
        mentees=len(pool["mentees"]),
        mentors=len(pool["mentors"]),
    )


def _waiting(unmatched: list[dict[str, Any]], language: str) -> list[Waiting]:
    """Group the mentees by why they wait on, the largest group first."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in unmatched:
        if one["role"] == "mentee":
            groups[one["why"]["key"]].append(one)
    return [
        Waiting(
            tag=tag_of(group[0]["why"]),
            sentence=why_waiting(group[0]["why"]),
            codes=tuple(one["id"] for one in group),
            helps=tuple(sentence for sentence, _ in _most_common_helps(group, language)),
        )
        for group in sorted(groups.values(), key=lambda group: -len(group))
    ]


def _most_common_helps(group: list[dict[str, Any]], language: str) -> list[tuple[str, int]]:
    helps = Counter(sentence for one in group if (sentence := what_helps(one["would_help"], language)))
    return helps.most_common(2)


def _missing(calls: list[dict[str, Any]], language: str) -> list[MissingMentor]:
    return [
        MissingMentor(
            who=missing_mentor(call["competence"], language),
            gives=what_she_would_give(call["gain"]["matched"], call["unlocks"]),
        )
        for call in calls[:3]
    ]
