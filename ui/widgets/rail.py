"""The rail: the chapter's name, the pages, and where the work is saved."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import theme, type_face
from ui.widgets.buttons import entered, icon_button
from ui.widgets.drawing import Drawing
from ui.widgets.text import words

_WIDTH = 218
_NARROW = 68
_ROW, _LEAST = 38, 28
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RailItem(QAbstractButton):
    """One page: a drawing, its name, and how many things there wait."""

    def __init__(self, key: str, title: str, icon: str) -> None:
        super().__init__()
        self.key = key
        self._icon = icon
        self._count: int | None = None
        self._narrow = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """Say how many; none and nought are not said."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Only the drawing; the name becomes the tooltip."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    def _ground(self, painter: QPainter) -> None:
        worn = theme()
        colour = worn.rail_selected if self.isChecked() else worn.rail_hover if self.underMouse() else ""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(worn.rail_focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room, 8, 8)

    def sizeHint(self) -> QSize:
        return QSize((_NARROW if self._narrow else _WIDTH) - 28, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        ink = worn.rail_bright if self.isChecked() else worn.rail_ink
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        paint_icon(painter, self._icon, QRectF(12, (self.height() - 20) / 2, 20, 20), ink)
        if self._narrow:
            return
        painter.setPen(QColor(ink))
        painter.setFont(type_face(weight=QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.drawText(QRect(42, 0, self.width() - 84, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            painter.setFont(type_face(13, QFont.Weight.DemiBold))
            painter.drawText(self.rect().adjusted(0, 0, -14, 0), _RIGHT, str(self._count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)


class Rail(QWidget):
    """Says which page was asked for; arrows move between its rows."""

    wanted = Signal(str)

    def __init__(self, chapter: str, pages: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("Pages"))
        self._chapter = words(chapter, "brand")
        self._saved = words("", "small")
        self._mark = Drawing("check-circle", "rail_ink", size=16)
        self._mark.hide()
        self.menu_button: QToolButton = icon_button("menu", _("Menu"), token="rail_ink")
        self._group = QButtonGroup(self)
        self._items = {key: RailItem(key, title, icon) for key, title, icon in pages}
        self._build()
        self._group.buttonClicked.connect(self._clicked)

    def has(self, key: str) -> bool:
        """Whether a page has a row here."""
        return key in self._items

    def set_chapter(self, name: str) -> None:
        """Rename the chapter."""
        self._chapter.setText(name)

    def set_saved(self, sentence: str) -> None:
        """Say where and when the work was last saved."""
        self._saved.setText(sentence)
        self._mark.setVisible(bool(sentence))

    def saved(self) -> str:
        """What it says."""
        return self._saved.text()

    def set_current(self, key: str) -> None:
        """Mark a page as the one shown; none is while one is shown that has no row here."""
        self._group.setExclusive(key in self._items)
        for each, item in self._items.items():  # Tab goes to the page shown, arrows from there
            item.setChecked(each == key)
        for each, item in self._items.items() if key in self._items else ():
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)

    def set_count(self, key: str, count: int | None) -> None:
        """Say how many things wait on a page."""
        if key in self._items:
            self._items[key].set_count(count)

    def set_narrow(self, narrow: bool) -> None:
        """Only the drawings, in a small window."""
        self.setFixedWidth(_NARROW if narrow else _WIDTH)
        self._chapter.setVisible(not narrow)
        self._saved.setVisible(not narrow)
        for item in self._items.values():
            item.set_narrow(narrow)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 20, 14, 16)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 14)
        head.addWidget(self._chapter, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self.menu_button.setMinimumHeight(_LEAST)
        column.addLayout(head)
        for item in self._items.values():
            self._group.addButton(item)
            column.addWidget(item)
            self.setTabOrder(item, self.menu_button)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self._mark)
        foot.addWidget(self._saved, 1)
        column.addLayout(foot)

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailItem):
            self.wanted.emit(button.key)
