"""The laptops that have a copy: how far each is believed, when it was heard of, and how far it is behind."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.queries.copies import Copy
from models.rules.london import day_of
from ui.dates import relative
from ui.sharing.standing import standing_tone, standing_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.lines import Lines
from ui.widgets.text import words


class CopiesCard(Card):
    """Says `compare`, `retire`, `shut_out` or `notice` with the copy."""

    compare = Signal(object)
    retire = Signal(object)
    shut_out = Signal(object)
    notice = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Other copies"))
        self._nobody = words(
            _(
                "No other laptop is known yet. Send a bundle to somebody new, and open the one they send back: "
                "then it stands here."
            ),
            "soft",
        )
        self._lines = Lines()
        self._shown: tuple[Copy, ...] | None = None
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._lines)

    def show_copies(self, found: Sequence[Copy], today: date) -> None:
        """Show these."""
        self._nobody.setVisible(not found)
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self._lines.show_rows([[_told(each, today), _badge(each), self._deeds(each)] for each in found])

    def _deeds(self, copy: Copy) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        if copy.is_ours and copy.standing in ("joined", "unknown"):  # others are known by national's word alone
            made = button(_("Compare words…"), partial(self.compare.emit, copy))
            made.setAccessibleName(_("Compare words with {laptop}").format(laptop=copy.name))
            line.addWidget(made)
        if copy.is_ours and copy.standing == "revoked":
            line.addWidget(self._notice(copy))
        more = icon_button("more", _("More about {laptop}").format(laptop=copy.name))
        more.clicked.connect(partial(self._menu, copy, more))
        more.setVisible(copy.is_ours and copy.standing != "revoked")
        line.addWidget(more)
        return row

    def _notice(self, copy: Copy) -> QWidget:
        """Whoever has it does not hear of it otherwise: nothing that is sealed opens there any more."""
        made = button(_("Save a notice…"), partial(self.notice.emit, copy))
        made.setAccessibleName(_("Save a notice for {laptop}").format(laptop=copy.name))
        made.setToolTip(_("A small file that tells whoever has {laptop} that it was shut out").format(laptop=copy.name))
        return made

    def _menu(self, copy: Copy, under: QWidget, _checked: bool = False) -> None:
        menu = copy_menu(self, copy)
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))


def copy_menu(card: CopiesCard, copy: Copy) -> QMenu:
    """What can be done about a copy; the menu goes away by itself."""
    menu = QMenu(card)
    if copy.peer:
        text = _("It is used again") if copy.peer.retired else _("It is no longer used")
        menu.addAction(text, partial(card.retire.emit, copy))
    menu.addAction(_("It was lost or stolen: shut it out…"), partial(card.shut_out.emit, copy))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _badge(copy: Copy) -> Badge:
    if copy.is_ours and copy.peer and copy.peer.retired and copy.standing != "revoked":
        return Badge(_("No longer used"))
    return Badge(standing_words(copy.standing), standing_tone(copy.standing))


def _told(copy: Copy, today: date) -> QWidget:
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, 6, 0, 6)
    column.setSpacing(0)
    name = copy.name if copy.is_ours else _("{laptop}, {chapter}").format(laptop=copy.name, chapter=copy.chapter)
    column.addWidget(words(name.removesuffix(", "), "bold"))
    column.addWidget(words(behind_words(copy, today), "small"))
    return told


def behind_words(copy: Copy, today: date) -> str:
    """When it was last heard of, and what it lacks of what stands here."""
    if copy.peer is None:
        return _("Nothing has come from it yet.")
    heard = _("Heard of before") if copy.peer.at is None else _("Last heard {when}")
    told = heard.format(when=relative(day_of(copy.peer.at), today) if copy.peer.at else "")
    if not copy.is_ours or copy.peer.retired:
        return told
    if not copy.peer.behind:
        return _("{heard} · has everything").format(heard=told)
    behind = ngettext("{n} change behind", "{n} changes behind", copy.peer.behind).format(n=f"{copy.peer.behind:,}")
    return _("{heard} · {behind}").format(heard=told, behind=behind)
