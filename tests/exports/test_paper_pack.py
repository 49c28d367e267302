"""The whole pack in a folder: which papers, under which names, and all or none."""

from pathlib import Path

import pytest

from exports.file_names import file_name, safe
from exports.paper_pack import write_pack
from models.errors import CouldNotWrite
from models.progress import Stopped
from tests.exports.pack_samples import PRINTED, item, meeting, pack
from tests.exports.pdf_reading import Structure


def test_the_names_sort_as_the_papers_are_used(tmp_path: Path) -> None:
    paths = write_pack(tmp_path, pack(), printed=PRINTED)

    assert [path.name for path in paths] == sorted(path.name for path in tmp_path.iterdir())
    assert [path.name.removeprefix("2026-12-03 December stewardship meeting – ") for path in paths] == [
        "1 agenda.pdf",
        "2 agenda in large print.pdf",
        "3 sign-in sheet.pdf",
        "4 ballot papers.pdf",
        "5 running sheet, private.pdf",
        "6 action slips.pdf",
    ]
    assert [Structure(path.read_bytes()).faults for path in paths] == [[]] * 6


def test_what_would_be_empty_is_left_out(tmp_path: Path) -> None:
    write_pack(tmp_path, pack(items=(item(1, "Welcome"),), slips=()), printed=PRINTED)

    left = sorted(path.stem.rpartition("– ")[2] for path in tmp_path.iterdir())
    assert left == ["1 agenda", "2 agenda in large print", "3 sign-in sheet", "5 running sheet, private"]


def test_a_second_pack_replaces_the_first(tmp_path: Path) -> None:
    write_pack(tmp_path, pack(), printed=PRINTED)
    write_pack(tmp_path, pack(), printed=PRINTED)

    assert len(list(tmp_path.iterdir())) == 6


def test_progress_grows_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    write_pack(tmp_path, pack(), printed=PRINTED, progress=lambda done, total: told.append((done, total)))

    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert told[-1] == (600, 600)


@pytest.mark.parametrize("share", [0, 2, 3])
def test_cancelled_at_any_time_nothing_is_changed(tmp_path: Path, share: int) -> None:
    (tmp_path / "own.txt").write_text("mine")

    def cancel(done: int, total: int) -> None:
        if done * 3 >= share * total:
            raise Stopped

    with pytest.raises(Stopped):
        write_pack(tmp_path, pack(), printed=PRINTED, progress=cancel)

    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


def test_a_file_in_the_way_is_told_and_no_paper_is_left_half_written(tmp_path: Path) -> None:
    (tmp_path / file_name(meeting(), "6 action slips")).mkdir()

    with pytest.raises(CouldNotWrite):
        write_pack(tmp_path, pack(), printed=PRINTED)

    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_title_is_made_fit_for_every_system() -> None:
    assert safe('AGM: 2026/27 <"final">?\x00 \u202e.') == "AGM 2026 27 final"
    assert len(safe("ŵ" * 300).encode()) <= 70
    assert file_name(meeting(title="???", starts=None), "1 agenda") == "Meeting – 1 agenda.pdf"
