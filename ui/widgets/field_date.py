"""An in-place editor for a day, typed as people type days; never a forced one."""

from collections.abc import Callable
from datetime import date, timedelta
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from ui.dates import day
from ui.icons import icon
from ui.typed_dates import parse_day
from ui.widgets.field import BadValue, LineField


class DateField(LineField):
    """Takes "12 Nov 2026", "12/11/26", "tomorrow", "next thu"; says below how it is understood; empty is no day."""

    def __init__(self, label: str, today: Callable[[], date], *, placeholder: str = "", flat: bool = True) -> None:
        super().__init__(label, placeholder=placeholder or _("No date"), flat=flat)
        self._today = today
        self._pick = self._line.addAction(icon("calendar", "soft"), QLineEdit.ActionPosition.TrailingPosition)
        self._pick.setText(_("Choose a day in a calendar"))
        self._pick.setToolTip(_("Choose in a calendar (Alt+Down)"))
        self._pick.triggered.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Offer a month to choose from."""
        menu = QMenu(self)
        action = QWidgetAction(menu)
        calendar = _calendar(self._meant() or self._today())
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._line.mapToGlobal(QPoint(0, self._line.height() + 4)))
        calendar.setFocus()

    def _picked(self, chosen: QDate) -> None:
        self._put(date(chosen.year(), chosen.month(), chosen.day()))
        self.flush()

    def _put(self, when: date) -> None:
        self._line.setText(day(when))
        self._line.setModified(True)

    def _meant(self) -> date | None:
        return parse_day(self._line.text().strip(), self._today())

    def _read(self, text: str) -> date | None:
        if not text:
            return None
        meant = parse_day(text, self._today())
        if meant is None:
            raise BadValue(_("“{text}” is not a day. Try 12 Nov 2026, 12/11/26 or tomorrow.").format(text=text))
        return meant

    def _show(self, value: Any) -> str:
        return day(value) if value else ""

    def _edited(self, text: str) -> None:
        super()._edited(text)
        meant = self._meant()
        self.set_hint(day(meant) if meant and day(meant) != text else "")

    def _pressed(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            return super()._pressed(event)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            meant = self._meant()
            self._put(meant + timedelta(days=step) if meant else self._today())
        return True


def _calendar(shown: date) -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    plain = QTextCharFormat()
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)
    calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
    calendar.setMinimumSize(300, 260)
    return calendar
