"""What bundles and keys say on the command line: who was shut out, which national key came, what was forgotten."""

import pytest

from desktop.cli.opened import chapter_at
from desktop.paths import here
from models.commands import erasure, roster
from models.rules.spoken_words import words_of
from models.trust import quarantine, signing
from models.trust.quarantine import Sender
from tests.desktop.test_cli_national import Shell, answered, enrolled, shell

__all__ = ["enrolled", "shell"]


@pytest.fixture
def pair(enrolled: Shell) -> Shell:
    """Two laptops of Avon that know each other; the first was enrolled."""
    enrolled.json("bundle", "write", "avon.chapter", "join.bundle", "--everything", "--open")
    enrolled.json("new", "two.chapter", "--from", str(enrolled.folder / "join.bundle"))
    return enrolled


def sent(shell: Shell, giver: str, taker: str, name: str = "a.bundle") -> tuple[str, str]:
    """A bundle from one to the other: what writing it and reading it said."""
    wrote, read = shell("bundle", "write", giver, name, "--open"), shell("bundle", "read", taker, name)
    assert (wrote[0], read[0]) == (0, 0), (wrote, read)
    return wrote[1], read[1]


def test_a_laptop_that_was_shut_out_is_told_when_it_reads_writes_and_looks_at_its_keys(pair: Shell) -> None:
    sent(pair, "two.chapter", "avon.chapter", "back.bundle")
    key = pair.json("keys", "show", "two.chapter")["public_key"]
    assert "shut out" not in pair("keys", "show", "two.chapter")[1]
    pair.json("keys", "revoke", "avon.chapter", key)

    _wrote, read = sent(pair, "avon.chapter", "two.chapter", "end.bundle")
    code, wrote, _err = pair("bundle", "write", "two.chapter", "late.bundle", "--open")

    told = ["This laptop was shut out by" in said for said in (read, wrote, pair("keys", "show", "two.chapter")[1])]
    assert (code, told) == (0, [True, True, True])
    assert pair.json("keys", "show", "two.chapter")["shut_out"]["by_national"] is False
    assert pair.json("keys", "show", "avon.chapter")["shut_out"] is None


def test_a_notice_tells_a_laptop_that_no_sealed_bundle_reaches(pair: Shell) -> None:
    sent(pair, "two.chapter", "avon.chapter", "back.bundle")
    key = pair.json("keys", "show", "two.chapter")["public_key"]

    code, said, _err = pair("keys", "revoke", "avon.chapter", key, "--notice", str(pair.folder / "notice.bundle"))
    read = pair("bundle", "read", "two.chapter", "notice.bundle")

    assert (code, "The notice for whoever has it:" in said) == (0, True)
    assert (read[0], "This laptop was shut out by" in read[1]) == (0, True)
    assert pair.json("bundle", "show", "notice.bundle")["changes"] == 0


def test_joining_with_a_bundle_that_brings_a_national_key_says_so_and_how_to_forget_it(enrolled: Shell) -> None:
    enrolled.json("bundle", "write", "avon.chapter", "join.bundle", "--everything", "--open")

    _code, said, _err = enrolled("new", "two.chapter", "--from", str(enrolled.folder / "join.bundle"))
    other = enrolled.json("new", "three.chapter", "--from", str(enrolled.folder / "join.bundle"))
    own = enrolled.json("new", "own.chapter", "--name", "Usk")

    key = enrolled.json("keys", "show", "hub.chapter")["public_key"]
    assert f"Its six words: {' '.join(words_of(key))}." in said
    assert "chapterhouse keys forget-national FILE" in said
    assert (other["national"], "national" in own) == ({"name": "National", "public_key": key}, False)


def test_a_national_key_that_came_is_shown_with_its_words_and_forgotten_by_command(pair: Shell) -> None:
    six = " ".join(words_of(pair.json("keys", "show", "hub.chapter")["public_key"]))
    assert f"The national key believed here, of National: {six}" in pair("keys", "show", "two.chapter")[1]

    gone = pair("keys", "forget-national", "two.chapter")

    assert gone[:2] == (0, "The key of National is believed here no longer. Only an invitation brings one back.\n")
    assert pair.json("keys", "show", "two.chapter")["national"] is None
    again = pair("keys", "forget-national", "two.chapter")
    assert (again[0], again[2].strip()) == (1, "No national key is believed here: there is nothing to forget.")


def test_what_came_by_the_national_key_is_said_to_count_no_longer(pair: Shell) -> None:
    pair.json("national", "publish", "hub.chapter", "down.bundle")
    pair.json("bundle", "read", "two.chapter", "down.bundle")

    code, said, _err = pair("keys", "forget-national", "two.chapter")

    assert (code, said) == (
        0,
        "The key of National is believed here no longer, and what came from it and from the chapters it enrolled "
        "counts no longer. Only an invitation brings it back.\n",
    )


def test_reading_a_bundle_that_brings_a_national_key_says_so(shell: Shell) -> None:
    shell.json("bundle", "write", "avon.chapter", "join.bundle", "--everything", "--open")
    shell.json("new", "two.chapter", "--from", str(shell.folder / "join.bundle"))
    shell.json("national", "invite", "hub.chapter", "invitation.json", "--chapter", "Avon")
    answered(shell, "invitation.json")
    shell.json("national", "enrol", "hub.chapter", "answer.json", "--certificate", "certificate.json")
    shell.json("keys", "take-certificate", "avon.chapter", "certificate.json")

    _wrote, read = sent(shell, "avon.chapter", "two.chapter")

    assert "The key of National is believed here from now on, on the word of" in read


def test_what_was_forgotten_is_said_where_it_leaves_and_where_it_arrives(pair: Shell) -> None:
    with chapter_at(pair.folder / "avon.chapter") as store, store.write("Add") as session:
        person = roster.add_person(session, given_name="Asha")
    sent(pair, "avon.chapter", "two.chapter", "first.bundle")
    with chapter_at(pair.folder / "avon.chapter") as store:
        erasure.erase(store, person_id=person, reason="asked", label="Forget")

    wrote = pair("bundle", "write", "avon.chapter", "second.bundle", "--open")[1]
    for ledger in (here().data / "erasures").iterdir():
        ledger.unlink()  # else the other file, on the same laptop, would know already
    read = pair("bundle", "read", "two.chapter", "second.bundle")[1]

    assert "With it goes 1 wish to be forgotten, which is not confirmed by everybody yet." in wrote
    assert "forgotten, at the wish of" in read


def test_bundles_of_strangers_that_were_dropped_are_told_beside_the_keys(shell: Shell) -> None:
    with chapter_at(shell.folder / "avon.chapter") as store, store.uncaptured("") as (connection, _rows):
        (ours,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
        for number in range(quarantine.MOST_OF_STRANGERS + 1):
            sender = Sender("", "Ivy", ours, "Avon", signing.public_key(b"i" * 32))
            told = {"name": f"{number}.bundle", "at": f"2026-11-23T17:{number:02}:00Z", "why": ["unknown_signer"]}
            quarantine.put(connection, f"{number}".encode(), sender=sender, **told)

    assert shell.json("keys", "show", "avon.chapter")["dropped"] == {
        "count": 1,
        "laptops": ["Ivy"],
        "at": "2026-11-23T17:20:00Z",
    }
    assert "1 older bundle of an unknown laptop was dropped" in shell("keys", "show", "avon.chapter")[1]
