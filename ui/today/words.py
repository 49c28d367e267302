"""The sentences of the first page."""

from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext

from models.queries.today import NextMeeting, Sharing, Today, Waiting
from models.rules.london import day_of, wall
from ui import dates


def greeting(now: datetime) -> str:
    """By the clock on the wall in London."""
    hour = wall(now).hour
    if hour < 12:
        return _("Good morning")
    return _("Good afternoon") if hour < 18 else _("Good evening")


def state_line(seen: Today, now: datetime) -> str:
    """The day, and how many things need a person."""
    return _("{day} · {needs}").format(day=dates.long_day(day_of(now)), needs=_needs(seen))


def meeting_caps(meeting: NextMeeting, today: date) -> str:
    """When it is, seen from today."""
    if meeting.is_running:
        return _("RUNNING NOW")
    if meeting.starts is None:
        return _("NEXT MEETING")
    on = day_of(meeting.starts)
    if on < today:
        return _("NOT HELD YET · PLANNED FOR {when}").format(when=dates.relative(on, today).upper())
    return _("NEXT MEETING · {when}").format(when=dates.relative(on, today).upper())


def meeting_line(meeting: NextMeeting) -> str:
    """When, where and who is coming."""
    parts = []
    if meeting.starts:
        parts.append(dates.span(meeting.starts, meeting.ends) if meeting.ends else dates.moment(meeting.starts))
    parts.append(meeting.place)
    if meeting.expected:
        parts.append(ngettext("{count} expected", "{count} expected", meeting.expected).format(count=meeting.expected))
    if meeting.apologies:
        parts.append(
            ngettext("{count} apology", "{count} apologies", meeting.apologies).format(count=meeting.apologies)
        )
    return " · ".join(filter(None, parts))


def no_actions(seen: Today) -> str:
    """When nothing is due."""
    if not seen.open_actions:
        return _("Nothing is promised and not yet done.")
    return ngettext(
        "Nothing is due this week; {count} action is open.",
        "Nothing is due this week; {count} actions are open.",
        seen.open_actions,
    ).format(count=seen.open_actions)


def never_asked(count: int) -> str:
    """The consents that nobody has asked for."""
    return ngettext(
        "{count} member has not been asked what may be shared with the national community.",
        "{count} members have not been asked what may be shared with the national community.",
        count,
    ).format(count=count)


def sharing(told: Sharing, today: date) -> str:
    """When a bundle was last saved, and what has changed since."""
    since = ngettext("{count} change", "{count} changes", told.since).format(count=told.since)
    if told.saved_at is None:
        return _("No bundle has been saved yet. This laptop has {changes} to share.").format(changes=since)
    when = dates.relative(day_of(told.saved_at), today)
    if not told.since:
        return _("The last bundle was saved {when}. Nothing has changed since.").format(when=when)
    return _("The last bundle was saved {when}; {changes} since.").format(when=when, changes=since)


def waiting_way(each: Waiting, today: date) -> str:
    """How it is decided, and until when people may speak."""
    from exports.words import method_words  # loaded where something waits: the first page is painted early

    way = method_words(each.method)
    if each.deadline is None:
        return way
    until = wall(each.deadline)
    told = _("{way} · until {day}, {time}")
    return told.format(way=way, day=dates.short_day(until.date(), today), time=dates.clock(each.deadline))


def more(count: int) -> str:
    """What a card does not show."""
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def _needs(seen: Today) -> str:
    named = (
        _("nothing needs you this week"),
        _("one thing needs you this week"),
        _("two things need you this week"),
        _("three things need you this week"),
        _("four things need you this week"),
        _("five things need you this week"),
    )
    if seen.needs < len(named):
        return named[seen.needs]
    return ngettext("{count} thing needs you this week", "{count} things need you this week", seen.needs).format(
        count=seen.needs
    )
