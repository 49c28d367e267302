"""The deeds of the pane that need no sheet: into the bin and back, a changed field, a booking taken back."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import Any

from models.queries.assets import AssetRow
from models.queries.holds import BookingRow
from ui.assets.asking import label_of, short
from ui.house import House


class Deeds:
    """Each is one transaction with a name; a refusal is said across the page."""

    def __init__(self, house: House) -> None:
        self._house = house

    def to_bin(self, row: AssetRow) -> None:
        """Take something off the register."""
        from models import commands

        deed = partial(commands.assets.to_bin, asset_id=row.id, now=self._house.now())
        self._do(label_of(_("Bin {name}"), row.name), deed, _("{name} is in the bin").format(name=row.name))

    def restore(self, row: AssetRow) -> None:
        """Put something back on the register."""
        from models import commands

        deed = partial(commands.assets.restore, asset_id=row.id)
        self._do(label_of(_("Put back {name}"), row.name), deed, _("{name} is back on the list").format(name=row.name))

    def cancel(self, booking: BookingRow) -> None:
        """Take a booking back."""
        from models import commands

        deed = partial(commands.assets.cancel_booking, booking_id=booking.id)
        said = _("Cancelled the booking of {person}").format(person=booking.person or booking.asset)
        self._do(label_of(_("Cancel booking of {name}"), booking.asset), deed, said)

    def change(self, asset_id: str, name: str, changed: tuple[str, str, Any]) -> None:
        """Keep one field: its column, its words and its new value."""
        from models import commands

        field, said, value = changed
        deed = partial(commands.assets.change, asset_id=asset_id, field=field, value=value, now=self._house.now())
        self._do(_("Change {field} of {name}").format(field=said.lower(), name=short(name)), deed, "")

    def _do(self, label: str, deed: Callable[..., Any], said: str) -> None:
        self._house.dispatcher.run(label, deed, say=said)
