"""By keyboard and ear, everywhere: each page and the whole meeting room, control by control, through what is said."""

import json
import subprocess
import sys
from typing import Any

import pytest


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was met on a walk in a program of its own."""
    command = [sys.executable, "-m", "tests.ui.everywhere", str(tmp_path_factory.mktemp("everywhere"))]
    said = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True).stdout
    return json.loads(said.splitlines()[-1])


def test_every_control_has_a_name_and_a_role(walk: dict[str, Any]) -> None:
    assert len(walk["scenes"]) > 30
    assert walk["controls"] > 1_000
    assert walk["unnamed"] == []
    assert walk["without_role"] == []


def test_what_can_be_ticked_or_opened_says_whether_it_is(walk: dict[str, Any]) -> None:
    assert walk["without_state"] == []


def test_every_control_is_reached_by_tab_or_has_a_key(walk: dict[str, Any]) -> None:
    assert walk["out_of_reach"] == []
