"""One picture, as large as the window allows."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from models.queries.papers import Photo
from models.rules.photos import LONGEST_SIDE
from ui.meetings.photos_make import shown
from ui.widgets.buttons import button
from ui.widgets.fields import TextField
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


class PhotoView(FittedDialog):
    """Says `noted` (id, what it shows) and `removing` (id)."""

    noted = Signal(str, str)
    removing = Signal(str)

    def __init__(self, parent: QWidget, photo: Photo, content: bytes) -> None:
        super().__init__(parent)
        self._photo = photo
        self._points = QPixmap.fromImage(shown(content, LONGEST_SIDE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(photo.name)
        self.picture = QLabel()
        self.note = TextField(_("What it shows"), placeholder=_("The stages as drawn on the flipchart…"), flat=False)
        self.note.set_value(photo.note)
        self._build()
        self.note.committed.connect(self._noted)
        room = parent.size()
        self.resize(max(480, room.width() * 4 // 5), max(360, room.height() * 4 // 5))

    def _build(self) -> None:
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(200, 150)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setAccessibleName(_("Photo: {name}").format(name=self._photo.note or self._photo.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(words(self._photo.name, "card"))
        column.addWidget(self.picture, 1)
        column.addWidget(self.note)
        steps = QHBoxLayout()
        steps.addWidget(button(_("Remove"), self._remove, icon="trash", kind="danger"))
        steps.addStretch(1)
        close = button(_("Close"), self.close)
        steps.addWidget(close)
        column.addLayout(steps)
        close.setFocus()

    def _fit(self) -> None:
        if self._points.isNull():
            self.picture.setText(_("This picture cannot be shown."))
            return
        ratio = self.devicePixelRatioF()
        fitted = self._points.scaled(
            self.picture.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setPixmap(fitted)

    def _noted(self, text: str) -> None:
        self.noted.emit(self._photo.id, text)

    def _remove(self) -> None:
        self.removing.emit(self._photo.id)
        self.close()

    def done(self, result: int) -> None:
        """Close; a note half typed is kept."""
        self.note.flush()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
