"""What somebody drops or pastes, looked at for pictures."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget

SUFFIXES = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif")


@dataclass(frozen=True)
class Found:
    """A picture by its file, or one without."""

    path: Path | None = None
    image: QImage | None = None


def holds_picture(mime: QMimeData) -> bool:
    """Whether there is a picture in it, going by names and kinds alone."""
    return bool(_files(mime)) or (mime.hasImage() and not mime.hasText())


def pictures(mime: QMimeData | None) -> list[Found]:
    """Every picture in it; some systems give nothing at all for an empty clipboard."""
    if mime is None:
        return []
    if files := _files(mime):
        return [Found(path=path) for path in files]
    image = mime.imageData() if mime.hasImage() else None
    return [Found(image=image)] if isinstance(image, QImage) and not image.isNull() else []


class PictureTarget(QWidget):
    """Takes pictures that are dropped on it and says `dropped`; anything else is left to the window."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_picture(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


def _files(mime: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in SUFFIXES]
