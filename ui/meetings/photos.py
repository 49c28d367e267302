"""The pictures of an item: taken from a file, from what is dropped or from the clipboard, shown small, opened large."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from models.progress import Progress
from models.queries import papers
from models.queries.papers import Photo
from models.rules.photos import NothingToPaste
from ui.house import House
from ui.meetings.deeds import done
from ui.meetings.photos_drop import SUFFIXES, Found, pictures
from ui.meetings.photos_make import from_file, from_image, shown
from ui.widgets.buttons import Push
from ui.widgets.flow import Flow

_SIDE = 96


class PhotoStrip(Flow):
    """The pictures of the item that is on; says `altered` when one came or went."""

    altered = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(gap=8)
        self._house = house
        self._item = ""
        self._shown: tuple[Photo, ...] | None = None
        self._small: dict[str, QPixmap] = {}
        self.photos: dict[str, Push] = {}
        self.setAccessibleName(_("Photos of this item"))

    def show_photos(self, item_id: str, photos: Sequence[Photo]) -> None:
        """Show the pictures of an item."""
        self._item = item_id
        if self._shown == tuple(photos):
            return
        self._shown = tuple(photos)
        self.clear()
        self.photos = {photo.id: self._thumbnail(photo) for photo in photos}
        for made in self.photos.values():
            self.lines.addWidget(made)
        self.setVisible(bool(photos))

    def choose(self) -> None:
        """Ask for files."""
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _filter = QFileDialog.getOpenFileNames(
            self.window(), _("Photo for this item"), "", _("Pictures ({endings})").format(endings=endings)
        )
        self.take([Found(path=Path(each)) for each in chosen])

    def paste(self) -> None:
        """Take what is on the clipboard. Says so when that is no picture."""
        found = pictures(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found)
        else:
            self._house.dispatcher.refuse(NothingToPaste())

    def take_from(self, mime: QMimeData) -> None:
        """Take what was dropped or pasted."""
        self.take(pictures(mime))

    def take(self, found: Sequence[Found]) -> None:
        """Make each picture small on a worker, and keep it with the item that is on now."""
        for each in found if self._item else ():
            name = each.path.stem if each.path else _("Photo")
            work: Callable[[Progress], bytes] | None = None
            if each.path:
                work = partial(from_file, each.path)
            elif each.image:
                work = partial(from_image, each.image, name)
            if work:
                label = _("Taking in {name}").format(name=name)
                self._house.tasks.run(
                    work, partial(self._keep, self._item, name), self._house.dispatcher.fail, label=label
                )

    def _keep(self, item_id: str, name: str, content: bytes) -> None:
        from models import commands

        deed = partial(commands.papers.add_photo, item_id=item_id, name=name, content=content)
        if done(self._house, _("Add photo {name}").format(name=name), deed, _("Photo added: {name}").format(name=name)):
            self.altered.emit()

    def _thumbnail(self, photo: Photo) -> Push:
        made = Push()
        made.setFixedSize(QSize(_SIDE + 12, _SIDE * 3 // 4 + 12))
        made.setIconSize(QSize(_SIDE, _SIDE * 3 // 4))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        told = " – ".join(filter(None, (photo.name, photo.note)))
        made.setAccessibleName(_("Photo: {name}").format(name=told))
        made.setToolTip(told)
        made.setStyleSheet("padding: 2px;")
        made.clicked.connect(partial(self._open, photo.id))
        if photo.id in self._small:
            made.setIcon(QIcon(self._small[photo.id]))
        else:
            self._house.tasks.run(
                partial(self._read, photo.id), partial(self._show, photo.id), self._house.dispatcher.fail
            )
        return made

    def _read(self, id: str, _progress: Progress) -> QImage:
        with self._house.store.read() as reader:
            return shown(papers.picture(reader, id), _SIDE * 2)

    def _show(self, id: str, image: QImage) -> None:
        self._small[id] = QPixmap.fromImage(image)
        if id in self.photos:
            self.photos[id].setIcon(QIcon(self._small[id]))

    def _open(self, id: str, _checked: bool = False) -> None:
        from ui.meetings.photos_view import PhotoView

        photo = next((each for each in self._shown or () if each.id == id), None)
        if photo:
            with self._house.store.read() as reader:
                content = papers.picture(reader, id)
            view = PhotoView(self.window(), photo, content)
            view.removing.connect(self._remove)
            view.noted.connect(self._note)
            view.open()

    def _remove(self, id: str) -> None:
        self._do(_("Remove a photo"), "remove", _("The photo is removed"), paper_id=id)

    def _note(self, id: str, text: str) -> None:
        self._do(_("Say what a photo shows"), "change", "", paper_id=id, field="note", value=text)

    def _do(self, label: str, what: str, said: str, **facts: Any) -> None:
        from models import commands

        done(self._house, label, partial(getattr(commands.papers, what), **facts), said)
        self.altered.emit()
