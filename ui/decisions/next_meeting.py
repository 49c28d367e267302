"""The meetings that can still take something up."""

from gettext import gettext as _

from models.queries import meetings
from models.queries.meetings import MeetingRow
from models.rules.london import day_of
from ui import dates
from ui.house import House
from ui.widgets.form import Way


def to_come(house: House) -> list[MeetingRow]:
    """Those that are planned or running."""
    with house.store.read() as reader:
        return [row for row in meetings.listed(reader) if row.state in ("planned", "running")]


def meeting_words(row: MeetingRow) -> str:
    """Its title and its day, to choose it by."""
    on = dates.day(day_of(row.starts)) if row.starts else ""
    return " · ".join(filter(None, (row.title, on)))


def way_to_plan(house: House) -> Way:
    """What can be done where there is none."""
    return Way(_("Plan a meeting"), lambda: house.signals.go_to.emit("meetings", ""))
