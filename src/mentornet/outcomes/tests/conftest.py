import pytest
from django.test import Client

from mentornet.matching.models import Match
from tests.cast import TODAY


@pytest.fixture
def client():
    """A browser that wishes for English, in which the tests quote sentences."""
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def pair(amal, anna):
    """Amal and Anna, who signed their agreement today."""
    return Match.objects.create(
        branch=amal.branch, mentee=amal, mentor=anna, started_on=TODAY, met_on=TODAY, active_on=TODAY
    )
