"""Pictures of the pages in sight, drawn by a worker one after the other; only a few are kept."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from exports.page_pictures import PagePictures, Picture
from models.progress import Progress
from ui.tasks import Running, Tasks

Wanted = tuple[int, int]
"""A page (counted from 0), and how many pixels wide."""

_KEPT = 24_000_000  # pixels, of four bytes each: all that is in sight and something beside it


class PageDrawer(QObject):
    """Says `drawn` with the number of a page whose picture has come."""

    drawn = Signal(int)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._source: PagePictures | None = None
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._faulty: set[int] = set()
        self._wanted: Sequence[Wanted] = ()
        self._running: Running | None = None
        self._busy = False

    def take(self, source: PagePictures | None) -> None:
        """Draw from another paper."""
        self.close()
        self._source = source

    def want(self, wanted: Sequence[Wanted]) -> None:
        """These are in sight, the most urgent first; what was wanted before and is not begun is forgotten."""
        self._wanted = wanted
        self._go_on()

    def picture(self, number: int) -> QImage | None:
        """What there is of a page, perhaps in another size."""
        return self._kept.get(number)

    def is_faulty(self, number: int) -> bool:
        """Whether pdfium could not draw this page."""
        return number in self._faulty

    def kept(self) -> list[int]:
        """The pages of which there are pictures."""
        return sorted(self._kept)

    def close(self) -> None:
        """Let go of the paper."""
        if self._running:
            self._running.cancel()
        if self._source:
            self._tasks.run(
                partial(_let_go, self._source), _nothing, _nothing
            )  # it may be drawing: nobody waits for it
        self._source, self._running, self._busy, self._wanted = None, None, False, ()
        self._kept.clear()
        self._faulty.clear()

    def _go_on(self) -> None:
        missing = next((each for each in self._wanted if self._is_missing(*each)), None)
        if self._busy or self._source is None or missing is None:
            return
        self._busy = True
        work = partial(_picture, self._source, *missing)
        running = self._tasks.run(work, partial(self._came, missing[0]), partial(self._failed, missing[0]))
        self._running = running if self._busy else None

    def _is_missing(self, number: int, width: int) -> bool:
        found = self._kept.get(number)
        return number not in self._faulty and (found is None or found.width() != width)

    def _came(self, number: int, image: QImage) -> None:
        self._busy = False
        self._kept[number] = image
        self._kept.move_to_end(number)
        self._forget()
        self.drawn.emit(number)
        self._go_on()

    def _forget(self) -> None:
        """The pictures that are longest out of sight go first."""
        in_sight = {number for number, _width in self._wanted}
        room = _KEPT - sum(image.width() * image.height() for image in self._kept.values())
        for number in [each for each in self._kept if each not in in_sight]:
            if room >= 0 and len(self._kept) <= 2 * len(in_sight) + 4:
                return
            gone = self._kept.pop(number)
            room += gone.width() * gone.height()

    def _failed(self, number: int, fault: Exception) -> None:
        self._busy = False
        self._faulty.add(number)
        self.drawn.emit(number)
        self._go_on()
        raise fault


def _picture(source: PagePictures, number: int, width: int, _progress: Progress) -> QImage:
    return image_of(source.picture(number, width))


def _let_go(source: PagePictures, _progress: Progress) -> None:
    source.close()


def _nothing(_outcome: object) -> None:
    """Nobody waits for the file to be let go."""


def image_of(picture: Picture) -> QImage:
    """The pixels as Qt takes them, with a copy of its own."""
    line = 4 * picture.width
    return QImage(picture.pixels, picture.width, picture.height, line, QImage.Format.Format_RGB32).copy()
