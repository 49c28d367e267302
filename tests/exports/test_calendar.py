"""The event of a meeting, held against the rules of RFC 5545."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from exports.calendar import event
from models.errors import Missing
from tests.exports.pack_samples import meeting

AT = datetime(2026, 11, 23, 18, 5, 9, tzinfo=UTC)


def unfolded(content: bytes) -> list[str]:
    """The content lines, as 3.1 says to read them."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value(content: bytes, name: str) -> str:
    """What a property says, escapes undone."""
    line = next(line for line in unfolded(content) if re.match(rf"{name}[;:]", line))
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], line.partition(":")[2])


def test_an_event_has_every_property_that_calendars_ask_for() -> None:
    lines = unfolded(event(meeting(), at=AT))

    whole = lines[lines.index("BEGIN:VEVENT") :]
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chapterhouse//Meetings//EN"]
    assert whole == [
        "BEGIN:VEVENT",
        "UID:0198c0de0198c0de0198c0de0198c0de@chapterhouse.invalid",
        "SEQUENCE:0",
        "DTSTAMP:20261123T180509Z",
        "DTSTART;TZID=Europe/London:20261203T180000",
        "DTEND;TZID=Europe/London:20261203T200000",
        "SUMMARY:December stewardship meeting (Severnside chapter)",
        "STATUS:CONFIRMED",
        "LOCATION:Village hall\\, Lower Vale",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_nobody_is_named_and_nobody_is_asked_to_answer() -> None:
    text = event(meeting(), at=AT, agenda="1. Welcome").decode()

    assert [word for word in ("ATTENDEE", "ORGANIZER", "METHOD", "Asha", "mailto") if word in text] == []


def test_a_later_invitation_is_the_same_event_with_a_higher_sequence() -> None:
    first, second = event(meeting(), at=AT), event(meeting(sequence=3, place="Library"), at=AT)

    assert value(first, "UID") == value(second, "UID")
    assert (value(first, "SEQUENCE"), value(second, "SEQUENCE")) == ("0", "3")


def test_a_meeting_in_the_bin_is_cancelled_and_takes_no_time() -> None:
    off = event(meeting(cancelled=True, sequence=1), at=AT)

    assert (value(off, "STATUS"), value(off, "TRANSP")) == ("CANCELLED", "TRANSPARENT")


@pytest.mark.parametrize(
    ("starts", "shown"),
    [
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "DTSTART;TZID=Europe/London:20270328T003000"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "DTSTART;TZID=Europe/London:20270328T020000"),
        (datetime(2027, 7, 1, 17, 0, tzinfo=UTC), "DTSTART;TZID=Europe/London:20270701T180000"),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "DTSTART;TZID=Europe/London:20271031T013000"),
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), "DTSTART:20271031T013000Z"),
    ],
)
def test_the_clock_on_the_wall_is_meant_and_the_hour_that_comes_twice_is_told_apart(
    starts: datetime, shown: str
) -> None:
    lines = unfolded(event(meeting(starts=starts, ends=None), at=AT))

    assert shown in lines


def test_without_an_end_two_hours_are_meant() -> None:
    made = event(meeting(ends=None), at=AT)

    assert "DTEND;TZID=Europe/London:20261203T200000" in unfolded(made)


def test_a_meeting_without_a_day_has_no_event() -> None:
    with pytest.raises(Missing):
        event(meeting(starts=None), at=AT)


def test_the_time_zone_told_turns_when_the_clocks_do() -> None:
    """Both rules worked out for thirty years, held against the time zone database."""
    london = ZoneInfo("Europe/London")
    for year in range(1997, 2037):
        forward, back = (_last_sunday(year, month) for month in (3, 10))

        offsets = [(turn + timedelta(seconds=step)).astimezone(london).utcoffset() for turn in (forward, back)
                   for step in (-1, 0)]  # fmt: skip

        hour = timedelta(hours=1)
        assert offsets == [hour * 0, hour, hour, hour * 0]
    text = event(meeting(), at=AT).decode()
    assert "BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100" in text
    assert "BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000" in text


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.parametrize("place", ["x" * 10_000, "ŵ" * 300, "a" * 64 + "ŵ", "a" * 65 + "ŵ€😀" * 40, "A, B; C\\D: E"])
def test_no_line_is_longer_than_75_octets_and_none_cuts_a_character(place: str) -> None:
    made = event(meeting(place=place), at=AT)

    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # each piece is whole UTF-8
    assert value(made, "LOCATION") == place


def test_no_words_make_a_property_of_their_own() -> None:
    words = "Hall\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\x00\x07\u2028STATUS:CANCELLED \ud800"

    made = event(replace(meeting(), title=words, place=words, chapter=words), at=AT, agenda=words)

    names = [line.partition(":")[0].partition(";")[0] for line in unfolded(made)]
    assert names.count("END") == 5
    assert "ATTENDEE" not in names
    assert names.count("STATUS") == 1
    told = ["Hall", "ATTENDEE:mailto:x@example.org", "END:VEVENT", "STATUS:CANCELLED "]
    assert value(made, "LOCATION").splitlines() == told
