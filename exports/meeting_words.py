"""A meeting's title, day, hours and place in words."""

from exports.language import _
from exports.words import clock, dotted, local, long_date
from models.queries.paper_pack import PackMeeting


def one_line(text: str) -> str:
    """Words as they stand in a title."""
    return " ".join(text.split())


def when_and_where(meeting: PackMeeting) -> str:
    """Day, hours and place: "Thursday 3 December 2026, 18:00 to 20:00 · Village hall"."""
    return dotted((when(meeting), one_line(meeting.place)))


def when(meeting: PackMeeting) -> str:
    """Day and hours, as far as they are known."""
    if meeting.starts is None:
        return _("The day is not set yet")
    starts = local(meeting.starts)
    words = {"day": long_date(starts.date()), "start": clock(meeting.starts)}
    if meeting.ends is None:
        return _("{day}, {start}").format(**words)
    ends = local(meeting.ends)
    if ends.date() == starts.date():
        return _("{day}, {start} to {end}").format(**words, end=clock(meeting.ends))
    return _("{day}, {start} to {last}, {end}").format(**words, last=long_date(ends.date()), end=clock(meeting.ends))
