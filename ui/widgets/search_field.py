"""Search as you type."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy

from ui.widgets.buttons import icon_button
from ui.widgets.drawing import Drawing
from ui.widgets.text import restyle

_PAUSE = 120  # ms: a fast typist's word is one question


class SearchField(QFrame):
    """Says `searched` 120 ms after the last letter, at once on Enter and when cleared."""

    searched = Signal(str)

    def __init__(self, placeholder: str, *, width: int = 380) -> None:
        super().__init__()
        self.setObjectName("search")
        self._asked = ""
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(placeholder)
        self._clear = icon_button("close", _("Clear search"), self.clear)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self.setFocusProxy(self._line)
        self._build(width)
        self._connect()

    def text(self) -> str:
        """What is searched for."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Search for this, at once."""
        self._line.setText(text)
        self._ask()

    def clear(self) -> None:
        """Search for nothing."""
        self.set_text("")

    def focus(self) -> None:
        """Take the keyboard, with the old words ready to be typed over."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _build(self, width: int) -> None:
        self.setMinimumWidth(min(width, 160))
        self.setMaximumWidth(width)
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(Drawing("search", size=18))
        row.addWidget(self._line, 1)
        row.addWidget(self._clear)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._typed)
        self._line.returnPressed.connect(self._ask)
        self._pause.timeout.connect(self._ask)
        self._line.installEventFilter(self)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        if self.text() != self._asked:
            self._asked = self.text()
            self.searched.emit(self._asked)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), 38)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, "inside", event.type() is QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._line.text():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
                return True
        return super().eventFilter(watched, event)
