"""What a chapter suggests for another's thing: replaced, taken back, undone, answered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.commands import national
from models.errors import ChangedSince, NotFound
from models.history import History
from models.queries import suggesting
from tests.parcels import joined
from tests.suggested import Land, asked, undo_suggestion, values


@pytest.fixture
def land(tmp_path: Path) -> Iterator[Land]:
    """The three of them."""
    made = Land(tmp_path)
    yield made
    assert made.fens.sound() == made.hub.sound() == made.avon.sound() == []


def test_a_suggestion_goes_round_by_national_is_accepted_and_stands_where_it_came_from(land: Land):
    changed = land.suggest(land.avon, place="Hall", name="Tent", description="Sleeps six")
    assert changed == ["place", "description"]
    assert land.said(land.avon) == [
        "description: Sleeps six, not None: waiting", "place: Hall, not Shed: waiting",
    ]  # fmt: skip
    land.around()
    assert {(each.field, each.value, each.chapter) for each in asked(land.fens)} == {
        (field, value, land.avon.rows("SELECT chapter FROM _ctl")[0][0])
        for field, value in (("place", "Hall"), ("description", "Sleeps six"))
    }

    land.accept_all()
    land.around()

    assert land.place() == "Hall"
    assert land.said(land.avon) == []
    with land.avon.store.read() as reader:
        (thing,) = suggesting.shared(reader, [land.tent])
    assert (thing.asset.place, thing.asset.description, thing.suggested) == ("Hall", "Sleeps six", ())


def test_national_suggests_to_a_chapter(land: Land):
    land.suggest(land.hub, place="Hall")
    assert land.said(land.hub) == ["place: Hall, not Shed: waiting"]
    land.around()

    land.accept(*asked(land.fens))
    land.around()

    assert (land.place(), land.said(land.hub)) == ("Hall", [])


def test_what_was_declined_says_so_until_something_newer_is_suggested(land: Land):
    land.suggest(land.avon, place="Hall")
    land.around()
    land.decline()
    land.around()
    assert (land.place(), land.said(land.avon)) == ("Shed", ["place: Hall, not Shed: declined"])

    land.suggest(land.avon, place="Barn")

    assert land.said(land.avon) == ["place: Barn, not Shed: waiting"]


def test_a_newer_suggestion_takes_the_place_of_the_older(land: Land):
    land.suggest(land.avon, place="Hall")
    land.around()
    land.suggest(land.avon, place="Barn")
    land.around()

    assert values(land.fens) == ["Barn"]
    assert land.said(land.avon) == ["place: Barn, not Shed: waiting"]


def test_suggesting_what_stands_takes_the_suggestion_back(land: Land):
    land.suggest(land.avon, place="Hall")
    land.around()
    land.suggest(land.avon, place="Shed")
    land.around()

    assert (values(land.fens), land.said(land.avon)) == ([], [])


@pytest.mark.parametrize("has_heard", [False, True])
@pytest.mark.parametrize("way", ["by hand", "by undo"])
def test_what_is_taken_back_stays_so_whatever_its_owner_makes_of_the_thing(land: Land, way: str, *, has_heard: bool):
    land.suggest(land.avon, place="Hall")
    land.around()
    land.fens.set("asset", land.tent, place="Loft")
    if has_heard:
        land.around()
    if way == "by hand":
        land.avon.do(national.take_back, table="asset", id=land.tent, field="place")
    else:
        undo_suggestion(land)
    land.around()
    land.fens.set("asset", land.tent, place="Barn")
    land.around()

    assert (values(land.fens), land.said(land.avon)) == ([], [])
    with pytest.raises(NotFound):
        land.avon.do(national.take_back, table="asset", id=land.tent, field="place")


def test_taking_back_what_says_nothing_yet_leaves_nothing(land: Land):
    land.suggest(land.avon, description="Sleeps six")
    land.around()
    land.avon.do(national.take_back, table="asset", id=land.tent, field="description")
    land.around()
    land.fens.set("asset", land.tent, description="Sleeps four")
    land.around()

    assert (values(land.fens), land.said(land.avon)) == ([], [])


def test_undo_and_redo_go_back_and_forth_between_suggestions(land: Land):
    history = History(land.avon.store)
    land.suggest(land.avon, place="Hall", unit="tents")
    land.suggest(land.avon, place="Barn")

    seen = [land.said(land.avon)]
    for turn in (history.undo, history.undo, history.redo, history.redo):
        turn()
        seen.append(land.said(land.avon))
    land.around()

    unit = "unit: tents, not None: waiting"
    both = [["place: Barn, not Shed: waiting"], ["place: Hall, not Shed: waiting"]]
    assert seen == [[unit, *both[0]], [unit, *both[1]], [], [unit, *both[1]], [unit, *both[0]]]
    assert sorted(values(land.fens)) == ["Barn", "tents"]


@pytest.mark.parametrize("answer", [Land.decline, Land.accept_all])
def test_what_was_answered_is_undone_no_more(land: Land, answer: Callable[[Land], object]):
    land.suggest(land.avon, place="Hall")
    land.around()
    answer(land)
    land.around()

    with pytest.raises(ChangedSince):
        undo_suggestion(land)


def test_what_somebody_else_here_has_suggested_since_is_not_undone(land: Land):
    bryn = joined(land.avon, "bryn")
    land.suggest(land.avon, place="Hall")
    bryn.unpack(land.avon.pack())
    land.suggest(bryn, place="Barn")
    land.avon.unpack(bryn.pack())

    with pytest.raises(ChangedSince):
        undo_suggestion(land)
    assert land.said(land.avon) == ["place: Barn, not Shed: waiting"]


def test_two_laptops_of_a_chapter_that_suggest_unaware_of_each_other_are_both_heard(land: Land):
    bryn = joined(land.avon, "bryn")
    land.suggest(land.avon, place="Hall")
    land.suggest(bryn, place="Barn")
    land.avon.unpack(bryn.pack())
    land.around()

    assert sorted(values(land.fens)) == ["Barn", "Hall"]
    assert len(land.said(land.avon)) == 2

    land.suggest(land.avon, place="Loft")
    land.around()
    assert values(land.fens) == ["Loft"]


def test_what_was_declined_is_put_away_for_every_laptop_of_the_chapter_and_asks_its_owner_for_nothing(land: Land):
    bryn = joined(land.avon, "bryn")
    land.suggest(land.avon, place="Hall")
    land.around()
    land.decline()
    land.around()

    land.avon.do(national.put_away, table="asset", id=land.tent, field="place")
    bryn.unpack(land.avon.pack())
    land.around()
    land.fens.set("asset", land.tent, place="Barn")
    land.around()

    assert (land.said(land.avon), land.said(bryn), values(land.fens)) == ([], [], [])
    with pytest.raises(NotFound):
        land.avon.do(national.put_away, table="asset", id=land.tent, field="place")
    assert bryn.sound() == []


def test_undo_shows_again_what_was_put_away_and_asks_nobody_a_second_time(land: Land):
    history = History(land.avon.store)
    land.suggest(land.avon, place="Hall")
    land.around()
    land.decline()
    land.around()
    land.avon.do(national.put_away, table="asset", id=land.tent, field="place")

    seen = []
    for turn in (history.undo, history.redo, history.undo):
        turn()
        land.around()
        seen.append((land.said(land.avon), values(land.fens)))
    land.avon.do(national.put_away, table="asset", id=land.tent, field="place")

    declined = (["place: Hall, not Shed: declined"], [])
    assert seen == [declined, ([], []), declined]
    assert land.said(land.avon) == []


@pytest.mark.parametrize("answer", [Land.decline, Land.accept_all])
def test_an_answer_that_is_undone_lets_the_suggestion_wait_again_everywhere(
    land: Land, answer: Callable[[Land], object]
):
    bryn, history = joined(land.fens, "bryn"), History(land.fens.store)
    land.suggest(land.avon, place="Hall")
    land.around()
    answer(land)
    land.around()

    seen = []
    for turn in (history.undo, history.redo, history.undo):
        while turn() == "Open bundle":
            continue
        bryn.unpack(land.fens.pack())
        land.around()
        seen.append((values(land.fens), values(bryn), land.place()))
        assert (land.fens.sound(), bryn.sound()) == ([], [])
    answer(land)
    land.around()

    redone = "Hall" if answer is Land.accept_all else "Shed"
    assert seen == [(["Hall"], ["Hall"], "Shed"), ([], [], redone), (["Hall"], ["Hall"], "Shed")]
    assert (values(land.fens), land.place()) == ([], redone)


def test_who_suggested_hears_that_an_answer_was_undone(land: Land):
    land.suggest(land.avon, place="Hall")
    land.around()
    land.accept_all()
    land.around()
    assert land.said(land.avon) == []

    while History(land.fens.store).undo() == "Open bundle":
        continue
    land.around()

    assert land.said(land.avon) == ["place: Hall, not Shed: waiting"]
