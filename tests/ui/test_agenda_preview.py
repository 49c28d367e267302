"""An agenda at a glance."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.builders import NOW
from ui.meetings.agenda_preview import AgendaPreview


def said(preview: AgendaPreview) -> list[str]:
    """Everything it says, from the top."""
    return [label.text() for label in preview.findChildren(QLabel) if not label.isHidden()]


def test_a_long_agenda_shows_its_beginning_and_says_how_much_more_there_is(qtbot: QtBot) -> None:
    preview = AgendaPreview()
    qtbot.addWidget(preview)

    preview.show_items([(f"Item {number}", 1, "") for number in range(60)], NOW)

    assert "Item 15" in said(preview)
    assert "Item 16" not in said(preview)
    assert "44 more · 1 h in all, until 19:00" in said(preview)


def test_a_short_one_is_shown_whole(qtbot: QtBot) -> None:
    preview = AgendaPreview()
    qtbot.addWidget(preview)

    preview.show_items([("Welcome", 10, "Ali")], None)

    assert {"1", "Welcome · Ali", "10 min", "10 min in all"} <= set(said(preview))
