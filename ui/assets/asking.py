"""Asking for a deed whose refusal the asking panel answers itself, with other times to choose from."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from exports.shortened import shortened
from models.errors import Refusal
from models.queries.assets import AssetRow
from models.rules.assets import Slot
from ui import dates
from ui.house import House
from ui.widgets.field_person import Pick

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


def book(house: House, asset: AssetRow, to: Pick, slot: Slot, **more: Any) -> Refusal | None:
    """Promise it to somebody for a time; `more` is how many and what for."""
    from models import commands

    deed = partial(
        commands.assets.book,
        asset_id=asset.id,
        person_id=to.id,
        starts=slot.start,
        ends=slot.end,
        now=house.now(),
        **more,
    )
    said = _("Booked {name} for {person}, {time}").format(
        name=asset.name, person=to.text, time=dates.span(slot.start, slot.end)
    )
    return ask(house, label_of(_("Book {name}"), asset.name), deed, say=said)


def label_of(pattern: str, name: str) -> str:
    """A deed's name with the thing's own in it, short enough for a menu."""
    return pattern.format(name=short(name))


def short(name: str) -> str:
    """A name that fits a menu."""
    return shortened(name, 40)
