"""A photo of the flipchart: chosen, dropped or pasted, made small, shown, taken away; and what is refused."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries import papers
from models.rules.photos import MOST_BYTES, PictureTooLarge
from models.store import Store
from tests.ui.meetings_desk import opened, press, start
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.photos_drop import pictures
from ui.meetings.photos_make import from_file, shown
from ui.meetings.photos_view import PhotoView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # dialogs


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight, at an item."""
    page = opened(house, qtbot)
    start(page, house.store, "Kit", "Spring")
    return page


@pytest.fixture
def refused(page: MeetingsPage) -> list[str]:
    """What was refused, in words."""
    said: list[str] = []
    page.house.dispatcher.refused.connect(said.append)
    return said


def picture(width: int = 400, height: int = 300) -> QImage:
    """A red picture whose upper left corner is blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 4, height // 4, QColor("blue"))
    painter.end()
    return image


def saved(folder: Path, name: str, image: QImage) -> Path:
    """A file with this picture."""
    path = folder / name
    assert image.save(str(path))
    return path


def photos(page: MeetingsPage) -> list[str]:
    """The pictures in sight."""
    return [button.accessibleName() for button in page.run.item.photos.photos.values()]


def kept(page: MeetingsPage, store: Store) -> QImage:
    """The first picture as it was kept."""
    with store.read() as reader:
        content = papers.picture(reader, next(iter(page.run.item.photos.photos)))
    assert len(content) <= MOST_BYTES and content.startswith(b"\xff\xd8")
    return QImage.fromData(content)


def files(*paths: Path) -> QMimeData:
    """What is dropped."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_chosen_photo_is_made_small_and_undone(
    page: MeetingsPage, qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, "Flipchart one.png", picture(4000, 3000))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(path)], ""))

    qtbot.keyClick(page.run, Qt.Key.Key_F9)
    shown_then, small = photos(page), kept(page, store)
    History(store).undo()

    assert shown_then == ["Photo: Flipchart one"]
    assert (small.width(), small.height()) == (1600, 1200)
    assert small.pixelColor(100, 100).blue() > 200 and small.pixelColor(1500, 1100).red() > 200
    qtbot.waitUntil(lambda: photos(page) == [])


def test_pictures_dropped_on_the_screen_belong_to_the_item_that_is_on(
    page: MeetingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = files(*(saved(tmp_path, name, picture()) for name in ("a.png", "b.jpg")))
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, *_UNPRESSED)
    dropped = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, *_UNPRESSED)

    page.run.dragEnterEvent(entered)
    page.run.dropEvent(dropped)
    here = photos(page)
    qtbot.keyClick(page.run, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert entered.isAccepted()
    assert (here, photos(page)) == (["Photo: a", "Photo: b"], [])


def test_other_files_are_left_to_the_window(page: MeetingsPage, tmp_path: Path) -> None:
    mime = files(tmp_path / "x.bundle")  # an event does not keep what it carries
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, *_UNPRESSED)

    page.run.dragEnterEvent(entered)

    assert not entered.isAccepted()


def test_a_picture_is_pasted_into_the_notes_and_words_stay_words(page: MeetingsPage, store: Store) -> None:
    QGuiApplication.clipboard().setImage(picture())
    page.run.item.notes.paste()
    QGuiApplication.clipboard().setText("It went out often")
    page.run.item.notes.paste()

    assert photos(page) == ["Photo: Photo"]
    assert page.run.item.notes.toPlainText() == "It went out often"


def test_pasting_without_a_picture_says_so(page: MeetingsPage, qtbot: QtBot, refused: list[str]) -> None:
    QGuiApplication.clipboard().setText("words")

    qtbot.keyClick(page.run, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)

    assert refused == ["There is no picture on the clipboard. Copy one, then paste it here."]


def test_what_is_no_picture_is_refused_in_words(page: MeetingsPage, refused: list[str], tmp_path: Path) -> None:
    (tmp_path / "minutes.jpg").write_bytes(b"Minutes of the meeting")
    (tmp_path / "drawing.png").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')

    page.run.item.photos.take_from(files(tmp_path / "minutes.jpg", tmp_path / "drawing.png", tmp_path / "gone.png"))

    told = "is no picture this program can read. Take a JPEG, PNG, WebP, GIF, BMP or TIFF."
    assert refused[:2] == [f"“minutes.jpg” {told}", f"“drawing.png” {told}"]
    assert "gone.png" in refused[2]
    assert photos(page) == []


def test_a_picture_that_claims_to_be_huge_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(_png(60_000, 60_000))
    half = tmp_path / "half.png"
    half.write_bytes(_png(10_000, 10_000))

    for path in (bomb, half):
        with pytest.raises(PictureTooLarge):
            from_file(path, _nothing)

    assert shown(bomb.read_bytes(), 200).isNull()


def test_a_noisy_picture_still_fits(tmp_path: Path) -> None:
    seed = 1
    line = bytearray()
    for _point in range(1600 * 4):
        seed = seed * 1_103_515_245 + 12_345 & 0x7FFFFFFF
        line.append(seed >> 16 & 255)
    points = bytearray()
    for row in range(1600):
        turned = line[row:] + line[:row]
        points += turned
    path = saved(tmp_path, "noise.png", QImage(bytes(points), 1600, 1600, QImage.Format.Format_RGB32))

    content = from_file(path, _nothing)

    assert 0 < len(content) <= MOST_BYTES


def test_a_telephones_picture_is_turned_upright_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    path.write_bytes(_with_exif(picture(400, 200)))
    assert QImageReader(str(path)).text("Description") == "51.49 N 2.53 W"

    content = from_file(path, _nothing)

    upright = QImage.fromData(content)
    assert (upright.width(), upright.height()) == (200, 400)
    assert upright.pixelColor(190, 10).blue() > 200
    assert b"51.49" not in content and b"Exif" not in content


def test_a_picture_opens_large_takes_a_note_and_goes(
    page: MeetingsPage, qtbot: QtBot, tmp_path: Path, store: Store
) -> None:
    page.run.item.photos.take_from(files(saved(tmp_path, "a.png", picture())))
    button = next(iter(page.run.item.photos.photos.values()))

    qtbot.keyClick(button, Qt.Key.Key_Return)
    view = page.window().findChild(PhotoView)
    assert isinstance(view, PhotoView)
    view.note.set_value("")
    qtbot.keyClicks(view.note.focusProxy(), "What we want")
    qtbot.keyClick(view.note.focusProxy(), Qt.Key.Key_Return)
    noted = photos(page)
    press(qtbot, view, "Remove")

    assert not view.picture.pixmap().isNull()
    assert (noted, photos(page)) == (["Photo: a – What we want"], [])
    History(store).undo()
    qtbot.waitUntil(lambda: photos(page) == ["Photo: a – What we want"])


_UNPRESSED = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def _nothing(done: int, total: int) -> None:
    """Nobody follows."""
    assert done <= total


def _png(width: int, height: int) -> bytes:
    """A picture of a few bytes that claims this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def _with_exif(image: QImage) -> bytes:
    """A JPEG that says it lies on its side (orientation 6), with a place written beside it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.setText("Description", "51.49 N 2.53 W")
    assert image.save(buffer, "JPEG", 95)  # type: ignore[call-overload]
    tiff = b"MM\x00*\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, 6, 0, 0)
    body = b"Exif\x00\x00" + tiff
    plain = bytes(content.data())
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]


def test_a_clipboard_that_holds_nothing_at_all_holds_no_picture() -> None:
    assert pictures(None) == []
