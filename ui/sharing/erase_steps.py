"""The steps before somebody is forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from models.queries.erasure import Goes, Hold, Mention
from models.queries.erasure_parted import StaysWith
from ui.sharing.erase_words import goes_words, limits_words, reasons, several_words, stays_words
from ui.sharing.pane import Pane
from ui.sharing.wording import hold_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.lines import Lines
from ui.widgets.text import words

Look = Callable[[str, str], object]
_PAGES = {
    "asset": "assets",
    "loan": "assets",
    "steward": "assets",
    "action": "actions",
    "running": "meetings",
    "minutes": "meetings",
    "meeting": "meetings",
    "decision": "decisions",
    "person": "members",
}


class HoldsStep(Pane):
    """What ties somebody to the chapter, what must end first on top."""

    def __init__(self, holds: Sequence[Hold], look: Look) -> None:
        super().__init__(_("What ties them to the chapter"))
        lines = Lines()
        lines.show_rows([[words(hold_words(hold)), _must(hold), _look(hold.kind, hold.id, look)] for hold in holds])
        self.body.addWidget(lines)
        self.body.addStretch(1)


def _must(hold: Hold) -> Badge | None:
    return Badge(_("Must end first"), "red") if hold.blocks else None


def _look(kind: str, id: str, look: Look) -> QWidget | None:
    if kind not in _PAGES or kind == "loan":  # a loan is seen at its asset, which is not named here
        return None
    return button(_("Look"), partial(look, _PAGES[kind], id), kind="quiet")


class GoesStep(Pane):
    """What goes with them, what stays without the name, and who else wrote of them."""

    def __init__(
        self, goes: Sequence[Goes], mentions: Sequence[tuple[Mention, str]], kept: Sequence[StaysWith], look: Look
    ) -> None:
        super().__init__(_("What goes, and what stays"))
        self._section(_("Goes"), [goes_words(each) for each in goes if not each.stays])
        stays = [goes_words(each) for each in goes if each.stays]
        self._section(_("Stays, as of “Former member”"), stays)
        if mentions:
            self.body.addWidget(
                words(_("Texts that name them and stay as they are, until somebody changes them"), "bold")
            )
            lines = Lines()
            lines.show_rows([[words(told), _look(each.table, each.id, look)] for each, told in mentions])
            self.body.addWidget(lines)
        self._section(_("Stays with others, who were taken for them"), [stays_words(each) for each in kept])
        self.body.addStretch(1)

    def _section(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self.body.addWidget(words(title, "bold"))
            self.body.addWidget(words("\n".join(lines), "body"))


class ConfirmStep(QWidget):
    """Why, and the name typed out; says `changed` with every letter."""

    changed = Signal()

    def __init__(self, name: str, entries: Sequence[str], *, is_much: bool) -> None:
        super().__init__()
        self._name = name
        self._all = QCheckBox(_("All {n} entries are one person, and all are meant").format(n=len(entries)))
        self._all.setVisible(is_much)
        self._all.setChecked(not is_much)
        self._all.toggled.connect(self.changed)
        self._why = ChoiceField(_("Why"), reasons(), flat=False)
        self._why.set_value("asked")
        self._line = QLineEdit()
        self._line.setAccessibleName(_("Their name"))
        self._line.setPlaceholderText(name)
        self._line.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._why)
        column.addWidget(words(_("Type their name to show that it is meant: {name}").format(name=name)))
        column.addWidget(self._line)
        if len(entries) > 1:
            column.addWidget(words(_("All of these are forgotten: {names}.").format(names=several_words(entries))))
        column.addWidget(self._all)
        column.addSpacing(8)
        column.addWidget(words(limits_words(), "soft"))
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def reason(self) -> str:
        """Why, as the ledger keeps it."""
        return self._why.value()

    def is_sure(self) -> bool:
        """Whether the name was typed out, and all entries are meant where they are many."""
        return self._all.isChecked() and self._is_named()

    def means_all(self) -> bool:
        """Whether somebody said that many entries are meant."""
        return not self._all.isHidden() and self._all.isChecked()

    def _is_named(self) -> bool:
        return " ".join(self._line.text().split()).casefold() == " ".join(self._name.split()).casefold()
