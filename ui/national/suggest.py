"""Suggesting a change to another chapter's thing, and what we have suggested so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.errors import Refusal
from models.log.op import Value
from models.progress import Progress
from models.queries import elsewhere, national, suggesting
from models.queries.suggesting import Suggested
from models.rules.suggesting import COUNTS, REQUIRED, SUGGESTIBLE, NothingSuggested
from ui.assets.asking import label_of
from ui.assets.words import condition_choices, kind_choices
from ui.house import House
from ui.national import suggest_words as say
from ui.national.tab import Tab
from ui.sharing.fields import field_label
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.fields import ChoiceField, MultilineField, NumberField, TextField
from ui.widgets.form import Form
from ui.widgets.text import words

_LONG = frozenset({"description", "rule_of_use"})
_CHOICES: Mapping[str, Callable[[], list[tuple[str, str]]]] = {"kind": kind_choices, "condition": condition_choices}
_LINES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "asset": (
        ("name",),
        ("description",),
        ("place",),
        ("rule_of_use",),
        ("quantity", "unit"),
        ("kind", "condition"),
        ("code", "link"),
    ),
    "chapter": (("name",), ("region", "short_code")),
}


@dataclass(frozen=True)
class Wanted:
    """The thing a suggestion is for, what it is called, and whose it is."""

    table: str
    id: str
    name: str
    chapter: str


class SuggestForm(Form):
    """Every field that others are told, as it stands or as we suggested it; one deed for all that is changed."""

    def __init__(self, tab: Tab[Any], wanted: Wanted) -> None:
        house = tab.house
        with house.store.read() as reader:
            standing = suggesting.as_wished(reader, wanted.table, wanted.id) or {}
            owner = elsewhere.chapter(reader, wanted.chapter)
            self._way = say.on_its_way(owner, is_national=national.is_national(reader)) if owner else ""
        self._owner = owner.name if owner else _("its chapter")
        super().__init__(label_of(_("Suggest a change to {name}"), wanted.name), _("Suggest it"))
        self._house, self._tab, self._wanted = house, tab, wanted
        self._standing, self._is_asking = standing, False
        self._fields = {field: _editor(wanted.table, field) for field in SUGGESTIBLE[wanted.table]}
        self._lay(standing)

    def act(self) -> None:
        given = {name: _value(name, field) for name, field in self._fields.items()}
        values = {name: value for name, value in given.items() if value != (self._standing.get(name) or _none(name))}
        missing = next((name for name in values if name in REQUIRED and not str(values[name]).strip()), "")
        if missing:
            self.tell(_("{field} must not be empty.").format(field=field_label(self._wanted.table, missing)))
        elif not values:
            self.refuse(NothingSuggested())
        elif not self._is_asking:
            self._ask(values)

    def _ask(self, values: Mapping[str, Value]) -> None:
        """On a worker: everybody's name is looked for in what leaves, and there may be thousands."""
        label = label_of(_("Suggest a change to {name}"), self._wanted.name)
        self._is_asking = True
        self._house.tasks.run(partial(self._write, label, values), partial(self._done, label), self._failed)

    def _write(self, label: str, values: Mapping[str, Value], _progress: Progress) -> None:
        from models.commands import national

        wanted, today = self._wanted, self._house.today()
        with self._house.store.write(label) as session:
            national.suggest(session, table=wanted.table, id=wanted.id, values=values, today=today)

    def _done(self, label: str, _nothing: object) -> None:
        said = _("Suggested. {way} Nothing changes unless they accept it.").format(way=self._way)
        self._house.dispatcher.done.emit(label)
        self._house.dispatcher.said.emit(said)
        if self._tab.holds(self):
            self.close_form()
        self._tab.changed.emit()

    def _failed(self, fault: Exception) -> None:
        self._is_asking = False
        if isinstance(fault, Refusal) and self._tab.holds(self):
            self.refuse(fault)
        else:
            self._house.dispatcher.fail(fault)

    def _lay(self, standing: Mapping[str, Value]) -> None:
        told = _("Change what you would like otherwise. {way} Nothing changes unless {chapter} accept it.")
        self.fields.addWidget(words(told.format(way=self._way, chapter=self._owner), "soft"))
        for line in _LINES[self._wanted.table]:
            self.beside(*((self._fields[name], 1) for name in line))
        for name, field in self._fields.items():
            field.set_value(standing.get(name))
        self.setFocusProxy(self._fields["name"])


def suggest_button(press: Callable[[], object], text: str = "") -> QPushButton:
    """Opens the sheet."""
    tip = _("Only they can change it: you can tell them what you would change")
    return button(text or _("Suggest a change…"), press, icon="edit", tip=tip)


def ours(house: House, suggested: Sequence[Suggested], done: Callable[[], object]) -> QWidget | None:
    """What we suggested, line by line, each with a way to be rid of it; nothing at all when there is none."""
    if not suggested:
        return None
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(9, 6, 9, 2)
    column.setSpacing(8)
    column.addWidget(words(_("You suggested"), "small"))
    with house.store.read() as reader:
        lines = [(each, say.suggested_words(reader, each)) for each in suggested]
    for each, said in lines:
        end = _put_away if each.state == "declined" else _take_back
        column.addWidget(_line(each, said, partial(end, house, each, done)))
    return made


def _line(each: Suggested, said: str, end: Callable[[], object]) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{said} · {say.state_words(each)}")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(words(said))
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Badge(say.state_words(each), "plain" if each.state == "declined" else "blue"))
    is_declined = each.state == "declined"
    away = button(_("Put away") if is_declined else _("Take it back"), end, kind="quiet")
    told = _("Put away: {suggestion}") if is_declined else _("Take back: {suggestion}")
    away.setAccessibleName(told.format(suggestion=said))
    row.addWidget(away)
    row.addStretch(1)
    column.addLayout(row)
    return made


def _take_back(house: House, each: Suggested, done: Callable[[], object]) -> None:
    from models.commands import national

    deed = partial(national.take_back, table=each.table, id=each.id, field=each.field)
    label = _("Take back the suggestion for {field}").format(field=field_label(each.table, each.field))
    house.dispatcher.run(label, deed, say=_("Taken back: they hear of it with the next bundle"))
    done()


def _put_away(house: House, each: Suggested, done: Callable[[], object]) -> None:
    from models.commands import national

    deed = partial(national.put_away, table=each.table, id=each.id, field=each.field)
    label = _("Put away the suggestion for {field}").format(field=field_label(each.table, each.field))
    house.dispatcher.run(label, deed, say=_("Put away: it is listed here no more"))
    done()


def _editor(table: str, name: str) -> Field:
    label = field_label(table, name)
    if name in _CHOICES:
        return ChoiceField(label, _CHOICES[name](), flat=False)
    if name in COUNTS:
        return NumberField(label, low=1, flat=False)
    return MultilineField(label, flat=False) if name in _LONG else TextField(label, flat=False)


def _value(name: str, field: Field) -> Value:
    value = field.value()
    return value if name in COUNTS else value or ""


def _none(name: str) -> Value:
    return None if name in COUNTS else ""
