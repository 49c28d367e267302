"""A chapter file written by the first version of the program opens in this one with everything in it."""

import gzip
from pathlib import Path

from models.log.rebuild import differences
from models.migrate import backups_of
from models.store import Store
from tests import builders

FIRST = Path(__file__).parent / "samples" / "first.chapter.gz"


def test_the_first_chapter_file_is_brought_up_to_date_after_a_backup(tmp_path: Path):
    path = tmp_path / "fens.chapter"
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))

    store = Store(path, home=tmp_path / "home", now=builders.clock)
    with store.write("Edit") as session:
        session.connection().exec_driver_sql("UPDATE person SET town = 'Ely' WHERE given_name = 'Maud'")

    with store.uncaptured("") as (connection, _):
        assert differences(connection) == []
    with store.read() as reader:
        people = reader.connection.execute("SELECT given_name, organisation, town FROM person ORDER BY id").fetchall()
        chapter = reader.value("SELECT name FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id")
        writers = reader.column("SELECT DISTINCT chapter = (SELECT chapter FROM _ctl) FROM writer")
    assert people == [("Maud", "Library", "Ely"), ("Nia", "", "")]
    assert (chapter, writers) == ("Fens chapter", [1])
    assert len(backups_of(store.home, path)) == 1
    store.close()
