"""Every model of the house, by room, so that Django finds them under one app label."""

from mentornet.branches.models import (
    Appointment,
    Branch,
    BranchArea,
    BranchProfile,
    BranchState,
    Milestone,
)
from mentornet.following_up.models import (
    Alumna,
    CheckIn,
    Closure,
    Concern,
    FollowUpTalk,
    ReceivedMail,
    Rest,
    SettledFlag,
)
from mentornet.foundation.models import AuditLine, FormKey, ScheduledJob
from mentornet.interviewing.models import Interview, Participant, Pause, WaitingListEntry
from mentornet.joining.models import Application, Campaign, Card, ConsentEntry, Draft, SheetImport
from mentornet.matching.models import Answer, CardRequest, Match, MatchRun, Proposal, RelayedLetter
from mentornet.messages.models import BranchText, Enclosure, MessageChoice, OutboxMessage
from mentornet.origins.models import OriginAnswer
from mentornet.outcomes.models import (
    DanishLevel,
    EducationStart,
    JobStart,
    SurveyOptOut,
    SurveyRequest,
    SurveyResponse,
)
from mentornet.people.models import Account, Person

__all__ = [
    "Account",
    "Alumna",
    "Answer",
    "Application",
    "Appointment",
    "AuditLine",
    "Branch",
    "BranchArea",
    "BranchProfile",
    "BranchState",
    "BranchText",
    "Campaign",
    "Card",
    "CardRequest",
    "CheckIn",
    "Closure",
    "Concern",
    "ConsentEntry",
    "DanishLevel",
    "Draft",
    "EducationStart",
    "Enclosure",
    "FollowUpTalk",
    "FormKey",
    "Interview",
    "JobStart",
    "Match",
    "MatchRun",
    "MessageChoice",
    "Milestone",
    "OriginAnswer",
    "OutboxMessage",
    "Participant",
    "Pause",
    "Person",
    "Proposal",
    "ReceivedMail",
    "RelayedLetter",
    "Rest",
    "ScheduledJob",
    "SettledFlag",
    "SheetImport",
    "SurveyOptOut",
    "SurveyRequest",
    "SurveyResponse",
    "WaitingListEntry",
]
