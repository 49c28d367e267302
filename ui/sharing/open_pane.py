"""The side of the Share page where bundles come in and what they leave open is settled."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from models.errors import NotABundle, SetAside
from models.progress import Progress
from models.queries import copies
from models.queries.attention import arisen, attention
from models.queries.attention_rows import Needs
from models.store import Store
from models.trust import quarantine
from models.trust.quarantine import Aside, Dropped, is_to_be_met
from ui.house import House
from ui.sharing.aside import AsideCard
from ui.sharing.attention import AttentionCard
from ui.sharing.compare import CompareCard
from ui.sharing.offer import OfferCard
from ui.sharing.opening import Opened, Source, label_of, look, take
from ui.sharing.pane import Pane, Watch
from ui.sharing.passphrase import PassphraseCard
from ui.sharing.report import ReportCard
from ui.sharing.settle import SettleCard, Waiting, waiting_for_settling
from ui.widgets.confirm import confirm
from ui.widgets.empty_state import EmptyState
from ui.wordings import sentence

if TYPE_CHECKING:
    from models.log.merge import Merged


class OpenPane(Pane):
    """Offer, report, what is to settle and what is set aside; says `arrived` when it wants to be seen and read."""

    arrived = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Open and settle"))
        self._house = house
        self._queue: list[Opened] = []
        self._undoes = ""
        self._takes_focus = False
        self._offer = OfferCard(self._take)
        self._phrase = PassphraseCard(self._look)
        self._compare = CompareCard(house)
        self._report = ReportCard(self._undo)
        self._settle, self._attention = SettleCard(house), AttentionCard(house)
        self._aside = AsideCard()
        self._empty = EmptyState("import", _("Nothing is waiting"), self._about())
        self._watch = Watch(self)
        self._watch.turned.connect(self.show_empty)
        self._cards = (self._offer, self._phrase, self._report, self._compare)
        self._cards += (self._settle, self._attention, self._aside)
        for card in self._cards:
            card.installEventFilter(self._watch)
            self.body.addWidget(card)
        self.body.addWidget(self._empty, 1)
        self.body.addStretch(0)
        self._compare.met.connect(self.open_waiting)
        self._aside.again.connect(self._open_again)
        self._aside.compare.connect(self._ask_words)
        self._aside.discard.connect(self._discard)
        self._aside.seen.connect(self._seen_dropped)

    def panes(self) -> list[QWidget]:
        """What F6 stops at."""
        return [self]

    def show_found(self, found: "Found") -> None:
        """Show what waits."""
        had_keyboard = self._has_keyboard()
        self._settle.show_all(found.waiting)
        self._attention.show_all(found.attention)
        self._report.keep_up(len(found.attention))
        self._aside.show_bundles(found.aside, found.believed, found.dropped)
        self.show_empty()
        if self._takes_focus:
            self._takes_focus = False
            self._take_focus()
        elif had_keyboard and not self._has_keyboard():  # the last one was settled with it
            self._take_focus()

    def _take_focus(self) -> None:
        """To where Enter does nothing."""
        self._report.take_focus() if self._report.isVisible() else self.setFocus()

    def _has_keyboard(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def show_empty(self) -> None:
        """Say what this side is for while there is nothing on it."""
        self._empty.setVisible(all(card.isHidden() for card in self._cards))

    def open_file(self, path: Path) -> None:
        """Read a bundle and offer it; nothing changes yet."""
        self._look(Source(path=path))

    def _about(self) -> str:
        return _(
            "Open a bundle with the button above, by dropping it on the window, or with a double click. "
            "You see who it is from before anything changes, and what two of you wrote differently is settled here."
        )

    def _look(self, source: Source, passphrase: str = "") -> None:
        work = look(self._house.store, source, passphrase)
        done, failed = self._offered, partial(self._not_opened, source)
        label = _("Opening the seal…") if passphrase else _("Checking the bundle")
        self._house.tasks.run(work, done, failed, label)

    def _offered(self, opened: Opened) -> None:
        self._phrase.hide()
        if not self._offer.isHidden():
            self._queue.append(opened)
            return
        self._report.hide()
        self._offer.offer(opened)
        self._came()

    def _not_opened(self, source: Source, error: Exception) -> None:
        if isinstance(error, NotABundle) and error.why == "passphrase":
            self._phrase.ask(source, is_wrong=bool(error.detail))
            self._came()
            return
        if isinstance(error, SetAside) and is_to_be_met(error.why):
            self._report.hide()
            self._came()
            self._compare.ask(error.laptop, because=sentence(error))
        else:
            self._house.dispatcher.fail(error)
            self._came()

    def _take(self, opened: Opened) -> None:
        self.setFocus()  # else hiding the button gives the keyboard to the next one
        done = partial(self._taken, opened)
        work = partial(_take_and_look, self._house.store, take(self._house.store, opened))
        self._house.tasks.run(work, done, self._house.dispatcher.fail, _("Taking in the bundle"))

    def _taken(self, opened: Opened, came: "tuple[Merged, int]") -> None:
        if not opened.bundle.is_notice:  # the words above say it
            self._report.tell(came[0], opened.bundle.about.laptop, came[1])
        self._undoes = label_of(opened)
        self._takes_focus = not self._queue
        self._came()
        if self._queue:
            self._offer.offer(self._queue.pop(0))

    def _undo(self) -> None:
        """Take the bundle back, unless something else was done since: then that comes first, from the Edit menu."""
        label = self._house.history.undo_label()
        if label is None:
            self._house.dispatcher.refused.emit(_("This can no longer be taken back."))
        elif label != self._undoes:
            self._house.dispatcher.refused.emit(_("Other things were done since. Take them back first, with Ctrl+Z."))
        elif self._house.dispatcher.attempt(self._house.history.undo):
            self._report.hide()
            self._came()

    def open_waiting(self, laptop: str, waiting: tuple[str, ...]) -> None:
        """Believed now: what it had sent is opened."""
        with self._house.store.read() as reader:
            aside = [each for each in quarantine.listed(reader) if each.id in waiting]
        for each in aside:
            self._open_again(each)
        self._came()

    def _ask_words(self, aside: Aside) -> None:
        self._compare.ask(aside.sender.laptop)
        self.verticalScrollBar().setValue(0)

    def _open_again(self, aside: Aside) -> None:
        with self._house.store.read() as reader:
            content = quarantine.content(reader, aside.id)
        self._look(Source(content=content, name=aside.name))

    def _discard(self, aside: Aside) -> None:
        told = _("The bundle {file} is forgotten here. Whoever made it can make another.").format(file=aside.name)
        if confirm(self, _("Discard this bundle?"), told, _("Discard it")):
            with self._house.store.uncaptured("") as (connection, rows):
                quarantine.discard(connection, aside.id)
                rows.add(("quarantine", aside.id))
            self._came()

    def _seen_dropped(self) -> None:
        with self._house.store.uncaptured("") as (connection, rows):
            quarantine.seen_dropped(connection)
            rows.add(("quarantine", ""))
        self._came()

    def _came(self) -> None:
        """Something changed that no table tells of."""
        self.arrived.emit()
        self.verticalScrollBar().setValue(0)


@dataclass(frozen=True)
class Found:
    """What waits for a person."""

    waiting: Waiting
    aside: tuple[Aside, ...]
    believed: frozenset[str]
    dropped: Dropped | None = None
    attention: tuple[Needs, ...] = ()

    @property
    def count(self) -> int:
        """How many things that is; what only another bundle brings waits for nobody here."""
        pressing = sum(needs.kind.can_be_settled for needs in self.attention)
        return self.waiting.all.count + pressing + len(self.aside) + (self.dropped is not None)


def _take_and_look(store: Store, work: "Callable[[Progress], Merged]", progress: Progress) -> "tuple[Merged, int]":
    """Take a bundle in, and say how many things need attention since."""
    with store.read() as reader:
        before = attention(reader, store.now())
    merged = work(progress)
    with store.read() as reader:
        return merged, arisen(before, attention(reader, store.now()))


def found_waiting(store: Store, progress: Progress) -> Found:
    """Everything that waits for a person; for a worker."""
    with store.read() as reader:
        aside = tuple(quarantine.listed(reader))
        believed = copies.believed_keys(reader) if aside else frozenset[str]()
        told = tuple(attention(reader, store.now()))
        return Found(waiting_for_settling(reader), aside, believed, quarantine.dropped(reader), told)
