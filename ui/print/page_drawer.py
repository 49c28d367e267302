"""Pictures of what is in sight of the pages, drawn by a worker tile by tile; only a few are kept."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from exports.page_pictures import PagePictures, Picture
from models.progress import Progress
from ui.print.tiles import Tile
from ui.tasks import Running, Tasks

_KEPT = 12_000_000  # pixels, of four bytes each: all that is in sight and something beside it


class PageDrawer(QObject):
    """Says `drawn` with the number of a page of which a tile has come."""

    drawn = Signal(int)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._source: PagePictures | None = None
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()
        self._faulty: set[int] = set()
        self._wanted: Sequence[Tile] = ()
        self._running: Running | None = None
        self._busy = False

    def take(self, source: PagePictures | None) -> None:
        """Draw from another paper."""
        self.close()
        self._source = source

    def want(self, wanted: Sequence[Tile]) -> None:
        """These are in sight, the most urgent first; what was wanted before and is not begun is forgotten."""
        self._wanted = wanted
        self._go_on()

    def picture(self, tile: Tile) -> QImage | None:
        """A tile, where it is drawn."""
        return self._kept.get(tile)

    def others(self, number: int, width: int) -> list[tuple[Tile, QImage]]:
        """What there is of a page that was drawn larger or smaller than so many pixels wide."""
        return [(tile, image) for tile, image in self._kept.items() if tile.number == number and tile.width != width]

    def is_faulty(self, number: int) -> bool:
        """Whether pdfium could not draw this page."""
        return number in self._faulty

    def kept(self) -> list[int]:
        """The pages of which there are pictures."""
        return sorted({tile.number for tile in self._kept})

    def close(self) -> None:
        """Let go of the paper; it may be drawing, and whoever gave it closes it."""
        if self._running:
            self._running.cancel()
        self._source, self._running, self._busy, self._wanted = None, None, False, ()
        self._kept.clear()
        self._faulty.clear()

    def _go_on(self) -> None:
        missing = next((tile for tile in self._wanted if self._is_missing(tile)), None)
        if self._busy or self._source is None or missing is None:
            return
        self._busy = True
        work = partial(_picture, self._source, missing)
        running = self._tasks.run(work, partial(self._came, missing), partial(self._failed, missing.number))
        self._running = running if self._busy else None

    def _is_missing(self, tile: Tile) -> bool:
        return tile.number not in self._faulty and tile not in self._kept

    def _came(self, tile: Tile, image: QImage) -> None:
        self._busy = False
        self._kept[tile] = image
        self._forget()
        self.drawn.emit(tile.number)
        self._go_on()

    def _forget(self) -> None:
        """The tiles that are longest out of sight go first."""
        in_sight = set(self._wanted)
        for tile in in_sight & self._kept.keys():
            self._kept.move_to_end(tile)
        room = _KEPT - sum(image.width() * image.height() for image in self._kept.values())
        for tile in [each for each in self._kept if each not in in_sight]:
            if room >= 0 and len(self._kept) <= 2 * len(in_sight) + 4:
                return
            gone = self._kept.pop(tile)
            room += gone.width() * gone.height()

    def _failed(self, number: int, fault: Exception) -> None:
        self._busy = False
        self._faulty.add(number)
        self.drawn.emit(number)
        self._go_on()
        raise fault


def _picture(source: PagePictures, tile: Tile, _progress: Progress) -> QImage:
    return image_of(source.part(tile.number, (tile.width, tile.height), tile.box()))


def image_of(picture: Picture) -> QImage:
    """The pixels as Qt takes them, with a copy of its own."""
    line = 4 * picture.width
    return QImage(picture.pixels, picture.width, picture.height, line, QImage.Format.Format_RGB32).copy()
