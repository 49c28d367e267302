"""Which copy of a chapter this is: one set back goes on as the same replica, every copy is one of its own."""

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from models import chapter_file, identity
from models.trust.notes import read_note, write_note

KEY = "RWQ-public"


@dataclass
class Laptop:
    """A laptop with its own home; opens chapter files and says who it is there."""

    home: Path

    def opens(self, path, *, writes=0):
        """(writer, replica, incarnation, news), after opening, writing so much, and closing again."""
        with closing(chapter_file.connect(path)) as connection:
            wid = identity.take_up(connection, self.home, path, "Laptop")
            connection.execute("UPDATE _ctl SET seq = seq + ?", (writes,))
            connection.execute("UPDATE writer SET public_key = ? WHERE wid = ? AND public_key = ''", (KEY, wid))
            identity.remember_seq(connection, self.home, wid)
            replica, incarnation = connection.execute("SELECT replica, incarnation FROM _ctl").fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return wid, replica, incarnation, identity.news_of(self.home, wid)

    def seed(self, wid):
        """The secret this writer signs with."""
        note = read_note(self.home, wid)
        assert note
        return note.seed


@pytest.fixture
def laptop(tmp_path):
    """This laptop."""
    return Laptop(tmp_path / "home")


@pytest.fixture
def file(empty_chapter, tmp_path):
    """A new chapter file."""
    return Path(shutil.copy(empty_chapter, tmp_path / "own.chapter"))


def test_a_file_opened_again_is_the_same(laptop, file):
    first = laptop.opens(file, writes=3)

    assert (first[2:], laptop.opens(file)) == ((1, ""), first)


def test_a_file_that_was_moved_is_the_same(laptop, file, tmp_path):
    first = laptop.opens(file, writes=3)

    assert laptop.opens(file.rename(tmp_path / "moved.chapter")) == first


def test_a_file_set_back_keeps_replica_and_keys_with_a_new_writer_and_incarnation(laptop, file):
    first = laptop.opens(file, writes=3)
    kept = file.read_bytes()
    laptop.opens(file, writes=2)
    file.write_bytes(kept)

    back = laptop.opens(file, writes=1)

    assert (back[1:], back[0] != first[0]) == ((first[1], 2, "restored"), True)
    assert laptop.seed(back[0]) == laptop.seed(first[0])
    with closing(chapter_file.connect(file)) as connection:
        assert connection.execute("SELECT public_key FROM writer").fetchall() == [(KEY,), (KEY,)]
    assert laptop.opens(file) == (*back[:3], "")


def test_the_same_backup_restored_twice_counts_on(laptop, file):
    laptop.opens(file, writes=3)
    kept = file.read_bytes()
    laptop.opens(file, writes=2)
    found = []

    for _ in range(3):
        file.write_bytes(kept)
        found.append(laptop.opens(file, writes=1))

    assert [(replica == found[0][1], incarnation) for _, replica, incarnation, _ in found] == [
        (True, 2), (True, 3), (True, 4),
    ]  # fmt: skip
    assert len({wid for wid, *_ in found}) == 3


def test_a_copy_beside_the_living_original_is_a_replica_with_keys_of_its_own(laptop, file, tmp_path):
    first = laptop.opens(file, writes=3)
    copy = shutil.copy(file, tmp_path / "copy.chapter")

    other = laptop.opens(Path(copy))

    assert (other[0] != first[0], other[1] != first[1], other[2:]) == (True, True, (1, "copied"))
    assert laptop.seed(other[0]) != laptop.seed(first[0])
    assert laptop.opens(file) == first


def test_a_file_carried_to_another_laptop_is_a_replica_that_believes_the_one_it_came_from(laptop, file, tmp_path):
    first = laptop.opens(file, writes=3)
    carried = Path(shutil.copy(file, tmp_path / "carried.chapter"))

    other = Laptop(tmp_path / "elsewhere").opens(carried)

    assert (other[0] != first[0], other[1] != first[1], other[2:]) == (True, True, (1, "copied"))
    with closing(chapter_file.connect(carried)) as connection:
        known = connection.execute("SELECT public_key, wid, how FROM known_key").fetchall()
        cards = connection.execute("SELECT wid, public_key FROM writer ORDER BY id").fetchall()
    assert (known, cards) == ([(KEY, first[0], "joined")], [(first[0], KEY), (other[0], KEY)])


def test_an_original_that_comes_back_after_its_backup_took_its_place_is_a_copy(laptop, file, tmp_path):
    first = laptop.opens(file, writes=3)
    stick = file.rename(tmp_path / "on the stick.chapter")
    laptop.opens(stick)
    away = stick.rename(tmp_path / "stick pulled out")
    backup = Path(shutil.copy(away, tmp_path / "restored.chapter"))
    with closing(chapter_file.connect(backup)) as connection:
        connection.execute("UPDATE _ctl SET token = ''")
    back = laptop.opens(backup, writes=1)
    assert back[1:] == (first[1], 2, "restored")

    again = laptop.opens(away.rename(stick), writes=1)

    assert (again[1] != first[1], again[2:]) == (True, (1, "copied"))


def test_an_original_whose_restored_copy_is_gone_again_counts_on(laptop, file, tmp_path):
    first = laptop.opens(file, writes=3)
    away = file.rename(tmp_path / "stick pulled out")
    backup = Path(shutil.copy(away, tmp_path / "restored.chapter"))
    with closing(chapter_file.connect(backup)) as connection:
        connection.execute("UPDATE _ctl SET token = ''")
    laptop.opens(backup, writes=1)
    backup.unlink()

    again = laptop.opens(away.rename(file))

    assert again[1:] == (first[1], 3, "restored")


def test_a_file_from_before_replicas_is_known_by_its_writer(laptop, file):
    wid, *_ = laptop.opens(file, writes=3)
    note = read_note(laptop.home, wid)
    assert note
    write_note(laptop.home, wid, replace(note, replica="", incarnation=0))
    with closing(chapter_file.connect(file)) as connection:
        connection.execute("UPDATE _ctl SET replica = ''")

    assert laptop.opens(file) == (wid, wid, 1, "")


def test_one_whose_own_later_changes_others_know_of_becomes_another(laptop, file):
    wid, replica, *_ = laptop.opens(file, writes=3)
    with closing(chapter_file.connect(file)) as connection:
        connection.execute(
            "INSERT INTO peer(replica, wid, name, chapter, incarnation, ack_no, vector, seen, erased, at, of_us, "
            "of_us_seq) VALUES('p', 'p', '', '', 1, 1, '{}', '{}', '[]', '', ?, 9)",
            (wid,),
        )

        fresh = identity.renewed(connection, laptop.home, file, "Laptop")

        assert connection.execute("SELECT replica <> ?, incarnation FROM _ctl", (replica,)).fetchone() == (1, 1)
        assert connection.execute("SELECT count(*) FROM peer").fetchone() == (1,)
    assert (fresh != wid, laptop.seed(fresh), identity.news_of(laptop.home, fresh)) == (
        True, laptop.seed(wid), "restored",
    )  # fmt: skip


def test_a_new_writer_belongs_to_the_chapter_of_its_file(laptop, file, tmp_path):
    laptop.opens(file)
    with closing(chapter_file.connect(file)) as connection:
        connection.execute("UPDATE _ctl SET chapter = 'avon'")

    wid, *_ = laptop.opens(Path(shutil.copy(file, tmp_path / "copy.chapter")))

    with closing(chapter_file.connect(tmp_path / "copy.chapter")) as connection:
        assert connection.execute("SELECT chapter FROM writer WHERE wid = ?", (wid,)).fetchone() == ("avon",)
