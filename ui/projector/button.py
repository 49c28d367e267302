"""The button that shows a meeting to the room, and what else can be shown there."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui import dates
from ui.house import House
from ui.projector.window import ProjectorWindow, open_projector
from ui.widgets.buttons import icon_button

_BREAKS = (5, 10, 15, 20, 30)


class ProjectorButton(QWidget):
    """F5 shows the meeting or puts it away; Shift+F5 opens the menu, Ctrl+F5 turns the page of a long text."""

    def __init__(self, house: House, meeting_id: Callable[[], str]) -> None:
        super().__init__()
        self._house, self._meeting_id = house, meeting_id
        self.window_for_room: ProjectorWindow | None = None
        self.toggle = icon_button("screen", _("Show to the room (F5)"), self.turn)
        self.more = icon_button("chevron-down", _("What else the room can see (Shift+F5)"))
        self.menu_of_it = QMenu(self)
        self._build()
        self._connect()

    def is_on(self) -> bool:
        """Whether the room sees the meeting at hand."""
        window = self.window_for_room
        return bool(window and window.isVisible() and window.meeting_id() == self._meeting_id())

    def turn(self) -> None:
        """Show it to the room, or put it away."""
        if self.is_on() and self.window_for_room:
            self.window_for_room.close()
        else:
            self._put_up()
        self._say()

    def _put_up(self) -> ProjectorWindow:
        window = self.window_for_room
        if window is None:
            window = self.window_for_room = open_projector(self._house, self._meeting_id(), self)
            window.altered.connect(self._say)
        else:
            window.show_meeting(self._meeting_id())
            window.put_up(self)
        return window

    def _shown(self) -> ProjectorWindow:
        """The window, put up when it is not: whoever asks for a break wants the room to see it."""
        return self.window_for_room if self.is_on() and self.window_for_room else self._put_up()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.toggle)
        row.addWidget(self.more)
        self.toggle.setCheckable(True)
        self.more.setIconSize(QSize(12, 18))
        self.more.setMenu(self.menu_of_it)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.menu_of_it.aboutToShow.connect(self.fill_menu)
        for keys, deed in (("F5", self.turn), ("Shift+F5", self.more.showMenu), ("Ctrl+F5", self._turn_page)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def fill_menu(self) -> None:
        """What can be shown now, with the times of this minute."""
        self.menu_of_it.clear()
        wishes = self.window_for_room.wishes if self.is_on() and self.window_for_room else None
        self._entry(_("Show to the room"), self.turn, self.is_on()).setShortcut(QKeySequence("F5"))
        pages = self.window_for_room.view.pages() if wishes and self.window_for_room else 1
        if pages > 1:
            told = _("Next page of the text ({count} pages)").format(count=pages)
            self._entry(told, self._turn_page).setShortcut(QKeySequence("Ctrl+F5"))
        self.menu_of_it.addSeparator()
        self._entry(_("What to read aloud"), self._aloud, bool(wishes and wishes.aloud))
        self._entry(_("The words of the objections"), self._objections, bool(wishes and wishes.objections))
        self.menu_of_it.addSeparator()
        if wishes and wishes.back_at:
            self._entry(_("Go on after the break"), self._go_on)
        now = self._house.now()
        for minutes in _BREAKS:
            back = dates.clock(now + timedelta(minutes=minutes))
            told = _("Break of {minutes}: back at {time}").format(minutes=dates.minutes(minutes), time=back)
            self._entry(told, partial(self._break, minutes))

    def _entry(self, text: str, deed: Callable[[], object], ticked: bool | None = None) -> QAction:
        entry = self.menu_of_it.addAction(text)
        if ticked is not None:
            entry.setCheckable(True)
            entry.setChecked(ticked)
        entry.triggered.connect(lambda _checked=False: deed())
        return entry

    def _break(self, minutes: int) -> None:
        self._shown().take_break(self._house.now() + timedelta(minutes=minutes))

    def _go_on(self) -> None:
        self._shown().take_break(None)

    def _aloud(self) -> None:
        window = self._shown()
        window.read_aloud(not window.wishes.aloud)

    def _objections(self) -> None:
        window = self._shown()
        window.show_objections(not window.wishes.objections)

    def _turn_page(self) -> None:
        if self.window_for_room:
            self.window_for_room.turn_page()

    def _say(self) -> None:
        self.toggle.setChecked(self.is_on())
        name = _("The room sees this meeting (F5 puts it away)") if self.is_on() else _("Show to the room (F5)")
        self.toggle.setToolTip(name)
        self.toggle.setAccessibleName(name)
