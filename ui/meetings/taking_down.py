"""What is typed in the one line of a running meeting, put where it belongs."""

from functools import partial
from gettext import gettext as _
from typing import Any

from models.queries import room
from models.rules.capture_line import Captured, CaptureKind, captured
from ui.house import House
from ui.meetings.deeds import done

_MOST = 500


def take_down(house: House, meeting_id: str, item_id: str, line: str) -> bool:
    """Keep one line as a note, an action or a proposal; True when it was kept."""
    with house.store.read() as reader:
        people = _people(reader, meeting_id, house)
    told = captured(line, today=house.today(), people=people)
    label, deed, said = _deed(told, meeting_id, item_id)
    return done(house, label, deed, said)


def _deed(told: Captured, meeting_id: str, item_id: str) -> tuple[str, Any, str]:
    from models import commands

    if told.kind is CaptureKind.ACTION:
        deed = partial(
            commands.actions.add,
            text=told.text,
            owner_id=told.owner,
            owner=told.owner_words,
            due_on=told.due,
            meeting_id=meeting_id,
            item_id=item_id,
        )
        return _("Note an action"), deed, _("Action noted: {text}").format(text=told.text)
    if told.kind in (CaptureKind.DECISION, CaptureKind.PROPOSAL):
        propose = partial(commands.decisions.propose, meeting_id=meeting_id, item_id=item_id, text=told.text)
        return _("Put a proposal"), propose, ""
    note = partial(commands.meetings.add_note, item_id=item_id, text=_note(told))
    return _("Take a note"), note, ""


def _note(told: Captured) -> str:
    known = {
        CaptureKind.QUESTION: _("Question: {text}"),
        CaptureKind.THANKS: _("Thanks: {text}"),
    }
    return known.get(told.kind, "{text}").format(text=told.text)


def _people(reader: Any, meeting_id: str, house: House) -> dict[str, str]:
    """Everybody who can be meant: those of this meeting, and in a small chapter all members."""
    meant = {stay.person_id: stay.name for stay in room.attendance(reader, meeting_id) if stay.person_id}
    roll = room.roll(reader, house.today())
    if len(roll) <= _MOST:
        meant |= {pick.id: pick.name for pick in room.people(reader, roll)}
    return meant
