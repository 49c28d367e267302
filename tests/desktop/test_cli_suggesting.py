"""Suggestions on the command line, from the chapter that makes one to the chapter that answers it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.run import run_command
from models.commands import assets
from models.store import utc_now
from tests import builders
from tests.national_parcels import DOWN, UP, pin
from tests.parcels import Copy


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Copy, Copy]:
    """National and a chapter with a tent that it has heard of; the files are closed."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "home"))
    real = utc_now() - builders.clock() - timedelta(minutes=5)
    hub, fens = Copy(tmp_path / "hub", "hub", real), Copy(tmp_path / "fens", "fens", real)
    hub.found("National", kind="national")
    fens.found("Fens")
    pin(fens, hub)
    fens.do(assets.add_asset, name="Tent", kind="kit", place="Shed")
    hub.unpack(fens.pack(UP))
    fens.unpack(hub.pack(DOWN, everything=True))
    for copy in (hub, fens):
        copy.store.close()
    return hub, fens


def carry(giver: Copy, taker: Copy, audience: Any) -> None:
    """One bundle between two closed files."""
    giver.store, taker.store = giver.opened(), taker.opened()
    taker.unpack(giver.pack(audience, everything=True))
    for copy in (giver, taker):
        copy.store.close()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command that is done, and answers what it says as JSON."""

    def run(*words: str | Path) -> Any:
        assert run_command([*map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def refused(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """Why a command was refused."""
    assert run_command([*map(str, words)]) == 1
    return capsys.readouterr().err


@pytest.mark.parametrize(("answer", "state", "place"), [("accept", [], "Hall"), ("decline", ["declined"], "Shed")])
def test_a_suggestion_is_made_listed_and_answered(pair, shell, answer: str, state: list[str], place: str):
    hub, fens = pair

    told = shell("national", "suggest", hub.path, "tent", "--set", "place=Hall", "--set", "kind=kit", "--of", "Fens")

    assert (told["suggested"], told["table"]) == (["place"], "asset")
    (waiting,) = shell("national", "suggestions", hub.path)
    shown = [waiting[key] for key in ("thing", "chapter", "field", "value", "now", "state")]
    assert shown == ["Tent", "Fens", "place", "Hall", "Shed", "waiting"]

    carry(hub, fens, DOWN)
    (asked,) = shell("conflict", "list", fens.path)
    assert (asked["kind"], asked["values"]) == ("suggestion", ["here: Shed", "National: Hall"])
    assert shell("conflict", answer, fens.path, "1") == {"settled": 1, "left": 0}

    carry(fens, hub, UP)
    assert [each["state"] for each in shell("national", "suggestions", hub.path)] == state
    assert [each["place"] for each in shell("asset", "list", fens.path)] == [place]


def test_what_was_declined_is_put_away(pair, shell):
    hub, fens = pair
    shell("national", "suggest", hub.path, "tent", "--set", "place=Hall")
    carry(hub, fens, DOWN)
    shell("conflict", "decline", fens.path, "1")
    carry(fens, hub, UP)

    told = shell("national", "take-back", hub.path, "tent", "place")

    assert told["put_away"] == "place"
    assert shell("national", "suggestions", hub.path) == []


def test_what_a_chapter_calls_itself_is_suggested_and_taken_back(pair, shell, capsys):
    hub, _ = pair
    shell("national", "suggest", hub.path, "Fens", "--what", "chapter", "--set", "region=East")
    assert run_command(["national", "suggestions", str(hub.path)]) == 0
    assert "East" in capsys.readouterr().out

    shell("national", "take-back", hub.path, "Fens", "region", "--what", "chapter")

    assert shell("national", "suggestions", hub.path) == []


def test_what_cannot_be_is_refused_in_a_sentence(pair, shell, capsys):
    hub, fens = pair
    assert refused(capsys, "national", "suggest", hub.path, "Tent", "--set", "place=Shed").startswith("Nothing is chan")
    assert refused(capsys, "national", "suggest", hub.path, "Tent", "--set", "quantity=0").startswith("“0” cannot")
    assert "others are not told" in refused(capsys, "national", "suggest", hub.path, "Tent", "--set", "notes=x")
    assert refused(capsys, "national", "suggest", hub.path, "Urn", "--set", "place=x")
    assert refused(capsys, "national", "take-back", hub.path, "Tent", "place")
    assert run_command(["national", "suggest", str(hub.path), "Tent", "--set", "place"]) == 2
    shell("national", "suggest", hub.path, "Tent", "--set", "place=Hall", "--set", "quantity=2")
    carry(hub, fens, DOWN)

    capsys.readouterr()
    told = refused(capsys, "conflict", "settle", fens.path, "1", "--take", "hub")
    assert told == "Number 1 is a suggestion from outside: accept or decline it.\n"
    assert refused(capsys, "conflict", "accept", fens.path, "3")
    assert shell("conflict", "accept", fens.path, "2")["left"] == 1
