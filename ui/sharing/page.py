"""The Share page."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.errors import Refusal
from models.log.schema import SYNCED
from models.progress import Progress
from models.queries import sharing
from models.queries.sharing import Exchange
from ui.files import file_to_open, file_to_save
from ui.house import House
from ui.row_table import Column, RowTable, SmallListing
from ui.sharing import words
from ui.sharing.conflicts import ConflictsCard
from ui.sharing.leaving import LeavingCard
from ui.sharing.offer import OfferCard
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words as label

if TYPE_CHECKING:
    from exports.bundle.read import Bundle
    from exports.bundle.write import Written
    from models.log.merge import Merged


def make(house: House) -> QWidget:
    """The page for the window."""
    return SharePage(house)


def columns() -> tuple[Column[Exchange], ...]:
    """How an exchange is listed."""
    return (
        Column(_("When"), words.direction_words, weight="bold", icon=_arrow, width=290),
        Column(_("What"), words.changes_words, stretch=1, width=260),
        Column(_("File"), lambda row: row.name, weight="soft", width=200),
        Column(_("Outcome"), words.outcome_words, tone=words.outcome_tone, width=200),
    )


def _arrow(row: Exchange) -> str:
    return "arrow-up" if row.direction == "saved" else "arrow-down"


class SharePage(Page):
    """What would leave, a bundle on offer, conflicts, and the history of both directions."""

    watches = SYNCED

    def _build(self) -> None:
        self._header = PageHeader(_("Share"))
        self._open = button(_("Open a bundle…"), self.choose_bundle, icon="folder")
        self._save = button(_("Save bundle…"), self.choose_target, icon="package", kind="primary")
        self._banner = Banner()
        self._leaving = LeavingCard()
        self._offer = OfferCard(self.take_in)
        self._conflicts = ConflictsCard()
        self._conflicts.wanted.connect(self.house.signals.go_to)
        self._table = RowTable(self.house.store, self.house.tasks, columns(), name=_("Bundles"), empty=self._empty())
        self._lay_out()

    def _lay_out(self) -> None:
        for made in (self._open, self._save):
            self._header.add(made)
        for widget in (self._header, self._banner, self._offer, self._conflicts, self._leaving):
            self.column.addWidget(widget)
        self.column.addWidget(label(_("Saved and opened"), "card"))
        self.column.addWidget(self._table, 1)

    def _empty(self) -> QWidget:
        return EmptyState(
            "share",
            _("No bundle has come or gone yet"),
            _("A bundle carries your chapter's changes to a co-coordinator or to the national community, as a file."),
        )

    def refresh(self) -> None:
        """Read again what would leave and what is to settle."""
        with self.house.store.read() as reader:
            bundle = sharing.next_bundle(reader)
            self._conflicts.show_conflicts(sharing.open_conflicts(reader), reader)
        self._header.set_state(words.state_words(bundle))
        self._leaving.show_bundle(bundle)
        self._table.show_listing(SmallListing(sharing.exchanges, lambda row: row.id))

    def new_here(self) -> None:
        """Ctrl+N saves a new bundle."""
        self.choose_target()

    def choose_target(self) -> None:
        """Ask where, and save."""
        name = _("{chapter} {day}.bundle").format(chapter=self._chapter(), day=self.house.today().isoformat())
        target = file_to_save(self, self.house.preferences, _("Save bundle"), name=name, kinds=_("Bundles (*.bundle)"))
        if target:
            self.save_to(target)

    def choose_bundle(self) -> None:
        """Ask which, and check it."""
        source = file_to_open(self, self.house.preferences, _("Open a bundle"), _("Bundles (*.bundle)"))
        if source:
            self.import_file(source)

    def save_to(self, target: Path) -> None:
        """Save what would leave."""
        store = self.house.store

        def work(progress: Progress) -> "Written":
            from exports.bundle.write import write

            return write(store, target, progress=progress)

        self.house.tasks.run(work, partial(self._saved, target), self._failed, _("Saving the bundle"))

    def import_file(self, source: Path) -> None:
        """Check a bundle and offer it; nothing changes yet."""

        def work(progress: Progress) -> "Bundle":
            from exports.bundle.read import read

            return read(source)

        self.house.tasks.run(work, self._show_offer, self._failed, _("Checking the bundle"))

    def take_in(self, bundle: "Bundle") -> None:
        """Merge a bundle that was offered."""
        store = self.house.store

        def work(progress: Progress) -> "Merged":
            from exports.bundle.read import take_in

            return take_in(store, bundle, label=_("Open bundle"))

        self.house.tasks.run(work, partial(self._taken, bundle.about.laptop), self._failed, _("Taking in the bundle"))

    def _show_offer(self, bundle: "Bundle") -> None:
        self._banner.dismiss()
        self._offer.offer(bundle)

    def _saved(self, target: Path, written: "Written") -> None:
        told = ngettext(
            "{n} change saved in {file}. Carry it over by stick or e-mail.",
            "{n} changes saved in {file}. Carry it over by stick or e-mail.",
            written.changes,
        )
        self._banner.inform(told.format(n=f"{written.changes:,}", file=target.name))
        self.refresh()

    def _taken(self, laptop: str, merged: "Merged") -> None:
        self._banner.inform(words.report_words(merged, laptop))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.house.dispatcher.refuse(error)

    def _chapter(self) -> str:
        with self.house.store.read() as reader:
            name = reader.value("SELECT name FROM chapter WHERE NOT removed ORDER BY id LIMIT 1") or _("Chapter")
        return "".join(letter for letter in name if letter.isalnum() or letter in " -")
