"""A chapter file that is damaged: its newest backup is offered, and a copy of it opened beside the damaged file."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.cli.run import run_command
from models.errors import NotAChapter
from tests.ui.sharing_desk import press


@pytest.fixture
def chapter(program: Program, tmp_path: Path) -> Path:
    """A chapter begun and worked in, and then closed for the day."""
    path = tmp_path / "Fens.chapter"
    program.begin(path, "Fens chapter")
    program.end()
    return path


def damage(path: Path) -> bytes:
    """Half the file is gone."""
    path.write_bytes(path.read_bytes()[:20000])
    return path.read_bytes()


def test_a_chapter_that_is_closed_is_kept_as_it_was_that_day(chapter: Path, tmp_path: Path) -> None:
    (kept,) = (tmp_path / "laptop").rglob("Fens *.chapter")

    assert "end of day" in kept.name


def test_a_copy_of_the_newest_backup_is_opened_beside_the_damaged_file(
    program: Program, qtbot: QtBot, chapter: Path
) -> None:
    damaged = damage(chapter)
    program.start([chapter])
    shown = program._shown
    assert shown is not None
    said = shown._banner.sentence()
    assert said.startswith("Fens.chapter is damaged. Its newest backup is of ")
    assert "(today)" in said

    press(qtbot, shown, "Open a copy of it")
    qtbot.waitUntil(lambda: bool(program.window and program.window.house.store.is_ready))

    assert program.window is not None
    assert program.window.house.store.path == chapter.with_name("Fens from backup.chapter")
    assert program.window.windowTitle().startswith("Fens chapter")
    assert "What was written later is not in it. Fens.chapter stays as it is." in program.window.refusal()
    assert chapter.read_bytes() == damaged


def test_damage_that_a_page_meets_is_no_crash(program: Program, chapter: Path) -> None:
    program.open(chapter)
    met = NotAChapter(chapter, "damaged")

    program.hear_crash(type(met), met, None)

    assert program.window is not None
    assert program.window.refusal().startswith("Fens.chapter is damaged. Its newest backup is of ")


def test_where_no_backup_lies_the_sentence_says_so(program: Program, chapter: Path, tmp_path: Path) -> None:
    for kept in (tmp_path / "laptop").rglob("Fens *.chapter"):
        kept.unlink()
    damage(chapter)

    program.start([chapter])

    shown = program._shown
    assert shown is not None
    assert "No backup of it lies on this laptop" in shown._banner.sentence()


def test_the_command_line_says_where_the_newest_backup_lies(
    chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "laptop"))
    (kept,) = (tmp_path / "laptop").rglob("Fens *.chapter")
    damage(chapter)

    code = run_command(["roster", "list", str(chapter)])

    assert code == 1
    assert str(kept) in capsys.readouterr().err
