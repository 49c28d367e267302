"""`chapterhouse chapter` shows and sets what the chapter is called, and its language."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.run import run_command


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new chapter."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "home"))
    assert run_command(["new", str(tmp_path / "fens.chapter"), "--name", "Fens chapter"]) == 0
    capsys.readouterr()
    return tmp_path / "fens.chapter"


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    """What a command answers."""
    assert run_command([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_it_shows_what_the_chapter_is_called(file, capsys):
    assert run_command(["chapter", str(file)]) == 0

    lines = capsys.readouterr().out.splitlines()

    assert lines == ["Name: Fens chapter", "Short code: FC", "Region: –", "Writes in: English"]


def test_what_is_given_is_kept_and_the_rest_stays(file, capsys):
    told(capsys, "chapter", file, "--name", "Siambr y Ffen", "--language", "cy")

    facts = told(capsys, "chapter", file)

    assert {name: facts[name] for name in ("name", "short_code", "region", "language")} == {
        "name": "Siambr y Ffen",
        "short_code": "FC",
        "region": "",
        "language": "cy",
    }


def test_an_empty_name_is_refused_and_nothing_is_changed(file, capsys):
    assert run_command(["chapter", str(file), "--name", " ", "--region", "East"]) == 1

    assert capsys.readouterr().err.strip() == "The name must not be empty."
    assert (told(capsys, "chapter", file)["name"], told(capsys, "chapter", file)["region"]) == ("Fens chapter", "")


def test_a_language_nobody_knows_is_not_understood(file):
    assert run_command(["chapter", str(file), "--language", "tlh"]) == 2
