"""The list of meetings with its pane: searched, narrowed by chips, and what to do with the one chosen."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries import meetings
from models.queries.meetings import MeetingFacts, MeetingRow
from ui.house import House
from ui.meetings.deciding.doing import TURN
from ui.meetings.detail import MeetingDetail
from ui.meetings.listing import chips, columns, listing, state_sentence
from ui.meetings.page_questions import Questions
from ui.row_table import RowTable
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page import split
from ui.widgets.page_header import PageHeader
from ui.widgets.pop_up import pop_up
from ui.widgets.search_field import SearchField


class MeetingList(QWidget):
    """Says `opened` with a meeting entered, `forgotten_one` with one that was never closed and should be."""

    opened = Signal(str)
    forgotten_one = Signal(str)
    kinds_wanted = Signal()

    def __init__(self, house: House, plan: Callable[[], object]) -> None:
        super().__init__()
        self._house = house
        self._which = "all"
        self._shown: str | None = None
        self._was_asked = False
        self._first_turn = QTimer(self)
        self._first_turn.setSingleShot(True)
        self._first_turn.setInterval(TURN)
        self.header = PageHeader(_("Meetings"))
        self.search = SearchField(_("Search meetings, agendas and notes (Ctrl+F)"))
        self.chips = FilterChips(chips())
        self.questions = Questions()
        first = button(_("Plan a meeting"), plan, icon="plus", kind="primary")
        second = button(_("See the kinds of meeting"), self.kinds_wanted.emit)
        self.empty = EmptyState("meetings", *_first_words(), first, second)
        self.table: RowTable[MeetingRow] = RowTable(
            house.store, house.tasks, columns(house), name=_("Meetings"), empty=self.empty
        )
        self.detail = MeetingDetail(house)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read again what is shown."""
        with self._house.store.read() as reader:
            self.header.set_state(state_sentence(self._house, reader))
            counted = meetings.counts(reader)
            running = [meetings.meeting(reader, row.id) for row in meetings.all_running(reader)]
        self.chips.set_counts(counted)
        self.detail.setVisible(bool(counted["all"] or counted["bin"]))
        self._shown = None  # whatever it is, it is to be read again
        self._read_rows()
        if self._shown != self.table.current_id() and not self._first_turn.isActive():
            self._show(self.table.current_id())
        forgotten = (facts for facts in running if facts and facts.is_forgotten(self._house.now()))
        self._ask_about(next(forgotten, None))

    def choose(self, which: str) -> None:
        """Narrow the list by one chip."""
        self._which = which
        self.chips.choose([which])
        self.ask()

    def ask(self, _chosen: object = None) -> None:
        """Show the meetings that match the search and the chip."""
        self._was_asked = True
        which, text = self._which, self.search.text()
        if text or which != "all":
            self.empty.set_words(_("No meeting matches"), _("Try other words, or another filter."))
        else:
            self.empty.set_words(*_first_words())
        self.table.show_listing(listing(text, which))
        self.table.select_first()

    def _read_rows(self) -> None:
        """The first time by asking; before that there is nobody to show it to."""
        if self._was_asked:
            self.table.reload()
            self.table.select_first()
        else:
            self._first_turn.start()  # for list and pane at once would be felt
            self.ask()

    def _build(self) -> None:
        toolbar = QHBoxLayout()
        toolbar.setSpacing(12)
        toolbar.addWidget(self.search, 1)
        toolbar.addWidget(self.chips, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.questions)
        column.addLayout(toolbar)
        column.addWidget(split(self.table, self.detail, sizes=(700, 380)), 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.ask)
        self.empty.seen.connect(self.header.step_back)
        self.chips.changed.connect(self._filter)
        self.table.chosen.connect(self._show)
        self.table.activated_id.connect(self.opened.emit)
        self.table.menu_wanted.connect(self._menu)
        self._first_turn.timeout.connect(self._show_chosen)
        self.chips.choose(["all"])

    def _show_chosen(self) -> None:
        self._show(self.table.current_id())

    def _filter(self, chosen: frozenset[str]) -> None:
        """One chip at a time; a chip let go is back to all."""
        self.choose(next(iter(chosen - {self._which}), "" if self._which not in chosen else self._which) or "all")

    def _show(self, id: str) -> None:
        if self._first_turn.isActive():
            return
        self._shown = id
        self.questions.leave_early(id)
        with self._house.store.read() as reader:
            facts = meetings.meeting(reader, id) if id else None
            if facts:
                self.detail.show_meeting(facts, reader)
            else:
                self.detail.show_none()

    def _menu(self, id: str, at: QPoint) -> None:
        see = partial(self._house.signals.go_to.emit, "bin", "meetings")
        opens = [(_("Open"), partial(self.opened.emit, id))] if id else []
        pop_up(self.table, [*opens, (_("See what was removed…"), see)], at)

    def _ask_about(self, facts: MeetingFacts | None) -> None:
        def close() -> None:
            self.forgotten_one.emit(facts.id if facts else "")

        self.questions.about_forgotten(facts, self._house.now(), close)


def _first_words() -> tuple[str, str]:
    """What stands where the list will be."""
    told = _("The agenda, who came, what was said and decided, and the minutes: all in one place.")
    return _("Plan your first meeting"), told
