"""A laptop that was shut out hears of it by a notice that tells nothing else."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from exports.bundle import read, write
from exports.bundle.container import open_members
from exports.bundle.format import CERTS, ERASURES, OPS, TOTALS
from exports.bundle.notice import write_notice
from models.errors import NotABundle, NotFound
from models.log.merge import Merged
from models.queries import copies
from models.store import Store
from models.trust import acquaintance
from tests.builders_sharing import edit, everyone, joined, new_chapter
from tests.builders_trust import AT, enrolled, hears, introduced, laptop, shuts_out, words

Three = tuple[Store, Store, Store]


@pytest.fixture
def three(empty_chapter: Path, tmp_path: Path) -> Iterator[Three]:
    """Three laptops of one chapter; the first has compared words with both others, and they with it."""
    with ExitStack() as stack:
        first = stack.enter_context(new_chapter(empty_chapter, tmp_path / "a", "Avon"))
        write.write(first, tmp_path / "all.bundle", everything=True)
        others = [stack.enter_context(joined(empty_chapter, tmp_path / at, tmp_path / "all.bundle")) for at in "bc"]
        for number, other in enumerate(others):
            hears(other, words(first))
            write.write(other, tmp_path / f"answer{number}.bundle")
            with pytest.raises(read.SetAside):
                opened(first, tmp_path / f"answer{number}.bundle")
            hears(first, words(other))
            opened(first, tmp_path / f"answer{number}.bundle")
        write.write(first, tmp_path / "news.bundle", open_text=True)
        for other in others:
            opened(other, tmp_path / "news.bundle")
        yield first, others[0], others[1]


def opened(store: Store, file: Path) -> Merged:
    """Opened by whoever has this copy, with its own keys."""
    return read.take_in(store, read.read_for(store, file), label="Open bundle")


def told(store: Store) -> str:
    """Who shut this laptop out, as its own file says."""
    with store.read() as reader:
        end = copies.own_laptop_end(reader)
    return end.who if end else ""


def known(store: Store) -> list[tuple]:
    """What this file knows of other copies: their names, keys, answers and standing."""
    with store.read() as reader:
        return [(one, one.peer) for one in copies.copies(reader) if one.standing != "revoked"]


def test_who_was_shut_out_learns_it_from_the_notice_and_from_no_sealed_bundle(three: Three, tmp_path: Path) -> None:
    first, second, third = three
    shuts_out(first, third)
    edit(first, 0, "town", 5)
    sealed = write.write(first, tmp_path / "next.bundle.age").files[0]
    write_notice(first, tmp_path / "notice.bundle", laptop(third).public_key)
    before, people = known(third), everyone(third)

    with pytest.raises(NotABundle, match="sealed"):
        opened(third, sealed)
    unheard = told(third)
    merged = opened(third, tmp_path / "notice.bundle")
    opened(second, sealed)

    assert (unheard, told(third)) == ("", laptop(first).name)
    assert (merged.fresh, merged.gaps, everyone(third)) == (0, (), people)
    assert known(third) == before
    assert told(second) == ""


def test_nothing_else_is_in_it(three: Three, tmp_path: Path) -> None:
    first, second, third = three
    with first.uncaptured("") as (connection, _rows):
        connection.execute("UPDATE writer SET name = 'Laptop ' || id")
    shuts_out(first, third)

    write_notice(first, tmp_path / "notice.bundle", laptop(third).public_key)

    members = open_members((tmp_path / "notice.bundle").read_bytes())
    notice = read.read(tmp_path / "notice.bundle")
    inside = b"".join(members.values())
    assert [members[name] for name in (OPS, ERASURES, TOTALS)] == [b"", b"", b""]
    assert (notice.about.vectors.full, notice.about.vectors.seen, notice.about.erased) == ({}, {}, [])
    assert {card.wid for card in notice.parcel.writers} == {first.writer}
    assert len(members[CERTS].splitlines()) == 2
    for secret in ("Laptop ", "Person", laptop(second).public_key, second.writer, laptop(first).age):
        assert secret.encode() not in inside


def test_it_can_be_saved_by_one_who_did_not_do_it(three: Three, tmp_path: Path) -> None:
    first, second, third = three
    shuts_out(first, third)
    write.write(first, tmp_path / "next.bundle.age")
    opened(second, tmp_path / "next.bundle.age")

    write_notice(second, tmp_path / "notice.bundle", laptop(third).public_key)
    opened(third, tmp_path / "notice.bundle")

    assert told(third) == laptop(first).name


def test_who_vouches_for_a_stranger_that_did_it_is_told_with_it(three: Three, tmp_path: Path) -> None:
    _first, second, third = three
    shuts_out(second, third)
    before = known(third)

    write_notice(second, tmp_path / "notice.bundle", laptop(third).public_key)
    opened(third, tmp_path / "notice.bundle")

    assert told(third) == laptop(second).name
    assert known(third) == before


def test_nobody_can_join_with_it(three: Three, tmp_path: Path) -> None:
    first, _second, third = three
    shuts_out(first, third)

    write_notice(first, tmp_path / "notice.bundle", laptop(third).public_key)

    assert not read.read(tmp_path / "notice.bundle").is_whole


def test_nobody_else_can_open_it(three: Three, tmp_path: Path) -> None:
    first, second, third = three
    shuts_out(first, third)
    write_notice(first, tmp_path / "notice.bundle", laptop(third).public_key)

    with pytest.raises(NotABundle, match="not_for_us"):
        opened(second, tmp_path / "notice.bundle")


def test_of_one_who_was_not_shut_out_there_is_none(three: Three, tmp_path: Path) -> None:
    first, _second, third = three

    with pytest.raises(NotFound):
        write_notice(first, tmp_path / "notice.bundle", laptop(third).public_key)

    assert not (tmp_path / "notice.bundle").exists()


def test_the_national_community_can_tell_a_chapters_laptop(empty_chapter: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        hub, avon = (stack.enter_context(new_chapter(empty_chapter, tmp_path / at, at)) for at in ("hub", "avon"))
        with hub.write("Kind") as session:
            session.connection().exec_driver_sql("UPDATE chapter SET kind = 'national'")
        for store in (hub, avon):
            store.prepare()
            introduced(store)
        enrolled(hub, avon)
        with hub.uncaptured("") as (connection, rows):
            rows.update(acquaintance.shut_out(connection, hub.home, laptop(avon).public_key, AT))

        write_notice(hub, tmp_path / "notice.bundle", laptop(avon).public_key)
        opened(avon, tmp_path / "notice.bundle")

        assert told(avon) == "National"


def test_a_new_laptop_believes_nobody_for_a_notice(three: Three, empty_chapter: Path, tmp_path: Path) -> None:
    first, _, third = three
    shuts_out(first, third)
    write_notice(first, tmp_path / "notice.bundle", laptop(third).public_key)
    (tmp_path / "new.chapter").write_bytes(empty_chapter.read_bytes())

    with closing(Store(tmp_path / "new.chapter", home=tmp_path / "new", now=first.now)) as new:
        opened(new, tmp_path / "notice.bundle")

        with new.read() as reader:
            assert reader.column("SELECT public_key FROM known_key") == []
