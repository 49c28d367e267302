"""Everything about one shared thing, with what can be done about it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exports.shortened import shortened
from models.queries import assets
from models.queries.assets import AssetDetail
from models.queries.holds import BookingRow, LoanRow
from models.rules.asset_kinds import kind_of
from ui.assets.book_form import BookForm, MoveForm
from ui.assets.deeds import Deeds
from ui.assets.facts import Facts
from ui.assets.lend_form import ExtendForm, LendForm, ReturnForm
from ui.assets.new_form import NewForm
from ui.assets.past import change_words
from ui.assets.uses import Doings, Past, Uses
from ui.assets.words import coming_words, condition_tone, condition_words, state_tone, state_words
from ui.changes import Changes
from ui.house import House
from ui.list_page import RecordPane
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.flow import Flow
from ui.widgets.text import words


class AssetPane(RecordPane):
    """Follows the list; loans and bookings are made on sheets inside it."""

    made = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Shared thing"), _("Choose something to see who has it and when it is free."))
        self._house = house
        self._asset: AssetDetail | None = None
        self._deeds = Deeds(house)
        self.show_parts()

    def _furnish(self) -> None:
        house = self._house
        self._facts = Facts(house)
        self._badges = Flow()
        self._coming = words("", "small")
        self._offers = QWidget()
        self._lend = button(_("Lend…"), self.lend, icon="hand")
        self._book = button(_("Book…"), self.book, icon="calendar")
        self._open = button(_("Open the link"), self._open_link, icon="link", kind="quiet")
        self._uses = Uses(Doings(self.take_back, self.extend, self._hand_out, self.move_booking, self._deeds.cancel))
        self._rule = button("", self._open_rule, kind="quiet")
        self._past = Past()
        self._changes = Changes(house, change_words)
        self._bin = icon_button("trash", _("Put in the bin"), self.to_bin)
        self._restore = button(_("Take out of the bin"), self.restore, icon="restore", kind="primary")
        self._lay()
        self._facts.changed.connect(self._change)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Follow the list; a sheet that is open on the same thing stays, and so does one for something new."""
        if id != self.showing() and not isinstance(self._form, NewForm):
            self.close_form()
        self.turn_to(id)
        with self._house.store.read() as reader:
            self._asset = assets.detail(reader, id, self._house.now()) if id else None
        if self._asset:
            self._show(self._asset, self._house.now())
        self.show_parts()

    def asset(self) -> AssetDetail | None:
        """What is shown."""
        return self._asset

    def _show(self, asset: AssetDetail, now: datetime) -> None:
        row = asset.row
        self.furnish()
        self._facts.show_asset(asset)
        self._show_badges(asset, now)
        self._coming.setText(coming_words(row.coming))
        self._uses.show_asset(asset, now)
        self._past.show_asset(asset, self._house.today())
        self._changes.show_rows([row.id])
        if asset.decision:
            self._rule.setText(
                _("Agreed in {number}").format(number=asset.decision.number or shortened(asset.decision.text, 40))
            )
        self._lend.setVisible(self._may_lend())
        self._book.setVisible(not asset.removed)
        self._bin.setVisible(not asset.removed)
        self._restore.setVisible(asset.removed)

    def _show_badges(self, asset: AssetDetail, now: datetime) -> None:
        """Where it stands (a single thing that is out says so below) and whether it wants care."""
        row = asset.row
        self._badges.clear()
        told = (
            [Badge(condition_words(row.condition), condition_tone(row.condition))]
            if condition_tone(row.condition)
            else []
        )
        if asset.removed:
            told.insert(0, Badge(_("In the bin"), "plain"))
        elif row.quantity > 1 or not row.out:
            told.insert(0, Badge(state_words(row, now), state_tone(row) or "accent"))
        for badge in told:
            self._badges.lines.addWidget(badge)

    def has_record(self) -> bool:
        return self._asset is not None

    def _show_furniture(self) -> None:
        asset = None if isinstance(self._form, NewForm) else self._asset
        for part in (self._facts, self._facts.name, self._offers, self._uses, self._changes):
            part.setVisible(asset is not None)
        self._rule.setVisible(bool(asset and asset.decision))
        self._open.setVisible(bool(asset and _is_address(asset.link)))
        self._past.setVisible(bool(asset and asset.back))
        self._coming.setVisible(bool(asset and asset.row.coming))
        self._badges.setVisible(bool(asset and self._badges.lines.count()))
        self.show_footer(asset is not None)

    def _lay(self) -> None:
        offers = QHBoxLayout(self._offers)
        offers.setContentsMargins(9, 0, 9, 0)
        offers.setSpacing(8)
        offers.addWidget(self._lend)
        offers.addWidget(self._book)
        offers.addStretch(1)
        for part in (self._facts.name, self._badges, self._coming, self._offers):
            self.body.addWidget(part)
        for part in (self._badges, self._coming):
            part.setContentsMargins(9, 0, 9, 0)
        self.body.addLayout(self.sheet)
        for part in (self._uses, self._facts, self._rule, self._open, self._past, self._changes):
            self.body.addWidget(part)
        for part in (self._rule, self._open):
            self.body.setAlignment(part, Qt.AlignmentFlag.AlignLeft)
        self.footer.addStretch(1)
        self.footer.addWidget(self._restore)
        self.footer.addWidget(self._bin)

    # -- sheets --------------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """A sheet for something new."""
        form = NewForm(self._house)
        form.made.connect(self.made)
        self.open_form(form)

    def lend(self) -> None:
        """A sheet for lending what is shown."""
        if self._asset and self._may_lend():
            self.open_form(LendForm(self._house, self._asset))

    def book(self, times: tuple[datetime, datetime] | None = None) -> None:
        """A sheet for booking what is shown."""
        if self._asset:
            self.open_form(BookForm(self._house, self._asset, times))

    def take_back(self, loan: LoanRow) -> None:
        """A sheet for a loan that comes back."""
        self.open_form(ReturnForm(self._house, loan))

    def extend(self, loan: LoanRow) -> None:
        """A sheet for keeping something longer."""
        self.open_form(ExtendForm(self._house, loan))

    def move_booking(self, booking: BookingRow) -> None:
        """A sheet for another time."""
        self.open_form(MoveForm(self._house, booking))

    def _hand_out(self, booking: BookingRow) -> None:
        if self._asset:
            form = LendForm(self._house, self._asset)
            form.take_over(booking)
            self.open_form(form)

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def to_bin(self) -> None:
        """Take what is shown off the register."""
        if self._asset:
            self._deeds.to_bin(self._asset.row)

    def restore(self) -> None:
        """Put what is shown back on the register."""
        if self._asset:
            self._deeds.restore(self._asset.row)

    def _may_lend(self) -> bool:
        asset = self._asset
        return bool(asset and not asset.removed and asset.row.free and kind_of(asset.row.kind).may_be_lent)

    def enter(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self._asset is None:
            return
        first = next((deed for deed in (self._lend, self._book, self._restore) if deed.isVisible()), self._facts.name)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def rename(self) -> None:
        """Put the keyboard into the name."""
        if self._asset:
            self._facts.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choices(self) -> list[tuple[str, Callable[[], None]]]:
        """What can be done with what is shown, for a menu."""
        if self._asset is None:
            return []
        if self._asset.removed:
            return [(_("Take out of the bin"), self.restore)]
        found: list[tuple[str, Callable[[], None]]] = []
        if self._may_lend():
            found.append((_("Lend…"), self.lend))
        for loan in self._asset.row.out:
            found.append((_("Take back from {person}…").format(person=loan.person), partial(self.take_back, loan)))
        return [*found, (_("Book…"), self.book), (_("Put in the bin"), self.to_bin)]

    def _change(self, field: str, said: str, value: Any) -> None:
        self._deeds.change(self.showing(), self._asset.row.name if self._asset else "", (field, said, value))
        self.show_id(self.showing())

    def _open_rule(self) -> None:
        if self._asset and self._asset.decision:
            self._house.signals.go_to.emit("decisions", self._asset.decision.id)

    def _open_link(self) -> None:
        if self._asset:
            QDesktopServices.openUrl(QUrl(self._asset.link))


def _is_address(link: str) -> bool:
    return QUrl(link).scheme() in ("http", "https", "mailto", "file")
