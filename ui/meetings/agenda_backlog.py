"""The backlog beside an agenda: what waits for a meeting, taken up one by one."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.queries.agenda import ItemRow
from models.rules.starting_agenda import DraftItem
from ui import dates
from ui.house import House
from ui.meetings.agenda_line import draft_of
from ui.meetings.deeds import done
from ui.widgets.buttons import icon_button
from ui.widgets.card import Card
from ui.widgets.lines import Lines
from ui.widgets.text import words


class BacklogCard(Card):
    """Asks by `taken` for an item on the agenda shown."""

    taken = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Backlog"))
        self._house = house
        self._shown: list[ItemRow] | None = None
        self.lines = Lines()
        self.none = words(_("Nothing waits. What is not for this meeting can be kept here for a later one."), "small")
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Keep for later: “Paint the shed, 20 min”, then Enter"))
        self.line.setAccessibleName(_("Keep an item for a later meeting"))
        self.line.returnPressed.connect(self._keep)
        for part in (self.lines, self.none, self.line):
            self.body.addWidget(part)

    def show_items(self, items: list[ItemRow]) -> None:
        """Show what waits, longest first."""
        if items == self._shown:
            return
        self._shown = items
        self.lines.show_rows([self._row(item) for item in items])
        self.lines.setVisible(bool(items))
        self.none.setVisible(not items)

    def _row(self, item: ItemRow) -> list[QWidget | None]:
        told = f"{item.title} · {dates.minutes(item.minutes)}" if item.minutes else item.title
        name = _("Put {item} on the agenda").format(item=item.title)
        take = icon_button("plus", name, partial(self.taken.emit, item.id), token="accent")
        off = icon_button("close", _("Take {item} off the backlog").format(item=item.title), partial(self._drop, item))
        return [words(told), take, off]

    def _keep(self) -> None:
        from models import commands

        draft: DraftItem | None = draft_of(self.line.text())
        if draft is None:
            return
        deed = partial(commands.meetings.add_to_backlog, draft=draft)
        if self._house.dispatcher.run(_("Keep {item} for later").format(item=draft.title), deed):
            self.line.clear()

    def _drop(self, item: ItemRow) -> None:
        from models import commands

        deed = partial(commands.meetings.remove_item, item_id=item.id)
        said = _("{item} is off the backlog").format(item=item.title)
        done(self._house, _("Take {item} off the backlog").format(item=item.title), deed, said)
        self.line.setFocus()
