"""Asking for a deed whose refusal the asking panel answers itself, with other times to choose from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.errors import Refusal
from ui.house import House

if TYPE_CHECKING:
    from sqlmodel import Session


def ask(house: House, label: str, deed: Callable[["Session"], Any], *, say: str) -> Refusal | None:
    """Do a deed; what comes back is why it was refused, or None when it was done and said."""
    try:
        with house.store.write(label) as session:
            deed(session)
    except Refusal as refusal:
        return refusal
    house.dispatcher.done.emit(label)
    house.dispatcher.said.emit(say)
    return None


def label_of(pattern: str, name: str) -> str:
    """A deed's name with the thing's own in it, short enough for a menu."""
    return pattern.format(name=short(name))


def short(name: str) -> str:
    """A name that fits a menu."""
    return name if len(name) <= 40 else f"{name[:39]}…"
