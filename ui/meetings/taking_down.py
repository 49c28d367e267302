"""What is typed in the one line of a running meeting, or in a line of its notes, put where it belongs."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import Any

from models.queries import kinds, room
from models.rules.capture_line import Captured, CaptureKind, captured
from ui import dates
from ui.house import House
from ui.meetings.deeds import done

_MOST = 500
_PROPOSED = (CaptureKind.DECISION, CaptureKind.PROPOSAL)
_KEPT_APART = (CaptureKind.ACTION, *_PROPOSED)


def take_down(house: House, meeting_id: str, item_id: str, line: str) -> bool:
    """Keep one line as a note, an action or a proposal; True when it was kept."""
    with house.store.read() as reader:
        told = captured(line, today=house.today(), people=people_meant(reader, meeting_id, house.today()))
        method = kinds.kind_of(reader, meeting_id).method
    label, deed, said = _deed(told, (meeting_id, item_id), method)
    return done(house, label, deed, said)


def turn_line(house: House, meeting_id: str, item_id: str, notes: str, place: int, *, kind: str) -> str | None:
    """Make one line of the notes, counted from nought, an action or a proposal, and leave a word of it in its place.

    One deed, undone as one. Answers the notes as they are then; None when nothing was done.
    """
    lines = notes.split("\n")
    with house.store.read() as reader:
        people = people_meant(reader, meeting_id, house.today())
        method = kinds.kind_of(reader, meeting_id).method
    told = _meant(lines[place], kind, house.today(), people)
    if told is None:
        return None
    label, deed, said = _deed(told, (meeting_id, item_id), method)
    lines[place] = _left_behind(told, people)
    turned = "\n".join(lines)
    return turned if done(house, label, partial(_both, deed, item_id, turned), said) else None


def preview(line: str, today: date, people: Mapping[str, str]) -> str:
    """What a line will become, before it is entered; nothing for a note."""
    if reading_asked(line) is not None:
        return _("A read of the room, which decides nothing")
    told = captured(line, today=today, people=people)
    if told.kind in _KEPT_APART and not told.text:
        return _kind_words(told.kind)
    if told.kind is CaptureKind.NOTE or not told.text:
        return ""
    owner = people.get(told.owner or "", "") or (
        _("{name} (nobody known by that name)").format(name=told.owner_words) if told.owner_words else ""
    )
    due = dates.due(told.due, today) if told.due else ""
    return " · ".join(filter(None, (_kind_words(told.kind), told.text, owner, due)))


def reading_asked(line: str) -> str | None:
    """What the room is to be read on, after "/read"; None for any other line."""
    command, _space, question = line.strip().partition(" ")
    return question.strip() if command.casefold() == "/read" else None


def people_meant(reader: Any, meeting_id: str, today: date) -> dict[str, str]:
    """Everybody who can be meant: those of this meeting, and in a small chapter all members."""
    meant = {stay.person_id: stay.name for stay in room.attendance(reader, meeting_id) if stay.person_id}
    roll = room.roll(reader, today)
    if len(roll) <= _MOST:
        meant |= {pick.id: pick.name for pick in room.people(reader, roll)}
    return meant


class PeopleMeant:
    """Who can be meant in one meeting: read when somebody types, and kept until the meeting is read again."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._meeting = ""
        self._names: dict[str, str] | None = None

    def forget(self, meeting_id: str) -> None:
        """Somebody may have come."""
        self._meeting, self._names = meeting_id, None

    def names(self) -> dict[str, str]:
        """Their names, by id."""
        if self._names is None:
            with self._house.store.read() as reader:
                self._names = people_meant(reader, self._meeting, self._house.today())
        return self._names


def _meant(line: str, kind: str, today: date, people: Mapping[str, str]) -> Captured | None:
    """A line as what it says it is, or else as what was asked for."""
    text = line.strip()
    if not text or text.startswith("→"):
        return None
    told = captured(text, today=today, people=people)
    if told.kind not in _KEPT_APART:
        told = captured(f"/{kind} {told.text}", today=today, people=people) if kind else told
    return told if told.kind in _KEPT_APART and told.text else None


def _both(deed: Any, item_id: str, notes: str, session: Any) -> None:
    from models import commands

    deed(session)
    commands.meetings.write_notes(session, item_id=item_id, text=notes)


def _deed(told: Captured, place: tuple[str, str], method: str) -> tuple[str, Any, str]:
    from models import commands

    meeting_id, item_id = place
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
    if told.kind in _PROPOSED:
        propose = partial(
            commands.decisions.propose, meeting_id=meeting_id, item_id=item_id, text=told.text, method=method
        )
        return _("Put a proposal"), propose, ""
    note = partial(commands.meetings.add_note, item_id=item_id, text=_note(told))
    return _("Take a note"), note, ""


def _note(told: Captured) -> str:
    known = {
        CaptureKind.QUESTION: _("Question: {text}"),
        CaptureKind.THANKS: _("Thanks: {text}"),
    }
    return known.get(told.kind, "{text}").format(text=told.text)


def _left_behind(told: Captured, people: Mapping[str, str]) -> str:
    if told.kind in _PROPOSED:
        return _("→ Proposal: {text}").format(text=told.text)
    owner = people.get(told.owner or "", told.owner_words)
    who = _("{name} to {text}").format(name=owner, text=told.text) if owner else told.text
    return _("→ Action: {text}").format(text=who)


def _kind_words(kind: CaptureKind) -> str:
    return {
        CaptureKind.ACTION: _("Action"),
        CaptureKind.DECISION: _("Proposal to decide"),
        CaptureKind.PROPOSAL: _("Proposal to decide"),
        CaptureKind.QUESTION: _("Question, in the notes"),
        CaptureKind.THANKS: _("Thanks, in the notes"),
    }.get(kind, "")
