"""A sample is taken off the laptop: into the system's bin, with what was made beside it and nothing else."""

from pathlib import Path

import pytest

from desktop.sample_away import put_away
from desktop.tour import make_tour
from models.errors import AlreadyThere


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sample in it, on a laptop with an empty bin."""
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = tmp_path / "Chapterhouse sample"
    made.mkdir()
    for name in ("sample.chapter", "sample.chapter-wal", ".sample.chapter.lock", "minutes.pdf", "sample.bundle"):
        (made / name).write_text(name)
    return made


def thrown(tmp_path: Path) -> set[str]:
    """What lies in the system's bin."""
    return {each.name for each in (tmp_path / "data" / "Trash" / "files").glob("*")}


def test_the_sample_goes_with_what_was_made_beside_it(folder: Path, tmp_path: Path) -> None:
    gone = put_away(folder / "sample.chapter")

    assert (gone, folder.exists()) == (True, False)
    assert thrown(tmp_path) == {"sample.chapter", "minutes.pdf", "sample.bundle"}


def test_what_is_somebody_elses_stays(folder: Path, tmp_path: Path) -> None:
    (folder / "letter.txt").write_text("Dear all")

    put_away(folder / "sample.chapter")

    assert [each.name for each in folder.iterdir()] == ["letter.txt"]


def test_a_sample_under_another_name_goes_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "sample.chapter").rename(folder / "Ours.chapter")

    put_away(folder / "Ours.chapter")

    assert thrown(tmp_path) == {"Ours.chapter"}
    assert {"minutes.pdf", "sample.bundle"} < {each.name for each in folder.iterdir()}


@pytest.mark.parametrize("name", ["minutes.pdf", "sample.bundle"])
def test_no_sample_is_made_over_somebody_elses_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Dear all")

    with pytest.raises(AlreadyThere) as refused:
        make_tour(tmp_path)

    assert refused.value.path == tmp_path / name
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {name: "Dear all"}


def test_where_there_is_no_bin_everything_stays(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").write_text("a file where the bin would be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "none"))

    gone = put_away(folder / "sample.chapter")

    assert (gone, (folder / "sample.chapter").exists()) == (False, True)
