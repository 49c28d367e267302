"""Updates: backed up first, all or nothing, silent in the log; and files no program of ours should touch."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models import chapter_file, migrate
from models.commands.erasure import erase
from models.errors import NewerChapter, NotAChapter
from models.history import History
from models.log.links import WITH_A_PERSON
from models.log.rebuild import differences
from models.store import Store
from models.tables import Person
from tests import builders
from tests.builders_sharing import everyone
from tests.exports.test_bundle_merge import op, taken

HEAD = max(script.name[:4] for script in (migrate.SCRIPTS / "versions").glob("0*.py"))
MIGRATION = '''"""A later shape."""
from alembic import op
import sqlalchemy as sa

revision = "{new}"
down_revision = "{head}"


def upgrade() -> None:
    """What changes."""
    {body}
'''
ADD = 'op.add_column("person", sa.Column("shoe_size", sa.Integer(), nullable=True))'


def scripts(folder: Path, body: str) -> Path:
    """The program's migrations and one more."""
    shutil.copytree(migrate.SCRIPTS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "migrations" / "versions" / f"{int(HEAD) + 1:04}_later.py").write_text(
        MIGRATION.format(body=body, new=f"{int(HEAD) + 1:04}", head=HEAD)
    )
    return folder / "migrations"


def older(store: Store) -> Path:
    """The chapter closed, and marked as written by an older program."""
    store.close()
    with closing(chapter_file.plain(store.path)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store.path


def migrated(store: Store, folder: Path, body: str) -> Path:
    """The chapter after one more migration; returns where the backup lies."""
    path = older(store)
    return migrate.migrate(path, backups=folder / "backups", now=builders.NOW, scripts=scripts(folder, body))


def reopened(path: Path, home: Path) -> Store:
    """A store on it."""
    store = Store(path, home=home, now=builders.clock)
    store.prepare()
    return store


def add(store: Store, name: str) -> None:
    """One person more."""
    with store.write("Add") as session:
        session.add(Person(given_name=name))


def found(store: Store) -> list:
    """What `check` finds."""
    with store.uncaptured("") as (connection, _):
        return differences(connection)


def test_an_update_keeps_a_checked_backup_named_by_its_day(store, tmp_path):
    add(store, "Amara")

    backup = migrated(store, tmp_path, ADD)

    assert backup.name == "own 2026-11-23 180000 before update.chapter"
    assert sorted(entry.name for entry in backup.parent.iterdir()) == [backup.name]
    kept = reopened(backup, tmp_path / "other home")
    assert [row[2:] for row in everyone(kept)] and found(kept) == []
    kept.close()


def test_the_program_itself_updates_an_older_file_on_opening(store):
    add(store, "Amara")
    path = older(store)

    again = Store(path, home=store.home, now=builders.clock)
    add(again, "Bethan")

    assert len(list((store.home / "backups").iterdir())) == 1
    assert (found(again), chapter_file.version_of(path)) == ([], chapter_file.SCHEMA_VERSION)
    again.close()


def test_an_update_writes_nothing_into_the_log_and_undo_still_works(store, tmp_path):
    add(store, "Amara")
    body = (
        f"{ADD}\n    op.execute(\"UPDATE person SET shoe_size = 39, notes = 'tidied'\")\n"
        '    with op.batch_alter_table("asset") as batch:\n        batch.add_column(sa.Column("colour", sa.String()))'
    )

    migrated(store, tmp_path, body)

    again = reopened(store.path, store.home)
    with again.read() as reader:
        assert reader.value("SELECT count(*) FROM op") == 1
        assert reader.value("SELECT count(*) FROM _cap") == 0
    assert History(again).undo() == "Add"
    with again.write("Colour") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO asset(id, colour) VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'red')"
        )
    with again.read() as reader:
        assert "red" in reader.value("SELECT body FROM op ORDER BY seq DESC LIMIT 1")
    again.close()


def test_what_a_newer_copy_sent_before_appears_after_the_update(store, tmp_path):
    add(store, "Amara")
    taken(store, op(1, "a" * 32, set={"given_name": "Nia", "shoe_size": 39}), op(2, "b" * 32))

    migrated(store, tmp_path, ADD)

    again = reopened(store.path, store.home)
    with again.read() as reader:
        assert reader.column("SELECT shoe_size FROM person ORDER BY id") == [None, 39, None]
    assert found(again) == []
    again.close()


def test_what_a_newer_copy_wrote_of_somebody_forgotten_stays_forgotten_after_the_update(store, tmp_path, monkeypatch):
    gone = "a" * 32
    taken(store, op(1, gone), op(2, "b" * 32, set={"friend_id": gone}), op(3, "b" * 32, set={"friend": "Nia Rees"}))
    erase(store, person_id=gone, reason="asked", label="Forget")
    monkeypatch.setitem(WITH_A_PERSON, ("person", "friend_id"), ("friend",))
    columns = (f'op.add_column("person", sa.Column("{name}", sa.String()))' for name in ("friend_id", "friend"))

    migrated(store, tmp_path, "\n    ".join(columns))

    again = reopened(store.path, store.home)
    with again.read() as reader:
        assert reader.column("SELECT friend FROM person WHERE friend_id IS NOT NULL") == [None]
        assert reader.value("SELECT count(*) FROM op WHERE body LIKE '%Nia Rees%'") == 0
    assert found(again) == []
    again.close()


@pytest.mark.parametrize(
    "body",
    [
        f"{ADD}\n    op.execute(\"UPDATE person SET given_name = 'lost'\")\n    raise LookupError",
        f'{ADD}\n    op.execute("SELECT * FROM nowhere")',
        'op.drop_table("person")\n    1 / 0',
    ],
)
def test_an_update_that_fails_leaves_the_file_as_it_was(store, tmp_path, body):
    add(store, "Amara")
    path = older(store)
    before = path.read_bytes()

    with pytest.raises(Exception, match=r"nowhere|division|^$"):
        migrate.migrate(path, backups=tmp_path / "backups", now=builders.NOW, scripts=scripts(tmp_path, body))

    assert path.read_bytes() == before
    again = reopened(path, store.home)
    add(again, "Bethan")
    assert found(again) == []
    again.close()


def test_a_newer_file_is_refused_and_left_alone(store):
    add(store, "Amara")
    store.close()
    with closing(chapter_file.plain(store.path)) as connection:
        connection.execute(f"PRAGMA user_version = {chapter_file.SCHEMA_VERSION + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = store.path.read_bytes()

    with pytest.raises(NewerChapter):
        Store(store.path, home=store.home, now=builders.clock)

    assert store.path.read_bytes() == before


def test_a_newer_file_whose_journal_alone_says_so_is_refused_before_anything_is_written(store):
    add(store, "Amara")
    store.close()
    with closing(chapter_file.plain(store.path)) as connection:
        connection.execute(f"PRAGMA user_version = {chapter_file.SCHEMA_VERSION + 1}")
        opened = Store(store.path, home=store.home, now=builders.clock)

        with pytest.raises(NewerChapter):
            opened.prepare()

        assert connection.execute("SELECT count(*) FROM writer").fetchone() == (1,)
        opened.close()


# -- files that are no chapter -----------------------------------------------------------------------------------------


def foreign_database(path: Path) -> None:
    """A photo program's library, say."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo(id)")
        connection.commit()


def no_chapter(path: Path, kind: str, chapter: bytes) -> None:
    """A file that looks like a chapter by its name alone."""
    if kind == "foreign":
        foreign_database(path)
    else:
        content = {"png": b"\x89PNG\r\n\x1a\n" + bytes(5000), "empty": b"", "short": b"SQLite format 3\0"}
        path.write_bytes(content.get(kind, chapter[: len(chapter) // 2]))


@pytest.mark.parametrize("kind", ["foreign", "png", "empty", "short", "truncated"])
def test_a_file_that_is_no_chapter_is_refused_and_left_alone(empty_chapter, tmp_path, kind):
    path = tmp_path / "odd.chapter"
    no_chapter(path, kind, empty_chapter.read_bytes())
    before = path.read_bytes()

    with pytest.raises(NotAChapter):
        Store(path, home=tmp_path / "home", now=builders.clock)

    assert [entry.name for entry in tmp_path.iterdir()] == ["odd.chapter"]
    assert path.read_bytes() == before


def _everyone_in(store: Store) -> list[tuple]:
    again = reopened(store.path, store.home)
    people = everyone(again)
    again.close()
    return people


def test_a_page_of_rubbish_anywhere_is_refused_before_anything_is_written(store, tmp_path):
    with store.write("Add") as session:
        session.add_all([Person(given_name=str(number), notes="n" * 100) for number in range(60)])
    store.close()
    before, whole, page, refused = _everyone_in(store), store.path.read_bytes(), 4096, 0
    harmed = tmp_path / "harmed.chapter"

    for at in range(0, len(whole), page):
        content = whole[:at] + bytes(byte ^ 0xFF for byte in whole[at : at + page]) + whole[at + page :]
        harmed.write_bytes(content)
        store = None
        try:
            store = Store(harmed, home=tmp_path / "home", now=builders.clock)
            store.prepare()
        except NotAChapter:
            assert harmed.read_bytes() == content
            refused += 1
        else:
            assert (everyone(store), found(store)) == (before, [])  # a page nobody uses
        finally:
            if store:
                store.close()
    assert refused > len(whole) // page * 9 // 10
