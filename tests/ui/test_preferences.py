"""What the laptop remembers about the window."""

import os
from pathlib import Path

import pytest

from ui.preferences import Preferences


def test_what_is_set_is_there_the_next_time(tmp_path: Path) -> None:
    Preferences(tmp_path / "new" / "preferences.json").set("theme", "dark")

    assert Preferences(tmp_path / "new" / "preferences.json").get("theme", "system") == "dark"


def test_a_broken_file_means_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"theme": "da', encoding="utf-8")

    assert Preferences(path).get("theme", "system") == "system"


def test_a_value_of_another_kind_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"theme": 7, "menu bar": "yes"}', encoding="utf-8")
    preferences = Preferences(path)

    assert (preferences.get("theme", "system"), preferences.get("menu bar", False)) == ("system", False)


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    preferences = Preferences(tmp_path / "file" / "preferences.json")

    preferences.set("theme", "dark")

    assert preferences.get("theme", "system") == "dark"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_is_nobody_elses_since_it_tells_what_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)

    Preferences(path).set("recent", "Wye valley.chapter")

    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]
