"""Nothing private reaches the room: a marker word in every other field of the chapter is nowhere on the screen."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import AutoString, Session, SQLModel, text

from models.commands import actions, meetings
from models.store import Store
from models.tables import (
    AgendaItem,
    Ballot,
    ContactPoint,
    DecisionOption,
    Interest,
    Nomination,
    Paper,
    PaperCount,
    Reading,
    load,
)
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.projector_room import answer, hidden_and_shown, opened, put, turn_to
from ui.house import House
from ui.projector.content import slide_of
from ui.projector.window import ProjectorWindow

MARK = "XYZZY"
SHOWN = {
    ("meeting", "title"), ("meeting", "next_meeting"), ("agenda_item", "title"), ("decision", "text"),
    ("decision", "driver"), ("decision", "role"), ("decision_option", "text"), ("reading", "question"),
}  # fmt: skip
CODES = {
    "kind", "state", "purpose", "topic", "part", "method", "threshold_base", "outcome", "stage", "stance", "scale",
    "counts", "totals", "marks", "roll_ids", "present_ids", "recused_ids", "side", "source", "result",
}  # fmt: skip


def private() -> list[tuple[str, str]]:
    """Every field of words that the room has no business with; a new one is among them by itself."""
    load()
    return [
        (table.name, column.name)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, AutoString) and getattr(column.type, "length", None) is None
        if column.name not in CODES and (table.name, column.name) not in SHOWN
    ]


def sweep(session: Session) -> None:
    """Put the marker into all of them."""
    for table, column in private():
        session.connection().execute(text(f"UPDATE {table} SET {column} = '{MARK} {column}'"))


def hide(session: Session, table: str, column: str, id: str) -> None:
    """Mark one record that is not on the screen."""
    session.connection().execute(text(f"UPDATE {table} SET {column} = '{MARK}' WHERE id = :id"), {"id": id})


@pytest.fixture
def meeting(store: Store) -> str:
    """A meeting at its second item, and everything private there can be."""
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    meeting = make.running(store, "Welcome", "Kit", "Exchange", here=tuple(ids.values()))
    other = make.planned(store, "Another", "Elsewhere")
    first, last = (turn_to(store, meeting, place) for place in (0, 1))
    hidden, here = put(store, meeting, first), put(store, meeting, last)
    answer(store, here, ids["Ali"], "objection", "A reason")
    answer(store, here, ids["Gwen"], "concern", "Another reason")
    with store.write("more") as session:
        actions.add(session, meeting_id=meeting, item_id=last, owner_id=ids["Ali"], text="Mend the kit")
        meetings.write_notes(session, item_id=last, text="Notes")
        session.add(AgendaItem(title="Backlog"))
        session.add(ContactPoint(person_id=ids["Ali"], kind="email", value="ali@chapter.example"))
        session.add(Interest(meeting_id=meeting, item_id=last, person_id=ids["Sam"], nature="Owns it"))
        session.add(Paper(item_id=last, name="A paper", note="A note"))
        session.add(DecisionOption(decision_id=here, position=1, text="The hall"))
        session.add(Nomination(decision_id=here, person_id=ids["Ali"], nominee="Gwen", reason="Kind"))
        session.add(Ballot(decision_id=here, marks="a", papers=1, name="Ali Reza"))
        session.add(Reading(meeting_id=meeting, item_id=last, question="Well?", scale="temperature", counts="1 1 1"))
    with store.write("sweep") as session:
        sweep(session)
        for table, column, id in (
            ("decision", "text", hidden),
            ("meeting", "title", other),
            ("agenda_item", "title", first),
        ):
            hide(session, table, column, id)
        session.connection().execute(text(f"UPDATE agenda_item SET title = '{MARK}' WHERE meeting_id IS NULL"))
        session.connection().execute(text(f"UPDATE agenda_item SET title = '{MARK}' WHERE meeting_id = '{other}'"))
    return meeting


def everything(window: ProjectorWindow, house: House) -> str:
    """All words in the window, on its slide, and in what was read for it."""
    QApplication.processEvents()
    seen = window._seen
    assert seen
    return hidden_and_shown(window) + repr(seen) + repr(slide_of(seen, window.wishes, house.now()))


def test_the_item_under_way(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)

    shown = everything(window, house)

    assert "Two weeks at most" in shown and "The hall" in shown and "Exchange" in shown
    assert MARK not in shown


def test_the_card_to_read_aloud_and_a_break(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)

    window.read_aloud(True)
    aloud = everything(window, house)
    window.take_break(NOW + timedelta(minutes=10))

    assert MARK not in aloud + everything(window, house)


def test_objections_come_as_words_without_names(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)

    window.show_objections(True)

    shown = everything(window, house)
    assert f"{MARK} reason" in shown
    assert MARK not in shown.replace(f"{MARK} reason", "")


@pytest.mark.parametrize("stage", ["driver", "understand", "objections", "test", "done"])
def test_every_stage_of_the_process(house: House, qtbot: QtBot, store: Store, meeting: str, stage: str) -> None:
    with store.write("stage") as session:
        session.connection().execute(text("UPDATE decision SET stage = :stage, driver = 'Why'"), {"stage": stage})

    window = opened(house, qtbot, meeting)

    assert MARK not in everything(window, house)


def test_a_secret_ballot(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    with store.write("papers") as session:
        session.connection().execute(text("UPDATE decision SET method = 'simple_majority'"))
        for (id,) in session.connection().execute(text("SELECT id FROM decision")).all():
            session.add(PaperCount(decision_id=id, issued=3, returned=3, valid=3, totals="yes 2 no 1", tellers=MARK))

    window = opened(house, qtbot, meeting)

    shown = everything(window, house)
    assert "3 of 3 papers are back" in shown and "in favour" not in shown.replace("more in favour than", "")
    assert MARK not in shown


def test_a_declared_outcome(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    with store.write("declare") as session:
        session.connection().execute(text("UPDATE decision SET outcome = 'adopted', declared_at = :at"), {"at": "2026"})
        session.connection().execute(text(f"UPDATE decision SET text = '{MARK}' WHERE position > 1"))

    window = opened(house, qtbot, meeting)

    shown = everything(window, house)
    assert "Adopted" in shown and MARK not in shown


def test_a_confidential_item_and_one_that_comes(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    with store.write("confidential") as session:
        for table, column in (("agenda_item", "title"), ("decision", "text"), ("reading", "question")):
            session.connection().execute(text(f"UPDATE {table} SET {column} = '{MARK}'"))
        session.connection().execute(text("UPDATE agenda_item SET confidential = 1"))

    window = opened(house, qtbot, meeting)
    window.show_objections(True)
    window.read_aloud(True)

    shown = everything(window, house)
    assert "Confidential item" in shown
    assert MARK not in shown


def test_when_it_is_over(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    window = opened(house, qtbot, meeting)
    with store.write("close") as session:
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(minutes=10))
        session.flush()
        session.connection().execute(text("UPDATE meeting SET next_meeting = ''"))
    QApplication.processEvents()

    shown = everything(window, house)

    assert "Thank you for coming" in shown
    assert MARK not in shown


def test_the_sweep_itself_finds_what_it_should(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    with store.write("on purpose") as session:
        for (id,) in session.connection().execute(text("SELECT id FROM agenda_item WHERE title = 'Kit'")).all():
            hide(session, "agenda_item", "title", id)

    window = opened(house, qtbot, meeting)

    assert MARK in everything(window, house)
    assert {("stance", "reason"), ("agenda_item", "notes"), ("person", "family_name"), ("decision", "reasons")} <= set(
        private()
    )
