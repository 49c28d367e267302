"""The projector is pulled out in the middle of a meeting: the room's window comes to the laptop, and goes back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui import x_screens


@pytest.mark.skipif(not x_screens.is_possible(), reason="needs a virtual X server and the library of its monitors")
def test_what_the_room_sees_comes_to_the_laptop_when_its_screen_goes_and_returns_with_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.pulled_screen", str(tmp_path)]

    with x_screens.server() as display:
        around = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        said = subprocess.run(command, env=around, stdout=subprocess.PIPE, text=True, timeout=90, check=True).stdout

    seen = {"desk": "laptop", "is_seen": True, "reads": ["Item 1"]}
    gone = "The screen for the room is gone. What the room saw is now in a window on this one."
    back = "The room sees the meeting on its own screen."
    assert [json.loads(line) for line in said.splitlines()] == [
        {**seen, "room": "projector", "is_full": True, "told": []},
        {**seen, "room": "laptop", "is_full": False, "told": [gone]},
        {**seen, "room": "projector", "is_full": True, "told": [back]},
    ]
