"""The meetings page: the list with its pane, and the whole-area screens for planning, running and the minutes."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries import meetings
from models.queries.meetings import MeetingFacts, MeetingRow
from ui import dates
from ui.house import House
from ui.meetings.agenda_editor import AgendaEditor
from ui.meetings.close import CloseMeeting
from ui.meetings.deeds import carry_out
from ui.meetings.detail import MeetingDetail
from ui.meetings.listing import chips, columns, listing, state_sentence
from ui.meetings.minutes import MinutesView
from ui.meetings.plan import PlanMeeting
from ui.meetings.record import choose_record, import_record
from ui.meetings.run import RunMeeting
from ui.meetings.screens import Later, Screens
from ui.row_table import RowTable
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page import Page, split
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


class MeetingsPage(Page):
    """Shows one screen at a time; Esc goes one screen back."""

    watches = (
        "meeting", "agenda_item", "attendance", "interest", "approval", "decision", "decision_link", "stance", "action",
        "person",
    )  # fmt: skip
    plan = Later(PlanMeeting, planned="_planned", left="_back_to_list")
    editor = Later(AgendaEditor, left="_back_to_list")
    run = Later(RunMeeting, closing="_close", left="_back_to_list")
    closing = Later(CloseMeeting, closed="_closed", left="_run")
    minutes = Later(MinutesView, left="_back_to_list")

    def _build(self) -> None:
        house = self.house
        self.header = PageHeader(_("Meetings"))
        self.header.add(button(_("Import…"), partial(choose_record, house, self), icon="import"))
        self.header.add(button(_("Plan a meeting"), self.new_here, icon="plus", kind="primary", tip="Ctrl+N"))
        self._which = "all"
        self.search = SearchField(_("Search meetings, agendas and notes"))
        self.chips = FilterChips(chips())
        self.forgotten = Banner()
        plan = button(_("Plan a meeting"), self.new_here, icon="plus", kind="primary")
        self.empty = EmptyState("meetings", *_first_words(), plan)
        self.table: RowTable[MeetingRow] = RowTable(
            house.store, house.tasks, columns(house), name=_("Meetings"), empty=self.empty
        )
        self.detail = MeetingDetail(house)
        self.screens = Screens()
        self.screens.addWidget(self._list_screen())
        self.column.addWidget(self.screens)

    def _list_screen(self) -> QWidget:
        toolbar = QHBoxLayout()
        toolbar.setSpacing(12)
        toolbar.addWidget(self.search, 1)
        toolbar.addWidget(self.chips, 2)
        self.list = QWidget()
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.halves = split(self.table, self.detail, sizes=(700, 380))
        column.addWidget(self.header)
        column.addWidget(self.forgotten)
        column.addLayout(toolbar)
        column.addWidget(self.halves, 1)
        return self.list

    def _connect(self) -> None:
        self.search.searched.connect(self.ask)
        self.chips.changed.connect(self._filter)
        self.table.chosen.connect(self._show)
        self.table.activated_id.connect(self._open)
        self.detail.wanted.connect(self._wanted)
        self._choose("all")

    def import_file(self, path: Path) -> None:
        """Take in a meeting recorded elsewhere."""
        import_record(self.house, path)

    def refresh(self) -> None:
        """Read again the screen that is shown."""
        shown = self.screens.currentWidget()
        if shown is self.list:
            self._refresh_list()
        elif isinstance(shown, AgendaEditor | RunMeeting | MinutesView):
            shown.refresh()

    def _refresh_list(self) -> None:
        with self.house.store.read() as reader:
            self.header.set_state(state_sentence(self.house, reader))
            counted = meetings.counts(reader)
            running = meetings.running(reader)
            facts = meetings.meeting(reader, running.id) if running else None
        self.chips.set_counts(counted)
        self.detail.setVisible(bool(counted["all"] or counted["bin"]))
        self.table.reload()
        self.table.select_first()
        self._show(self.table.current_id())
        self._ask_about(facts)

    def _ask_about(self, facts: MeetingFacts | None) -> None:
        """A meeting that still runs long after its time: offer to close it, and say what would be assumed."""
        if not facts or not facts.is_forgotten(self.house.now()):
            self.forgotten.dismiss()
            return
        end = facts.ends or facts.starts or self.house.now()
        sentence = _("{meeting} was never closed. It can be closed as having ended at {time}.").format(
            meeting=facts.title, time=dates.moment(end)
        )
        self.forgotten.warn(sentence, _("Close the meeting…"), partial(self._close, facts.id))

    def _filter(self, chosen: frozenset[str]) -> None:
        """One chip at a time; a chip let go is back to all."""
        self._choose(next(iter(chosen - {self._which}), "" if self._which not in chosen else self._which) or "all")

    def _choose(self, which: str) -> None:
        self._which = which
        self.chips.choose([which])
        self.ask()

    def ask(self, _chosen: object = None) -> None:
        """Show the meetings that match the search and the chip."""
        which, text = self._which, self.search.text()
        if text or which != "all":
            self.empty.set_words(_("No meeting matches"), _("Try other words, or another filter."))
        else:
            self.empty.set_words(*_first_words())
        self.table.show_listing(listing(text, which))
        self.table.select_first()

    def _show(self, id: str) -> None:
        with self.house.store.read() as reader:
            facts = meetings.meeting(reader, id) if id else None
            if facts:
                self.detail.show_meeting(facts, reader)

    def _open(self, id: str) -> None:
        with self.house.store.read() as reader:
            facts = meetings.meeting(reader, id)
        if facts and not facts.removed:
            self._wanted({"planned": "agenda", "running": "run"}.get(facts.state, "minutes"))

    def _wanted(self, what: str) -> None:
        id = self.detail.showing()
        self.detail.flush()
        if what in ("start", "reopen", "bin", "restore"):
            self._do(what, id)
        elif what == "agenda":
            self._edit(id)
        elif what == "run":
            self._run(id)
        else:
            self.minutes.show_meeting(id)
            self._turn_to(self.minutes)

    def _do(self, what: str, id: str) -> None:
        title = self.detail.texts["title"].value()
        done = carry_out(self.house, what, id, title)
        if done and what in ("start", "reopen"):
            self._run(id)
        else:
            self._refresh_list()

    def _planned(self, id: str) -> None:
        self.table.reload()
        self._edit(id)

    def _edit(self, id: str) -> None:
        self.editor.show_meeting(id)
        self._turn_to(self.editor)
        self.editor.add_line.setFocus()

    def _run(self, id: str) -> None:
        self.run.show_meeting(id)
        self._turn_to(self.run)

    def _close(self, id: str) -> None:
        self.closing.show_meeting(id)
        self._turn_to(self.closing)

    def _closed(self, id: str) -> None:
        self.minutes.show_meeting(id)
        self._turn_to(self.minutes)

    def _back_to_list(self) -> None:
        keep = self._current_meeting()
        self._turn_to(self.list)
        self._refresh_list()
        if keep:
            self.table.select_id(keep)
        self.table.setFocus()

    def _current_meeting(self) -> str:
        shown = self.screens.currentWidget()
        known = isinstance(shown, AgendaEditor | RunMeeting | CloseMeeting | MinutesView)
        return shown.meeting_id() if known else ""

    def _turn_to(self, screen: QWidget) -> None:
        self.screens.setCurrentWidget(screen)

    def show_id(self, id: str) -> None:
        """Show one meeting: the one that runs on its own screen, another beside the list; "new" plans one."""
        if id == "new":
            self.new_here()
            return
        with self.house.store.read() as reader:
            facts = meetings.meeting(reader, id) if id else None
        if facts and facts.state == "running":
            self._run(id)
            return
        self.search.clear()
        self._choose("all")
        self._turn_to(self.list)
        self._refresh_list()
        if id:
            self.table.select_id(id)

    def new_here(self) -> None:
        """Ctrl+N: plan a meeting, or in a running one add to its agenda."""
        if isinstance(self.screens.currentWidget(), RunMeeting):
            self.run.add_item()
        else:
            self._turn_to(self.plan)
            self.plan.begin()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._turn_to(self.list)
        self.search.focus()

    def print_here(self) -> None:
        """Ctrl+P: the minutes of the meeting chosen."""
        id = self._current_meeting() or self.detail.showing()
        if id and self.detail.has_minutes():
            self._closed(id)

    def to_bin(self) -> None:
        """Del."""
        if self.screens.currentWidget() is self.list and self.detail.buttons["bin"].isVisible():
            self._do("bin", self.detail.showing())

    def rename_here(self) -> None:
        """F2."""
        if self.screens.currentWidget() is self.list:
            self.detail.texts["title"].setFocus()

    def back(self) -> bool:
        """Esc: one screen back."""
        shown = self.screens.currentWidget()
        if shown is self.list:
            return False
        if isinstance(shown, RunMeeting) and shown.dismiss():
            return True
        if isinstance(shown, CloseMeeting):
            self._run(shown.meeting_id())
        else:
            self._back_to_list()
        return True

    def panes(self) -> Sequence[QWidget]:
        """F6."""
        shown = self.screens.currentWidget()
        if shown is self.list:
            return [self.search, self.table, self.detail.texts["title"]]
        return self.run.panes() if isinstance(shown, RunMeeting) or shown is None else [shown]


def _first_words() -> tuple[str, str]:
    """What stands where the list will be."""
    told = _("The agenda, who came, what was said and decided, and the minutes: all in one place.")
    return _("Plan your first meeting"), told


def make(house: House) -> MeetingsPage:
    """For the window's list of pages."""
    return MeetingsPage(house)
