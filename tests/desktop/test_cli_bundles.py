"""Bundles on the command line: previewed, sealed, sent by letter, and opened at the other end."""

import email
import email.policy
import os
from datetime import timedelta

import pytest

from desktop.cli.opened import chapter_at, store_at
from desktop.joining import join
from desktop.paths import here
from exports.bundle.write import write
from models.store import Store, utc_now
from models.tables import Asset, Person
from tests.desktop.test_cli_national import Shell, enrolled, shell

__all__ = ["enrolled", "shell"]


def filled(shell: Shell) -> None:
    """A person and an asset in the chapter."""
    with chapter_at(shell.folder / "avon.chapter") as store, store.write("Add") as session:
        session.add_all([Person(given_name="Asha"), Asset(name="Projector")])


def test_a_bundle_for_national_is_previewed_sealed_and_opened_there(enrolled: Shell):
    filled(enrolled)

    seen = enrolled.json("bundle", "preview", "avon.chapter", "--to", "national")
    written = enrolled.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national")
    report = enrolled.json("bundle", "read", "hub.chapter", "up.bundle")

    assert (written["sealed"], written["stubs"]) == ("keys", seen["stubs"])
    assert sum(written["counts"].values()) == seen["changes"]
    assert {thing["table"] for thing in seen["things"]} == {"asset", "chapter"}
    assert report["fresh"] == written["changes"]
    assert b"Projector" not in (enrolled.folder / "up.bundle").read_bytes()
    code, said, _err = enrolled("bundle", "preview", "avon.chapter", "--to", "national")
    assert (code, "asset  Projector  name: Projector" in said, "Asha" in said) == (0, True, False)


def test_a_sealed_bundle_is_shown_to_whoever_may_open_it(enrolled: Shell):
    enrolled.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national")

    shown = enrolled.json("bundle", "show", "up.bundle")

    assert (shown["sealed"], shown["audience"], shown["chapter"]["name"]) == ("keys", "national", "Avon")


def test_a_chapter_is_named_by_its_name(enrolled: Shell):
    enrolled.json("bundle", "write", "avon.chapter", "up.bundle", "--to", "national")
    enrolled.json("bundle", "read", "hub.chapter", "up.bundle")

    written = enrolled.json("bundle", "write", "hub.chapter", "down.bundle", "--to", "Avon")

    assert len(written["to"]) == 1
    assert enrolled.json("bundle", "read", "avon.chapter", "down.bundle")["fresh"] > 0
    code, _out, err = enrolled("bundle", "write", "hub.chapter", "x.bundle", "--to", "Nobody")
    assert (code, err.count("\n")) == (1, 1)


def test_the_letter_carries_the_bundle(shell: Shell):
    written = shell.json("bundle", "write", "avon.chapter", "out.bundle", "--eml")

    letter = (shell.folder / "out.eml").read_bytes()

    assert written["letter"] == str(shell.folder / "out.eml")
    (attached,) = email.message_from_bytes(letter, policy=email.policy.default).iter_attachments()
    assert attached.get_content() == (shell.folder / "out.bundle").read_bytes()


def test_what_anybody_can_read_is_said_to_be_so(shell: Shell):
    code, said, _err = shell("bundle", "write", "avon.chapter", "out.bundle")

    assert (code, said.splitlines()[-1]) == (0, "Whoever gets hold of the file can read it.")


def test_a_chapter_is_joined_from_all_parts_of_a_bundle_and_not_from_some(shell: Shell):
    for _ in range(6):
        filled(shell)
    with chapter_at(shell.folder / "avon.chapter") as store:
        files = write(store, shell.folder / "all.bundle", part_ops=6).files
    assert len(files) > 1

    refused = shell("new", "theirs.chapter", "--from", files[0].name)
    joined = join(shell.folder / "theirs.chapter", files, store_at)

    assert (refused[0], joined.name) == (1, "Avon")
    assert shell.json("check", "theirs.chapter")["clean"]


def test_what_was_written_by_a_clock_years_ahead_is_dated_anew_once_it_is_right(shell: Shell):
    path = shell.folder / "avon.chapter"
    ahead = Store(path, home=here().data, now=lambda: utc_now() + timedelta(days=1825))
    with ahead.write("Add") as session:
        session.add(Person(given_name="Asha"))
    ahead.close()

    code, said, _err = shell("bundle", "redate", "avon.chapter")
    again = shell.json("bundle", "redate", "avon.chapter")

    assert (code, said) == (0, "1 change written while the clock was far ahead was dated anew. It had not left.\n")
    assert again == {"redated": 0, "newest": None}


def test_a_bundle_says_what_was_dated_anew_before_it_left(shell: Shell):
    path = shell.folder / "avon.chapter"
    ahead = Store(path, home=here().data, now=lambda: utc_now() + timedelta(days=1825))
    with ahead.write("Add") as session:
        session.add(Person(given_name="Asha"))
    ahead.close()

    _code, said, _err = shell("bundle", "write", "avon.chapter", "a.bundle")
    _code, later, _err = shell("bundle", "write", "avon.chapter", "b.bundle")

    assert "1 change written while the clock was far ahead was dated anew. It had not left." in said
    assert "dated anew" not in later


def test_a_passphrase_that_is_no_text_is_refused_in_one_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHAPTERHOUSE_PASSPHRASE", "six geese")
    assert shell("bundle", "write", "avon.chapter", "sound.age", "--everything")[0] == 0
    monkeypatch.setenv("CHAPTERHOUSE_PASSPHRASE", os.fsdecode(b"six \xff geese"))

    code, out, err = shell("bundle", "write", "avon.chapter", "odd.age", "--everything")

    assert (code, out, err.count("\n"), "no character" in err) == (1, "", 1, True)
    assert not (shell.folder / "odd.age").exists()
    for command in (("bundle", "show", "sound.age"), ("new", "other.chapter", "--from", "sound.age")):
        code, _out, err = shell(*command)
        assert (code, "This is not the passphrase" in err) == (1, True)
