"""`chapterhouse verify`, and minutes taken back in from a paper."""

import json

import pytest

from desktop import __version__
from exports.program import VERSION
from tests.desktop.test_cli import RECORD, Shell
from tests.exports.signing_keys import key_and_certificate


@pytest.fixture
def shell(tmp_path, capsys):
    """A shell in a folder with a chapter, one meeting in it, and its minutes on paper."""
    shell = Shell(tmp_path, capsys)
    shell("new", "own.chapter", "--name", "North East")
    shell.write("record.json", json.dumps(RECORD))
    shell("meeting", "import", "own.chapter", "record.json")
    shell("meeting", "minutes", "own.chapter", "last", "minutes.pdf")
    return shell


def test_a_paper_is_checked_alone_and_beside_its_chapter(shell):
    alone = shell.json("verify", "minutes.pdf")
    beside = shell.json("verify", "minutes.pdf", "--in", "own.chapter")

    assert [alone["agrees"], beside["agrees"]] == [True, True]
    assert [check["what"] for check in beside["checks"]] == [
        *("ours", "bytes", "data", "fingerprint", "words", "standing", "chapter"),
    ]
    assert len(alone["fingerprint"]) == 64


def test_a_changed_byte_is_one_sentence_on_stderr_and_exit_1(shell):
    content = bytearray((shell.folder / "minutes.pdf").read_bytes())
    content[len(content) // 3] ^= 1
    (shell.folder / "changed.pdf").write_bytes(content)

    code, out, err = shell("verify", "changed.pdf")

    assert code == 1
    assert "Every byte" in out
    assert err == "changed.pdf: The file was changed after the paper was made.\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n", "x.pdf: This is not a PDF, whatever its name says.\n"),
        (b"%PDF-1.7\n", "x.pdf: This file is cut short: its end is missing.\n"),
    ],
)
def test_what_is_no_paper_is_said_in_one_sentence(shell, content, sentence):
    (shell.folder / "x.pdf").write_bytes(content)

    assert shell("verify", "x.pdf")[::2] == (1, sentence)


def test_a_file_that_is_not_there_is_refused(shell):
    code, _out, err = shell("verify", "none.pdf")

    assert code == 1
    assert err.startswith("none.pdf could not be read")


def test_not_understood_is_2(shell):
    assert shell("verify")[0] == 2


def test_a_paper_imported_into_an_empty_chapter_gives_the_same_minutes(shell):
    shell("new", "theirs.chapter", "--name", "North East")
    shell("meeting", "import", "theirs.chapter", "minutes.pdf")
    theirs = shell.json("meeting", "minutes", "theirs.chapter", "last", "again.pdf")

    first, again = (shell.json("verify", name) for name in ("minutes.pdf", "again.pdf"))
    assert first["fingerprint"] == again["fingerprint"] == theirs["fingerprint"]
    assert shell("verify", "minutes.pdf", "--in", "theirs.chapter")[0] == 0


def test_a_paper_and_the_record_it_came_from_are_one_meeting(shell):
    code, _out, err = shell("meeting", "import", "own.chapter", "minutes.pdf")

    assert code == 1
    assert "in the chapter already" in err


def test_a_paper_that_is_no_whole_meeting_is_not_taken_in(shell):
    shell("meeting", "minutes", "own.chapter", "last", "annex.pdf", "--annex")

    code, _out, err = shell("meeting", "import", "own.chapter", "annex.pdf")

    assert code == 1
    assert err == (
        "This paper cannot be taken in as a meeting. It is a confidential annex, and only a part of a meeting. "
        "Nothing was changed.\n"
    )


def test_papers_name_the_version_of_the_program():
    assert __version__ == VERSION


def test_a_paper_is_signed_with_a_key_from_a_file(shell):
    pytest.importorskip("pyhanko")
    key, certificate = key_and_certificate()
    (shell.folder / "key.p12").write_bytes(key)
    (shell.folder / "who.pem").write_bytes(certificate)
    (shell.folder / "password").write_text("pw\n", "utf-8")
    with_key = ("--with", str(shell.folder / "key.p12"), "--password-file", str(shell.folder / "password"))

    code, _out, err = shell("sign", "minutes.pdf", *with_key, "--name", "Siân")
    checked = shell.json("verify", "minutes.pdf", "--trust", str(shell.folder / "who.pem"))

    assert (code, err) == (0, "")
    assert checked["agrees"]
    assert [check["why"] for check in checked["checks"] if check["what"] == "signature"] == ["signed_by"]


def test_what_cannot_be_signed_stays_as_it_was(shell):
    pytest.importorskip("pyhanko")
    before = (shell.folder / "minutes.pdf").read_bytes()
    shell.write("password", "wrong")
    (shell.folder / "key.p12").write_bytes(b"no key")
    with_key = ("--with", str(shell.folder / "key.p12"), "--password-file", str(shell.folder / "password"))

    code, _out, err = shell("sign", "minutes.pdf", *with_key)

    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("The key cannot be used")
    assert (shell.folder / "minutes.pdf").read_bytes() == before
