"""A laptop that was shut out is written to no more, and is no reason why bundles for the others stay open."""

from pathlib import Path

from exports.bundle import read, write
from exports.publishing import publish
from models.queries import copies as queries
from models.store import Store
from tests.builders_sharing import copies, edit
from tests.builders_trust import enrolled, lands_of, laptop, shuts_out


def answered(to: Store, of: Store, target: Path, audience: str = "chapter") -> None:
    """A first bundle from somebody else has come."""
    write.write(of, target, audience=audience, open_text=True)
    read.take_in(to, read.read(target), label="Open")


def test_bundles_are_sealed_for_those_who_are_left(empty_chapter: Path, tmp_path: Path):
    with copies(empty_chapter, tmp_path, 3) as (one, two, third):
        for number, other in enumerate((two, third)):
            edit(other, number, "given_name", number)
            answered(one, other, tmp_path / f"{number}.bundle")
        shuts_out(one, third)
        edit(one, 3, "given_name", 5)

        written = write.write(one, tmp_path / "after.bundle", open_text=False)

        assert (written.sealed, len(written.to)) == ("keys", 1)
        with one.read() as reader:
            assert [peer.wid for peer in queries.peers(reader) if peer.retired] == [third.writer]


def test_national_publishes_for_the_chapters_that_are_left(empty_chapter: Path, tmp_path: Path):
    with lands_of(empty_chapter, tmp_path) as (hub, avon, bath):
        enrolled(hub, avon, bath)
        for number, chapter in enumerate((avon, bath)):
            answered(hub, chapter, tmp_path / f"{number}.bundle", audience="national")
        shuts_out(hub, bath)
        publish(hub, tmp_path / "first.bundle.age")
        read.take_in(avon, read.read_for(avon, tmp_path / "first.bundle.age"), label="Open")
        answered(hub, avon, tmp_path / "again.bundle", audience="national")

        written = publish(hub, tmp_path / "down.bundle.age")

        assert (written.sealed, written.to, written.changes) == ("keys", (laptop_name(hub, avon),), 0)


def laptop_name(hub: Store, chapter: Store) -> str:
    """What national calls a chapter's laptop."""
    with hub.read() as reader:
        return reader.value("SELECT name FROM writer WHERE public_key = :key", key=laptop(chapter).public_key)
