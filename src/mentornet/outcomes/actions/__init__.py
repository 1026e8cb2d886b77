"""What happens in this room: surveys (`surveys`), what is told of work and learning (`told`), erasing (`keeping`)."""

from mentornet.outcomes.actions.keeping import forget, let_go_of_answers
from mentornet.outcomes.actions.surveys import (
    NotAnAnswer,
    NotBegun,
    SurveyClosed,
    WouldRatherNot,
    answer_survey,
    ask_wave,
    begin_survey,
    decline_surveys,
    finish_survey,
    hand_over_first_survey,
    remind_of_survey,
    take_answers_back,
    welcome_surveys,
)
from mentornet.outcomes.actions.told import (
    DanishFacts,
    EducationFacts,
    EndsBeforeItBegins,
    JobFacts,
    NotYet,
    correct_outcome,
    note_outcome,
    remove_outcome,
)

__all__ = [
    "DanishFacts",
    "EducationFacts",
    "EndsBeforeItBegins",
    "JobFacts",
    "NotAnAnswer",
    "NotBegun",
    "NotYet",
    "SurveyClosed",
    "WouldRatherNot",
    "answer_survey",
    "ask_wave",
    "begin_survey",
    "correct_outcome",
    "decline_surveys",
    "finish_survey",
    "forget",
    "hand_over_first_survey",
    "let_go_of_answers",
    "note_outcome",
    "remind_of_survey",
    "remove_outcome",
    "take_answers_back",
    "welcome_surveys",
]
