"""Runs a large meeting in the real window, deed by deed, and feels each one; a process of its own."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from desktop.plain_imports import load_qt

load_qt()  # as the command does, before anything else of Qt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.pulse import Pulse, Stall, opened_on
from ui.meetings.page import MeetingsPage
from ui.meetings.proposal_card import ProposalCard

_ROUNDS = 3
_BREATH = 8  # steps: some two seconds
_STEP = 260  # ms: notes are saved 150 ms after the last letter
_SIZE = (1360, 850)
_ENTER = Qt.Key.Key_Return
_WRITES_NOTHING = {
    "listen", "open the meetings", "take up the running meeting", "type letter 1 of a name", "type letter 2 of a name",
    "type letter 3 of a name", "type in the line", "turn to who speaks", "type a name to speak", "asks to speak",
    "the next speaks", "begin a round of speaking", "end a round of speaking", "type raised hands",
    "show it to the room", "put it away", "ask to close", "back to the list", "choose the next meeting",
    "turn to its agenda", "open the notice",
}  # fmt: skip


class Room:
    """The facilitator's hands in a running meeting."""

    def __init__(self, path: Path, meeting: str, coming: str) -> None:
        self._application = QApplication([])
        self._program, self._window = opened_on(path)
        self._window.resize(*_SIZE)
        self._window.activateWindow()
        self._meeting, self._coming = meeting, coming
        self._pulse = Pulse()
        self._stalls: list[Stall] = []
        self._suffix = ""

    def drive(self) -> list[Stall]:
        """Everything once or more; then once more with the projector open, and at last the end of the meeting."""
        for _ in range(_BREATH):
            self._pulse.during("get ready", list, _STEP)
        self._do("open the meetings", partial(self._window.show_page, "meetings"))
        self._do("take up the running meeting", partial(self._page.show_id, self._meeting))
        for number in range(_ROUNDS):
            self._round(number)
        self._projected()
        self._end()
        self._program.end()
        return self._stalls

    def _round(self, number: int) -> None:
        self._do("next item", self._run.item.next.click)
        self._pause()
        self._people()
        self._notes()
        self._speaking()
        self._consent(number)
        self._pause()
        self._vote(number)

    def _pause(self) -> None:
        """A facilitator listens for a while; what is made ready meanwhile is felt too."""
        for _ in range(_BREATH):
            self._do("listen", list)

    def _projected(self) -> None:
        self._do("show it to the room", self._run.projector.turn)
        self._suffix = ", the room watching"
        self._round(_ROUNDS)
        self._do("put it away", self._run.projector.turn)
        self._suffix = ""

    def _people(self) -> None:
        line, lists = self._run.room.sign_in, self._run.room.people
        self._run.side.turn_to("room")
        late = self._late()
        for end, letter in enumerate(late[:3], 1):
            self._do(f"type letter {end} of a name", partial(QTest.keyClicks, line, letter))
        QTest.keyClicks(line, late[3:])
        self._do("somebody arrives", partial(QTest.keyClick, line, _ENTER))
        self._choose_person(8)
        self._do("take another seat", partial(QTest.keyClick, lists, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier))
        self._do("somebody leaves", partial(self._wish, 20, "left"))
        self._do("somebody is from afar", partial(self._wish, 21, "far"))
        self._do("signed in by mistake", partial(self._wish, 22, "strike"))

    def _notes(self) -> None:
        capture, notes = self._run.item.capture, self._run.item.notes
        self._do("type in the line", partial(QTest.keyClicks, capture, "W"))
        QTest.keyClicks(capture, "e agreed on the hall")
        self._do("take down a note", partial(QTest.keyClick, capture, _ENTER))
        capture.setText("/action Gwen to draft a loan card by 26 Nov")
        self._do("take down an action", partial(QTest.keyClick, capture, _ENTER))
        self._do("type in the notes", partial(QTest.keyClicks, notes, "m"))

    def _speaking(self) -> None:
        line = self._run.speaking.line
        self._do("turn to who speaks", partial(self._run.side.turn_to, "speaking"))
        self._do("type a name to speak", partial(QTest.keyClicks, line, "gw"))
        self._do("asks to speak", partial(QTest.keyClick, line, _ENTER))
        self._do("the next speaks", partial(QTest.keyClick, line, _ENTER))
        self._do("begin a round of speaking", self._run.speaking.turn_round)
        self._do("end a round of speaking", self._run.speaking.turn_round)
        self._run.side.turn_to("room")

    def _consent(self, number: int) -> None:
        card = self._put(f"Members may borrow the kit number {number}.")
        step = partial(self._stage, card)
        for stage in ("present", "understand", "respond", "objections"):
            step(stage)
        self._do("one consents", partial(QTest.keyClicks, card.seats.seats[0], "1"))
        self._hands(card, "all consent except {0}, {1}", "all consent but two")
        card.seats.seats[5].setFocus()
        QTest.keyClicks(card.seats.seats[5], "3")
        card.reason.setText("It is too dear for us.")
        self._do("one objects", partial(QTest.keyClick, card.reason, _ENTER))
        self._do("take back one answer", partial(QTest.keyClicks, card.seats.seats[7], "0"))
        self._do("all the others consent", card.everybody.click)
        step("test")
        self._reword(card, f"Members may borrow the kit number {number} for a week.")
        self._do("they still stand", card.stale.click)
        self._reword(card, f"Members may borrow the kit number {number} for a fortnight.")
        step("objections")
        self._do("all consent", card.everybody.click)
        self._do("nobody objects, ticked", card.none_objected.click)
        self._do("nobody objects, unticked", card.none_objected.click)
        self._do("declare", card.declare.press)

    def _vote(self, number: int) -> None:
        card = self._put(f"The hall is hired for evening {number}.")
        self._do("choose a majority", partial(card.methods.method.committed.emit, "simple_majority"))
        self._hands(card, "all yes except {0}, {1} no, {2} abstains", "count a vote")
        self._do("declare a vote", card.declare.press)

    def _end(self) -> None:
        page = self._page
        self._do("ask to close", self._run.close_button.click)
        self._pause()
        self._do("close, and the draft minutes", page.closing.close_button.click)
        self._do("back to the list", page.back)
        self._do("choose the next meeting", partial(page.show_id, self._coming))
        self._do("turn to its agenda", partial(page.detail.wanted.emit, "agenda"))
        self._pause()
        self._do("open the notice", page.editor.papers.give_notice)

    def _put(self, text: str) -> ProposalCard:
        capture, before = self._run.item.capture, set(self._run.item.proposals)
        capture.setText(f"/proposal {text}")
        self._do("put a proposal", partial(QTest.keyClick, capture, _ENTER))
        while not (fresh := self._run.item.proposals.keys() - before):
            self._do("listen", list)  # the machine has other things to do
        return self._run.item.proposals[fresh.pop()]

    def _stage(self, card: ProposalCard, stage: str) -> None:
        self._do(f"to the stage {stage}", partial(card.stages.bar.wanted.emit, stage))

    def _hands(self, card: ProposalCard, line: str, step: str) -> None:
        names = [seat.decider.name for seat in card.seats.seats[2:5]]
        text, field = line.format(*names), card.round.hands.line
        field.setText("")
        QTest.keyClicks(field, text[:-1])
        self._do("type raised hands", partial(QTest.keyClicks, field, text[-1]))
        self._do(step, partial(QTest.keyClick, field, _ENTER))

    def _reword(self, card: ProposalCard, text: str) -> None:
        editor: Any = card.text.focusProxy()
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, text)
        self._do("reword", card.text.flush)

    def _choose_person(self, place: int) -> None:
        lists = self._run.room.people
        lists.setFocus()
        lists.select(lists.people.lines[place].key)

    def _wish(self, place: int, what: str) -> None:
        lists = self._run.room.people
        self._run.room.wanted.emit(what, lists.people.lines[place].key)

    def _late(self) -> str:
        """Somebody who is not here yet."""
        here = set(self._run.room.names())
        with self._window.house.store.read() as reader:
            rows = reader.rows(lambda *row: " ".join(row), "SELECT given_name, family_name FROM person ORDER BY id")
        return next(name for name in rows if name not in here)

    @property
    def _page(self) -> MeetingsPage:
        page = self._window.page("meetings")
        assert isinstance(page, MeetingsPage)
        return page

    @property
    def _run(self) -> Any:
        return self._page.run

    def _do(self, step: str, work: Callable[[], object]) -> None:
        before = self._written()
        self._stalls.append(self._pulse.during(step + self._suffix, work, _STEP))
        writes = step not in _WRITES_NOTHING
        for _ in range(_BREATH if writes else 0):
            if self._written() != before:
                break
            self._pulse.during("wait", list, _STEP)  # the machine has other things to do
        if (self._written() == before) is writes:
            raise RuntimeError(f"{step}: not what a person would see")

    def _written(self) -> int:
        with self._window.house.store.read() as reader:
            return reader.value("SELECT seq FROM _ctl")


if __name__ == "__main__":
    print(json.dumps([asdict(stall) for stall in Room(Path(sys.argv[2]), *sys.argv[3:]).drive()]))
