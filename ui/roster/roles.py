"""The roles somebody holds and held in the chapter."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.roster_person import Person, RoleLine
from ui.dates import day
from ui.roster.deeds import MemberDeeds
from ui.roster.sections import Section
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import TextField
from ui.widgets.text import words


class RoleSection(Section):
    """One line for each role, those of today first, and a line to add one."""

    def __init__(self, deeds: MemberDeeds) -> None:
        super().__init__(_("Roles"))
        self._deeds = deeds
        self._person = ""
        self._drawn: tuple[RoleLine, ...] = ()
        self._rows: list[QWidget] = []
        self._fresh = TextField(_("New role"), placeholder=_("Convener, facilitator, note-taker…"))
        self._fresh.label.hide()
        self._fresh.committed.connect(self._add)
        self.body.addWidget(self._fresh)

    def show_person(self, person: Person) -> None:
        """Show this person's roles."""
        if person.id != self._person:
            self._fresh.set_value("")
        if (person.id, person.roles) != (self._person, self._drawn):
            self._draw(person.roles)
        self._person, self._drawn = person.id, person.roles

    def _draw(self, roles: tuple[RoleLine, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(line) for line in roles]
        for place, row in enumerate(self._rows, start=1):
            self.body.insertWidget(place, row)

    def _row(self, line: RoleLine) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(9, 2, 0, 2)
        across.setSpacing(4)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        is_held = line.to_on is None or line.to_on > self._deeds.today()
        texts.addWidget(words(line.role, "body" if is_held else "soft"))
        for told in filter(None, (_span(line), _by(line))):
            texts.addWidget(words(told, "small"))
        across.addLayout(texts, 1)
        if line.decision:
            go = icon_button("chevron-right", _by(line), partial(self._deeds.go_to_decision, line.decision.id))
            across.addWidget(go)
        if is_held:
            end = button(_("End"), partial(self._deeds.end_role, line.id), kind="quiet")
            end.setAccessibleName(_("End the role {role} today").format(role=line.role))
            across.addWidget(end)
        across.addWidget(
            icon_button("close", _("Remove {role}").format(role=line.role), partial(self._deeds.remove_role, line.id))
        )
        return row

    def _add(self, role: str) -> None:
        if role.strip():
            self._deeds.add_role(self._person, role)
        self._fresh.set_value("")


def _by(line: RoleLine) -> str:
    """The decision it is held by."""
    if line.decision is None:
        return ""
    from ui.decisions.words import name_of, number_words  # only where a role rests on a decision

    number = line.decision.number
    named = number_words(number) if number else name_of("", line.decision.text)
    return _("by decision {decision}").format(decision=named)


def _span(line: RoleLine) -> str:
    if line.from_on and line.to_on:
        return _("{start} to {end}").format(start=day(line.from_on), end=day(line.to_on))
    if line.to_on:
        return _("until {day}").format(day=day(line.to_on))
    return _("since {day}").format(day=day(line.from_on)) if line.from_on else ""
