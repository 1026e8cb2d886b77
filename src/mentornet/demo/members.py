"""A member of the story: one person in one role, as the generator knows her before her rows are written."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from mentornet.demo.story import BranchStory
from mentornet.demo.tables import Country, Occupation
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.joining.models import Application, Card
from mentornet.matching.models import Match
from mentornet.people.models import Gender, Person


class Place(Enum):
    """Where in the story somebody stands."""

    HISTORY = "history"
    IN_A_MATCH = "in a match"
    WAITING = "waiting"
    APPLYING = "applying"


@dataclass(slots=True, eq=False, kw_only=True)
class Member:
    branch: BranchStory
    role: Role
    place: Place
    applied_on: date
    country: Country
    answers_origin: bool = False
    gender: Gender = Gender.WOMAN
    # Drawn with exact shares over the whole branch.
    is_highly_educated: bool = False
    is_in_work: bool = False
    is_in_unskilled_work: bool = False
    # Her own trade, and what she does today.
    trade: Occupation | None = None
    job: Occupation | None = None
    # An alumna who comes back as a mentor keeps her person.
    person: Person | None = None
    application: Application | None = None
    card: Card | None = None
    participant: Participant | None = None
    matches: list[Match] = field(default_factory=list)
    # How many mentees a mentor wants to follow over the years.
    willing: int = 1

    @property
    def approved_on(self) -> date:
        """The day she became a participant.

        :raises ValueError: when she has not been approved.
        """
        if self.participant is None:
            raise ValueError(f"{self.role} of {self.applied_on} was never approved")
        return self.participant.approved_on

    @property
    def is_approved(self) -> bool:
        return self.participant is not None

    def is_free(self, first: date, last: date | None) -> bool:
        """Is no match of hers open between two days; `last` is none while it would still go on?"""
        return all(
            (last is not None and match.started_on > last) or (match.ended_on is not None and match.ended_on < first)
            for match in self.matches
        )
