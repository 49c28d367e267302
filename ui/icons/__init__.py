"""The program's own drawings: 24 × 24, one stroke, coloured from the theme while they are painted."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import theme

_HERE = Path(__file__).parent


class _Drawing(QIconEngine):
    """Paints one drawing in a token's colour of the theme worn at that moment, sharp at every scale."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "soft" if mode == QIcon.Mode.Disabled else self._token
        side = min(rect.width(), rect.height())  # a wider rectangle leaves room between the drawing and words
        square = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        _renderer(self._name, getattr(theme(), token)).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = QPixmap(size * scale)  # the size is the screen's, the scale its fineness
        if made.isNull():  # a button squeezed to nothing
            return made
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._token)


def icon(name: str, token: str = "ink") -> QIcon:
    """A drawing as an icon; `token` names its colour in the theme."""
    return QIcon(_Drawing(name, token))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw straight onto a widget, for those who paint themselves."""
    _renderer(name, colour).render(painter, rect)


def drawing(name: str, colour: str) -> bytes:
    """The SVG with its colour filled in."""
    return (_HERE / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing(name, colour)))
