"""Who is expected at a meeting: a list with ticks, filled by one click and put right by hand."""

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.queries import planning, room
from models.queries.plain import folded
from models.queries.room import PersonPick
from models.reader import Reader
from models.rules.holding import Who
from ui.house import House
from ui.meetings.deciding.choice_words import listed
from ui.meetings.plan_ticks import Ticks
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.hung import INSET, level
from ui.widgets.text import words

_NAMED = 3
_KEY = Qt.ItemDataRole.UserRole


class ExpectedPeople(QWidget):
    """Says `changed` with the people ticked, each a `Who`."""

    changed = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._came: frozenset[str] = frozenset()
        self._new: frozenset[str] = frozenset()
        self._picks: list[PersonPick] = []
        self._ticked: dict[str, Who] = {}
        self.told = words("", "small")
        self.line = QLineEdit()
        self.list = QListWidget()
        self.came = button("", self._tick_came, kind="quiet")
        self.all = button(_("Everybody on the roll"), self._tick_all, kind="quiet")
        self.nobody = button(_("Nobody"), self._tick_nobody, kind="quiet")
        self._build()
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self._tick_first)
        self.list.itemChanged.connect(self._toggled)
        self._tell()

    def show_people(self, reader: Reader, chosen: Iterable[Who], came: Sequence[str]) -> None:
        """Offer the members, with these ticked; `came` are those who were there last time."""
        ticked = {_key(who): who for who in chosen}
        self._came = frozenset(came)
        also = frozenset(who.person_id for who in ticked.values() if who.person_id) | self._came
        picks = planning.invitable(reader, self._house.today(), also)
        picks += [PersonPick(key, who.name, "", "") for key, who in ticked.items() if not who.person_id]
        if (picks, ticked) == (self._picks, self._ticked):
            return
        if picks != self._picks:
            self._picks = picks
            self._fill()
        self._ticked = ticked
        self._show_ticks()

    def show_newcomers(self, new: frozenset[str]) -> None:
        """Say which of those expected will have joined too late to decide."""
        if new != self._new:
            self._new = new
            self._tell()

    def people(self) -> list[Who]:
        """Those ticked."""
        return list(self._ticked.values())

    def _build(self) -> None:
        self.line.setPlaceholderText(_("Type two letters, Enter ticks"))
        self.line.setAccessibleName(_("Find somebody to expect"))
        self.list.setAccessibleName(_("People expected"))
        self.list.setMinimumHeight(150)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(Ticks(self.list))
        known = Flow(gap=4)
        for each in (self.came, self.all, self.nobody):
            known.lines.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)  # into which quiet buttons hang out
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addLayout(level(known))
        for part in (self.line, self.list):
            column.addWidget(part)

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for pick in self._picks:
            item = QListWidgetItem(f"{pick.name} · {pick.organisation}" if pick.organisation else pick.name)
            item.setData(_KEY, pick.id)
            item.setToolTip(item.text())
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _show_ticks(self) -> None:
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            item = self.list.item(place)
            ticked = item.data(_KEY) in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        count = len(self._ticked)
        nobody = _("Nobody is expected yet.")
        told = ngettext("{count} person is expected.", "{count} people are expected.", count).format(count=count)
        new = newcomer_words([pick.name for pick in self._picks if pick.id in self._new & self._ticked.keys()])
        self.told.setText(" ".join(filter(None, (told, new))) if count else nobody)
        came = len(self._came)
        self.came.setText(
            ngettext("The {count} who came last time", "The {count} who came last time", came).format(count=came)
        )
        self.came.setVisible(bool(came))
        for each in (self.all, self.nobody):
            each.setEnabled(bool(self._picks))

    def _toggled(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked[key] = self._who(key)
        else:
            self._ticked.pop(key, None)
        self._tell()
        self.changed.emit(self.people())

    def _who(self, key: str) -> Who:
        pick = next(pick for pick in self._picks if pick.id == key)
        return Who(name=pick.name) if key.startswith("name:") else Who(key, pick.name)

    def _tick(self, keys: Iterable[str]) -> None:
        self._ticked = {key: self._who(key) for key in keys}
        self._show_ticks()
        self.changed.emit(self.people())

    def _tick_came(self) -> None:
        self._tick(pick.id for pick in self._picks if pick.id in self._came)

    def _tick_all(self) -> None:
        with self._house.store.read() as reader:
            members = room.roll(reader, self._house.today())
        self._tick([pick.id for pick in self._picks if pick.id in members])

    def _tick_nobody(self) -> None:
        self._tick(())

    def _filter(self, typed: str) -> None:
        wanted = folded(typed).split()
        for place in range(self.list.count()):
            name = folded(self.list.item(place).text())
            self.list.setRowHidden(place, not all(word in name for word in wanted))
        if typed.strip() and self._first() is None:
            self._look_further(typed)

    def _look_further(self, typed: str) -> None:
        """Members beyond a long list, and those who have no say."""
        with self._house.store.read() as reader:
            found = room.people_like(reader, typed)
        known = {pick.id for pick in self._picks}
        fresh = [pick for pick in found if pick.id not in known]
        if fresh:
            self._picks = [*self._picks, *fresh]
            self._fill()
            self._show_ticks()
            self._filter(typed)

    def _first(self) -> QListWidgetItem | None:
        shown = (self.list.item(n) for n in range(self.list.count()) if not self.list.isRowHidden(n))
        return next(shown, None)

    def _tick_first(self) -> None:
        item = self._first()
        if item is None or not self.line.text().strip():
            return
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        self.line.selectAll()


def newcomer_words(names: list[str] | tuple[str, ...]) -> str:
    """Who will be there and not decide yet: up to three are named."""
    if not names:
        return ""
    more = len(names) - _NAMED
    if more > 0:
        rest = ngettext("{count} more", "{count} more", more).format(count=more)
        who = _("{names} and {others}").format(names=", ".join(names[:_NAMED]), others=rest)
    else:
        who = listed(names)
    return ngettext("{who} is too new to decide yet.", "{who} are too new to decide yet.", len(names)).format(who=who)


def _key(who: Who) -> str:
    return who.person_id or f"name:{who.name.casefold()}"
