"""`bundle preview` says in words and as JSON exactly what `bundle write` to the same recipient then saves."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.opened import chapter_at
from exports.bundle import read, seal
from exports.bundle.read import Bundle
from models.commands import assets, roster
from models.queries.national import chapters
from models.rules.consent import ConsentState
from models.trust.keys import secrets_of
from tests.builders import NOW
from tests.desktop.test_cli_national import Shell, enrolled, in_file, shell

__all__ = ["enrolled", "shell"]


@pytest.fixture
def sent(enrolled: Shell) -> Shell:
    """National holds Avon’s tent, kept with Nadia, and has said so."""
    in_file(enrolled, "avon.chapter", "Add", add)
    carried(enrolled)
    return enrolled


def add(session: Any) -> None:
    """A member and two things."""
    nadia = roster.add_person(session, given_name="Nadia", family_name="Rhys")
    assets.add_asset(session, name="Tent", kind="kit", place="with Nadia")
    assets.add_asset(session, name="Drill", kind="kit", place="Village hall")
    session.flush()
    roster.record_consent(session, person_id=nadia, state=ConsentState.GRANTED, at=NOW)


def carried(shell: Shell) -> None:
    """Up, and the answer down."""
    shell.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national")
    shell.json("bundle", "read", "hub.chapter", "up.bundle")
    shell.json("national", "publish", "hub.chapter", "down.bundle")
    shell.json("bundle", "read", "avon.chapter", "down.bundle")


def answers(shell: Shell, state: ConsentState) -> None:
    """Nadia says so."""
    (nadia,) = shell.json("roster", "list", "avon.chapter")
    in_file(shell, "avon.chapter", "Answer", roster.record_consent, person_id=nadia["id"], state=state, at=NOW)


def opened(shell: Shell, name: str, by: str = "hub.chapter") -> Bundle:
    """A saved file as somebody opens it."""
    with chapter_at(shell.folder / by) as store:
        store.prepare()
        return read.read(shell.folder / name, keys=[secrets_of(store.home, store.writer).age])


def in_the_file(bundle: Bundle) -> set[tuple[str, str, str, object]]:
    """Every value in it, by table, row and field."""
    ops = [signed.op for signed in bundle.parcel.ops if signed.op]
    return {(op.table, op.row, field, value) for op in ops for field, value in op.set.items()}


def in_the_preview(seen: dict[str, Any]) -> set[tuple[str, str, str, object]]:
    """Every value it says leaves, likewise."""
    return {
        (thing["table"], thing["row"], field["name"], value)
        for thing in seen["things"]
        for field in thing["fields"]
        for value in (field["value"], *field["earlier"])
    }


def require_same(bundle: Bundle, seen: dict[str, Any]) -> None:
    """Value by value, line by line."""
    assert in_the_file(bundle) == in_the_preview(seen)
    assert len(bundle.parcel.ops) == seen["changes"] + seen["stubs"] + seen["erased"]
    assert list(bundle.parcel.totals) == seen["totals"]


def test_what_is_taken_back_as_it_is_written_was_in_the_preview(sent: Shell):
    answers(sent, ConsentState.REFUSED)

    seen = sent.json("bundle", "preview", "avon.chapter", "--to", "national")
    words = sent("bundle", "preview", "avon.chapter", "--to", "national")[1]
    sent.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national")

    require_same(opened(sent, "up.bundle"), seen)
    assert "asset  Tent  withheld: 1" in words.splitlines()
    assert "Tent" in words.split("Is given up there:\n")[1]


def test_how_many_members_are_named_there_is_told(sent: Shell):
    in_file(sent, "avon.chapter", "Agree", agree)

    said = sent("bundle", "preview", "avon.chapter", "--to", "national")[1]

    assert said.splitlines()[-1] == "1 of 1 member is named there."
    assert sent.json("bundle", "preview", "avon.chapter", "--to", "national")["named"]["there"] == 1


def agree(session: Any) -> None:
    """The chapter tells names from now on, and Nadia is a member."""
    for query in ("UPDATE chapter SET national_level = 3", "UPDATE person SET joined_on = '2024-05-01'"):
        session.connection().exec_driver_sql(query)


def test_what_is_theirs_again_was_in_the_preview_as_well(sent: Shell):
    answers(sent, ConsentState.REFUSED)
    carried(sent)
    answers(sent, ConsentState.GRANTED)

    seen = sent.json("bundle", "preview", "avon.chapter", "--to", "National")
    sent.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "National")

    require_same(opened(sent, "up.bundle"), seen)
    assert "with Nadia" in {value for *_cell, value in in_the_preview(seen)}


def test_everything_and_less_than_the_chapter_decided_are_previewed_as_they_are_written(sent: Shell):
    answers(sent, ConsentState.REFUSED)
    for more in (["--everything"], ["--level", "0"], ["--everything", "--level", "0"]):
        seen = sent.json("bundle", "preview", "avon.chapter", "--to", "national", *more)
        sent.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national", *more)

        require_same(opened(sent, "up.bundle"), seen)


def test_what_the_national_community_publishes_is_previewed_as_it_is_written(sent: Shell):
    in_file(sent, "hub.chapter", "Add", partial(assets.add_asset, name="Banner", kind="kit"))

    seen = sent.json("bundle", "preview", "hub.chapter", "--to", "chapters")
    sent.json("bundle", "write", "hub.chapter", "down.bundle", "--to", "chapters")

    require_same(read.read(sent.folder / "down.bundle"), seen)
    with chapter_at(sent.folder / "hub.chapter") as hub, hub.read() as reader:
        assert [row.name for row in chapters(reader)] == ["Avon"]


def test_the_words_tell_every_value_that_leaves_and_every_table_of_totals(enrolled: Shell):
    drill = in_file(enrolled, "avon.chapter", "Add", partial(assets.add_asset, name="Drill", kind="kit", place="Hall"))
    moved = {"asset_id": drill, "field": "place", "value": "Library", "now": NOW}
    in_file(enrolled, "avon.chapter", "Move", assets.change, **moved)

    words = enrolled("bundle", "preview", "avon.chapter", "--to", "national")[1]
    enrolled.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national")

    bundle = opened(enrolled, "up.bundle")
    assert "place: Library (before it: Hall)" in words
    assert all(str(value) in words for *_cell, value in in_the_file(bundle) if value is not None)
    assert all(f"totals  {line['table']}" in words for line in bundle.parcel.totals)


def test_a_bundle_for_a_co_coordinator_with_a_key_is_sealed_unless_told_otherwise(shell: Shell, tmp_path: Path):
    in_file(shell, "avon.chapter", "Add", add)
    shell.json("bundle", "write", "avon.chapter", "join.bundle")
    shell.json("new", "theirs.chapter", "--from", "join.bundle")
    shell.json("bundle", "write", "theirs.chapter", "answer.bundle", "--open")
    shell.json("bundle", "read", "avon.chapter", "answer.bundle")

    written = shell.json("bundle", "write", "avon.chapter", "news.bundle", "--everything")
    opened_up = shell.json("bundle", "write", "avon.chapter", "open.bundle", "--everything", "--open")

    key = shell.json("keys", "show", "theirs.chapter")["public_key"]
    to_one = shell.json("bundle", "write", "avon.chapter", "one.bundle", "--to", key)

    assert (written["sealed"], opened_up["sealed"], to_one["sealed"]) == ("keys", "", "keys")
    assert seal.is_sealed((tmp_path / "news.bundle").read_bytes())
    assert opened(shell, "news.bundle", by="theirs.chapter").is_whole
    assert shell("bundle", "write", "avon.chapter", "x.bundle")[1].endswith("and this laptop can open it.\n")


def test_only_the_national_community_writes_to_the_chapters(sent: Shell):
    for command in (["preview", "avon.chapter"], ["write", "avon.chapter", "x.bundle"]):
        code, out, err = sent("bundle", *command, "--to", "chapters")

        assert (code, out, err.count("\n")) == (1, "", 1)
    assert not (sent.folder / "x.bundle").exists()
