"""Words for the back row: as large as they fit, and on several pages where they do not."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.projector.fitting import Laid, laid, largest
from ui.theme import theme, type_face

Weight = QFont.Weight


class BigText(QLabel):
    """Plain text in a token's colour; with two sizes it takes the larger one that fits its place."""

    def __init__(self, parent: QWidget, token: str = "ink", weight: Weight = Weight.Normal) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._token, self._weight = token, weight
        self._sizes = (28, 28)
        self._page = 0
        self._laid: tuple[object, Laid] | None = None

    def show_text(self, text: str, token: str = "") -> None:
        """Say this from now on, from its first page."""
        if token and token != self._token:
            self._token = token
            self.update()
        if text != self.text():
            self._page = 0
            self.setText(text)
        self.setVisible(bool(text))

    def set_sizes(self, largest: int, smallest: int = 0) -> None:
        """The size of the type in pixels, or the two between which it may be."""
        self._sizes = (largest, smallest or largest)

    def height_for(self, width: int) -> int:
        """How high it is at its largest."""
        return int(laid(self.text(), type_face(self._sizes[0], self._weight), width).height) + 1 if self.text() else 0

    def width_wanted(self) -> int:
        """How wide it is on one line at its largest."""
        font = type_face(self._sizes[0], self._weight)
        return int(QFontMetricsF(font).horizontalAdvance(self.text())) + 2 if self.text() else 0

    def least_height(self, width: int) -> int:
        """How high it is at its smallest."""
        return int(laid(self.text(), type_face(self._sizes[1], self._weight), width).height) + 1 if self.text() else 0

    def drawn_height(self) -> int:
        """How high the words are that it draws in the place it has."""
        return min(int(self._fitted().height) + 1, self.height())

    def pages(self) -> int:
        """On how many pages it stands."""
        return -(-self._fitted().lines // self._lines_on_a_page()) if self.text() else 1

    def page(self) -> int:
        """The page in sight, from nought."""
        return min(self._page, self.pages() - 1)

    def turn_page(self) -> None:
        """Show the next page, after the last the first."""
        self._page = (self.page() + 1) % self.pages()
        self.update()

    def pixels(self) -> int:
        """The size of the type as it is drawn."""
        return self._fitted().pixels

    def _lines_on_a_page(self) -> int:
        return max(1, int(self.height() // self._fitted().line_height))

    def _fitted(self) -> Laid:
        key = (self.text(), self.size().toTuple(), self._sizes)
        if self._laid is None or self._laid[0] != key:
            room = (self.width(), self.height())
            self._laid = (key, largest(self.text(), self._weight, room, self._sizes))
        return self._laid[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, fitted, on_page = QPainter(self), self._fitted(), self._lines_on_a_page()
        painter.setPen(QColor(theme().colours()[self._token]))
        first = self.page() * on_page
        for place in range(first, min(first + on_page, fitted.lines)):
            fitted.layout.lineAt(place).draw(painter, QPointF(0, -first * fitted.line_height))
