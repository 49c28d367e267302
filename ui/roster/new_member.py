"""A new member, name first, in the place where members are shown."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from models.rules.roster_file import Contact, PersonDraft
from ui.house import House
from ui.roster.deeds import MemberDeeds
from ui.roster.duplicates_hint import AlreadyHere
from ui.roster.sections import top_aligned
from ui.widgets.buttons import button
from ui.widgets.detail_pane import DetailPane
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.text import words


class NewMember(DetailPane):
    """Nothing is written before Add; who may be here already is pointed out, never forbidden."""

    added = Signal(str)
    left = Signal()
    wanted = Signal(str)

    def __init__(self, house: House, deeds: MemberDeeds) -> None:
        super().__init__(_("New member"))
        self._house = house
        self._deeds = deeds
        self._given = TextField(_("First name"), flat=False)
        self._family = TextField(_("Family name"), flat=False)
        self._organisation = TextField(_("Organisation"), flat=False)
        self._email = TextField(_("E-mail"), flat=False)
        self._joins = ChoiceField(
            _("Joins"), [("yes", _("Member from today")), ("no", _("In contact, not yet a member"))], flat=False
        )
        self._already = AlreadyHere(house)
        self._fill()

    def begin(self) -> None:
        """An empty form, with the keyboard in the name."""
        for field in self._texts():
            field.set_value("")
            field.set_error("")
        self._joins.set_value("yes")
        self._already.forget()
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
        """Who may be meant, of those who are here already."""
        return self._already.text()

    def _fill(self) -> None:
        self.body.setContentsMargins(20, 16, 20, 12)  # as the buttons at the foot
        self.body.addWidget(words(_("New member"), "card"))
        for field in (self._given, self._family, self._already, self._organisation, self._email, self._joins):
            self.body.addWidget(field)
        for field in self._texts():
            field.committed.connect(self._look)
            for line in field.findChildren(QLineEdit):
                line.textEdited.connect(self._follow)
        self._already.wanted.connect(self.wanted)
        top_aligned(self)
        self.footer.addWidget(button(_("Add member"), self.add, kind="primary"))
        self.footer.addWidget(button(_("Cancel"), self.left.emit, kind="quiet"))
        self.footer.addStretch(1)
        self.show_footer()

    def _texts(self) -> tuple[TextField, ...]:
        return self._given, self._family, self._organisation, self._email

    def _look(self) -> None:
        self._already.look_for(self._typed())

    def _follow(self) -> None:
        self._already.follow(self._typed())

    def _typed(self) -> PersonDraft:
        given, family, organisation, email = (field.text().strip() for field in self._texts())
        emails = (Contact(email),) if email else ()
        return PersonDraft(given_name=given, family_name=family, organisation=organisation, emails=emails)

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
