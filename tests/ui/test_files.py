"""Where the system's dialogs for files begin."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.files import documents, file_to_open, file_to_save
from ui.preferences import Preferences


class Dialogs:
    """The system's dialogs, which choose what they were told to and keep where they began."""

    def __init__(self, chosen: Path) -> None:
        self.began: list[str] = []
        self._chosen = str(chosen)

    def answer(self, _parent: QWidget, _title: str, began: str, _kinds: str) -> tuple[str, str]:
        """As Qt calls them."""
        self.began.append(began)
        return self._chosen, ""


def test_a_dialog_begins_among_the_documents_and_then_where_the_last_one_ended(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs = Dialogs(tmp_path / "stick" / "list.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialogs.answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialogs.answer)
    parent, preferences = QWidget(), Preferences(None)
    qtbot.addWidget(parent)

    file_to_open(parent, preferences, "Open", "Lists (*.csv)")
    file_to_save(parent, preferences, "Save", name="list.csv", kinds="Lists (*.csv)")

    assert dialogs.began == [str(documents()), str(tmp_path / "stick" / "list.csv")]
