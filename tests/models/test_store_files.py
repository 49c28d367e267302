"""Where a chapter may lie, and what becomes of it when the file system is unkind."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.errors import CouldNotRead, CouldNotWrite
from tests.models.test_store import add, at, names, stranger

# -- where files lie ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["a b.chapter", "Siân.chapter", "what?.chapter", "#1.chapter", "50%41.chapter", "🎈&=;"]
)
def test_a_chapter_may_have_any_name(empty_chapter, tmp_path, name):
    path = tmp_path / "a folder, ?#%20" / name
    path.parent.mkdir()
    path.write_bytes(empty_chapter.read_bytes())

    store = at(path)
    add(store, "Amara")
    store.close()

    again = at(path)
    assert names(again) == ["Amara"]
    again.close()
    assert sorted(entry.name for entry in path.parent.iterdir()) == sorted([f".{name}.lock", name, "home"])


def test_a_file_that_is_gone_is_not_made_again(store):
    store.path.unlink()

    with pytest.raises(CouldNotRead):
        names(store)
    with pytest.raises((CouldNotWrite, CouldNotRead)):
        add(store, "Amara")

    assert not store.path.exists()


def test_a_file_deleted_while_open_is_not_made_again(store):
    add(store, "Amara")
    store.path.unlink()

    with pytest.raises(CouldNotRead):
        threading.Thread(target=store.close)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(names, store).result()

    assert not store.path.exists()


def test_a_home_that_cannot_be_written_is_said(store):
    store.home.write_text("a file where the folder should be")

    with pytest.raises(CouldNotWrite) as refused:
        add(store, "Amara")

    assert refused.value.path.parent.parent == store.home
    store.home.unlink()
    add(store, "Amara")


def test_another_program_that_holds_the_file_for_long_is_said(store, monkeypatch):
    add(store, "Amara")
    with store.uncaptured("") as (connection, _):
        connection.execute("PRAGMA busy_timeout = 50")

    with stranger(store) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(CouldNotWrite):
            add(store, "Bethan")
        connection.execute("ROLLBACK")

    add(store, "Carys")
    assert names(store) == ["Amara", "Carys"]


def test_a_fault_of_ours_is_not_blamed_on_the_disk(store):
    with pytest.raises(LookupError), store.write("Bad"):
        raise LookupError("readonly disk is full")

    with pytest.raises(CouldNotWrite) as refused, store.uncaptured(""):
        raise CouldNotWrite(store.path.with_name("a.bundle"), "disk is full")
    assert refused.value.path.name == "a.bundle"
