"""With a second screen the room has it for itself; the window never lies on the facilitator's own."""

import json
import os
import subprocess
import sys
from pathlib import Path

_LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800}
_PROJECTOR = {"name": "projector", "x": 1280, "y": 0, "width": 1920, "height": 1080}
_SHARP = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def test_it_fills_the_screen_that_the_facilitator_does_not_work_on(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [_LAPTOP | _SHARP, _PROJECTOR | _SHARP]}))
    around = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}

    command = [sys.executable, "-m", "tests.ui.two_screens", str(tmp_path)]
    said = subprocess.run(command, env=around, capture_output=True, text=True, timeout=60, check=True).stdout

    assert [json.loads(line) for line in said.splitlines()] == [
        {
            "desk": "laptop",
            "room": "projector",
            "is_full": True,
            "place": [1280, 0, 1920, 1080],
            "keyboard_stays": True,
        },
        {
            "desk": "projector",
            "room": "laptop",
            "is_full": True,
            "place": [0, 0, 1280, 800],
            "keyboard_stays": True,
        },
    ]
