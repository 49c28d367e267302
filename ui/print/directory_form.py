"""What one member agrees to show in the directory: each part by itself, nothing ticked unless they said so."""

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from exports.member_words import asked_words, listing_words
from models.queries.papers_of_members import answers_of
from models.queries.roster import names_of
from models.rules.consent import ConsentState
from models.rules.directory import Listing
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words

if TYPE_CHECKING:
    from sqlmodel import Session


class DirectoryForm(FittedDialog):
    """One box for each part; without the name nobody is listed, so the others wait for it."""

    def __init__(self, house: House, person_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._house, self._person = house, person_id
        with house.store.read() as reader:
            said = answers_of(reader, person_id)
            self._name = names_of(reader, [person_id]).get(person_id, "")
        self.setWindowTitle(_("In the members’ directory"))
        self.setMinimumWidth(440)
        self.method = ChoiceField(_("How they were asked"), asked_words.choices(), flat=False)
        self.method.set_value("spoken")
        self.boxes = {part: QCheckBox(listing_words(part)) for part in Listing}
        for part, box in self.boxes.items():
            box.setChecked(said.get(part) is ConsentState.GRANTED)
        self._build()
        self.boxes[Listing.NAME].toggled.connect(self._named)
        self._named(self.boxes[Listing.NAME].isChecked())

    def take_down(self) -> None:
        """Keep what they said, as answers that are never changed."""
        wanted = [part for part, box in self.boxes.items() if box.isChecked() and box.isEnabled()]
        self.accept()
        label = _("Take down what {name} shows in the directory").format(name=self._name)
        deed = partial(self._answer, wanted=frozenset(wanted))
        self._house.dispatcher.run(label, deed, say=_("Taken down for {name}").format(name=self._name))

    def _answer(self, session: "Session", *, wanted: frozenset[Listing]) -> None:
        from models.commands import directory

        directory.answer(
            session,
            person_id=self._person,
            wanted=wanted,
            at=self._house.now(),
            method=self.method.value(),
            wording=_question(),
        )

    def _named(self, named: bool) -> None:
        for part, box in self.boxes.items():
            box.setEnabled(named or part is Listing.NAME)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(words(_("What {name} shows to other members").format(name=self._name), "card"))
        column.addWidget(words(_question(), "soft"))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(self.method)
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Cancel"), self.reject, kind="quiet"))
        self.keep = button(_("Take it down"), self.take_down, kind="primary")
        steps.addWidget(self.keep)
        column.addLayout(steps)


def _question() -> str:
    return _("May we print this in the directory that members of this chapter get? You can say no, now or later.")


def ask_directory(house: House, person_id: str, parent: QWidget | None) -> None:
    """Ask about one member."""
    DirectoryForm(house, person_id, parent).open()
