"""The command line lists what was removed and puts it back."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.run import run_command
from models.commands import actions, roster
from models.store import Store
from tests import builders
from tests.builders_roster import add


@pytest.fixture
def chapter(empty_chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chapter with a member and two actions in its bin."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "home"))
    path = tmp_path / "own.chapter"
    shutil.copy(empty_chapter, path)
    store = Store(path, home=tmp_path / "home" / "data", now=builders.clock)
    amara = add(store, "Amara Okafor")
    with store.write("Bin Amara") as session:
        roster.to_bin(session, person_ids=[amara])
    for text in ("Sweep", "Sweep"):
        with store.write("Add") as session:
            id = actions.add(session, text=text, owner="Ed")
        with store.write("Bin it") as session:
            actions.to_bin(session, action_id=id)
    store.close()
    return path


def answered(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    """What a command answers."""
    assert run_command([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_everything_removed_is_listed(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = answered(capsys, "bin", "list", chapter)

    assert sorted((row["kind"], row["name"], row["of"], row["deed"]) for row in listed) == [
        ("action", "Sweep", "Ed", "Bin it"),
        ("action", "Sweep", "Ed", "Bin it"),
        ("person", "Amara Okafor", "", "Bin Amara"),
    ]


def test_a_name_or_an_id_puts_something_back(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = answered(capsys, "bin", "list", chapter, "--search", "sweep")

    told = answered(capsys, "bin", "restore", chapter, "amara okafor", first["id"])

    assert told["records"] == 2
    assert [row["id"] for row in answered(capsys, "bin", "list", chapter)] == [second["id"]]


def test_what_is_not_there_or_may_be_either_is_refused(chapter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = []
    for name in ("Nobody", "Sweep"):
        code = run_command(["bin", "restore", str(chapter), name])
        answers.append((code, capsys.readouterr().err.split(".")[0].strip()))

    assert answers == [
        (1, "Nobody and nothing here answers to “Nobody”"),
        (1, "2 are called Sweep"),
    ]
