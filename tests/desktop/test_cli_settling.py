"""The command line settles conflicts and forgets people."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.run import run_command
from models.chapter_file import plain
from tests.parcels import Copy, joined


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Copy, Copy]:
    """Two laptops of one chapter that disagree on where Maud works; the first one's file is closed."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "asha-home"))
    asha = Copy(tmp_path, "asha")
    asha.found("Fens chapter")
    person = asha.person("Maud", "Hale")
    bryn = joined(asha, "bryn")
    asha.set("person", person, organisation="Baths")
    bryn.set("person", person, organisation="Library")
    asha.unpack(bryn.pack())
    asha.store.close()
    return asha, bryn


def answered(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    """What a command answers."""
    assert run_command([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_conflicts_are_listed_and_settled(pair, capsys):
    asha, bryn = pair
    (listed,) = answered(capsys, "conflict", "list", asha.path)
    assert (listed["field"], {w["value"] for w in listed["written"]}) == ("organisation", {"Baths", "Library"})

    took = answered(capsys, "conflict", "settle", asha.path, "1", "--take", bryn.store.writer)

    assert took == {"settled": 1, "left": 0}
    assert answered(capsys, "conflict", "list", asha.path) == []
    assert asha.opened().path == asha.path


def test_two_laptops_of_one_name_are_told_apart(pair, capsys):
    asha, bryn = pair
    with closing(plain(asha.path)) as connection:
        connection.execute("UPDATE writer SET name = 'vm'")
    (listed,) = answered(capsys, "conflict", "list", asha.path)
    short = bryn.store.writer[:4]
    assert f"vm ({short}): Library" in listed["values"]
    assert run_command(["conflict", "settle", str(asha.path), "1", "--take", "vm"]) == 1

    answered(capsys, "conflict", "settle", asha.path, "1", "--take", short)

    assert answered(capsys, "conflict", "list", asha.path) == []
    with asha.opened().read() as reader:
        assert reader.value("SELECT organisation FROM person") == "Library"


def test_a_member_is_forgotten_by_name(pair, capsys):
    asha, _ = pair

    told = answered(capsys, "erase", asha.path, "maud hale")

    assert told["changes"] > 0
    assert answered(capsys, "roster", "list", asha.path) == []
    assert answered(capsys, "check", asha.path)["clean"]


def test_many_entries_said_to_be_one_person_are_forgotten_only_when_all_are_meant(pair, capsys):
    asha, _ = pair
    asha.store = asha.opened()
    asha.person("Maudie", "Hale")
    asha.store.close()
    answered(capsys, "roster", "merge", asha.path, "Maud Hale", "Maudie Hale", "--take", "given_name=first")

    assert run_command(["erase", str(asha.path), "Maud Hale"]) == 1

    said = capsys.readouterr().err
    assert "2 entries" in said and "Maud Hale, Maudie Hale" in said and said.count("\n") == 1
    assert len(answered(capsys, "roster", "list", asha.path)) == 1
    told = answered(capsys, "erase", asha.path, "Maud Hale", "--all")
    assert told["names"] == ["Maud Hale", "Maudie Hale"]
    assert answered(capsys, "roster", "list", asha.path) == []


def test_whose_earlier_values_keep_something_of_somebody_forgotten_is_told(pair, capsys):
    asha, _ = pair
    asha.store = asha.opened()
    asha.set("person", asha.person("Maudie", "Hale"), town="Ely")
    asha.store.close()
    answered(capsys, "roster", "merge", asha.path, "Maud Hale", "Maudie Hale", "--take", "given_name=first")
    listed = answered(capsys, "roster", "list", asha.path)
    with asha.opened().read() as reader:
        first, second = reader.one(lambda *pair: pair, "SELECT first_id, second_id FROM likeness")
    assert run_command(["roster", "part", str(asha.path), first, second]) == 0
    capsys.readouterr()

    assert run_command(["erase", str(asha.path), "Maudie Hale"]) == 0

    assert "Among the earlier values of Maud Hale" in capsys.readouterr().out
    assert [row["name"] for row in answered(capsys, "roster", "list", asha.path)] == [row["name"] for row in listed]


def test_why_somebody_is_forgotten_is_a_word_and_never_a_name(pair, capsys):
    asha, _ = pair

    code = run_command(["erase", str(asha.path), "maud hale", "--reason", "Maud Hale rang"])

    assert code == 2
    assert [row["name"] for row in answered(capsys, "roster", "list", asha.path)] == ["Maud Hale"]


@pytest.mark.parametrize("words", [["erase", "Nobody Here"], ["conflict", "settle", "9", "--take", "x"]])
def test_what_is_not_there_is_refused_in_one_sentence(pair, capsys, words):
    asha, _ = pair
    command = (
        ["erase", str(asha.path), words[1]]
        if words[0] == "erase"
        else ["conflict", "settle", str(asha.path), *words[2:]]
    )

    assert run_command(command) == 1

    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_what_is_in_the_bin_here_and_was_edited_there_is_restored_or_left(pair, capsys):
    asha, bryn = pair
    asha.store = asha.opened()
    person = asha.person("Nan", "Rhys")
    bryn.unpack(asha.pack())
    bryn.set("person", person, removed=1)
    asha.set("person", person, organisation="Choir")
    asha.unpack(bryn.pack())
    asha.store.close()
    both = answered(capsys, "conflict", "list", asha.path)
    number = str(next(row["number"] for row in both if row["kind"] == "removed"))
    assert run_command(["conflict", "settle", str(asha.path), number, "--take", "bryn"]) == 1
    assert "restore it, or leave it there" in capsys.readouterr().err

    answered(capsys, "conflict", "restore", asha.path, number)

    assert [row["kind"] for row in answered(capsys, "conflict", "list", asha.path)] == ["values"]
    assert sorted(row["name"] for row in answered(capsys, "roster", "list", asha.path)) == ["Maud Hale", "Nan Rhys"]


def test_everything_is_taken_from_one_laptop(pair, capsys):
    asha, bryn = pair

    took = answered(capsys, "conflict", "take-all", asha.path, "--from", bryn.store.writer)

    assert took == {"settled": 1, "left": 0}
    with asha.opened().read() as reader:
        assert reader.value("SELECT organisation FROM person") == "Library"
