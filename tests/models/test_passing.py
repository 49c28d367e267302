"""A thing that national passes on is its new owner's on every copy, and nothing anybody wrote to it is lost."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from exports.bundle import read, write
from exports.publishing import publish
from models.commands import assets, roster
from models.commands import national as nationals
from models.history import History
from models.log import conflicts, rebuild
from models.log.wishes import wishes
from models.queries.attention import attention
from models.queries.settling import Thing
from models.rules.attention import Kind
from models.store import Store
from models.trust import believed, keys, passing, signing
from models.trust.certificates import issue
from models.trust.passing import NotPassedOn
from tests.builders import NOW
from tests.builders_national import Country, country
from tests.builders_sharing import acquaint, joined

AT = f"{NOW:%Y-%m-%dT%H:%M:%SZ}"


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """National, and two chapters; Avon shares a tent, and everybody knows of it."""
    with country(empty_chapter, tmp_path, "Avon", "Fens") as made:
        with made.chapters["Avon"].write("Add") as session:
            assets.add_asset(session, name="Tent", kind="kit")
        told(made)
        yield made


def told(land: Country) -> None:
    """Everybody hears what there is to hear."""
    for name in land.chapters:
        land.take_up(name)
    land.publish()


def tent(store: Store) -> str:
    """Its id."""
    with store.read() as reader:
        return reader.value(
            "SELECT id FROM asset UNION SELECT lower(hex(row)) FROM elsewhere "
            "WHERE tbl = (SELECT id FROM log_name WHERE name = 'asset')"
        )


def chapter(store: Store) -> str:
    """The id of its chapter."""
    with store.read() as reader:
        return reader.value("SELECT chapter FROM _ctl")


def passed_on(land: Country, to: str) -> None:
    """National passes the tent on."""
    with land.hub.uncaptured("Pass on") as (connection, rows):
        done = passing.pass_on(connection, land.hub.home, asset_id=tent(land.hub), to=chapter(land.chapters[to]), at=AT)
        rows.update(done.rows)


def renamed(store: Store, name: str, field: str = "name") -> None:
    """Its owner calls it otherwise."""
    with store.write("Rename") as session:
        assets.change(session, asset_id=tent(store), field=field, value=name, now=NOW)


def own(store: Store) -> list[str]:
    """What this chapter has."""
    with store.read() as reader:
        return reader.column("SELECT name FROM asset WHERE NOT removed")


def others(store: Store) -> list[tuple[str, str]]:
    """What is known of other chapters: whose, and what."""
    with store.read() as reader:
        return reader.rows(
            lambda *row: row,
            "SELECT chapter, body ->> 'name' FROM elsewhere WHERE tbl = (SELECT id FROM log_name WHERE name = 'asset')",
        )


def suggested(store: Store) -> list[tuple[str, object]]:
    """What others would like changed in this chapter's things."""
    with store.read() as reader:
        return [(each.field, each.value) for each in conflicts.proposals(reader.connection)]


def waiting(store: Store) -> list[tuple[str, object, str]]:
    """What this chapter would like changed in the tent."""
    with store.read() as reader:
        return [(each.field, each.value, each.state) for each in wishes(reader.connection, "asset", tent(store))]


def unsound(*stores: Store) -> list[rebuild.Difference]:
    """What `check` finds in any of them."""
    found = []
    for store in stores:
        with store.uncaptured("") as (connection, _):
            found += rebuild.differences(connection)
    return found


def test_what_is_passed_on_goes_over_on_every_copy(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]

    passed_on(land, "Fens")
    land.publish()

    assert (own(avon), own(fens)) == ([], ["Tent"])
    assert others(avon) == others(land.hub) == [(chapter(fens), "Tent")]
    assert unsound(avon, fens, land.hub) == []


def test_its_new_owner_writes_to_it_and_everybody_hears(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    passed_on(land, "Fens")
    land.publish()

    renamed(fens, "Large tent")
    told(land)

    assert others(avon) == others(land.hub) == [(chapter(fens), "Large tent")]
    assert suggested(fens) == []


def test_what_its_former_owner_wrote_unaware_is_a_suggestion_and_waits(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    passed_on(land, "Fens")
    renamed(avon, "Avon’s tent")

    land.publish("Avon")
    told(land)

    assert own(fens) == ["Tent"]
    assert suggested(fens) == [("name", "Avon’s tent")]
    assert waiting(avon) == [("name", "Avon’s tent", "waiting")]
    assert unsound(avon, fens, land.hub) == []


def test_what_its_former_owner_wrote_before_stands_and_is_no_suggestion(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    renamed(avon, "Avon’s tent")
    land.take_up("Avon")

    passed_on(land, "Fens")
    land.publish()

    assert own(fens) == ["Avon’s tent"]
    assert (suggested(fens), waiting(avon)) == ([], [])


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_bundles_come_changes_nothing(land: Country, tmp_path: Path, order: tuple[int, ...]):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    bundles = [tmp_path / f"{number}.bundle" for number in range(3)]
    renamed(avon, "Avon’s tent")
    land.take_up("Avon")
    publish(land.hub, bundles[0])
    passed_on(land, "Fens")
    publish(land.hub, bundles[1])
    renamed(avon, "Old tent")
    land.take_up("Avon")
    publish(land.hub, bundles[2])

    for store in (avon, fens):
        for number in order:
            read.take_in(store, read.read(bundles[number]), label="Open bundle")

    assert own(fens) == ["Avon’s tent"]
    assert suggested(fens) == [("name", "Old tent")]
    assert others(avon) == others(land.hub) == [(chapter(fens), "Avon’s tent")]
    assert unsound(avon, fens, land.hub) == []


def test_a_thing_can_go_back_and_what_both_wrote_meanwhile_stands(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    passed_on(land, "Fens")
    land.publish()
    renamed(fens, "Large tent")
    land.take_up("Fens")

    passed_on(land, "Avon")
    land.publish()
    renamed(avon, "Our old tent")
    told(land)

    assert (own(avon), own(fens)) == (["Our old tent"], [])
    assert (suggested(avon), suggested(fens)) == ([], [])
    assert unsound(avon, fens, land.hub) == []


def test_undo_by_the_new_owner_brings_back_what_the_former_one_wrote(land: Country):
    fens = land.chapters["Fens"]
    passed_on(land, "Fens")
    land.publish()
    renamed(fens, "Large tent")

    History(fens).undo()

    assert own(fens) == ["Tent"]


def test_the_co_coordinators_hear_of_it_from_their_own_chapter(land: Country, empty_chapter: Path, tmp_path: Path):
    avon = land.chapters["Avon"]
    write.write(avon, tmp_path / "join.bundle", everything=True)
    passed_on(land, "Fens")
    with joined(empty_chapter, tmp_path / "bryn", tmp_path / "join.bundle") as bryn:
        acquaint(avon, bryn)
        assert own(bryn) == ["Tent"]

        land.publish("Avon")
        write.write(avon, tmp_path / "news.bundle")
        read.take_in(bryn, read.read(tmp_path / "news.bundle"), label="Open bundle")

        assert own(bryn) == []
        assert others(bryn) == others(avon)
        assert unsound(bryn) == []


def test_only_the_national_key_passes_anything_on(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    seed = b"f" * 32
    about = {"public_key": signing.public_key(seed), "table": "asset", "row": tent(avon), "chapter": chapter(fens)}

    with avon.uncaptured("") as (connection, _):
        believed.add(connection, [issue(seed, AT, "passed", **about, step=9, until=())], AT, from_own=True)

    assert own(avon) == ["Tent"]


def test_nothing_but_shared_things_is_passed_on(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    with avon.write("Add") as session:
        person = roster.add_person(session, given_name="Maud")
    seed = keys.secrets_of(land.hub.home, land.hub.writer).seed
    about = {"public_key": signing.public_key(seed), "table": "person", "row": person, "chapter": chapter(fens)}

    with avon.uncaptured("") as (connection, _):
        believed.add(connection, [issue(seed, AT, "passed", **about, step=1, until=())], AT)

    with avon.read() as reader:
        assert reader.column("SELECT given_name FROM person") == ["Maud"]


def test_it_is_passed_on_only_to_another_chapter_that_is_enrolled(land: Country):
    asset = tent(land.hub)
    with land.hub.uncaptured("") as (connection, _):
        for to, why in ((chapter(land.chapters["Avon"]), "theirs"), ("e" * 32, "stranger")):
            with pytest.raises(NotPassedOn) as refused:
                passing.pass_on(connection, land.hub.home, asset_id=asset, to=to, at=AT)
            assert refused.value.why == why

    assert others(land.hub) == [(chapter(land.chapters["Avon"]), "Tent")]


def test_what_a_chapter_suggested_before_is_its_own_word_once_it_is_theirs(land: Country):
    fens = land.chapters["Fens"]
    with fens.write("Suggest") as session:
        nationals.suggest(session, table="asset", id=tent(fens), values={"place": "Ely"}, today=NOW.date())
    land.take_up("Fens")

    passed_on(land, "Fens")
    land.publish()

    with fens.read() as reader:
        assert reader.column("SELECT place FROM asset") == ["Ely"]
    assert unsound(fens, land.hub) == []


def test_whoever_still_has_it_where_it_was_is_told_of_and_brings_it_back(land: Country):
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    asset = tent(avon)
    with avon.write("Lend") as session:
        maud = roster.add_person(session, given_name="Maud")
        session.flush()
        loan = assets.lend(session, asset_id=asset, person_id=maud, until=NOW.date(), now=NOW)
    passed_on(land, "Fens")
    land.publish()
    with avon.read() as reader:
        before = [(each.kind, each.thing.name, each.holdings[0].name, each.other) for each in attention(reader, NOW)]

    with avon.write("Back") as session:
        assets.give_back(session, loan_id=loan, at=NOW)

    assert before == [(Kind.HELD_AWAY, "Tent", "Maud", Thing("chapter", chapter(fens), "Fens"))]
    with avon.read() as reader:
        assert attention(reader, NOW) == []
