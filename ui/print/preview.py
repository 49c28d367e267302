"""The preview every paper passes through: its pages as they will be, and all that can be done with them."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from exports.language import LANGUAGES, preferred, spoken
from models.errors import Refusal
from models.queries.chapter import written_in
from ui.house import House
from ui.print.deeds import Made, PaperDeeds, leaf_at
from ui.print.making import Drawn, PaperMaker
from ui.print.page_view import PageView
from ui.print.preview_bar import PreviewBar
from ui.print.printable import Printable, Setting
from ui.tasks import Running
from ui.widgets.announce import announce
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitted import FittedDialog
from ui.widgets.hung import pulled_out
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.text import words

if TYPE_CHECKING:
    from exports.pdf.paper import Paper

_SIZE, _LANGUAGE, _WIDE, _HIGH = "preview.size", "preview.language", "preview.width", "preview.height"


class Preview(FittedDialog):
    """Stands beside the program's window; Esc closes it."""

    def __init__(self, house: House, printable: Printable, parent: QWidget | None, *, size: int = 0) -> None:
        super().__init__(parent)
        self._house, self._printable = house, printable
        self._drawn: Drawn | None = None
        self._is_chosen = False
        with house.store.read() as reader:
            self._usual = preferred("", written_in(reader)) or spoken()
        self._maker = PaperMaker(house.tasks, printable)
        self._maker.setParent(self)
        self.pages = PageView(house.tasks, _("Pages of {title}").format(title=printable.title))
        self.bar = PreviewBar(self.pages, sized=printable.sized)
        self.banner, self.strip = Banner(), ProgressStrip()
        self.again = button(_("Draw it again"), self.draw_again, kind="primary")
        self.state = EmptyState("document", "", "", self.again)
        self.deeds = PaperDeeds(house, printable, self.banner, self)
        self.mail_button = button(_("E-mail…"), self.mail, icon="mail", tip=_("A draft with the paper attached"))
        self.open_button = button(_("Open"), self.open_elsewhere, tip=_("In the system’s own program for PDFs"))
        self.save_button = button(_("Save as…"), self.save, icon="export", tip="Ctrl+S")
        self.print_button = button(_("Print…"), self.print, icon="print", kind="primary", tip="Ctrl+P")
        self._build()
        self._connect()
        self._last = self._first_setting(size)
        self._make(self._last)

    def setting(self) -> Setting | None:
        """How the paper in sight is set."""
        return self._drawn.setting if self._drawn else None

    def paper(self) -> Paper | None:
        """The paper in sight."""
        return leaf_at(self._drawn.leaves, self.pages.number()).paper if self._drawn else None

    def draw_again(self) -> None:
        """Try once more."""
        self._make(self._last)

    def print(self) -> None:
        """Print what is in sight."""
        if made := self._made():
            self.deeds.print(made)
            self._tell()

    def save(self) -> None:
        """Save it."""
        if made := self._made():
            self.deeds.save(made)
            self._tell()

    def open_elsewhere(self) -> None:
        """Show it in another program."""
        if made := self._made():
            self.deeds.open(made)
            self._tell()

    def mail(self) -> None:
        """Put it into an e-mail."""
        if made := self._made():
            self.deeds.mail(made)
            self._tell()

    def _made(self) -> Made | None:
        """None while there is nothing to work on."""
        drawn = self._drawn
        if drawn is None or not self._is_ready():
            return None
        name, first = self._printable.named(drawn.setting), drawn.pictures.sizes[0]
        return Made(drawn.leaves, name, first, self.pages.number())

    def _is_ready(self) -> bool:
        """Whether there is a paper, and nothing is being done to it."""
        return self._drawn is not None and not self._maker.is_busy() and not self.deeds.is_busy()

    def _first_setting(self, size: int = 0) -> Setting:
        chosen = self._house.preferences.get(_LANGUAGE, "")
        return Setting(size or self._house.preferences.get(_SIZE, 12), chosen if chosen in LANGUAGES else self._usual)

    def _choose(self, setting: Setting) -> None:
        self._is_chosen = True
        self._make(setting)

    def _make(self, setting: Setting) -> None:
        """Draw the paper, away from the window; what was under way is stopped."""
        self._last = setting
        self.banner.dismiss()
        self.bar.show_setting(setting)
        if self._drawn is None:
            self._say_state(_("The paper is being made…"), "", again=False)
        if running := self._maker.make(setting):
            self.strip.follow(running)
        self._tell()

    def _came(self, drawn: Drawn) -> None:
        first, before = self._drawn is None, self._drawn
        self.pages.show_paper(drawn.pictures)
        self._maker.let_go(before)
        if not drawn.pictures.sizes:
            self._drawn = None
            self._say_state(_("This paper has no pages."), _("There is nothing to print."), again=True)
            return
        self._drawn = drawn
        self.bar.show_leaves(drawn.leaves)
        self._remember(drawn.setting)
        self._stack.setCurrentWidget(self.pages)
        self._tell()
        if first:
            self.pages.setFocus()

    def _remember(self, setting: Setting) -> None:
        """What was chosen here is offered the next time; what a page of the program asked for is not."""
        if self._is_chosen:
            self._house.preferences.set(_SIZE, setting.size)
            own = setting.language == self._usual  # then it follows the chapter, should people there write otherwise
            self._house.preferences.set(_LANGUAGE, "" if own else setting.language)

    def _failed(self, fault: Exception) -> None:
        """Told in the window; a paper that was in sight before stays there."""
        self._fall_back()
        if isinstance(fault, Refusal):
            from ui.wordings import sentence

            title, told = _("This paper cannot be drawn"), sentence(fault)
        else:
            title = _("This paper could not be drawn")
            told = _("That is a fault of the program, not of what you entered. Nothing was changed.")
        if self._drawn:
            self.banner.refuse(told)
        else:
            self._say_state(title, told, again=True)
            self.again.setFocus()
        if not isinstance(fault, Refusal):
            raise fault

    def _stopped(self) -> None:
        """The person pressed Cancel: what was in sight before stays."""
        self._fall_back()
        if self._drawn is None:
            self._say_state(_("Stopped"), _("The paper was not made."), again=True)

    def _fall_back(self) -> None:
        """The bar says again how the paper in sight is set."""
        self._is_chosen = False
        if self._drawn:
            self.bar.show_setting(self._drawn.setting)
        self._tell()

    def _say_state(self, title: str, sentence: str, *, again: bool) -> None:
        """In the place of the pages."""
        self.state.set_words(title, sentence)
        self.again.setVisible(again)
        self._stack.setCurrentWidget(self.state)
        announce(self, f"{title} {sentence}".strip())
        self._tell()

    def _tell(self) -> None:
        """What can be done now."""
        ready = self._is_ready()
        for each in self._buttons():
            each.setEnabled(ready)
        self.bar.tell()

    def _follow(self, running: Running) -> None:
        self.strip.follow(running)
        self._tell()

    def _connect(self) -> None:
        self._maker.came.connect(self._came)
        self._maker.failed.connect(self._failed)
        self._maker.stopped.connect(self._stopped)
        self.bar.chosen.connect(self._choose)
        self.deeds.working.connect(self._follow)
        self.deeds.freed.connect(self._tell)
        for keys, deed in (
            ("Ctrl+P", self.print),
            ("Ctrl+S", self.save),
            ("PgUp", self.bar.previous),
            ("PgDown", self.bar.next),
            ("Home", self.bar.first),
            ("End", self.bar.last),
            ("Ctrl+-", self.bar.zoom_out),
            ("Ctrl++", self.bar.zoom_in),
            ("Ctrl+=", self.bar.zoom_in),
            ("Ctrl+0", self.bar.fit_width),
            ("Ctrl+1", self.bar.whole_page),
            ("Ctrl+PgUp", self.bar.previous_paper),
            ("Ctrl+PgDown", self.bar.next_paper),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _build(self) -> None:
        self.setWindowTitle(_("Preview: {title}").format(title=self._printable.title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(520, 400)
        preferences = self._house.preferences
        self.resize(preferences.get(_WIDE, 940), preferences.get(_HIGH, 800))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.state)
        self._stack.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        for part in (self.bar, self.banner, self.strip):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        if self._printable.private:
            care = _("It holds personal data: keep it as carefully as the chapter itself.")
            column.addWidget(words(care, "amber"))
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(pulled_out(button(_("Close"), self.reject, kind="quiet", tip="Esc")))
        foot.addStretch(1)
        for each in self._buttons():
            foot.addWidget(each)
        return foot

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.mail_button, self.open_button, self.save_button, self.print_button

    def done(self, result: int) -> None:
        self._leave()
        if self.deeds.is_busy():  # what is being saved or printed is carried to its end
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            self.deeds.freed.connect(self.deleteLater)
        super().done(result)

    def _leave(self) -> None:
        """Remember how large it was, and let nothing be drawn for nobody."""
        if not self.isMaximized():
            self._house.preferences.set(_WIDE, self.width())
            self._house.preferences.set(_HIGH, self.height())
        self.pages.close_paper()
        self._maker.leave(self._drawn, is_used=self.deeds.is_busy())
        self._drawn = None


def show_preview(house: House, printable: Printable, parent: QWidget | None, *, size: int = 0) -> Preview:
    """Open a preview beside a window; text of `size` points, or as it was chosen last."""
    preview = Preview(house, printable, parent, size=size)
    preview.show()
    return preview
