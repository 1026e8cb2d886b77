"""Calendar files are read back as they were meant, by a reader that keeps to the standard."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mentornet.foundation.calendar_files import calendar_bytes, event

SAMPLES = Path(__file__).parents[4] / "../shared/data/samples/ics"
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
AT_THREE = datetime(2027, 7, 1, 15, 0, tzinfo=COPENHAGEN)
LONG = "First talk with a coordinator; bring nothing, be yourself, and ask whatever you like, ودمتم بخير " * 3


def test_a_talk_in_summer_is_written_in_utc():
    written = calendar_bytes([event("talk-1@mentornet", AT_THREE, AT_THREE + timedelta(hours=1), "First talk")])

    assert b"DTSTART:20270701T130000Z\r\n" in written
    assert b"DTEND:20270701T140000Z\r\n" in written


def test_every_line_ends_as_the_standard_asks_and_none_is_too_long():
    written = calendar_bytes([event("talk-1@mentornet", AT_THREE, AT_THREE + timedelta(hours=1), LONG, words=LONG)])

    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines]  # no letter is cut in two


def test_words_and_marks_are_read_back_whole():
    told = event("talk-1@mentornet", AT_THREE, AT_THREE + timedelta(hours=1), LONG, "Library; room 2, floor\\1")
    read = Calendar.from_ical(calendar_bytes([told])).walk("VEVENT")[0]

    assert str(read["SUMMARY"]) == LONG
    assert str(read["LOCATION"]) == "Library; room 2, floor\\1"
    assert read.decoded("DTSTART") == AT_THREE.astimezone(UTC)


def test_a_change_keeps_the_id_and_raises_the_sequence_and_a_cancellation_says_so():
    gone = event("talk-1@mentornet", AT_THREE, AT_THREE + timedelta(hours=1), "Talk", sequence=2, cancelled=True)
    read = Calendar.from_ical(calendar_bytes([gone], "CANCEL"))

    assert str(read["METHOD"]) == "CANCEL"
    assert [str(read.walk("VEVENT")[0][name]) for name in ("UID", "SEQUENCE", "STATUS")] == [
        "talk-1@mentornet",
        "2",
        "CANCELLED",
    ]


def test_a_time_without_a_zone_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="without its zone"):
        event("talk-1@mentornet", datetime(2027, 7, 1, 15, 0), AT_THREE, "Talk")


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_our_files_have_the_frame_that_other_calendars_write():
    theirs = Calendar.from_ical((SAMPLES / "alarm_google_future.ics").read_bytes())
    ours = Calendar.from_ical(calendar_bytes([event("a@mentornet", AT_THREE, AT_THREE, "Talk")]))

    assert set(ours) >= {"PRODID", "VERSION", "CALSCALE", "METHOD"} & set(theirs)
