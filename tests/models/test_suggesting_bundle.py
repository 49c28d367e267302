"""A bundle that is undone takes back what it answered of others' suggestions, and never makes one so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.commands import national
from models.history import History
from tests.parcels import joined
from tests.suggested import Land, asked, values


@pytest.fixture
def land(tmp_path: Path) -> Land:
    """Fens, national and Avon."""
    return Land(tmp_path)


@pytest.mark.parametrize("answer", [national.accept, national.decline])
def test_a_bundle_that_is_undone_lets_what_it_answered_wait_again_everywhere(land: Land, answer: Callable[..., object]):
    bryn, history = joined(land.fens, "bryn"), History(land.fens.store)
    land.suggest(land.avon, place="Hall")
    land.around()
    bryn.unpack(land.fens.pack())
    (proposal,) = asked(bryn)
    given = {"now": bryn.now()} if answer is national.accept else {}
    bryn.do(answer, proposal=proposal, **given)
    land.fens.unpack(bryn.pack())
    assert values(land.fens) == []

    seen = []
    for turn in (history.undo, history.redo, history.undo):
        assert turn() == "Open bundle"
        bryn.unpack(land.fens.pack())
        land.around()
        seen.append((values(land.fens), values(bryn), land.place()))
        assert (land.fens.sound(), bryn.sound()) == ([], [])

    redone = "Hall" if answer is national.accept else "Shed"
    assert seen == [(["Hall"], ["Hall"], "Shed"), ([], [], redone), (["Hall"], ["Hall"], "Shed")]


def test_a_bundle_undone_and_done_again_makes_nothing_so_that_it_only_suggested(land: Land):
    history = History(land.fens.store)
    land.suggest(land.avon, place="Hall")
    land.around()

    for turn in (history.undo, history.redo):
        assert turn() == "Open bundle"
        assert (land.place(), values(land.fens)) == ("Shed", ["Hall"])


def test_what_was_answered_anew_since_stays_answered_when_a_bundle_is_undone(land: Land):
    bryn, history = joined(land.fens, "bryn"), History(land.fens.store)
    land.suggest(land.avon, place="Hall")
    land.around()
    bryn.unpack(land.fens.pack())
    bryn.do(national.decline, proposal=asked(bryn)[0])
    land.fens.unpack(bryn.pack())
    n = land.fens.rows("SELECT max(n) FROM deed")[0][0]
    land.fens.set("asset", land.tent, place="Barn")
    land.fens.log(lambda c: c.execute("UPDATE deed SET state = 'gone' WHERE n > ?", (n,)))

    assert history.undo() == "Open bundle"

    assert (values(land.fens), land.place()) == ([], "Barn")
