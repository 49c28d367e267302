"""Rows that come in one text are the same as rows that come one by one."""

from datetime import timedelta

from models.commands import attendance
from models.queries import room
from models.queries.at_once import rows_at_once
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW

_SQL = "SELECT column1, column2 FROM (VALUES ('b', 2), ('Siân “O''Neill”\n\t\\', NULL), (:third, -9007199254740991))"


def test_every_value_comes_in_its_order_as_it_stands(store: Store) -> None:
    sql = f"{_SQL} ORDER BY 1 DESC"

    with store.read() as reader:
        together = rows_at_once(reader, lambda *row: row, 2, sql, third="😀")
        one_by_one = reader.rows(lambda *row: row, sql, third="😀")

    assert together == one_by_one == [("😀", -9007199254740991), ("b", 2), ("Siân “O'Neill”\n\t\\", None)]


def test_nothing_found_is_nothing(store: Store) -> None:
    with store.read() as reader:
        assert rows_at_once(reader, lambda *row: row, 2, f"{_SQL} WHERE 0", third="") == []


def test_whoever_came_twice_counts_once(store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh", "Ali Reza")["Gwen"]
    meeting = make.running(store, "Kit")

    for who in (Who(gwen), Who(gwen), Who(name="Zoë"), Who(name="ZOË")):
        with store.write("Somebody comes and goes") as session:
            stay = attendance.sign_in(session, meeting_id=meeting, who=who, at=NOW)
            session.flush()
            attendance.sign_out(session, stay_id=stay, at=NOW + timedelta(minutes=5))

    with store.read() as reader:
        assert len(room.attendance(reader, meeting)) == 4
        assert room.parts_taken(reader, meeting) == {"present": 2}
