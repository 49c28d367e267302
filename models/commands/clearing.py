"""Letting a decision leave although a member's name was found in it: somebody has looked."""

from typing import TYPE_CHECKING

from models.commands.found import found
from models.tables import Decision

if TYPE_CHECKING:
    from sqlmodel import Session


def clear(session: "Session", *, decision_id: str) -> None:
    """Say that its words may leave as they stand; a change of the words asks again. Raises `NotFound`."""
    decision = found(session, Decision, decision_id)
    decision.cleared = False
    session.flush()  # so that a second look is logged as one, and counts as later than the words
    decision.cleared = True
