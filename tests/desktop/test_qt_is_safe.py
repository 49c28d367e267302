"""Some versions of PySide6 abort the interpreter on some versions of Python; the one in use must not."""

import subprocess
import sys
from pathlib import Path

import pytest

PROBES = Path(__file__).parent / "probes"


@pytest.mark.parametrize("probe", ["emit_signals", "call_void_methods"])
def test_qt_keeps_the_interpreter_alive(probe: str) -> None:
    command = [sys.executable, str(PROBES / f"{probe}.py")]

    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "survived", "")
