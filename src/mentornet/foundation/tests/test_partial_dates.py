from datetime import date

import pytest

from mentornet.foundation.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("words", "first", "precision"),
    [
        ("2008", date(2008, 1, 1), "year"),
        ("2004-10", date(2004, 10, 1), "month"),
        ("2008-11-20", date(2008, 11, 20), "day"),
    ],
)
def test_a_date_is_kept_as_precisely_as_it_is_known(words, first, precision):
    read = PartialDate.read(words)

    assert (read.first, read.precision, str(read)) == (first, precision, words)


@pytest.mark.parametrize("words", ["", "20. november", "2008-13", "2009-02-29", "08-11-20"])
def test_what_is_no_date_is_refused(words):
    with pytest.raises(ValueError):
        PartialDate.read(words)
