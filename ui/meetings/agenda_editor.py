"""Planning the agenda: rows to type in and to move, the time it takes, and what is still waiting."""

import re
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from itertools import pairwise

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries import agenda, meetings
from models.queries.agenda import ItemRow
from models.queries.meetings import MeetingFacts
from models.rules.london import day_of
from models.rules.meetings import ItemClock, planned_starts
from models.rules.starting_agenda import DraftItem
from ui import dates
from ui.house import House
from ui.meetings.agenda_preview import total_words
from ui.meetings.agenda_row import AgendaEditRow
from ui.meetings.plan import worded
from ui.meetings.words import when
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words

_MINUTES = re.compile(r"(.*[^\s,])[\s,]+(\d{1,3})\s*(?:min|mins|minutes|m|')\s*", re.IGNORECASE)


class AgendaEditor(QWidget):
    """Everything is saved as it is changed; `left` says the person is done."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._meeting: MeetingFacts | None = None
        self._items: list[ItemRow] = []
        self.rows: dict[str, AgendaEditRow] = {}
        self.header = PageHeader(_("Agenda"))
        self.waiting = Banner()
        self.total = words("", "bold")
        self.add_line = QLineEdit()
        self._place = rule()
        self._build()
        self.add_line.returnPressed.connect(self._add)

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._meeting.id if self._meeting else ""

    def show_meeting(self, meeting_id: str) -> None:
        """Take up a meeting's agenda."""
        with self._house.store.read() as reader:
            self._meeting = meetings.meeting(reader, meeting_id)
        self.refresh()
        with self._house.store.read() as reader:
            on = day_of(self._meeting.starts) if self._meeting and self._meeting.starts else self._house.today()
            missing = [worded(item) for item in agenda.missing_items(reader, meeting_id, on)]
        self.waiting.dismiss()
        if missing:
            sentence = ngettext(
                "One thing is waiting for a meeting: {things}.", "{count} things are waiting: {things}.", len(missing)
            ).format(count=len(missing), things="; ".join(item.title for item in missing[:4]))
            self.waiting.inform(sentence, _("Put on the agenda"), partial(self.bring_in, missing))

    def items(self) -> list[ItemRow]:
        """The agenda as shown."""
        return self._items

    def refresh(self) -> None:
        """Read the agenda again; a field being typed in keeps its words."""
        if not self._meeting:
            return
        with self._house.store.read() as reader:
            self._meeting = meetings.meeting(reader, self._meeting.id)
            self._items = agenda.items(reader, self._meeting.id) if self._meeting else []
        if not self._meeting or self._meeting.removed:  # its planning was undone
            self.left.emit()
            return
        self.header.set_title(_("Agenda of {meeting}").format(meeting=self._meeting.title))
        self.header.set_state(f"{when(self._meeting)} · {self._meeting.place}".strip(" ·"))
        self._lay_rows()
        self._tell_times(self._meeting)

    def _lay_rows(self) -> None:
        wanted = {item.id for item in self._items}
        for id in [id for id in self.rows if id not in wanted]:
            gone = self.rows.pop(id)
            gone.hide()
            gone.deleteLater()
        for place, item in enumerate(self._items):
            row = self.rows.get(item.id) or self._new_row(item)
            row.show_item(item)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
                row.show()
        self._keep_tab_order()

    def _new_row(self, item: ItemRow) -> AgendaEditRow:
        row = self.rows[item.id] = AgendaEditRow(self._house, item)
        row.changed.connect(self._change)
        row.moved.connect(self._step)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        row.removed.connect(self._remove)
        return row

    def _keep_tab_order(self) -> None:
        stops = [*(field for item in self._items for field in self.rows[item.id].fields()), self.add_line]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before.focusProxy() or before, after.focusProxy() or after)

    def _tell_times(self, meeting: MeetingFacts) -> None:
        if meeting.starts:
            begins = planned_starts(meeting.starts, [ItemClock(item.minutes) for item in self._items])
            for item, at in zip(self._items, begins, strict=True):
                self.rows[item.id].begins.setText(dates.clock(at))
        self.total.setText(total_words([item.minutes for item in self._items], meeting.starts))

    def _build(self) -> None:
        self.header.add(button(_("Done"), self.left.emit, icon="check", kind="primary"))
        self._holder = QWidget()
        self._holder.setObjectName("scrolled")
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._place.setParent(self._holder)
        self._place.setFixedHeight(3)
        self._place.hide()
        sheet = Card()
        sheet.body.addWidget(self._holder)
        sheet.body.addWidget(rule())
        sheet.body.addLayout(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.waiting)
        column.addWidget(sheet)
        column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.add_line.setPlaceholderText(_("Add an item: “Spring exchange, 15 min”, then Enter"))
        self.add_line.setAccessibleName(_("Add an item"))
        self.total.setWordWrap(False)
        row.addWidget(self.add_line, 1)
        row.addWidget(self.total)
        return row

    def _add(self) -> None:
        from models import commands

        typed = self.add_line.text().strip()
        if not typed or not self._meeting:
            return
        said = _MINUTES.fullmatch(typed)
        draft = DraftItem(said[1], int(said[2]), "discuss") if said else DraftItem(typed, 10, "discuss")
        deed = partial(commands.meetings.add_item, meeting_id=self._meeting.id, draft=draft)
        if self._house.dispatcher.run(_("Add {item}").format(item=draft.title), deed):
            self.add_line.clear()
            self.refresh()

    def bring_in(self, drafts: list[DraftItem]) -> None:
        """Put what was waiting on the agenda."""
        from models import commands

        if self._meeting:
            deed = partial(commands.meetings.add_items, meeting_id=self._meeting.id, drafts=drafts)
            self._house.dispatcher.run(_("Put what was waiting on the agenda"), deed)
            self.refresh()

    def _change(self, id: str, field: str, value: object) -> None:
        from models import commands

        if field == "owner":
            person_id, name = getattr(value, "id", ""), getattr(value, "text", "")
            deed = partial(commands.meetings.set_owner, item_id=id, person_id=person_id, name=name)
        else:
            deed = partial(commands.meetings.change_item, item_id=id, field=field, value=value)
        self._house.dispatcher.run(_("Change the agenda"), deed)
        self.refresh()

    def _remove(self, id: str) -> None:
        from models import commands

        title = next((item.title for item in self._items if item.id == id), "")
        deed = partial(commands.meetings.remove_item, item_id=id)
        said = _("{item} is off the agenda").format(item=title)
        self._house.dispatcher.run(_("Take {item} off the agenda").format(item=title), deed, say=said)
        self.refresh()

    def _step(self, id: str, step: int) -> None:
        place = self._place_of(id) + step
        if 0 <= place < len(self._items):
            held = self.focusWidget()
            self._move(id, place)
            if held:
                held.setFocus()

    def _move(self, id: str, place: int) -> None:
        from models import commands

        title = next((item.title for item in self._items if item.id == id), "")
        deed = partial(commands.meetings.move_item, item_id=id, to=place)
        self._house.dispatcher.run(_("Move {item}").format(item=title), deed)
        self.refresh()

    def _drag(self, id: str, at: QPoint) -> None:
        place = self._place_at(at)
        rows = [self.rows[item.id] for item in self._items]
        y = rows[place].y() if place < len(rows) else rows[-1].geometry().bottom()
        self._place.setGeometry(0, y - 1, self._holder.width(), 3)
        self._place.setStyleSheet("background: palette(highlight);")
        self._place.show()
        self._place.raise_()

    def _drop(self, id: str, at: QPoint) -> None:
        if self._place.isHidden():
            return
        self._place.hide()
        place, now = self._place_at(at), self._place_of(id)
        place -= place > now
        if place != now:
            self._move(id, place)

    def _place_of(self, id: str) -> int:
        return next(place for place, item in enumerate(self._items) if item.id == id)

    def _place_at(self, at: QPoint) -> int:
        """Between which rows a point on the screen lies."""
        y = self._holder.mapFromGlobal(at).y()
        return sum(self.rows[item.id].geometry().center().y() < y for item in self._items)
