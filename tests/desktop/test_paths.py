"""Where the program keeps what belongs to the laptop."""

from pathlib import Path

from desktop.paths import here, places


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    moved = places({"CHAPTERHOUSE_HOME": str(tmp_path)})

    every = (moved.data, moved.preferences, moved.logs, moved.crashes)

    assert {path.parent for path in every} == {tmp_path}
    assert len(set(every)) == 4


def test_without_it_the_system_decides() -> None:
    usual = places({})

    assert usual.data.is_absolute() and "chapterhouse" in usual.data.parts
    assert places({"CHAPTERHOUSE_HOME": ""}) == usual


def test_no_test_sees_a_real_home(chapterhouse_home: Path) -> None:
    assert here() == places({"CHAPTERHOUSE_HOME": str(chapterhouse_home)})
