"""A number, yes or no, and a wish to be called are understood in the languages that we write."""

import pytest

from mentornet.following_up.mail_words import answers_within

pytestmark = pytest.mark.without_database

UNDERSTOOD = {
    "4": (4, "", False),
    "4.": (4, "", False),
    "4, ja": (4, "yes", False),
    "4 ja": (4, "yes", False),
    "3/5": (3, "", False),
    "٤ نعم": (4, "yes", False),
    "۲، نه": (2, "no", False),
    "5\nтак": (5, "yes", False),
    "4\nhaa": (4, "yes", False),
    "2 hayır": (2, "no", False),
    "4\nእወ": (4, "yes", False),
    "Ja": (None, "yes", False),
    "Nej, vi mødes for sjældent": (None, "no", False),
    "Meget godt": (5, "", False),
    "Дуже добре!": (5, "", False),
    "جيد جدا": (5, "", False),
    "kötü": (1, "", False),
    "ikke så godt": (2, "", False),
    "Ring til mig": (None, "", True),
    "3, please call me": (3, "", True),
    "1. 4\n2. ja\n3. Ring til mig, tak": (4, "yes", True),
    "1) 2\n2) nej": (2, "no", False),
}
LEFT_AS_WORDS = (
    "Vi mødtes 2 gange i maj",
    "2 gange om ugen",
    "6",
    "44",
    "4 eller 5",
    "4\n2",
    "No idea, it varies and I do not know",
    "20 30 40 50",
    "",
)


@pytest.mark.parametrize("words", UNDERSTOOD)
def test_plain_answers_are_understood(words):
    assert answers_within(words) == UNDERSTOOD[words]


@pytest.mark.parametrize("words", LEFT_AS_WORDS)
def test_what_may_mean_anything_is_no_number(words):
    assert answers_within(words)[0] is None
