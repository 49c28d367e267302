"""What comes after a meeting, from the command line."""

import json

import pytest

from tests.desktop.test_cli import RECORD, Shell

TOLD = RECORD | {
    "apologies": ["Lleu Fychan"],
    "agenda": [*RECORD["agenda"], {"confidential": True, "title": "A grievance", "notes": "SECRET words."}],
}


@pytest.fixture
def held(tmp_path, capsys):
    """A shell in a folder with a chapter with one meeting in it."""
    shell = Shell(tmp_path, capsys)
    shell("new", "own.chapter", "--name", "North East")
    shell.write("record.json", json.dumps(TOLD))
    shell("meeting", "import", "own.chapter", "record.json")
    return shell


def test_a_meeting_goes_to_another_chapter_and_says_the_same_there(held):
    exported = held.json("meeting", "export", "own.chapter", "last", "out.json")
    held("new", "theirs.chapter", "--name", "North East")
    held("meeting", "import", "theirs.chapter", "out.json")

    again = held.json("meeting", "export", "theirs.chapter", "last", "again.json")

    first, second = (json.loads((held.folder / name).read_text("utf-8")) for name in ("out.json", "again.json"))
    assert first == second
    assert "SECRET" not in str(first)
    assert len(exported["fingerprint"]) == len(again["fingerprint"]) == 64


def test_the_confidential_annex_is_printed_apart(held):
    main = held.json("meeting", "minutes", "own.chapter", "last", "main.pdf")
    annex = held.json("meeting", "minutes", "own.chapter", "last", "annex.pdf", "--annex")

    assert main["fingerprint"] != annex["fingerprint"]
    assert (held.folder / "annex.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("name", "begins"), [("missed.pdf", b"%PDF-"), ("missed.eml", b"X-Unsent: 1")])
def test_the_absent_are_told(held, name, begins):
    told = held.json("meeting", "catch-up", "own.chapter", "last", str(held.folder / name))

    assert told["absent"] == 1
    assert (held.folder / name).read_bytes().startswith(begins)
