"""The week of one thing, or of all: who has booked what, and what is out."""

from datetime import date, datetime, timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.queries import assets
from models.queries.asset_week import WeekBlock, week
from models.rules.assets import Slot
from models.rules.london import instant, wall
from ui import dates
from ui.assets.book_form import moved, moving
from ui.assets.words import person_words
from ui.house import House
from ui.widgets.fields import ChoiceField
from ui.widgets.text import words
from ui.widgets.week_block import BlockButton
from ui.widgets.week_view import Block, WeekView

_MOVES = {
    "Alt+Left": timedelta(days=-1),
    "Alt+Right": timedelta(days=1),
    "Alt+Up": timedelta(minutes=-30),
    "Alt+Down": timedelta(minutes=30),
}


class WeekTab(QWidget):
    """Bookings in a grid; loans of days stand in a line above it, unless one thing alone is looked at.

    Alt and an arrow moves the booking that has the keyboard by a day or half an hour.
    """

    opened = Signal(str)
    asked = Signal(str, object, object)
    turned = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._monday = dates.monday(house.today())
        self._blocks: dict[str, WeekBlock] = {}
        self.which = ChoiceField("", [("", _("Everything"))], flat=False)
        self._out = words("", "small")
        self._week = WeekView(_("Week"))
        self._build()
        self._connect()

    def show_asset(self, asset_id: str) -> None:
        """Look at one thing, or with no id at all of them."""
        self.which.set_value(asset_id)
        self.refresh()

    def refresh(self) -> None:
        """Read the week again."""
        focused = self._focused()
        with self._house.store.read() as reader:
            named = [(row.id, row.name) for row in assets.rows(reader, self._house.now())]
            blocks = week(reader, self._monday, self._house.now(), self.which.value())
        self.which.set_choices([("", _("Everything")), *sorted(named, key=lambda pair: pair[1].casefold())])
        self._blocks = {block.id: block for block in blocks}
        one = bool(self.which.value())
        drawn = [_drawn(block, one=one) for block in blocks if one or not block.is_loan]
        self._week.set_week(self._monday, drawn, self._house.today())
        self._say_out([] if one else [block for block in blocks if block.is_loan])
        self._focus(focused)

    def lines(self) -> list[str]:
        """What each block says, and what stands above the grid."""
        return [*self._out.text().splitlines(), *self._week.block_names()]

    def turn_to(self, monday: date) -> None:
        """Show another week."""
        self._monday = monday
        self.refresh()

    def move_focused(self, by: timedelta) -> None:
        """Move the booking that has the keyboard, by the clock on the wall."""
        block = self._blocks.get(self._focused())
        if block is None or block.is_loan:
            return
        with self._house.store.read() as reader:
            booking = assets.booking(reader, block.id)
        if booking is None:
            return
        slot = Slot(instant(wall(booking.starts) + by), instant(wall(booking.ends) + by))
        label, deed = moving(booking, slot, self._house.now())
        self._house.dispatcher.run(label, deed, say=moved(booking, slot))

    def _say_out(self, loans: list[WeekBlock]) -> None:
        told = [_("{name} with {person}").format(name=each.asset, person=person_words(each.person)) for each in loans]
        self._out.setText(_("Out this week: {things}").format(things=" · ".join(told)) if told else "")
        self._out.setVisible(bool(told))

    def _focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.block.id if isinstance(widget, BlockButton) and self.isAncestorOf(widget) else ""

    def _focus(self, id: str) -> None:
        for shown in self._week.findChildren(BlockButton):
            if id and shown.block.id == id and not shown.isHidden():
                shown.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _open(self, id: str) -> None:
        if id in self._blocks:
            self.opened.emit(self._blocks[id].asset_id)

    def _ask(self, start: datetime, end: datetime) -> None:
        self.asked.emit(self.which.value(), start, end)

    def _chose(self, asset_id: str) -> None:
        self.refresh()
        self.turned.emit(asset_id)

    def _build(self) -> None:
        self.which.setMinimumWidth(240)
        box = self.which.focusProxy()
        if box:
            box.setAccessibleName(_("Whose week"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._out)
        column.addWidget(self._week, 1)

    def _connect(self) -> None:
        self.which.committed.connect(self._chose)
        self._week.opened.connect(self._open)
        self._week.asked.connect(self._ask)
        self._week.week_changed.connect(self.turn_to)
        for keys, by in _MOVES.items():
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.move_focused, by))


def _drawn(block: WeekBlock, *, one: bool) -> Block:
    who = person_words(block.person)
    title = who if one else _("{name}, {person}").format(name=block.asset, person=who)
    tone = "red" if block.is_overdue else "blue" if block.is_loan else "accent"
    return Block(block.id, block.start, block.end, title, "amber" if block.clash else tone, block.clash, block.purpose)
