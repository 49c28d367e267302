"""Step by step, and one way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.wizard import Step, Wizard


def wizard(qtbot: QtBot) -> tuple[Wizard, QLineEdit]:
    """Two steps, the first of which wants a word."""
    line = QLineEdit()
    made = Wizard(
        "Import a list",
        [Step("file", "Choose the file", line, ready=lambda: bool(line.text())), Step("see", "Look", QLineEdit())],
        finish="Import",
    )
    line.textChanged.connect(made.refresh)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made, line


def test_one_goes_on_only_when_the_step_is_ready(qtbot: QtBot) -> None:
    made, line = wizard(qtbot)

    made.next()
    waiting = (made.current(), made._next.isEnabled())
    qtbot.keyClicks(line, "list.csv")
    made._next.click()

    assert (waiting, made.current(), made._next.text()) == (("file", False), "see", "Import")


def test_going_back_keeps_what_was_filled_in(qtbot: QtBot) -> None:
    made, line = wizard(qtbot)
    qtbot.keyClicks(line, "list.csv")
    made.next()

    made._back.click()

    assert (made.current(), line.text(), made._back.isEnabled()) == ("file", "list.csv", False)


def test_the_last_button_finishes(qtbot: QtBot) -> None:
    made, line = wizard(qtbot)
    qtbot.keyClicks(line, "list.csv")
    made.next()

    with qtbot.waitSignal(made.accepted):
        made._next.click()


def test_esc_leaves_everything_as_it_was(qtbot: QtBot) -> None:
    made, _line = wizard(qtbot)

    with qtbot.waitSignal(made.rejected):
        qtbot.keyClick(made, Qt.Key.Key_Escape)


def test_each_step_has_the_keyboard_where_it_begins(qtbot: QtBot) -> None:
    _made, line = wizard(qtbot)

    assert line.hasFocus()


def test_enter_goes_on_from_anywhere_in_a_step_that_is_ready(qtbot: QtBot) -> None:
    made, line = wizard(qtbot)
    line.setText("people.csv")

    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert made.current() == "see"
