"""When what was written by a clock years ahead is left as it is, and when it is dated anew without a question."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import NothingToUndo
from models.history import History
from models.log.restamp import restamp
from tests.redated import YEARS, Sent, anew, looked


@pytest.fixture
def asha(tmp_path: Path) -> Sent:
    """A laptop that has founded a chapter, and sent it to somebody."""
    copy = Sent(tmp_path, "asha")
    copy.found("Fens chapter")
    return copy


def test_a_file_set_back_goes_on_as_somebody_else_and_dates_nothing(asha: Sent):
    asha.pack()
    asha.ahead = YEARS
    asha.person("Maud", "Hale")
    asha.store.close()
    kept = asha.path.read_bytes()
    asha.store = asha.opened()
    asha.person("Ravi", "Shah")
    asha.store.close()
    asha.path.write_bytes(kept)
    asha.ahead = timedelta()
    asha.store = asha.opened()
    asha.store.prepare()

    count = anew(asha)

    assert (asha.store.news, count) == ("restored", 0)
    assert asha.sound() == []
    with pytest.raises(NothingToUndo):
        History(asha.store).undo()


def test_a_flat_battery_dates_nothing(asha: Sent):
    asha.person("Maud", "Hale")
    asha.ahead = -50 * YEARS / 5

    assert anew(asha) == 0


@pytest.mark.parametrize(
    ("anchored", "ahead_by", "expected"), [(True, YEARS, 1), (True, timedelta(days=30), 0), (False, YEARS, 0)]
)
def test_unasked_only_where_the_log_itself_leaps(asha: Sent, anchored: bool, ahead_by: timedelta, expected: int):
    asha.store.close()
    lone = Sent(asha.folder, "lone")
    lone.ahead = timedelta() if anchored else ahead_by
    lone.found("Avon")
    lone.ahead = ahead_by
    if anchored:
        (row,) = lone.rows("SELECT id FROM chapter")[0]
        lone.set("chapter", row, name="Severn")
    lone.ahead = timedelta()

    with lone.store.uncaptured("") as (connection, rows):
        count = restamp(connection, lone.now(), rows, unasked=True)

    assert count == expected
    assert looked(lone) is None if expected else looked(lone)


@pytest.mark.parametrize("column", ["forked", "revoked_after"])
def test_a_writer_that_forked_or_was_shut_out_dates_nothing(asha: Sent, column: str):
    asha.ahead = YEARS
    asha.person("Maud", "Hale")
    asha.ahead = timedelta()
    with asha.store.uncaptured("") as (connection, rows):
        connection.execute(f"UPDATE writer SET {column} = 1 WHERE id = (SELECT w FROM _ctl)")
        count = restamp(connection, asha.now(), rows)

    assert count == 0


def test_what_is_in_sight_is_read_again(asha: Sent):
    asha.ahead = YEARS
    person = asha.person("Maud", "Hale")
    asha.ahead = timedelta()

    with asha.store.uncaptured("") as (connection, rows):
        restamp(connection, asha.now(), rows)

    assert ("person", person) in rows
