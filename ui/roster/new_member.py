"""A new member, name first, in the place where members are shown."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries import roster
from models.rules.names import normal_name
from ui.house import House
from ui.roster.deeds import MemberDeeds
from ui.roster.sections import top_aligned
from ui.widgets.buttons import button
from ui.widgets.detail_pane import DetailPane
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.text import words


class NewMember(DetailPane):
    """Nothing is written before Add; the same name twice is pointed out, never forbidden."""

    added = Signal(str)
    left = Signal()
    wanted = Signal(str)

    def __init__(self, house: House, deeds: MemberDeeds) -> None:
        super().__init__(_("New member"))
        self._house = house
        self._deeds = deeds
        self._namesake = ""
        self._given = TextField(_("First name"), flat=False)
        self._family = TextField(_("Family name"), flat=False)
        self._organisation = TextField(_("Organisation"), flat=False)
        self._email = TextField(_("E-mail"), flat=False)
        self._joins = ChoiceField(
            _("Joins"), [("yes", _("Member from today")), ("no", _("In contact, not yet a member"))], flat=False
        )
        self._namesakes, self._same = QWidget(), words("", "small")
        self._show_same = button(_("Show them"), self._go_to_namesake, kind="quiet")
        self._fill()

    def begin(self) -> None:
        """An empty form, with the keyboard in the name."""
        for field in self._texts():
            field.set_value("")
            field.set_error("")
        self._joins.set_value("yes")
        self._point_out("")
        self._given.setFocus()

    def add(self) -> None:
        """Add this person, or say what is missing."""
        self.flush()
        given, family = self._given.value(), self._family.value()
        if not (given or family):
            self._given.set_error(_("A name is needed: one is enough."))
            self._given.setFocus()
            return
        person = self._deeds.add(
            given=given,
            family=family,
            organisation=self._organisation.value(),
            email=self._email.value(),
            joins=self._joins.value() == "yes",
        )
        if person:
            self.added.emit(person)

    def is_begun(self) -> bool:
        """Whether something has been typed."""
        return any(field.text().strip() for field in self._texts())

    def error(self) -> str:
        """What is missing, if anything."""
        return self._given.error()

    def pointed_out(self) -> str:
        """What is said about somebody of the same name."""
        return self._same.text()

    def _fill(self) -> None:
        self.body.setContentsMargins(20, 16, 20, 12)  # as the buttons at the foot
        self.body.addWidget(words(_("New member"), "card"))
        for field in (self._given, self._family):
            self.body.addWidget(field)
            field.committed.connect(self._look_for_namesake)
        across = QHBoxLayout(self._namesakes)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._same, 1)
        across.addWidget(self._show_same)
        self.body.addWidget(self._namesakes)
        for field in (self._organisation, self._email, self._joins):
            self.body.addWidget(field)
        top_aligned(self)
        self.footer.addWidget(button(_("Add member"), self.add, kind="primary"))
        self.footer.addWidget(button(_("Cancel"), self.left.emit, kind="quiet"))
        self.footer.addStretch(1)
        self.show_footer()

    def _texts(self) -> tuple[TextField, ...]:
        return self._given, self._family, self._organisation, self._email

    def _look_for_namesake(self) -> None:
        name = f"{self._given.value()} {self._family.value()}".strip()
        with self._house.store.read() as reader:
            hits = roster.find(reader, name)
        same = next((hit for hit in hits if normal_name(hit.name) == normal_name(name)), None)
        self._namesake = same.id if same else ""
        where = f" ({same.detail})" if same and same.detail else ""
        said = _("{name}{where} is in the chapter already.")
        self._point_out(said.format(name=same.name, where=where) if same else "")

    def _point_out(self, sentence: str) -> None:
        self._same.setText(sentence)
        self._namesakes.setVisible(bool(sentence))

    def _go_to_namesake(self) -> None:
        self.wanted.emit(self._namesake)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self.add,
            Qt.Key.Key_Enter: self.add,
            Qt.Key.Key_Escape: self.left.emit,
        }
        deed = deeds.get(event.key())
        if deed:
            deed()
        else:
            super().keyPressEvent(event)
