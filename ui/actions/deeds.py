"""What is done to actions from their page: each one transaction with a name, said with Undo."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

from models.queries.actions import ActionRow
from ui.actions.words import short
from ui.house import House
from ui.widgets.field_person import Pick

if TYPE_CHECKING:
    from sqlmodel import Session


class Deeds:
    """A refusal is said across the page."""

    def __init__(self, house: House) -> None:
        self._house = house

    def tick(self, rows: Sequence[ActionRow]) -> None:
        """Open ones are done; where none is open, all of them are opened again."""
        still_open = [row for row in rows if row.state.is_open]
        if still_open:
            self._finish(still_open)
        elif rows:
            self._reopen(rows)

    def drop(self, row: ActionRow) -> None:
        """Nobody will do it after all."""
        from models import commands

        deed = partial(commands.actions.drop, action_id=row.id, on=self._house.today())
        self._do(_("Drop “{action}”"), deed, [row], _("Dropped: {action}"))

    def to_bin(self, row: ActionRow) -> None:
        """It was written down by mistake."""
        from models import commands

        deed = partial(commands.actions.to_bin, action_id=row.id)
        self._do(_("Bin “{action}”"), deed, [row], _("In the bin: {action}"))

    def restore(self, row: ActionRow) -> None:
        """Take it back out of the bin."""
        from models import commands

        deed = partial(commands.actions.restore, action_id=row.id)
        self._do(_("Put back “{action}”"), deed, [row], _("Put back: {action}"))

    def change(self, row: ActionRow, field: str, value: Any) -> None:
        """Keep one field."""
        from models import commands

        label = {"text": _("Reword “{action}”"), "due_on": _("Move “{action}” to another day")}.get(
            field, _("Note on “{action}”")
        )
        self._do(label, partial(commands.actions.change, action_id=row.id, field=field, value=value), [row])

    def give_to(self, row: ActionRow, pick: Pick | None) -> None:
        """Say who does it."""
        from models import commands

        person, name = (pick.id, "" if pick.id else pick.text) if pick else ("", "")
        deed = partial(commands.actions.give_to, action_id=row.id, person_id=person, name=name)
        self._do(_("Give “{action}” to somebody"), deed, [row])

    def add(self, text: str, pick: Pick | None, due_on: date | None) -> str:
        """A new one; its id, or nothing when it was refused."""
        from models import commands

        owner_id, owner = (pick.id, "" if pick.id else pick.text) if pick else ("", "")
        deed = partial(commands.actions.add, text=text, owner_id=owner_id, owner=owner, due_on=due_on)
        label, said = _("Add “{action}”"), _("Added: {action}")
        return (
            self._house.dispatcher.run(label.format(action=short(text)), deed, say=said.format(action=short(text)))
            or ""
        )

    def _finish(self, rows: Sequence[ActionRow]) -> None:
        from models import commands

        one = partial(commands.actions.finish, on=self._house.today())
        self._do(_("Tick off “{action}”"), partial(_each, one, rows), rows, _("Done: {action}"))

    def _reopen(self, rows: Sequence[ActionRow]) -> None:
        from models import commands

        self._do(_("Open “{action}” again"), partial(_each, commands.actions.reopen, rows), rows, _("Open: {action}"))

    def _do(self, label: str, deed: Callable[..., Any], rows: Sequence[ActionRow], said: str = "") -> None:
        action = short(rows[0].text)
        if len(rows) > 1:
            action = ngettext("{count} action", "{count} actions", len(rows)).format(count=len(rows))
        self._house.dispatcher.run(label.format(action=action), deed, say=said.format(action=action))


def _each(one: Callable[..., None], rows: Sequence[ActionRow], session: "Session") -> None:
    for row in rows:
        one(session, action_id=row.id)
