"""A national key that came with a co-coordinator's bundle is told of, and can be forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exports import invitation
from exports.bundle import read, write
from exports.publishing import publish
from models.commands import copies as commands
from models.log.merge import Merged
from models.queries.copies import national_key
from models.rules.spoken_words import words_of
from models.store import Store
from models.trust import believed
from models.trust.pinned import NationalStays
from tests.builders_sharing import copies
from tests.builders_trust import enrolled, founded, laptop


@contextmanager
def land(template: Path, folder: Path) -> Iterator[tuple[Store, Store, Store]]:
    """National, and two copies of one chapter, of which the first was enrolled."""
    with founded(template, folder / "N", "National", kind="national") as hub, copies(template, folder, 2) as both:
        one, two = both
        enrolled(hub, one)
        yield hub, one, two


def told(giver: Store, taker: Store, target: Path) -> Merged:
    """A bundle from one copy to the other."""
    write.write(giver, target, open_text=True)
    return read.take_in(taker, read.read(target), label="Open")


def known(store: Store) -> tuple[str, str] | None:
    """Whose national key is believed here, and whether it is our own or something of theirs came."""
    with store.read() as reader:
        found = national_key(reader)
    return (found.name, "ours" if found.is_ours else "came" if found.has_come else "") if found else None


def test_the_report_names_the_key_that_was_taken_over_and_only_once(empty_chapter: Path, tmp_path: Path) -> None:
    with land(empty_chapter, tmp_path) as (hub, one, two):
        first, again = (told(one, two, tmp_path / f"{n}.bundle") for n in range(2))

        assert first.national == ("National", laptop(hub).public_key)
        assert again.national is None
        with two.read() as reader:
            found = national_key(reader)
        assert found and found.words == words_of(laptop(hub).public_key)
        assert known(two) == ("National", "")


def test_forgotten_it_comes_back_with_nobodys_bundle_but_with_an_invitation(
    empty_chapter: Path, tmp_path: Path
) -> None:
    with land(empty_chapter, tmp_path) as (hub, one, two):
        told(one, two, tmp_path / "a.bundle")

        commands.forget_national(two, label="Forget")

        assert known(two) is None
        assert told(one, two, tmp_path / "b.bundle").national is None
        assert known(two) is None
        with two.read() as reader:
            roots = "SELECT count(*) FROM cert WHERE body ->> 'kind' = 'root'"
            assert (reader.value(roots), believed.web_of(reader.connection).root) == (0, None)
        invitation.accept(two, invitation.invite(hub, "Avon"))
        assert known(two) == ("National", "")


def test_another_key_can_be_believed_once_the_wrong_one_is_forgotten(empty_chapter: Path, tmp_path: Path) -> None:
    with (
        land(empty_chapter, tmp_path) as (_hub, one, two),
        founded(empty_chapter, tmp_path / "M", "Real", kind="national") as real,
    ):
        told(one, two, tmp_path / "a.bundle")
        commands.forget_national(two, label="Forget")

        invitation.accept(two, invitation.invite(real, "Avon"))

        assert known(two) == ("Real", "")
        assert told(one, two, tmp_path / "b.bundle").national is None
        assert known(two) == ("Real", "")


def test_it_is_told_whether_something_of_theirs_has_come(empty_chapter: Path, tmp_path: Path) -> None:
    with land(empty_chapter, tmp_path) as (hub, one, _two):
        publish(hub, tmp_path / "down.bundle")
        read.take_in(one, read.read(tmp_path / "down.bundle"), label="Open")

        assert known(one) == ("National", "came")


def test_where_there_is_none_and_in_nationals_own_file_nothing_is_forgotten(
    empty_chapter: Path, tmp_path: Path
) -> None:
    with land(empty_chapter, tmp_path) as (hub, _one, two):
        with pytest.raises(NationalStays, match="ours"):
            commands.forget_national(hub, label="Forget")
        with pytest.raises(NationalStays, match="none"):
            commands.forget_national(two, label="Forget")

        assert known(hub) == ("National", "ours")
