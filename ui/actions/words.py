"""What somebody promised and where it stands, in words."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from exports.shortened import shortened
from exports.words import bare_date
from models.queries.actions import ActionRow
from models.queries.history import HistoryLine
from models.queries.holds import name_of
from models.reader import Reader
from models.rules.actions import ActionState
from ui import dates


def due_words(row: ActionRow, today: date) -> str:
    """Where it stands, for a badge: "9 days late", "Due tomorrow", "Done 12 Nov 2026"."""
    if row.done_on:
        return _("Done {day}").format(day=bare_date(row.done_on))
    if row.dropped_on:
        return _("Dropped {day}").format(day=bare_date(row.dropped_on))
    return dates.due(row.due_on, today) if row.due_on else _("No day")


def due_tone(row: ActionRow) -> str:
    """Red when late, amber when soon; the rest is plain words."""
    return {ActionState.OVERDUE: "red", ActionState.DUE_SOON: "amber"}.get(row.state, "")


def origin_words(row: ActionRow) -> str:
    """Where it was taken on: "November meeting · 12 Nov 2026 · Lending the kit"."""
    on = bare_date(row.meeting_on) if row.meeting_on else ""
    return " · ".join(filter(None, (row.meeting, on, row.item)))


def owner_words(row: ActionRow) -> str:
    """Who does it."""
    return row.owner or _("Nobody yet")


def state_line(rows: Sequence[ActionRow]) -> str:
    """The page's one sentence: "12 open · 2 due this week · 1 late"."""
    if not rows:
        return _("What people agreed to do, by when.")
    states = [row.state for row in rows]
    parts = [_("{count} open").format(count=sum(state.is_open for state in states))]
    if soon := states.count(ActionState.DUE_SOON):
        parts.append(_("{count} due this week").format(count=soon))
    if late := states.count(ActionState.OVERDUE):
        parts.append(_("{count} late").format(count=late))
    return " · ".join(parts)


def short(text: str) -> str:
    """An action named in a line."""
    return shortened(text, 50)


def change_words(reader: Reader, line: HistoryLine) -> str:
    """One change of an action; who does it is said once, by the member or by the name."""
    if not line.field:
        return _("noted")
    if line.field in ("done_on", "dropped_on", "removed"):
        return _marks(line.field, bool(line.after))
    if line.field == "owner_id":
        name = name_of(reader, str(line.after)) if line.after else ""
        return _("given to {name}").format(name=name) if name else ""
    if line.field == "owner":
        return (
            _("given to {name}").format(name=line.after)
            if line.after
            else _("taken from {name}").format(name=line.before)
        )
    return _field_words(line)


def _marks(field: str, set_: bool) -> str:
    known = {
        ("done_on", True): _("done"),
        ("done_on", False): _("opened again"),
        ("dropped_on", True): _("dropped"),
        ("dropped_on", False): _("taken up again"),
        ("removed", True): _("moved to the bin"),
        ("removed", False): _("put back"),
    }
    return known[field, set_]


def _field_words(line: HistoryLine) -> str:
    after = str(line.after or "")
    if line.field == "due_on":
        return _("due {day}").format(day=dates.day(date.fromisoformat(after))) if after else _("no day any more")
    named = {"text": _("the words"), "note": _("the note")}.get(line.field)
    if named is None:
        return ""
    return (
        _("{field} is now “{value}”").format(field=named, value=short(after))
        if after
        else _("{field} emptied").format(field=named)
    )
