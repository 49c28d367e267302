"""One removed thing: what it was, how it came here, and the ways back."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from models.queries import bin as queries
from models.queries.bin import Binned
from ui.bin.words import how_tone, how_words, kind_words, name_words, short, story_words, with_words
from ui.house import House
from ui.list_page import RecordPane
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.text import words

_NAMED = 6


class BinPane(RecordPane):
    """Follows the list; what is chosen there beside it is put back with it."""

    def __init__(self, house: House) -> None:
        super().__init__(_("Removed"), _("Choose something to see what it was and to put it back."))
        self._house = house
        self._row: Binned | None = None
        self._rows: tuple[Binned, ...] = ()
        self.show_id("")

    def _furnish(self) -> None:
        self._badge = Badge()
        self._name = words("", "card")
        self._kind = words("", "soft")
        self._story = words()
        self._with = words("", "small")
        self._merged = words("", "small")
        self._back = button(_("Put back"), self.put_back, icon="restore", kind="primary")
        self._open = button("", self._look, icon="person", kind="quiet")
        self._forget = button(_("Forget for good…"), self._forget_them, kind="danger")
        head = QVBoxLayout()
        head.setContentsMargins(9, 0, 9, 0)
        head.setSpacing(8)
        head.addWidget(self._badge)
        for part in (self._name, self._kind, self._story, self._with, self._merged):
            head.addWidget(part)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(head)
        self.body.setAlignment(Qt.AlignmentFlag(0))
        self.body.addStretch(1)
        self.footer.addWidget(self._back)
        self.footer.addStretch(1)
        self.footer.addWidget(self._forget)

    def show_rows(self, rows: Sequence[Binned]) -> None:
        """What is chosen in the list, the one with the keyboard first."""
        self._rows = tuple(rows)
        self._row = self._rows[0] if rows else None
        self.turn_to(self._row.id if self._row else "")
        if self._row:
            self.furnish()
            self._show(self._row)
        self.show_parts()

    def show_id(self, id: str) -> None:
        """The list tells of rows, so that several may be chosen; only what it speaks of no longer is let go here."""
        if not any(row.id == id for row in self._rows):
            self.show_rows([])

    def has_record(self) -> bool:
        return self._row is not None

    def rename(self) -> None:
        """Enter on a line: the way back has the keyboard."""
        if self._row:
            (self._open if self._row.into else self._back).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_bin(self) -> None:
        """It lies there."""

    def choices(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with what is chosen, for a menu."""
        if self._row is None:
            return []
        offered: list[tuple[str, Callable[[], object]]] = [] if self._row.into else [(self._words(), self.put_back)]
        if self._row.table == "person" and len(self._rows) == 1:
            offered += [(self._open.text(), self._look), (_("Forget for good…"), self._forget_them)]
        return offered

    def put_back(self) -> None:
        """Put back what is chosen, as one deed."""
        from models import commands

        if self._row is None:
            return
        count = len(self._rows)
        things = [(row.table, row.id) for row in self._rows]
        name = short(self._row)
        label = ngettext("Put back {name}", "Put back {count} things", count).format(name=name, count=count)
        said = ngettext("{name} is back", "{count} things are back", count).format(name=name, count=count)
        deed = partial(commands.bin.restore, things=things, now=self._house.now())
        self._house.dispatcher.run(label, deed, say=said)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _words(self) -> str:
        count = len(self._rows)
        return ngettext("Put back", "Put back {count} things", count).format(count=count)

    def _show(self, row: Binned) -> None:
        self._back.setText(self._words())
        if len(self._rows) > 1:
            self._name.setText(
                ngettext("{count} thing", "{count} things", len(self._rows)).format(count=len(self._rows))
            )
            self._kind.setText(" · ".join(short(each) for each in self._rows[:_NAMED]) + self._and_more())
            return
        with self._house.store.read() as reader:
            more = len(queries.comes_with(reader, row.table, row.id))
        self._badge.set(how_words(row), how_tone(row))
        self._name.setText(name_words(row))
        self._kind.setText(kind_words(row))
        self._story.setText(story_words(row))
        self._with.setText(with_words(more))
        told = _("{into} has everything of this entry. Take the two apart there to have it back.")
        self._merged.setText(told.format(into=row.into))
        self._open.setText(_("Open {name}").format(name=row.into) if row.into else _("Look at it"))

    def _show_furniture(self) -> None:
        row = self._row
        alone = row is not None and len(self._rows) == 1
        is_person = bool(alone and row and row.table == "person")
        into = row.into if row else ""
        for part in (self._name, self._kind):
            part.setVisible(row is not None)
        for part in (self._badge, self._story):
            part.setVisible(alone)
        self._with.setVisible(bool(alone and self._with.text() and not into))
        self._merged.setVisible(bool(alone and into))
        self._back.setVisible(row is not None and not (alone and into))
        self._open.setVisible(is_person)
        self._forget.setVisible(is_person and not into)
        self.show_footer(row is not None and not (alone and into))

    def _and_more(self) -> str:
        more = len(self._rows) - _NAMED
        return ngettext(" · and {count} more", " · and {count} more", more).format(count=more) if more > 0 else ""

    def _look(self) -> None:
        if self._row:
            self._house.signals.go_to.emit("members", self._row.into_id or self._row.id)

    def _forget_them(self) -> None:
        from ui.sharing import erase

        if self._row:
            erase.open(self._house, self._row.id, self)
