"""Beginning a chapter at the welcome: where its file goes, from nothing but its name."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.in_sight import says
from tests.ui.sharing_desk import press
from ui.preferences import Preferences
from ui.welcome import Welcome


@pytest.mark.parametrize(
    ("called", "kept"),
    [("Fens: North/South?", "Fens North South"), ("Con", "Con_"), ("Ŵ" * 90, "Ŵ" * 35), ("?", "Our chapter")],
)
def test_a_chapter_may_have_any_name_and_its_file_one_that_every_system_takes(
    called: str, kept: str, tmp_path: Path, qtbot: QtBot
) -> None:
    begun: list[tuple[str, str]] = []
    shown = Welcome(
        Preferences(tmp_path / "preferences.json"),
        begin=lambda path, name: begun.append((path.name, name)),
        join=print,
        open_=print,
        sample=print,
    )
    qtbot.addWidget(shown)
    shown.show()
    (name,) = shown.findChildren(QLineEdit)

    name.setText(called)
    told = says(shown)
    press(qtbot, shown, "Begin")

    assert f"{kept}.chapter" in told
    assert begun == [(f"{kept}.chapter", called)]
