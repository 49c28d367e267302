"""The pages of a paper one below the other: scrolled, leafed through and zoomed; only those in sight are drawn."""

from gettext import gettext as _
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from exports.page_pictures import PagePictures
from ui.print.page_drawer import PageDrawer
from ui.print.page_layout import GAP, PIXELS, Fit, PageLayout, Place, next_step, scale_of
from ui.print.tiles import Tile, tiles_within
from ui.tasks import Tasks
from ui.theme import theme, type_face
from ui.widgets.announce import announce

_NEIGHBOURS = 6_000_000  # pixels: smaller pages are also drawn before they are in sight


class PageView(QAbstractScrollArea):
    """Says `turned` with the page in sight (counted from 1) and `zoomed` when the pages are drawn larger or smaller."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, tasks: Tasks, name: str) -> None:
        super().__init__()
        self._drawer = PageDrawer(tasks)
        self._drawer.setParent(self)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._layout = PageLayout((), 1.0, 0)
        self._fit, self._percent, self._scale = Fit.WIDTH, 100, 1.0
        self._number = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._drawer.drawn.connect(self._redraw)

    def show_paper(self, source: PagePictures | None) -> None:
        """Show another paper, at the page where this one was."""
        number = self.number()
        self._drawer.take(source)
        self._sizes = source.sizes if source else ()
        self._number = 0
        self._lay_out()
        if self._sizes:
            self.go_to(max(number, 1))
            self.viewport().update()

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def number(self) -> int:
        """The page in sight, counted from 1; 0 while there is none."""
        return self._number

    def go_to(self, number: int) -> None:
        """Show a page from its top; beyond the ends, the first or the last."""
        if not self._sizes:
            return
        number = min(max(number, 1), self.count())
        self.verticalScrollBar().setValue(self._layout.place(number - 1).top - GAP)
        self._turn(number)

    def fit(self) -> Fit:
        """How the size of the pages is chosen."""
        return self._fit

    def percent(self) -> int:
        """How large the pages are drawn."""
        return round(self._scale / PIXELS * 100)

    def fit_to(self, fit: Fit) -> None:
        """As wide as the window, or whole pages."""
        self._zoom(fit, self._percent)

    def zoom(self, *, larger: bool) -> None:
        """A step larger or smaller."""
        self._zoom(Fit.PERCENT, next_step(self.percent(), larger=larger))

    def drawn_pages(self) -> list[int]:
        """The pages (counted from 1) of which pictures are kept."""
        return [number + 1 for number in self._drawer.kept()]

    def close_paper(self) -> None:
        """Forget it; whoever gave it closes it."""
        self._drawer.close()

    def _zoom(self, fit: Fit, percent: int, *, hold: int | None = None) -> None:
        """Draw larger or smaller; what lies `hold` pixels below the upper edge (half-way) stays where it is."""
        hold = self.viewport().height() // 2 if hold is None else hold
        number, share = self._spot(hold)
        self._fit, self._percent = fit, percent
        self._lay_out()
        if self._sizes:
            place = self._layout.place(number)
            top = place.top - GAP if fit is Fit.PAGE else round(place.top + share * place.height) - hold
            self.verticalScrollBar().setValue(top)
        self.viewport().update()
        self.zoomed.emit()

    def _spot(self, below: int) -> tuple[int, float]:
        """The page so far below the upper edge, and how far down in it."""
        if not self._sizes:
            return 0, 0.0
        y = self.verticalScrollBar().value() + below
        number = self._layout.at(y)
        place = self._layout.place(number)
        return number, (y - place.top) / place.height

    def _lay_out(self) -> None:
        """Pages, scroll bars and their reach; as if both bars were there, or they would come and go."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = (self.width() - bar, self.height())
        widest = max(self._sizes, default=(595.0, 842.0))
        self._scale = scale_of(self._fit, self._percent, widest, room)
        half = self.viewport().width() / 2
        middle = (self.horizontalScrollBar().value() + half) / max(self._layout.width, 1)
        self._layout = PageLayout(self._sizes, self._scale, self.viewport().width())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        down.setRange(0, max(self._layout.height - self.viewport().height(), 0))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(48)
        across.setRange(0, max(self._layout.width - self.viewport().width(), 0))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(48)
        across.setValue(round(middle * self._layout.width - half))

    def _turn(self, number: int) -> None:
        if number == self._number:
            return
        self._number = number
        told = _("Page {number} of {count}").format(number=number, count=self.count())
        self.setAccessibleDescription(told)
        announce(self, told)
        self.turned.emit(number)

    def _redraw(self, _number: int) -> None:
        self.viewport().update()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height()) if self._sizes else range(0)

    def _want(self, in_sight: range) -> None:
        """What is in sight, then the page below and the one above."""
        wanted = [tile for number in in_sight for tile in self._tiles(number)]
        for number in (in_sight.stop, in_sight.start - 1):
            if 0 <= number < self.count() and self._pixels(number)[0] ** 2 < _NEIGHBOURS:
                whole = self._pixels(number)
                wanted += tiles_within(number, whole, (0, 0, *whole))
        self._drawer.want(wanted)

    def _pixels(self, number: int) -> tuple[int, int]:
        """How large a page is on this screen."""
        place, ratio = self._layout.place(number), self.devicePixelRatioF()
        return max(round(place.width * ratio), 1), max(round(place.height * ratio), 1)

    def _tiles(self, number: int) -> list[Tile]:
        """Those of a page that are in sight."""
        place, ratio, room = self._layout.place(number), self.devicePixelRatioF(), self.viewport().size()
        left = self.horizontalScrollBar().value() - place.left
        top = self.verticalScrollBar().value() - place.top
        sight = (left, top, left + room.width(), top + room.height())
        first, last = [floor(side * ratio) for side in sight[:2]], [ceil(side * ratio) for side in sight[2:]]
        return tiles_within(number, self._pixels(number), (first[0], first[1], last[0], last[1]))

    def _paint_page(self, painter: QPainter, number: int, place: Place) -> None:
        area = QRect(place.left, place.top, place.width, place.height)
        painter.fillRect(area, QColor("white"))
        tiles = self._tiles(number)
        if any(self._drawer.picture(tile) is None for tile in tiles):
            self._paint_others(painter, number, place)
        self._paint_tiles(painter, place, tiles)
        if self._drawer.is_faulty(number):
            painter.setPen(QColor("#5C6A64"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("This page could not be drawn."))
        painter.setPen(QPen(QColor(theme().edge), 1))
        painter.drawRect(QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_others(self, painter: QPainter, number: int, place: Place) -> None:
        """What was drawn larger or smaller, until this size comes."""
        for tile, image in self._drawer.others(number, self._pixels(number)[0]):
            share = place.width / tile.width
            left, top, right, bottom = (side * share for side in tile.box())
            painter.drawImage(QRectF(place.left + left, place.top + top, right - left, bottom - top), image)

    def _paint_tiles(self, painter: QPainter, place: Place, tiles: list[Tile]) -> None:
        """Pixel on pixel."""
        ratio = self.devicePixelRatioF()
        corner = painter.deviceTransform().map(QPointF(place.left, place.top))
        for tile in tiles:
            if image := self._drawer.picture(tile):
                image.setDevicePixelRatio(ratio)
                left, top, *_far = tile.box()
                shift = QPointF(round(corner.x()) - corner.x() + left, round(corner.y()) - corner.y() + top) / ratio
                painter.drawImage(QPointF(place.left, place.top) + shift, image)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(type_face())
        painter.save()
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        in_sight = self._in_sight()
        self._want(in_sight)
        for number in in_sight:
            self._paint_page(painter, number, self._layout.place(number))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        if dy and self._sizes:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 2
            self._turn(self._layout.at(middle) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zoom(self._fit, self._percent, hold=GAP)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom(larger=event.angleDelta().y() > 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            down, back = self.verticalScrollBar(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            down.setValue(down.value() + (-1 if back else 1) * down.pageStep() * 9 // 10)
        else:
            super().keyPressEvent(event)
