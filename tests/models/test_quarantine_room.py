"""Bundles of strangers fill no disk: the oldest go, it is told, and nothing of a known laptop ever goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store import Store
from models.trust import acquaintance, quarantine, signing
from models.trust.acquaintance import Laptop
from models.trust.quarantine import MOST_OF_STRANGERS, Sender
from tests.builders_trust import AT, file_only, founded, laptop


@pytest.fixture
def avon(empty_chapter: Path, tmp_path: Path) -> Iterator[Store]:
    """A chapter."""
    with founded(empty_chapter, tmp_path / "a", "Avon") as store:
        yield store


def came(store: Store, number: int, *, name: str = "Stranger", size: int = 10, why: str = "unknown_signer") -> None:
    """A bundle of this laptop is set aside, each a minute after the one before."""
    key = signing.public_key(name.encode().ljust(32)[:32])
    sender = Sender("", name, laptop(store).chapter, "Avon", key)
    content = f"{name} {number} ".encode().ljust(size, b".")
    with store.uncaptured("") as (connection, _rows):
        at = f"2026-11-23T18:{number:02}:00Z"
        quarantine.put(connection, content, name=f"{number}.bundle", at=at, why=[why], sender=sender)


def kept(store: Store) -> list[str]:
    """What is set aside, the newest first."""
    with store.read() as reader:
        return [each.name for each in quarantine.listed(reader)]


def dropped(store: Store) -> tuple[int, tuple[str, ...]]:
    """How many went, and of whom."""
    with store.read() as reader:
        found = quarantine.dropped(reader)
    return (found.count, found.laptops) if found else (0, ())


def test_of_strangers_only_the_newest_are_kept_and_it_is_told_how_many_went(avon: Store) -> None:
    for number in range(MOST_OF_STRANGERS + 3):
        came(avon, number)

    assert kept(avon) == [f"{number}.bundle" for number in range(MOST_OF_STRANGERS + 2, 2, -1)]
    assert dropped(avon) == (3, ("Stranger",))
    with avon.read() as reader:
        assert {one.laptop.name for one in acquaintance.everybody(reader.connection)} >= {"Stranger"}
        assert all(one.laptop.public_key for one in acquaintance.everybody(reader.connection))


def test_nor_more_than_so_many_bytes_but_always_the_last_that_came(
    avon: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "MOST_BYTES_OF_STRANGERS", 1_000)
    came(avon, 1, size=600)
    came(avon, 2, size=400)
    assert kept(avon) == ["2.bundle", "1.bundle"]

    came(avon, 3, size=2_000)

    assert kept(avon) == ["3.bundle"]
    assert dropped(avon) == (2, ("Stranger",))


def test_what_a_known_laptop_sent_stays_however_much_strangers_send(avon: Store) -> None:
    known = signing.public_key(b"Asha".ljust(32))
    with avon.uncaptured("") as (connection, _rows):
        acquaintance.begin_from(connection, Laptop(known, "Asha", laptop(avon).chapter, "", ()), AT)
    for number in range(MOST_OF_STRANGERS + 1):
        came(avon, number, name="Asha", why="clock")

    for number in range(30, 30 + MOST_OF_STRANGERS):
        came(avon, number)

    assert len(kept(avon)) == 2 * MOST_OF_STRANGERS + 1
    assert dropped(avon) == (0, ())


def test_once_somebody_has_seen_it_it_is_not_told_again_and_the_bundles_stay(avon: Store) -> None:
    for number in range(MOST_OF_STRANGERS + 1):
        came(avon, number)

    with avon.uncaptured("") as (connection, _rows):
        quarantine.seen_dropped(connection)

    assert (len(kept(avon)), dropped(avon)) == (MOST_OF_STRANGERS, (0, ()))


def test_a_file_that_nobody_has_founded_keeps_no_more(empty_chapter: Path, tmp_path: Path) -> None:
    with file_only(empty_chapter, tmp_path / "e") as store:
        for number in range(MOST_OF_STRANGERS + 1):
            came(store, number)

        assert len(kept(store)) == MOST_OF_STRANGERS
