"""Forgetting a person: what stands in the way, every byte, every copy, also after a backup is put back."""

import shutil
from pathlib import Path

import pytest

from models import forgetting
from models.commands import erasure
from models.errors import NotFound
from models.migrate import back_up, backups_of
from models.queries import erasure as asked
from tests.parcels import Copy, joined


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Copy, Copy]:
    """Two laptops of one chapter."""
    first = Copy(tmp_path, "asha")
    first.found("Fens chapter")
    return first, joined(first, "bryn")


def erase(copy: Copy, person: str) -> int:
    """Forget."""
    return erasure.erase(copy.store, person_id=person, reason="asked", label="Forget a member")


def reach(copy: Copy, person: str, value: str) -> None:
    """A way to reach them."""
    copy.log(
        lambda c: c.execute(
            "INSERT INTO contact_point(id, person_id, kind, value) VALUES(lower(hex(randomblob(16))), ?, 'email', ?)",
            (person, value),
        )
    )


def everywhere(folder: Path) -> bytes:
    """Every byte of every file in the folder."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_no_byte_of_a_name_is_left_on_any_laptop_and_each_says_so(pair, tmp_path: Path):
    asha, bryn = pair
    person = asha.person("Quillfeather", "Zebrowski")
    reach(asha, person, "quill@zebrowski.example")
    bryn.unpack(asha.pack())
    bryn.set("person", person, notes="Zebrowski likes tea")
    asha.unpack(bryn.pack())
    with asha.store.read() as reader:
        back_up(reader.connection, asha.store.home / "backups" / "asha 2026-11-01 100000 before update.chapter")

    erase(asha, person)
    with asha.store.read() as reader:
        assert [(c.done, c.of) for c in asked.confirmations(reader)] == [(0, 1)]
    bryn.unpack(asha.pack())
    asha.unpack(bryn.pack())

    with asha.store.read() as reader:
        assert [(c.done, c.of) for c in asked.confirmations(reader)] == [(1, 1)]
    assert asha.sound() == bryn.sound() == []
    assert [backup.stem[-16:] for backup in backups_of(asha.store.home, asha.path)] == ["after forgetting"]
    for copy in pair:
        copy.store.close()
    left = everywhere(tmp_path).lower()
    assert b"zebrowski" not in left
    assert b"quillfeather" not in left


def test_a_backup_put_back_forgets_again(pair, tmp_path: Path):
    asha, _ = pair
    person = asha.person("Quillfeather", "Zebrowski")
    asha.store.close()
    shutil.copy(asha.path, tmp_path / "old")
    asha.store = asha.opened()
    erase(asha, person)
    asha.store.close()
    shutil.copy(tmp_path / "old", asha.path)
    (tmp_path / "old").unlink()

    asha.store = asha.opened()
    asha.store.prepare()

    assert asha.rows("SELECT given_name, removed FROM person") == [("", 1)]
    assert asha.sound() == []
    asha.store.close()
    assert b"Zebrowski" not in everywhere(tmp_path)


def test_an_open_loan_stands_in_the_way(pair):
    asha, _ = pair
    person = asha.person("Maud", "Hale")
    asset = asha.log(
        lambda c: c.execute("INSERT INTO asset(id, name) VALUES('aa', 'Kettle') RETURNING id").fetchone()[0]
    )
    asha.log(
        lambda c: c.execute("INSERT INTO loan(id, asset_id, person_id) VALUES(?, ?, ?)", ("bb" * 16, asset, person))
    )

    with pytest.raises(asked.StandsInTheWay) as refusal:
        erase(asha, person)

    assert [(hold.kind, hold.name) for hold in refusal.value.holds] == [("loan", "Kettle")]
    assert asha.rows("SELECT given_name FROM person") == [("Maud",)]


def test_nobody_unknown_is_forgotten(pair):
    with pytest.raises(NotFound):
        erase(pair[0], "f" * 32)


def test_where_else_somebody_is_named_is_found(pair):
    asha, _ = pair
    person = asha.person("Maud", "Hale")
    reach(asha, person, "maud@hale.example")
    asha.log(lambda c: c.execute("INSERT INTO action(id, text) VALUES(?, 'Ring MAUD HALE about tea')", ("ac" * 16,)))
    asha.log(
        lambda c: c.execute(
            "INSERT INTO asset(id, name, notes) VALUES(?, 'Urn', 'write to maud@hale.example')", ("ad" * 16,)
        )
    )

    with asha.store.read() as reader:
        found = asked.mentions(reader, person)

    assert [(m.table, m.field) for m in found] == [("action", "text"), ("asset", "notes")]


def test_a_name_is_found_wherever_words_may_stand_but_not_where_it_goes_by_itself(pair):
    asha, _ = pair
    person, other = asha.person("Maud", "Hale"), asha.person("Nia", "Rhys")
    asha.log(lambda c: c.execute("INSERT INTO action(id, owner) VALUES(?, 'Maud Hale')", ("a1" * 16,)))
    asha.log(
        lambda c: c.execute("INSERT INTO action(id, owner, owner_id) VALUES(?, 'Maud Hale', ?)", ("a2" * 16, person))
    )
    asha.log(lambda c: c.execute("INSERT INTO meeting(id, place) VALUES(?, 'Maud Hale’s kitchen')", ("a3" * 16,)))
    asha.log(
        lambda c: c.execute(
            "INSERT INTO consent_event(id, person_id, taken_by) VALUES(?, ?, 'Maud Hale')", ("a4" * 16, other)
        )
    )

    with asha.store.read() as reader:
        found = asked.mentions(reader, person)

    assert sorted((m.table, m.id[:2]) for m in found) == [("action", "a1"), ("consent_event", "a4"), ("meeting", "a3")]


def test_the_ledger_is_kept_outside_the_file(pair):
    asha, _ = pair
    erase(asha, asha.person("Maud", "Hale"))

    ((chapter,),) = asha.rows("SELECT chapter FROM _ctl")
    assert forgetting.ledger_path(asha.store.home, chapter).exists()
