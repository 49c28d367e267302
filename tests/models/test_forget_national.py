"""A national key that was believed too soon is forgotten with all that came by it, and comes back with all of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exports import invitation
from exports.bundle import read, write
from models.commands import assets, copies
from models.commands import national as nationals
from models.errors import OtherChapter
from models.log import conflicts, passing, rebuild
from models.queries.copies import national_key
from models.store import Store
from models.trust import believed, signing
from models.trust import passing as passed
from models.trust.certificates import issue
from tests.builders_national import Country, country, enrol
from tests.builders_sharing import acquaint, joined
from tests.builders_trust import AT, shuts_out

COUNTED = """
SELECT tbl, lower(hex(row)), chapter, body FROM elsewhere UNION ALL
SELECT 'peer', replica, chapter, retired FROM peer WHERE chapter <> (SELECT chapter FROM _ctl) UNION ALL
SELECT 'asset', id, name, removed FROM asset ORDER BY 1, 2
"""


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """National, which asks something, and two chapters that each share a thing; everybody knows of everything."""
    with country(empty_chapter, tmp_path, "Avon", "Fens") as made:
        for name, thing in (("Avon", "Tent"), ("Fens", "Boat")):
            with made.chapters[name].write("Add") as session:
                assets.add_asset(session, name=thing, kind="kit")
            made.take_up(name)
        with made.hub.write("Ask") as session:
            nationals.open_consultation(session, title="Which paper?")
        made.publish()
        yield made


def rows(store: Store, query: str) -> list[Any]:
    with store.read() as reader:
        return reader.rows(lambda *row: row, query)


def known(store: Store) -> list[str]:
    """What is known here of other chapters."""
    return sorted(name for (name,) in rows(store, "SELECT coalesce(body ->> 'name', body ->> 'title') FROM elsewhere"))


def own(store: Store) -> list[str]:
    return [name for (name,) in rows(store, "SELECT name FROM asset WHERE NOT removed")]


def log(store: Store) -> list[Any]:
    return rows(store, "SELECT w, seq, h, fid, body FROM op ORDER BY w, seq, h")


def suggested(store: Store) -> list[tuple[str, str]]:
    with store.read() as reader:
        return [(each.table, each.field) for each in conflicts.proposals(reader.connection)]


def land_of(connection: Any) -> str:
    return connection.execute("SELECT chapter FROM known_key WHERE how = 'root'").fetchone()[0]


def is_sound(store: Store) -> bool:
    with store.uncaptured("") as (connection, _):
        return rebuild.differences(connection) == []


def pass_on_tent(land: Country) -> None:
    """National says that Avon's tent is Fens's from now on."""
    [(tent,)] = rows(land.chapters["Avon"], "SELECT id FROM asset")
    [(fens,)] = rows(land.chapters["Fens"], "SELECT chapter FROM _ctl")
    with land.hub.uncaptured("Pass on") as (connection, concerned):
        concerned.update(passed.pass_on(connection, land.hub.home, asset_id=tent, to=fens, at=AT).rows)


def test_what_came_by_it_counts_no_longer_and_stays_in_the_log(land: Country):
    avon = land.chapters["Avon"]
    before = log(avon)
    assert {"Boat", "Fens", "National community", "Which paper?"} <= set(known(avon))

    copies.forget_national(avon, label="Forget")

    assert (known(avon), own(avon), suggested(avon)) == ([], ["Tent"], [])
    assert log(avon) == before
    assert rows(avon, "SELECT 1 FROM peer WHERE NOT retired AND chapter <> (SELECT chapter FROM _ctl)") == []
    assert is_sound(avon)


def test_an_invitation_brings_all_of_it_back_as_it_was(land: Country):
    avon = land.chapters["Avon"]
    before = rows(avon, COUNTED)
    copies.forget_national(avon, label="Forget")

    invitation.accept(avon, invitation.invite(land.hub, "Avon"))

    assert rows(avon, COUNTED) == before
    assert rows(avon, "SELECT 1 FROM writer WHERE revoked_after IS NOT NULL") == []
    assert is_sound(avon)


def test_a_bundle_of_theirs_is_a_strangers_from_then_on(land: Country):
    avon = land.chapters["Avon"]
    copies.forget_national(avon, label="Forget")

    with pytest.raises(OtherChapter):
        land.publish("Avon")


def test_what_was_asked_of_this_chapter_is_told_to_every_page_when_it_goes_and_comes(land: Country):
    avon, told = land.chapters["Avon"], []
    avon.listen(told.append)

    copies.forget_national(avon, label="Forget")
    invitation.accept(avon, invitation.invite(land.hub, "Avon"))

    assert [changes.touches("consultation") for changes in told] == [True, True]


def test_what_it_took_from_this_chapter_is_this_chapters_again(land: Country):
    avon = land.chapters["Avon"]
    pass_on_tent(land)
    land.publish()
    assert own(avon) == []

    copies.forget_national(avon, label="Forget")

    assert (own(avon), suggested(avon)) == (["Tent"], [])
    with avon.read() as reader:
        assert passing.owners(reader.connection) == {}
    assert is_sound(avon)


def test_what_it_gave_to_this_chapter_goes_until_it_is_believed_again(land: Country):
    fens = land.chapters["Fens"]
    pass_on_tent(land)
    land.publish()
    assert sorted(own(fens)) == ["Boat", "Tent"]

    copies.forget_national(fens, label="Forget")

    assert (own(fens), suggested(fens), is_sound(fens)) == (["Boat"], [], True)
    invitation.accept(fens, invitation.invite(land.hub, "Fens"))
    assert (sorted(own(fens)), is_sound(fens)) == (["Boat", "Tent"], True)


def test_what_of_it_comes_later_from_a_co_coordinator_counts_no_more_than_before(
    land: Country, empty_chapter: Path, tmp_path: Path
):
    avon = land.chapters["Avon"]
    write.write(avon, tmp_path / "join.bundle", everything=True)
    with joined(empty_chapter, tmp_path / "bryn", tmp_path / "join.bundle") as bryn:
        acquaint(avon, bryn)
        copies.forget_national(bryn, label="Forget")
        with land.hub.write("Ask") as session:
            nationals.open_consultation(session, title="Which pen?")
        land.publish("Avon")
        write.write(avon, tmp_path / "news.bundle")

        read.take_in(bryn, read.read(tmp_path / "news.bundle"), label="Open bundle")

        assert (known(bryn), own(bryn), suggested(bryn)) == ([], ["Tent"], [])
        with bryn.read() as reader:
            assert national_key(reader) is None
        assert is_sound(bryn)
        assert len(log(bryn)) == len(log(avon))


def test_a_key_that_followed_it_is_forgotten_with_it(land: Country, empty_chapter: Path, tmp_path: Path):
    avon = land.chapters["Avon"]
    successor = signing.public_key(b"s" * 32)
    with avon.uncaptured("") as (connection, _):
        backup = signing.public_key(b"b" * 32)
        (root, about) = (believed.root_of(connection), {"chapter": land_of(connection), "name": "National community"})
        assert root
        believed.pin(connection, replace(root, backup_key=backup), "National community", AT)
        heir = issue(b"b" * 32, AT, "root", public_key=successor, **about)
        believed.add(connection, [heir], AT)
    write.write(avon, tmp_path / "join.bundle", everything=True)

    with joined(empty_chapter, tmp_path / "bryn", tmp_path / "join.bundle") as bryn:
        acquaint(avon, bryn)
        copies.forget_national(avon, label="Forget")
        write.write(bryn, tmp_path / "back.bundle", everything=True)
        read.take_in(avon, read.read(tmp_path / "back.bundle"), label="Open bundle")

    assert rows(avon, "SELECT how FROM known_key WHERE public_key = '" + successor + "'") == [("forgotten",)]
    assert (known(avon), rows(avon, "SELECT 1 FROM known_key WHERE how = 'root'")) == ([], [])


def test_what_the_right_community_vouches_for_comes_back_with_its_key_and_the_rest_does_not(
    land: Country, empty_chapter: Path, tmp_path: Path
):
    avon = land.chapters["Avon"]
    for store in land.chapters.values():
        copies.forget_national(store, label="Forget")

    with country(empty_chapter, tmp_path / "real") as real:
        real.chapters = land.chapters
        for name, store in land.chapters.items():
            enrol(real.hub, store, name, tmp_path)
        real.take_up("Fens")
        real.publish("Avon")

        assert known(avon) == ["Boat", "Fens", "National community"]
        assert rows(avon, "SELECT 1 FROM elsewhere WHERE body ->> 'title' = 'Which paper?'") == []
        assert is_sound(avon)


def test_what_a_chapter_wrote_before_the_right_community_shut_its_laptop_out_stays(
    land: Country, empty_chapter: Path, tmp_path: Path
):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    for store in (avon, fens):
        copies.forget_national(store, label="Forget")

    with country(empty_chapter, tmp_path / "real") as real:
        real.chapters = land.chapters
        for name, store in land.chapters.items():
            enrol(real.hub, store, name, tmp_path)
        real.take_up("Fens")
        shuts_out(real.hub, fens)
        real.publish("Avon")

    assert known(avon) == ["Boat", "Fens", "National community"]
    assert is_sound(avon)
