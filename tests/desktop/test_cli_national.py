"""The national community on the command line: from the first invitation to a reply."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import run
from desktop.cli.opened import chapter_at
from exports import enrolment, invitation
from exports.bundle.write import write
from models.commands import from_national, national, register
from models.queries import national as queries
from models.store import utc_now

_FILES = (".chapter", ".json", ".bundle", ".svg", ".png", ".age", "post")


class Shell:
    """Runs commands in a folder and keeps what they said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error; words that name files are paths in the folder."""
        code = run([str(self.folder / word) if word.endswith(_FILES) else word for word in words])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def json(self, *words: str) -> Any:
        """The answer as JSON."""
        code, out, err = self(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A folder with national's file and a chapter's, that do not know each other yet."""
    shell = Shell(tmp_path, capsys)
    assert shell("new", "hub.chapter", "--name", "National", "--national")[0] == 0
    assert shell("new", "avon.chapter", "--name", "Avon")[0] == 0
    (tmp_path / "post").mkdir()
    return shell


@pytest.fixture
def enrolled(shell: Shell) -> Shell:
    """The same, enrolled."""
    shell.json("national", "invite", "hub.chapter", "invitation.json", "--chapter", "Avon")
    answered(shell, "invitation.json")
    shell.json("national", "enrol", "hub.chapter", "answer.json", "--certificate", "certificate.json")
    with chapter_at(shell.folder / "avon.chapter") as store:
        enrolment.take_certificates(store, shell.folder / "certificate.json")
    return shell


def answered(shell: Shell, name: str) -> tuple[str, ...]:
    """The chapter answers an invitation; the six words of its laptop."""
    with chapter_at(shell.folder / "avon.chapter") as store:
        return enrolment.answer(store, invitation.read(shell.folder / name), shell.folder / "answer.json").words


def in_file(shell: Shell, name: str, label: str, deed: Any, **given: Any) -> Any:
    """One deed in a file, as the window would do it."""
    with chapter_at(shell.folder / name) as store, store.write(label) as session:
        return deed(session, **given)


def test_a_national_file_is_made_as_one(shell: Shell):
    with chapter_at(shell.folder / "hub.chapter") as hub, hub.read() as reader:
        assert queries.is_national(reader)
    with chapter_at(shell.folder / "avon.chapter") as avon, avon.read() as reader:
        assert not queries.is_national(reader)


def test_an_invited_chapter_is_enrolled_by_its_answer(shell: Shell):
    invited = shell.json("national", "invite", "hub.chapter", "invitation.json", "--chapter", "Avon", "--qr", "qr.svg")
    answered(shell, "invitation.json")

    told = shell.json("national", "enrol", "hub.chapter", "answer.json")

    assert (told["name"], len(invited["words"])) == ("Avon", 6)
    assert (shell.folder / "qr.svg").read_text().startswith("<?xml")
    (row,) = shell.json("national", "status", "hub.chapter")["chapters"]
    assert (row["name"], row["standing"]) == ("Avon", "never")


def test_an_answer_without_our_code_needs_the_words_heard(shell: Shell):
    shell.json("national", "invite", "hub.chapter", "invitation.json", "--chapter", "Avon")
    shell.json("new", "other.chapter", "--name", "Another", "--national")
    shell.json("national", "invite", "other.chapter", "foreign.json", "--chapter", "Avon")
    words = " ".join(answered(shell, "foreign.json"))

    refused, nothing, told = shell("national", "enrol", "hub.chapter", "answer.json")
    wrong = shell("national", "enrol", "hub.chapter", "answer.json", "--words", "one two three four five six")
    right = shell("national", "enrol", "hub.chapter", "answer.json", "--words", words)

    assert (refused, nothing) == (1, "")
    assert told.startswith("Avon’s answer does not give back the code")
    assert (wrong[0], wrong[2].startswith("Those are not the six words")) == (1, True)
    assert (right[0], right[1]) == (0, "Avon is enrolled. Its certificate leaves with the next national bundle.\n")


def test_a_consultation_is_published_answered_and_taken_in_from_a_folder(enrolled: Shell):
    asked = in_file(enrolled, "hub.chapter", "Ask", national.open_consultation, title="Expenses")
    enrolled.json("national", "publish", "hub.chapter", "down.bundle")
    assert enrolled("bundle", "read", "avon.chapter", "down.bundle")[0] == 0
    decision = in_file(enrolled, "avon.chapter", "Decide", register.record, text="Yes", on=utc_now())
    given = {"consultation_id": asked, "decision_id": decision, "at": utc_now()}
    in_file(enrolled, "avon.chapter", "Answer", from_national.answer, **given)
    with chapter_at(enrolled.folder / "avon.chapter") as avon:
        write(avon, enrolled.folder / "post" / "up.bundle", audience="national")
    (enrolled.folder / "post" / "a torn.bundle").write_bytes(b"PK nothing")

    torn, came = enrolled.json("national", "inbox", "hub.chapter", "post")

    assert (torn["outcome"], came["outcome"], came["chapter"]) == ("refused", "taken", "Avon")
    assert torn["words"].startswith("This bundle was not opened")
    status = enrolled.json("national", "status", "hub.chapter")
    assert [row["standing"] for row in status["chapters"]] == ["up_to_date"]
    assert [each["answer"]["chapter"] for each in status["consultations"][0]["answers"]] == ["Avon"]
    known = enrolled.json("national", "status", "avon.chapter")
    assert (known["national"]["name"], known["asked"][0]["answer"]["decision"]) == ("National", "Yes")


def test_the_answers_are_sentences_too(enrolled: Shell):
    code, said, _err = enrolled("national", "status", "hub.chapter")
    assert (code, said.splitlines()[:2]) == (0, ["1 chapter · 1 never heard", "Avon  never heard"])

    code, said, _err = enrolled("national", "inbox", "hub.chapter", "post")
    assert (code, said) == (0, "There are no bundles in this folder.\n")

    code, said, _err = enrolled("national", "publish", "hub.chapter", "down.bundle", "--to", "Avon")
    assert (code, said.endswith("down.bundle\n")) == (0, True)


def test_a_chapter_does_nothing_of_nationals(shell: Shell):
    code, out, err = shell("national", "publish", "avon.chapter", "down.bundle")
    assert (code, out) == (1, "")
    assert err == "Only the national community can do this, in its own file.\n"

    code, out, _err = shell("national", "status", "avon.chapter")
    assert (code, out) == (0, "No national community is known here yet.\n")
    assert shell("national", "publish", "hub.chapter", "down.bundle", "--to", "Nowhere")[0] == 1
    assert not (shell.folder / "down.bundle").exists()
