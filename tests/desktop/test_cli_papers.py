"""The papers of a meeting from the command line."""

import json

import pytest

from desktop.__main__ import run
from models.store import Store, utc_now
from tests import builders_meetings as make

DAY = make.EVENING.date().isoformat()


@pytest.fixture
def shell(tmp_path, capsys):
    """Runs commands on a chapter with one planned meeting and two members; answers code, output, errors."""
    file = tmp_path / "own.chapter"
    assert run(["new", str(file), "--name", "North East"]) == 0
    store = Store(file, home=tmp_path / "home", now=utc_now)
    _fill(store)
    store.close()
    capsys.readouterr()

    def call(command, *words):
        code = run(["meeting", command, str(file), *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def _fill(store):
    from models.tables import ContactPoint

    ids = make.people(store, "Asha Rao", "Huw Price")
    with store.write("ways") as session:
        session.add(ContactPoint(person_id=ids["Asha"], kind="email", value="asha@x.example"))
    make.planned(store, "November meeting", "Welcome", "Kit")


@pytest.mark.parametrize("wanted", ["next", "november meeting", DAY])
def test_the_agenda_is_written_for_a_meeting_named_in_any_way(shell, tmp_path, wanted):
    code, out, err = shell("agenda", wanted, tmp_path / "a.pdf", "--large")

    assert (code, err) == (0, "")
    assert out == f"The agenda of November meeting is in {tmp_path / 'a.pdf'}\n"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_pack_lists_its_files(shell, tmp_path):
    (tmp_path / "pack").mkdir()

    code, out, _err = shell("pack", "next", tmp_path / "pack")

    assert code == 0
    assert out.splitlines() == sorted(str(path) for path in (tmp_path / "pack").iterdir())
    assert len(out.splitlines()) == 4


def test_the_calendar_file_says_its_sequence(shell, tmp_path):
    code, out, _err = shell("ics", "next", tmp_path / "a.ics", "--json")

    assert code == 0
    assert json.loads(out)["sequence"] == 0
    assert b"DTSTART;TZID=Europe/London:20261126T180000\r\n" in (tmp_path / "a.ics").read_bytes()


def test_the_notice_is_shown_first_and_then_written_and_counted(shell, tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()

    shown = shell("notice", "next", folder, "--show")
    untouched = list(folder.iterdir())
    code, out, _err = shell("notice", "next", folder, "--count")

    assert shown[:2] == (0, "by_hand  Huw Price\nemail  Asha Rao  asha@x.example\n")
    assert untouched == []
    assert (code, out) == (
        0, f"Written to {folder}: 1 e-mail draft, 0 letters\nNobody but you can tell: Huw Price\n",
    )  # fmt: skip
    assert len(list(folder.iterdir())) == 2


def test_no_such_meeting_or_folder_is_one_sentence_and_no_file(shell, tmp_path):
    before = sorted(tmp_path.iterdir())

    answers = [shell("agenda", "other", tmp_path / "a.pdf"), shell("pack", "next", tmp_path / "gone")]

    assert [(code, out, err.count("\n")) for code, out, err in answers] == [(1, "", 1)] * 2
    assert sorted(tmp_path.iterdir()) == before
