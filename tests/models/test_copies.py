"""New chapter files and copies: never over what stands there, never mixed with what lay there before."""

from contextlib import closing
from pathlib import Path

import pytest

from models import chapter_file, migrate
from models.errors import AlreadyThere
from tests.builders_sharing import everyone
from tests.models.test_migrate import add, found, reopened

# -- new files and copies ----------------------------------------------------------------------------------------------


def test_the_journal_of_a_deleted_chapter_never_gets_into_a_new_one(store, tmp_path):
    add(store, "Amara")
    journal = Path(f"{store.path}-wal").read_bytes()
    store.close()
    store.path.unlink()
    Path(f"{store.path}-wal").write_bytes(journal)

    migrate.create(store.path)

    fresh = reopened(store.path, store.home)
    assert (everyone(fresh), found(fresh)) == ([], [])
    fresh.close()


def test_the_journal_of_a_replaced_copy_never_gets_into_the_new_one(store, tmp_path):
    add(store, "Amara")
    journal = Path(f"{store.path}-wal").read_bytes()
    target = tmp_path / "copy.chapter"
    target.write_bytes(b"old")
    Path(f"{target}-wal").write_bytes(journal)
    for number in range(50):
        add(store, str(number))

    with closing(chapter_file.connect(store.path, read_only=True)) as connection:
        migrate.back_up(connection, target)

    copy = reopened(target, tmp_path / "home2")
    assert (everyone(copy), found(copy)) == (everyone(store), [])
    copy.close()


def test_a_copy_is_never_saved_over_the_chapter_itself(store):
    add(store, "Amara")

    with (
        closing(chapter_file.connect(store.path, read_only=True)) as connection,
        pytest.raises(AlreadyThere),
    ):
        migrate.back_up(connection, store.path)

    add(store, "Bethan")
    assert found(store) == []


def test_a_copy_never_goes_on_under_the_writer_it_was_copied_from(store, tmp_path):
    add(store, "Amara")
    with closing(chapter_file.connect(store.path, read_only=True)) as connection:
        backup = migrate.back_up(connection, tmp_path / "copy.chapter").read_bytes()
    add(store, "Bethan")
    writer = store.writer
    note = next((store.home / "writers").iterdir())
    kept = note.read_text()
    store.close()
    note.write_text(kept)  # as after a kill: the note knows nothing of what came since
    store.path.write_bytes(backup)

    restored = reopened(store.path, store.home)

    assert restored.writer != writer
    restored.close()
