"""What Windows and macOS do otherwise, made to happen on any system."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "Môn Tŷ Ŵyn ✓"
DOUBLE_CLICKED = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop.start import Application
asked = []
application = Application(["chapterhouse"])
application.asked_for.connect(asked.extend)
for address in (QUrl.fromLocalFile(sys.argv[1]), QUrl("https://example.org/")):
    application.sendEvent(application, QFileOpenEvent(address))
print(*asked)
"""


def told(*arguments: str, encoding: str) -> "subprocess.CompletedProcess[bytes]":
    """The program in a process of its own, whose output goes to a pipe in this encoding unless it says otherwise."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "desktop", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_what_is_told_into_a_file_is_utf_8_whatever_the_system_writes_otherwise(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "mon.chapter"

    made = told("new", str(file), "--name", NAME, "--json", encoding=encoding)

    assert (made.returncode, made.stderr) == (0, b"")
    assert json.loads(made.stdout.decode("utf-8"))["name"] == NAME


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_file_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "caf\udce9.chapter"

    made = told("new", str(file), "--name", NAME, encoding="utf-8")

    assert (made.returncode, made.stderr, file.exists()) == (0, b"", True)
    assert made.stdout.decode("utf-8") == f"{NAME} is in {tmp_path}/caf\\udce9.chapter\n"


def test_a_file_that_was_double_clicked_is_opened_also_where_the_system_says_so_by_an_event(tmp_path: Path) -> None:
    file = tmp_path / "Tŷ Ŵyn.chapter"

    asked = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", DOUBLE_CLICKED, str(file)], stdout=subprocess.PIPE, check=True
    )

    assert Path(asked.stdout.decode("utf-8").strip()) == file
