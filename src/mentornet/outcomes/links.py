"""Signed links: whoever holds one may answer one wave for one person, without signing in."""

from mentornet.foundation.signed_links import ForgedLink, read_signed, sign, whole_address
from mentornet.joining.models import Application
from mentornet.outcomes.models import SurveyRequest

SURVEY = "outcomes.survey"
FIRST = "outcomes.first"


def survey_token(request: SurveyRequest) -> str:
    return sign(SURVEY, request.pk)


def survey_link(request: SurveyRequest, *, language: str) -> str:
    """Return the whole address of a survey for a message, in the reader's language."""
    return whole_address("survey-page", survey_token(request), language=language)


def first_survey_token(application: Application) -> str:
    """Return the token with which the first survey is handed over in the talk, before there is a participant."""
    return sign(FIRST, application.pk)


def number_in(purpose: str, token: str) -> int:
    """Return the number that a token holds.

    :raises ForgedLink: when the token is not ours, or not for this purpose.
    """
    numbers = read_signed(purpose, token)
    if len(numbers) != 1 or not numbers[0].isdecimal():
        raise ForgedLink(token)
    return int(numbers[0])
