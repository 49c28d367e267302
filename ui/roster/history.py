"""Who changed this member, and when: read only when somebody asks."""

from collections.abc import Callable
from datetime import date
from gettext import gettext as _
from itertools import groupby

from PySide6.QtCore import Qt

from exports.member_words import answer_words
from exports.shortened import shortened
from models.queries.history import HistoryLine
from models.queries.roster_person import Person, history_of
from models.reader import Reader
from ui.dates import day, moment
from ui.house import House
from ui.roster.sections import Section
from ui.roster.words import field_label
from ui.widgets.buttons import button
from ui.widgets.text import words

_MOST = 60
_LONG = 80


class HistorySection(Section):
    """A button that opens into lines, newest first."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._person = ""
        self._toggle = button(_("History"), self.toggle, icon="history", kind="quiet")
        self._toggle.setCheckable(True)
        self._lines = words("", "small")
        self._lines.setContentsMargins(12, 0, 9, 4)
        self._lines.hide()
        self.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._lines)

    def show_person(self, person: Person) -> None:
        """Follow this person; what is open stays open and is read again."""
        self._person = person.id
        if not self._lines.isHidden():
            self._read()

    def toggle(self) -> None:
        """Open or close."""
        opens = self._lines.isHidden()
        self._toggle.setChecked(opens)
        if opens:
            self._read()
        self._lines.setVisible(opens)

    def text(self) -> str:
        """What is told."""
        return self._lines.text()

    def _read(self) -> None:
        with self._house.store.read() as reader:
            self._lines.setText(told(reader, self._person))


def told(reader: Reader, person_id: str) -> str:
    """The history of a person: when and on which laptop, and under it what changed then."""
    lines = [line for line in history_of(reader, person_id) if _sentence(line)]
    shown: list[str] = []
    for (at, by), together in groupby(lines[:_MOST], key=lambda line: (moment(line.at), line.by)):
        shown.append("\n".join([f"{at} · {by}", *(_sentence(line) for line in together)]))
    if len(lines) > _MOST:
        shown.append(_("… and {count} earlier changes").format(count=len(lines) - _MOST))
    return "\n\n".join(shown)


def _sentence(line: HistoryLine) -> str:
    told_by: dict[str, Callable[[HistoryLine], str]] = {"person": _of_person, "consent_event": _of_consent}
    return told_by.get(line.table, _of_part)(line)


def _of_person(line: HistoryLine) -> str:
    if not line.field:
        return _("Added to the chapter")
    if line.field == "removed":
        return _("Put in the bin") if line.after else _("Taken out of the bin")
    return _change(field_label(line.field), line)


def _of_consent(line: HistoryLine) -> str:
    return (
        _("Consent: {answer}").format(answer=answer_words(str(line.values.get("state", "")))) if not line.field else ""
    )


def _of_part(line: HistoryLine) -> str:
    name = {
        "contact_point": _("Contact"),
        "person_skill": _("Skill"),
        "person_role": _("Role"),
    }.get(line.table, line.table)
    if not line.field:
        value = next((line.values[key] for key in ("value", "skill", "role") if key in line.values), "")
        return _("{what} added: {value}").format(what=name, value=_shown(value))
    if line.field == "removed":
        return _("{what} removed").format(what=name) if line.after else _("{what} brought back").format(what=name)
    return "" if line.field == "main" else _change(f"{name}, {field_label(line.field).lower()}", line)


def _change(what: str, line: HistoryLine) -> str:
    before, after = _shown(line.before), _shown(line.after)
    if not before:
        return _("{what}: {after}").format(what=what, after=after)
    if not after:
        return _("{what} cleared, was: {before}").format(what=what, before=before)
    return _("{what}: {before} → {after}").format(what=what, before=before, after=after)


def _shown(value: object) -> str:
    text = " ".join(str(value if value is not None else "").split())
    try:
        return day(date.fromisoformat(text)) if len(text) == 10 else shortened(text, _LONG)
    except ValueError:
        return shortened(text, _LONG)
