"""The side of the Share page about people and keys: our own six words, the other copies, and what was forgotten."""

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.progress import Progress
from models.queries import copies, erasure
from models.queries.copies import Copy
from models.reader import Reader
from models.store import Store
from ui.house import House
from ui.sharing.compare import CompareCard
from ui.sharing.copy_lines import CopiesCard
from ui.sharing.forgotten import ForgottenCard
from ui.sharing.national_key import NationalKeyCard
from ui.sharing.notice import save_notice
from ui.sharing.own_key import OwnKeyCard
from ui.sharing.pane import Pane
from ui.widgets.confirm import confirm

if TYPE_CHECKING:
    from models.commands.copies import OwnKey


class CopiesPane(Pane):
    """Says `met` when a laptop was met here, and `changed` when something did that no table tells of."""

    met = Signal(str, object)
    changed = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Copies and keys"))
        self._house = house
        self._asked_for_key = False
        self._own = OwnKeyCard()
        self._compare = CompareCard(house)
        self._copies = CopiesCard()
        self._national = NationalKeyCard()
        self._forgotten = ForgottenCard()
        for card in (self._own, self._compare, self._copies, self._national, self._forgotten):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._compare.met.connect(self._met)
        self._copies.compare.connect(self._ask_words)
        self._copies.retire.connect(self._retire)
        self._copies.shut_out.connect(self._shut_out)
        self._copies.notice.connect(partial(save_notice, self, house))
        self._national.forget.connect(self._forget_national)

    def panes(self) -> list[QWidget]:
        """What F6 stops at."""
        return [self]

    def refresh(self, reader: Reader) -> None:
        """Read again who has what."""
        self._copies.show_copies(copies.copies(reader), self._house.today())
        self._forgotten.show_all(erasure.confirmations(reader))
        self._national.show_key(copies.national_key(reader))
        self._own.show_laptop(copies.own(reader)[1])
        if not self._asked_for_key:
            self._asked_for_key = True
            self._house.tasks.run(partial(_own_key, self._house.store), self._own.show_key, self._no_key)

    def _met(self, laptop: str, waiting: tuple[str, ...]) -> None:
        self.changed.emit()
        self.met.emit(laptop, waiting)

    def _ask_words(self, copy: Copy) -> None:
        self._compare.ask(copy.name)
        self.ensureWidgetVisible(self._compare)

    def _retire(self, copy: Copy) -> None:
        if copy.peer:
            deed = partial(_retire, self._house.store, copy.peer.replica, copy.peer.retired)
            self._house.tasks.run(deed, self._done, self._house.dispatcher.fail)

    def _shut_out(self, copy: Copy) -> None:
        if confirm(self, _("Shut {laptop} out?").format(laptop=copy.name), self._what_follows(copy), _("Shut it out")):
            label = _("Shut out {laptop}").format(laptop=copy.name)
            work = partial(_shut_out, self._house.store, copy.public_key, label)
            self._house.tasks.run(work, self._done, self._house.dispatcher.fail, label)

    def _forget_national(self) -> None:
        told = _(
            "Nothing of the national community is taken in from then on, and what came from it and from the chapters "
            "it enrolled no longer counts on this laptop. What you have sent them stays with them. An invitation of "
            "theirs brings everything back. Bundles of co-coordinators do not bring this key back."
        )
        if confirm(self, _("Forget this national key?"), told, _("Forget it")):
            label = _("Forget the national key")
            work = partial(_forget_national, self._house.store, label)
            self._house.tasks.run(work, self._done, self._house.dispatcher.fail, label)

    def _what_follows(self, copy: Copy) -> str:
        told = _(
            "For a laptop that was lost or stolen. What it wrote up to its change {n} stays; "
            "anything that comes from it later counts nowhere, in no copy. This cannot be taken back."
        ).format(n=copy.last)
        with self._house.store.read() as reader:
            lost = copies.would_lose(reader, copy.public_key)
        if not lost:
            return told
        others = _("Only it vouched for {laptops}: compare their words again afterwards.")
        return f"{told}\n\n{others.format(laptops=', '.join(lost))}"

    def _done(self, _nothing: object) -> None:
        self.changed.emit()

    def _no_key(self, error: Exception) -> None:
        self._asked_for_key = False
        self._house.dispatcher.fail(error)


def _own_key(store: Store, progress: Progress) -> "OwnKey":
    from models.commands.copies import own_key

    return own_key(store)


def _retire(store: Store, replica: str, is_used: bool, progress: Progress) -> None:
    from models.commands.copies import retire

    retire(store, replica=replica, is_used=is_used)


def _shut_out(store: Store, public_key: str, label: str, progress: Progress) -> None:
    from models.commands.copies import shut_out

    shut_out(store, public_key=public_key, label=label)


def _forget_national(store: Store, label: str, progress: Progress) -> None:
    from models.commands.copies import forget_national

    forget_national(store, label=label)
