"""How to reach somebody: e-mail addresses and phone numbers, edited in place."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.roster_person import ContactLine, Person
from ui.roster.deeds import MemberDeeds
from ui.roster.sections import Section
from ui.roster.words import contact_labels
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import ChoiceField, TextField


class ContactSection(Section):
    """One line for each address, the main one first, and a way to add another."""

    def __init__(self, deeds: MemberDeeds) -> None:
        super().__init__(_("Contact"))
        self._deeds = deeds
        self._person = ""
        self._drawn: tuple[ContactLine, ...] | None = None
        self._lines: dict[str, ContactRow] = {}
        self._fresh = {kind: _fresh(kind, partial(self._add, kind)) for kind in ("email", "phone")}
        self._adders = QHBoxLayout()
        self._build()

    def show_person(self, person: Person) -> None:
        """Show this person's addresses."""
        if person.id != self._person:
            for field in self._fresh.values():
                field.set_value("")
                field.hide()
        if person.id != self._person or self._ids(person.contacts) != self._ids(self._drawn or ()):
            self._draw(person.contacts)
        self._person, self._drawn = person.id, person.contacts
        for line in person.contacts:
            self._lines[line.id].show_line(line)

    def ask_for(self, kind: str) -> None:
        """Open an empty line for a further address."""
        self._fresh[kind].show()
        self._fresh[kind].setFocus()

    def _build(self) -> None:
        for field in self._fresh.values():
            self.body.addWidget(field)
            field.hide()
        self._adders.setContentsMargins(0, 0, 0, 0)
        self._adders.addWidget(button(_("Add e-mail"), partial(self.ask_for, "email"), icon="plus", kind="quiet"))
        self._adders.addWidget(button(_("Add phone"), partial(self.ask_for, "phone"), icon="plus", kind="quiet"))
        self._adders.addStretch(1)
        self.body.addLayout(self._adders)

    def _draw(self, contacts: tuple[ContactLine, ...]) -> None:
        for row in self._lines.values():
            row.hide()
            row.deleteLater()
        self._lines = {line.id: ContactRow(line, self._deeds) for line in contacts}
        for place, row in enumerate(self._lines.values(), start=1):
            self.body.insertWidget(place, row)

    def _add(self, kind: str, value: str) -> None:
        field = self._fresh[kind]
        if value.strip() and self._deeds.add_contact(self._person, kind, value):
            field.set_value("")
        field.hide()

    @staticmethod
    def _ids(lines: tuple[ContactLine, ...]) -> list[str]:
        return [line.id for line in lines]


class ContactRow(QWidget):
    """One address: what it is, what it is for, and a cross."""

    def __init__(self, line: ContactLine, deeds: MemberDeeds) -> None:
        super().__init__()
        self._id = line.id
        self._deeds = deeds
        name = _("E-mail") if line.kind == "email" else _("Phone")
        self._value = TextField(name)
        self._value.label.hide()
        self._label = ChoiceField(_("What {address} is for").format(address=line.value), contact_labels())
        self._label.label.hide()
        self._label.setFixedWidth(86)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._value, 1)
        row.addWidget(self._label)
        row.addWidget(icon_button("close", _("Remove {address}").format(address=line.value), self._remove))
        self._value.committed.connect(self._change)
        self._label.committed.connect(self._relabel)

    def show_line(self, line: ContactLine) -> None:
        """Show what stands saved."""
        known = dict(contact_labels())
        if line.label not in known:
            self._label.set_choices([*contact_labels(), (line.label, line.label)])
        self._value.set_value(line.value)
        self._label.set_value(line.label)

    def _change(self, value: str) -> None:
        self._deeds.change_contact(self._id, value=value)

    def _relabel(self, label: str) -> None:
        self._deeds.change_contact(self._id, label=label)

    def _remove(self) -> None:
        self._deeds.remove_contact(self._id)


def _fresh(kind: str, on: object) -> TextField:
    label = _("New e-mail address") if kind == "email" else _("New phone number")
    field = TextField(label, placeholder="name@example.org" if kind == "email" else "07700 900123")
    field.committed.connect(on)
    return field
