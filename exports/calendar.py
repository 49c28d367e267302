"""A meeting as an iCalendar file (RFC 5545), for the calendar of whoever opens it.

It names nobody and asks nobody to answer: without METHOD and ATTENDEE it is an event to keep. A later invitation
has the same UID and a higher SEQUENCE, so that calendars replace the one they have.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from exports.language import _
from exports.safe_file import write_bytes
from exports.words import LONDON
from models.errors import Missing
from models.queries.paper_pack import PackMeeting

_LONGEST = 75  # octets on a line, its end not counted
_USUAL = timedelta(hours=2)
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]|[\ud800-\udfff]")
# The United Kingdom's clocks since 1996: forward on the last Sunday of March, back on the last of October, at 1 UTC.
_LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE"""


def write(target: Path, meeting: PackMeeting, *, at: datetime, agenda: str = "") -> None:
    """Save a meeting's event. Raises `Missing` without a day, `CouldNotWrite`."""
    write_bytes(target, event(meeting, at=at, agenda=agenda))


def event(meeting: PackMeeting, *, at: datetime, agenda: str = "") -> bytes:
    """The file's bytes; `at` is when it was made, `agenda` goes into the description. Raises `Missing`."""
    return b"".join(_folded(line) + b"\r\n" for line in _lines(meeting, at, agenda))


def _lines(meeting: PackMeeting, at: datetime, agenda: str) -> Iterator[str]:
    if meeting.starts is None:
        raise Missing("starts")
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chapterhouse//Meetings//EN", "CALSCALE:GREGORIAN")
    yield from _LONDON.splitlines()
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.id}@chapterhouse.invalid"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield _moment("DTSTART", meeting.starts)
    yield _moment("DTEND", meeting.ends or meeting.starts + _USUAL)
    yield f"SUMMARY:{escaped(_summary(meeting))}"
    yield f"STATUS:{'CANCELLED' if meeting.cancelled else 'CONFIRMED'}"
    if meeting.place.strip():
        yield f"LOCATION:{escaped(meeting.place)}"
    if agenda.strip():
        yield f"DESCRIPTION:{escaped(agenda)}"
    yield from ("CLASS:PRIVATE", "TRANSP:" + ("TRANSPARENT" if meeting.cancelled else "OPAQUE"))
    yield from ("END:VEVENT", "END:VCALENDAR")


def _summary(meeting: PackMeeting) -> str:
    title = " ".join(meeting.title.split()) or _("Meeting")
    return f"{title} ({meeting.chapter})" if meeting.chapter.strip() else title


def _moment(name: str, at: datetime) -> str:
    """By the clock on the wall; the second of the two times in an autumn night can only be told in UTC."""
    shown = at.astimezone(LONDON)
    if shown.fold:
        return f"{name}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID=Europe/London:{shown:%Y%m%dT%H%M%S}"


def escaped(text: str) -> str:
    r"""Text as a value (RFC 5545, 3.3.11); line ends become \n, other control characters go.

    >>> print(escaped("Hall; lower door, ring\r\ntwice\\"))
    Hall\; lower door\, ring\ntwice\\
    """
    text = _CONTROL.sub("", re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text.strip()))
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets (3.1), no character cut in two."""
    pieces = [b""]
    for char in line:
        octets = char.encode()
        if len(pieces[-1]) + len(octets) > _LONGEST:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces)
