"""The meetings page: the list with its pane, and the whole-area screens for planning, running and the minutes."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.queries import meetings
from models.rules.notice import begins_early
from ui.house import House
from ui.meetings.agenda_editor import AgendaEditor
from ui.meetings.close import CloseMeeting
from ui.meetings.deeds import carry_out
from ui.meetings.kinds import KindsScreen
from ui.meetings.minutes import MinutesView
from ui.meetings.page_list import MeetingList
from ui.meetings.page_ready import Ahead
from ui.meetings.plan import PlanMeeting
from ui.meetings.record import choose_record, import_record
from ui.meetings.run import RunMeeting
from ui.meetings.screens import Later
from ui.widgets.buttons import button
from ui.widgets.page import Page
from ui.widgets.screens import Screens


class MeetingsPage(Page):
    """Shows one screen at a time; Esc goes one screen back."""

    watches = (
        "meeting", "agenda_item", "attendance", "interest", "approval", "decision", "decision_link", "stance", "action",
        "person", "paper", "meeting_kind", "kind_item",
    )  # fmt: skip
    plan = Later(PlanMeeting, planned="_planned", left="_back_to_list")
    editor = Later(AgendaEditor, left="_back_to_list")
    run = Later(RunMeeting, closing="_close", left="_back_to_list")
    closing = Later(CloseMeeting, closed="_closed", left="_run")
    minutes = Later(MinutesView, left="_back_to_list")
    kinds = Later(KindsScreen, left="_back_to_list", decision="_open_decision")

    def _build(self) -> None:
        house = self.house
        self.list = MeetingList(house, self.new_here)
        self.header, self.search, self.chips = self.list.header, self.list.search, self.list.chips
        self.forgotten, self.empty = self.list.questions, self.list.empty
        self.table, self.detail = self.list.table, self.list.detail
        self.header.add(button(_("Kinds of meeting…"), self._show_kinds))
        self.header.add(button(_("Import…"), partial(choose_record, house, self), icon="import"))
        self.header.add(button(_("Plan a meeting"), self.new_here, icon="plus", kind="primary", tip="Ctrl+N"))
        self.screens, self._ahead = Screens(), Ahead(house, self)
        self.screens.addWidget(self.list)
        self.column.addWidget(self.screens)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.kinds_wanted.connect(self._show_kinds)
        self.list.forgotten_one.connect(self._close)
        self.detail.wanted.connect(self._wanted)

    def import_file(self, path: Path) -> None:
        """Take in a meeting recorded elsewhere."""
        import_record(self.house, path)

    def refresh(self) -> None:
        """Read again the screen that is shown."""
        shown = self.screens.currentWidget()
        if shown is self.list:
            self.list.refresh()
            self._ahead.room(self._is_reading_list, lambda: self.run)
        elif isinstance(shown, AgendaEditor | RunMeeting | MinutesView | KindsScreen):
            shown.refresh()

    def _open(self, id: str) -> None:
        with self.house.store.read() as reader:
            facts = meetings.meeting(reader, id)
        if facts and not facts.removed:
            self._wanted({"planned": "agenda", "running": "run"}.get(facts.state, "minutes"))

    def _wanted(self, what: str) -> None:
        id = self.detail.showing()
        self.detail.flush()
        if what in ("start", "reopen"):
            self._begin(what, id)
        elif what in ("bin", "restore"):
            self._do(what, id)
        elif what == "agenda":
            self._edit(id)
        elif what == "run":
            self._run(id)
        else:
            self.minutes.show_meeting(id)
            self._turn_to(self.minutes)

    def _begin(self, what: str, id: str) -> None:
        """Start or reopen a meeting; of two at once the first is named, and gone to if that was meant."""
        with self.house.store.read() as reader:
            row = meetings.running(reader, but=id)
            first = meetings.meeting(reader, row.id) if row else None
        begin = partial(self._start, id) if what == "start" else partial(self._do, what, id)
        if first:
            self.forgotten.about_second(id, first, go=partial(self._run, first.id), both=begin)
        else:
            begin()

    def _start(self, id: str) -> None:
        with self.house.store.read() as reader:
            facts = meetings.meeting(reader, id)
        if facts and begins_early(facts.starts, self.house.now()):
            self.forgotten.about_early(facts, self.house.now(), partial(self._do, "start", id))
        else:
            self._do("start", id)

    def _do(self, what: str, id: str) -> None:
        title = self.detail.texts["title"].value()
        done = carry_out(self.house, what, id, title)
        if done and what in ("start", "reopen"):
            self._run(id)
        else:
            self.list.refresh()

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
        self._ahead.minutes(lambda: self.screens.currentWidget() is self.closing, lambda: self.minutes)

    def _is_reading_list(self) -> bool:
        return self.isVisible() and self.screens.currentWidget() is self.list

    def _closed(self, id: str) -> None:
        self.minutes.show_meeting(id)
        self._turn_to(self.minutes)

    def _show_kinds(self) -> None:
        self.kinds.show_kinds()
        self._turn_to(self.kinds)

    def _open_decision(self, id: str) -> None:
        self.house.signals.go_to.emit("decisions", id)

    def _back_to_list(self) -> None:
        keep = self._current_meeting()
        self._turn_to(self.list)
        self.list.refresh()
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
        self.list.choose("all")
        self._turn_to(self.list)
        self.list.refresh()
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
        """Ctrl+P: the minutes of the meeting chosen, or the agenda of one to come."""
        shown = self.screens.currentWidget()
        id = self.detail.showing() if shown is self.list else self._current_meeting()
        with self.house.store.read() as reader:
            facts = meetings.meeting(reader, id) if id else None
        if facts is None or facts.removed:
            return
        if facts.state == "planned":
            (shown if isinstance(shown, AgendaEditor) else self.detail).papers.preview("agenda")
        elif isinstance(shown, MinutesView):
            shown.choose_target()
        else:
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
        if isinstance(shown, CloseMeeting) or (isinstance(shown, MinutesView) and shown.is_running()):
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


def make(house: House) -> MeetingsPage:
    """For the window's list of pages."""
    return MeetingsPage(house)
