"""How many things wait on each page, counted on a worker after each deed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.house import House
    from ui.page_spec import PageSpec

_AFTER = 60  # ms: several deeds in a row are counted once


class Counting(QObject):
    """Says that it counts, and what was counted, page by page."""

    began = Signal()
    counted = Signal(str, object)

    def __init__(self, house: "House", specs: "Sequence[PageSpec]", parent: QObject) -> None:
        super().__init__(parent)
        self._house, self._specs = house, specs
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER)
        self._pause.timeout.connect(self.now)

    def soon(self) -> None:
        """Count once nothing more is done for a moment."""
        self._pause.start()

    def stop(self) -> None:
        """Count no more."""
        self._pause.stop()

    def now(self) -> None:
        """On a worker: some of them scan, and some load what they need first."""
        self.began.emit()
        self._house.tasks.run(self._read, self._tell, self._house.dispatcher.fail)

    def _read(self, _progress: Progress) -> dict[str, int | None]:
        with self._house.store.read() as reader:
            return {spec.key: spec.count(reader) for spec in self._specs}

    def _tell(self, counts: dict[str, int | None]) -> None:
        for key, count in counts.items():
            self.counted.emit(key, count)
