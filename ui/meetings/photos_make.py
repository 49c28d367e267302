"""A picture made small enough to travel, on a worker: turned upright, without what the camera wrote beside it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from models.errors import CouldNotRead, Refusal
from models.progress import Progress
from models.rules.photos import LONGEST_SIDE, MOST_BYTES, NotAPicture, PictureTooLarge, fitted, require_size

_FORMATS = ("jpeg", "jpg", "png", "webp", "gif", "bmp", "tif", "tiff")
_QUALITIES = (85, 75, 65, 55)
_MOST_FILE = 80_000_000


def from_file(path: Path, _progress: Progress) -> bytes:
    """The JPEG to keep of a picture's file. Raises `CouldNotRead`, `NotAPicture`, `PictureTooLarge`."""
    try:
        if path.stat().st_size > _MOST_FILE:
            raise NotAPicture(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise CouldNotRead(path, str(error.strerror or error)) from error
    return _kept(_unpacked(content, path.name), path.name)


def from_image(image: QImage, name: str, _progress: Progress) -> bytes:
    """The same of a picture that was copied."""
    require_size(name, image.width(), image.height())
    return _kept(image, name)


def shown(content: bytes, side: int) -> QImage:
    """A picture no larger than this, for showing; empty where it cannot be read, wherever it came from."""
    try:
        return _unpacked(content, "", side)
    except Refusal:
        return QImage()


def _unpacked(content: bytes, name: str, side: int = LONGEST_SIDE) -> QImage:
    """Only as large as it is needed; what claims to be larger than any camera's picture is not unpacked at all."""
    buffer = _opened(content)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace").casefold()
    if kind not in _FORMATS:
        raise NotAPicture(name)
    size = reader.size()
    require_size(name, size.width(), size.height())
    whole = size.width() * size.height() * 4  # only a JPEG is made smaller while it is unpacked
    if kind not in ("jpeg", "jpg") and whole > QImageReader.allocationLimit() * 2**20:
        raise PictureTooLarge(name, size.width(), size.height())
    reader.setScaledSize(QSize(*fitted(size.width(), size.height(), side)))
    image = reader.read()
    if image.isNull():
        raise NotAPicture(name)
    return image


def _kept(image: QImage, name: str) -> bytes:
    width, height = fitted(image.width(), image.height())
    while True:
        plain = _plain(image, width, height)
        for quality in _QUALITIES:
            content = _as_jpeg(plain, quality)
            if not content:
                raise NotAPicture(name)
            if len(content) <= MOST_BYTES:
                return content
        width, height = max(1, width * 3 // 4), max(1, height * 3 // 4)


def _plain(image: QImage, width: int, height: int) -> QImage:
    """On white, with nothing beside its points: words and places a camera kept do not come along."""
    scaled = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, _SMOOTH)
    plain = QImage(width, height, QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return plain


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def _as_jpeg(image: QImage, quality: int) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    saved = image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
    return bytes(kept.data()) if saved else b""


def _opened(content: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
