"""The side of the Share page where a bundle is made: for whom, how much, how sealed, and exactly what would leave."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.log.outgoing import NATIONAL, Audience
from models.progress import Progress
from models.queries import copies
from models.queries.copies import Recipient
from models.queries.sharing import decided_level
from models.reader import Reader
from models.store import Store
from ui.house import House
from ui.sharing import leaving_rows
from ui.sharing.leaving_rows import Shown
from ui.sharing.levels import LevelCard
from ui.sharing.newest import Newest
from ui.sharing.pane import Pane
from ui.sharing.preview_card import PreviewCard
from ui.sharing.sealing import Seal, SealCard
from ui.sharing.whom import WhomCard, name_words
from ui.widgets.buttons import button
from ui.widgets.hung import pulled_out

_SIDE = 342
_CARD = 21  # pixels from the edge of a card to its words
_LOW = 260
_WIDEST = 16_777_215  # Qt's own
_NARROW = 700


@dataclass(frozen=True)
class Wish:
    """Everything a person chose about the next bundle; `names` are its recipients in words."""

    recipient: Recipient
    audience: Audience
    everything: bool
    seal: Seal
    names: str


class SendPane(QWidget):
    """Shows the preview afresh whenever a choice or the chapter changes; `letter` asks for a draft of an e-mail."""

    letter = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._newest = Newest(house.tasks, self._house.dispatcher.fail)
        self._whom = WhomCard()
        self._level = LevelCard()
        self._seal = SealCard()
        self._preview = PreviewCard(house)
        self._side = Pane(_("For whom, how much, how sealed"))
        self._side.body.setContentsMargins(0, 0, 2, 4)
        for card in (self._whom, self._level, self._seal):
            self._side.body.addWidget(card)
        self.draft = button(_("Save as an e-mail draft…"), self.letter.emit, icon="mail", kind="quiet")
        draft = pulled_out(self.draft)
        draft.setContentsMargins(_CARD, 0, 0, 0)
        self._side.body.addLayout(draft)
        self._side.body.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._side)
        self._row.addWidget(self._preview, 1)
        self._fit()
        self._whom.changed.connect(self._turned)
        self._level.changed.connect(self.preview)

    def refresh(self, reader: Reader) -> None:
        """Read again whom there is and what would leave."""
        self._whom.show_recipients(copies.recipients(reader), self._house.today())
        self._level.show_decided(*decided_level(reader))
        self._follow(reader)
        self.preview()

    def wish(self) -> Wish:
        """What is chosen now."""
        recipient = self._whom.chosen()
        level = self._level.level() if recipient.audience == NATIONAL else 0
        names = recipient.name or name_words(recipient)
        audience = Audience(recipient.audience, recipient.to, level)
        return Wish(recipient, audience, recipient.kind == "new", self._seal.seal(), names)

    def is_enough(self) -> bool:
        """Whether a bundle may be saved so."""
        return self._seal.is_enough()

    def panes(self) -> list[QWidget]:
        """What F6 stops at."""
        return [self._whom, *self._preview.panes()]

    def preview(self) -> None:
        """Look afresh at what would leave; only the newest look is shown."""
        work = partial(_look, self._house.store, self.wish(), self._house.today())
        self._newest.ask(work, self._preview.show_preview)

    def _turned(self) -> None:
        with self._house.store.read() as reader:
            self._follow(reader)
        self._preview.wait()
        self.preview()

    def _follow(self, reader: Reader) -> None:
        """Level and seal follow the recipient."""
        recipient = self._whom.chosen()
        self._level.setVisible(recipient.audience == NATIONAL)
        names = recipient.name or name_words(recipient)
        self._seal.follow(names, can_seal=_can_seal(reader, recipient), must=recipient.kind == "new")

    def _fit(self) -> None:
        """Side by side, or one above the other where there is no room for that."""
        narrow = self.width() < _NARROW
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._side.setMinimumSize(_SIDE, _LOW if narrow else 0)
        self._side.setMaximumWidth(_WIDEST if narrow else _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to be put one above the other, also while another side of the page is in sight."""
        preview = self._preview.minimumSizeHint().height()
        stacked = self._row.direction() is QBoxLayout.Direction.TopToBottom
        return QSize(_SIDE, preview + _LOW + self._row.spacing() if stacked else preview)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def _look(store: Store, wish: Wish, today: date, progress: Progress) -> Shown:
    with store.read() as reader:
        return leaving_rows.shown(reader, wish.audience, today, everything=wish.everything)


def _can_seal(reader: Reader, recipient: Recipient) -> bool:
    """Whether everybody it is for has sent a key to seal to."""
    if recipient.kind == "new":
        return False
    from exports.bundle.recipients import readers_of

    found = readers_of(reader.connection, Audience(recipient.audience, recipient.to))
    return bool(found) and all(each.age for each in found)
