"""The command line lists, merges, parts and tells apart entries that look like one person."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.run import run_command
from models.commands import roster_parts
from tests.parcels import Copy


@pytest.fixture
def chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str, str]:
    """A chapter in which Maud Hale stands twice; its file is closed."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "asha-home"))
    asha = Copy(tmp_path, "asha")
    asha.found("Fens chapter")
    people = [asha.person("Maud", "Hale"), asha.person("Maudie", "Hale"), asha.person("Ada", "Lock")]
    for person, email in zip(people[:2], ("maud@mail.example", "MAUD@mail.example"), strict=True):
        asha.do(roster_parts.add_contact, person_id=person, kind="email", value=email)
    asha.set("person", people[1], known_as="Maud", town="Ely")
    asha.store.close()
    return asha.path, people[0], people[1]


def answered(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    """What a command answers."""
    assert run_command([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def names(capsys: pytest.CaptureFixture[str], path: Path) -> list[str]:
    """Everybody in the list."""
    return [row["name"] for row in answered(capsys, "roster", "list", path)]


def test_pairs_are_listed_and_merged_and_taken_apart(chapter, capsys):
    path, first, second = chapter
    (pair,) = answered(capsys, "roster", "duplicates", path)
    assert (pair["first_id"], pair["second_id"], pair["points"], pair["band"]) == (first, second, 70, "check")

    done = answered(capsys, "roster", "merge", path, first, second, "--take", "given_name=first")

    assert (done["kept"], done["given_up"]) == (first, second)
    assert names(capsys, path) == ["Maud Hale", "Ada Lock"]
    assert answered(capsys, "roster", "duplicates", path) == []
    parted = answered(capsys, "roster", "part", path, first, second)
    assert parted["stayed"] == []
    assert names(capsys, path) == ["Maud Hale", "Maud Hale", "Ada Lock"]


def test_a_dry_run_says_what_would_be_kept(chapter, capsys):
    path, first, second = chapter

    lines = answered(capsys, "roster", "merge", path, first, second, "--dry-run")

    assert {"field": "town", "first": None, "second": "Ely", "suggested": "second", "is_same": False} in lines
    assert names(capsys, path) == ["Maud Hale", "Maud Hale", "Ada Lock"]


def test_two_people_are_told_apart_and_can_be_merged_all_the_same(chapter, capsys):
    path, first, second = chapter

    answered(capsys, "roster", "different", path, first, second)

    assert answered(capsys, "roster", "duplicates", path) == []
    assert run_command(["roster", "merge", str(path), first, second]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    answered(capsys, "roster", "merge", path, first, second, "--anyway")
    assert names(capsys, path) == ["Maud Hale", "Ada Lock"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("merge", "Maud Hale", "Ada Lock"), 1),
        (("merge", "Ada Lock", "Ada Lock"), 1),
        (("part", "Ada Lock", "Maudie Hale"), 1),
        (("merge", "Ada Lock", "Maudie Hale", "--take", "town=both"), 2),
        (("merge", "Ada Lock", "Maudie Hale", "--take", "shoes=first"), 2),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(chapter, capsys, words, code):
    path, *_ = chapter
    command, *rest = words

    assert run_command(["roster", command, str(path), *rest]) == code

    assert "Traceback" not in (said := capsys.readouterr().err)
    assert said.strip()
    assert names(capsys, path) == ["Maud Hale", "Maud Hale", "Ada Lock"]


def test_what_came_late_is_brought_along(chapter, capsys):
    path, first, second = chapter
    answered(capsys, "roster", "merge", path, first, second)

    assert answered(capsys, "roster", "bring-along", path) == {"moved": 0}
