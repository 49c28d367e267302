"""The list of meetings: its columns, its chips and its question."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from models.queries import meetings
from models.queries.meetings import MeetingRow
from models.rules.london import day_of
from ui import dates
from ui.house import House
from ui.meetings.words import state_tone, state_words, when
from ui.row_table import Column, SmallListing
from ui.widgets.filter_chips import Chip


def columns(house: House) -> tuple[Column[MeetingRow], ...]:
    """What the list shows of a meeting."""
    return (
        Column(
            _("Meeting"),
            lambda row: row.title or _("Untitled meeting"),
            weight="bold",
            under=when_and_where,
            width=260,
            stretch=3,
        ),
        Column(_("What came of it"), partial(outcome, house), width=156, stretch=1, weight="soft"),
        Column(
            _("State"), lambda row: state_words(row.state), tone=lambda row: state_tone(row.state), width=128, keep=True
        ),
    )


def when_and_where(row: MeetingRow) -> str:
    """The second line: the day, the times and the place."""
    return " · ".join(filter(None, (when(row), row.place)))


def outcome(house: House, row: MeetingRow) -> str:
    """How far away it is, or what came of it."""
    if row.state == "planned":
        return dates.relative(day_of(row.starts), house.today()) if row.starts else ""
    here = ngettext("{count} present", "{count} present", row.present).format(count=row.present)
    made = ngettext("{count} decision", "{count} decisions", row.decisions).format(count=row.decisions)
    return _("{present}, {decisions}").format(present=here, decisions=made) if row.decisions else here


def chips() -> tuple[Chip, ...]:
    """What the list can be narrowed to."""
    return (
        Chip("all", _("All")),
        Chip("planned", _("Planned")),
        Chip("closed", _("Draft minutes")),
        Chip("approved", _("Approved")),
        Chip("bin", _("Bin")),
    )


def listing(text: str, which: str) -> SmallListing[MeetingRow]:
    """One question: which meetings, with these words in them."""
    return SmallListing(partial(_read, text, which), lambda row: row.id)


def state_sentence(house: House, reader: Any) -> str:
    """How things stand, for the head of the page."""
    counted = meetings.counts(reader)
    if not counted["all"]:
        return _("No meetings yet")
    parts = []
    if counted["running"]:
        parts.append(ngettext("{count} running now", "{count} running now", counted["running"]))
        parts[-1] = parts[-1].format(count=counted["running"])
    upcoming = meetings.next_planned(reader)
    if upcoming and upcoming.starts:
        parts.append(_("next {when}").format(when=dates.relative(day_of(upcoming.starts), house.today())))
    drafts = counted["closed"]
    if drafts:
        waiting = ngettext("{count} draft to approve", "{count} drafts to approve", drafts)
        parts.append(waiting.format(count=drafts))
    parts.append(
        ngettext("{count} meeting in all", "{count} meetings in all", counted["all"]).format(count=counted["all"])
    )
    sentence = " · ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _read(text: str, which: str, reader: Any) -> list[MeetingRow]:
    return meetings.listed(reader, text=text, which=which)
