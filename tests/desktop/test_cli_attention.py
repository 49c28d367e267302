"""The command line lists what needs attention."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.cli.run import run_command
from models.commands import assets
from tests.parcels import Copy, joined


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chapter of which two laptops have lent the projector."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "asha-home"))
    asha = Copy(tmp_path, "asha")
    asha.found("Fens chapter")
    people = asha.person("Maud", "Hale"), asha.person("Nia", "Rhys")
    projector = asha.do(assets.add_asset, name="Projector", kind="kit")
    bryn = joined(asha, "bryn")
    now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    for copy, person in zip((asha, bryn), people, strict=True):
        until = now.date() + timedelta(days=7)
        copy.do(assets.lend, asset_id=projector, person_id=person, until=until, now=now)
    asha.unpack(bryn.pack())
    asha.store.close()
    return asha.path


def test_what_needs_attention_is_listed_in_a_sentence(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["conflict", "attention", str(file)]) == 0

    assert "Lent twice  Projector is lent twice: to Maud Hale since Mon 23 Nov" in capsys.readouterr().out


def test_what_needs_attention_is_given_as_facts(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["conflict", "attention", str(file), "--json"]) == 0

    (needs,) = json.loads(capsys.readouterr().out)
    assert (needs["number"], needs["kind"], needs["thing"]["name"]) == (1, "lent_twice", "Projector")
    assert [(each["table"], each["name"]) for each in needs["holdings"]] == [
        ("loan", "Maud Hale"),
        ("loan", "Nia Rhys"),
    ]
