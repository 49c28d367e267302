"""Actions: taken on, changed, done, dropped."""

from datetime import date
from typing import Any

from sqlmodel import Session

from models.commands.found import clean, found, required
from models.errors import NotFound
from models.tables import Action, Person

FIELDS = ("text", "due_on", "note")


def add(
    session: Session,
    *,
    text: str,
    owner_id: str | None = None,
    owner: str = "",
    due_on: date | None = None,
    meeting_id: str | None = None,
    item_id: str | None = None,
    decision_id: str | None = None,
) -> str:
    """Note what somebody agreed to do; returns its id. Raises `Missing`."""
    action = Action(
        text=required("text", text),
        owner_id=owner_id or None,
        owner=clean(owner),
        due_on=due_on,
        meeting_id=meeting_id or None,
        item_id=item_id or None,
        decision_id=decision_id or None,
    )
    session.add(action)
    return action.id


def change(session: Session, *, action_id: str, field: str, value: Any) -> None:
    """Change one of `FIELDS`; who does it is said with `give_to`. Raises `Missing` for an empty text."""
    if field not in FIELDS:
        raise NotFound("action", field)
    kept = clean(value) if isinstance(value, str) else value
    setattr(found(session, Action, action_id), field, required("text", kept) if field == "text" else kept)


def give_to(session: Session, *, action_id: str, person_id: str | None, name: str) -> None:
    """Say who does it: a member, or a name as written. Raises `NotFound`."""
    if person_id:
        found(session, Person, person_id)
    action = found(session, Action, action_id)
    action.owner_id, action.owner = person_id or None, clean(name)


def finish(session: Session, *, action_id: str, on: date) -> None:
    """It is done."""
    action = found(session, Action, action_id)
    action.done_on, action.dropped_on = on, None


def drop(session: Session, *, action_id: str, on: date) -> None:
    """Nobody will do it after all."""
    action = found(session, Action, action_id)
    action.dropped_on, action.done_on = on, None


def reopen(session: Session, *, action_id: str) -> None:
    """It is to do again."""
    action = found(session, Action, action_id)
    action.done_on = action.dropped_on = None


def to_bin(session: Session, *, action_id: str) -> None:
    """It was written down by mistake."""
    found(session, Action, action_id).removed = True


def restore(session: Session, *, action_id: str) -> None:
    """Take it back out of the bin."""
    found(session, Action, action_id).removed = False
