"""The first window: begin a chapter, join one, open one, or look around a sample."""

import re
from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exports.file_names import safe
from ui.files import documents, file_to_open, file_to_save
from ui.preferences import Preferences
from ui.recent import RecentMenu, recent
from ui.tasks import Running
from ui.theme import dress
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.hung import pushed_out
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.text import words

_DAY_AND_PART = re.compile(r"\d{4}-\d\d-\d\d.*")
_AIR = 60  # pixels, so that the cards are not pressed together below a long banner
_WIDE = 440  # pixels of the passphrase’s dialog


class Welcome(QWidget):
    """Asks two things for a new chapter: what it is called, and where its file is kept."""

    def __init__(
        self,
        preferences: Preferences,
        *,
        begin: Callable[[Path, str], object],
        join: Callable[[Path, Path, str], object],
        open_: Callable[[Path], object],
        sample: Callable[[Path], object],
    ) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._preferences = preferences
        self._begin, self._join, self._open, self._sample = begin, join, open_, sample
        self._folder = documents()
        self._chosen: Path | None = None
        self._banner = Banner()
        self._strip = ProgressStrip()
        self._name = QLineEdit()
        self._place = words("", "small")
        self._start = button(_("Begin"), self._begin_chapter, kind="primary")
        self._cards = (self._begin_card(), self._other_card())
        self._build()
        self._connect()
        self._say_place()
        dress(self)

    def refuse(self, sentence: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        """Say what was not done, and why; a button may offer a next step."""
        self._banner.refuse(sentence, next_text, on_next)
        self.resize(self.width(), max(self.height(), self.minimumSizeHint().height() + _AIR))

    def follow(self, running: Running) -> None:
        """Show how far something is, with Cancel; nothing else is begun meanwhile."""
        self._banner.dismiss()
        self._strip.follow(running)
        self._let_begin(False)
        running.ended.connect(partial(self._let_begin, True))

    def _let_begin(self, may: bool) -> None:
        for card in self._cards:
            card.setEnabled(may)

    def _build(self) -> None:
        self.setWindowTitle("Chapterhouse")
        self.resize(760, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 40)
        column.setSpacing(16)
        column.addWidget(self._banner)
        column.addStretch(1)
        column.addWidget(_centred(words(_("Welcome to Chapterhouse"), "page")))
        told = _("Members, shared assets and decisions of your chapter, in one file on this laptop. No network needed.")
        column.addWidget(_centred(words(told, "soft")))
        for card in self._cards:
            column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(self._strip)

    def _begin_card(self) -> Card:
        card = Card(_("Begin a new chapter"))
        card.setFixedWidth(520)
        label = words(_("What is your chapter called?"), "small")
        label.setBuddy(self._name)
        self._name.setPlaceholderText(_("West of England chapter"))
        self._name.setAccessibleName(_("Name of the chapter"))
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addLayout(pushed_out(button(_("Elsewhere…"), self._choose_place, kind="quiet")))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._start)
        for widget in (label, self._name):
            card.body.addWidget(widget)
        card.body.addLayout(row)
        card.body.addLayout(foot)
        return card

    def _other_card(self) -> Card:
        card = Card()
        card.setFixedWidth(520)
        lines = (
            (_("Open a chapter on this laptop"), button(_("Open…"), self._open_chapter, icon="folder")),
            *self._recent_line(),
            (_("Join with a co-coordinator’s bundle"), button(_("Join…"), self._join_chapter, icon="package")),
            (_("Look around a sample; nobody in it is real"), button(_("Sample"), self._open_sample, icon="today")),
        )
        for place, (text, step) in enumerate(lines):
            if place:
                card.body.addWidget(rule())
            row = QHBoxLayout()
            row.addWidget(words(text), 1)
            step.setMinimumWidth(116)
            row.addWidget(step)
            card.body.addLayout(row)
        return card

    def _recent_line(self) -> list[tuple[str, QPushButton]]:
        """Nothing, until a chapter was opened here."""
        if not recent(self._preferences):
            return []
        step = button(_("Recent"), icon="history")
        step.setMenu(RecentMenu(step, self._preferences, self._open))
        return [(_("Open one of the last chapters again"), step)]

    def _connect(self) -> None:
        self._name.textChanged.connect(self._say_place)
        self._name.returnPressed.connect(self._begin_chapter)
        QShortcut("Ctrl+Q", self, self.close)

    def _say_place(self) -> None:
        self._start.setEnabled(bool(self._name.text().strip()))
        self._place.setText(_("Kept in {file}").format(file=self._target()))

    def _target(self) -> Path:
        if self._chosen:
            return self._chosen
        return self._folder / f"{safe(self._name.text()) or _('Our chapter')}.chapter"

    def _choose_place(self) -> None:
        target = file_to_save(
            self, self._preferences, _("Where to keep the chapter"), name=self._target().name, kinds=_kinds()
        )
        if target:
            self._chosen = target
            self._say_place()

    def _begin_chapter(self) -> None:
        name = self._name.text().strip()
        if name:
            self._banner.dismiss()
            self._begin(self._target(), name)

    def _open_chapter(self) -> None:
        path = file_to_open(self, self._preferences, _("Open a chapter"), _kinds())
        if path:
            self._open(path)

    def _join_chapter(self) -> None:
        bundle = file_to_open(self, self._preferences, _("The bundle to join with"), _("Bundles (*.bundle *.age)"))
        if not bundle:
            return
        target = file_to_save(
            self,
            self._preferences,
            _("Where to keep the chapter"),
            name=f"{_chapter_in(bundle)}.chapter",
            kinds=_kinds(),
        )
        phrase = self._phrase_for(bundle) if target else None
        if target and phrase is not None:
            self._join(target, bundle, phrase)

    def _phrase_for(self, bundle: Path) -> str | None:
        """What a sealed bundle is opened with, "" for one that is not, None when nobody says."""
        from exports.bundle.seal import asks_for_phrase

        if not asks_for_phrase(bundle):
            return ""
        asked = QInputDialog(self)
        asked.setWindowTitle(_("Sealed bundle"))
        asked.setLabelText(_("The passphrase you were told:"))
        asked.resize(_WIDE, asked.sizeHint().height())  # five words are to be seen whole
        return asked.textValue().strip() if asked.exec() else None

    def _open_sample(self) -> None:
        self._sample(self._folder / _("Chapterhouse sample"))


def _chapter_in(bundle: Path) -> str:
    """What a bundle's name says of its chapter: that of a sealed one can be known from nothing else yet.

    >>> _chapter_in(Path("North Vale 2026-11-24 1 of 2.bundle.age"))
    'North Vale'
    """
    name = bundle.name.removesuffix(".age").removesuffix(".bundle")
    return _DAY_AND_PART.sub("", name).strip() or _("Our chapter")


def _kinds() -> str:
    return _("Chapters (*.chapter)")


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
