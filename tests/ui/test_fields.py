"""In-place editors: saved when left, Esc brings back, bad values are said below, half-typed text is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.typing_fields import Shown, leave, line, write
from ui.widgets.detail_pane import DetailPane
from ui.widgets.fields import MultilineField, TextField


def at_sign(text: str) -> str:
    """A check."""
    return "" if "@" in text else "It has no @."


def test_a_field_is_saved_when_it_is_left(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Name")
    told = shown(field)
    field.set_value("Gwen")

    write(field, "  Gwen Parry ", qtbot)
    leave(field)

    assert (told, field.text()) == (["Gwen Parry"], "Gwen Parry")


def test_a_field_that_says_the_same_saves_nothing(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Name")
    told = shown(field)
    field.set_value("Gwen")

    write(field, "Gwen", qtbot)
    leave(field)

    assert told == []


def test_enter_saves_once(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Name")
    told = shown(field)

    write(field, "Gwen", qtbot)
    qtbot.keyClick(line(field), Qt.Key.Key_Return)
    leave(field)

    assert told == ["Gwen"]


def test_esc_brings_back_what_was(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Name")
    told = shown(field)
    field.set_value("Gwen")

    write(field, "Gw", qtbot)
    qtbot.keyClick(line(field), Qt.Key.Key_Escape)
    leave(field)

    assert (told, field.text()) == ([], "Gwen")


def test_a_bad_value_stays_to_be_mended_and_says_why(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("E-mail", check=at_sign)
    told = shown(field)

    write(field, "gwen", qtbot)
    leave(field)

    assert (told, field.text(), field.error()) == ([], "gwen", "It has no @.")


def test_mending_a_bad_value_saves_it_and_takes_the_words_away(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("E-mail", check=at_sign)
    told = shown(field)
    write(field, "gwen", qtbot)
    leave(field)

    write(field, "gwen@vale.example", qtbot)
    leave(field)

    assert (told, field.error()) == (["gwen@vale.example"], "")


def test_what_is_half_typed_survives_a_change_from_elsewhere(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Name")
    told = shown(field)
    field.set_value("Gwen")
    write(field, "Gwenll", qtbot)

    field.set_value("Gwen Parry")
    typed = field.text()
    qtbot.keyClick(line(field), Qt.Key.Key_Escape)

    assert (typed, field.text(), told) == ("Gwenll", "Gwen Parry", [])


def test_turning_to_another_record_saves_to_the_one_it_was_typed_for(qtbot: QtBot) -> None:
    pane, field = DetailPane("Member"), TextField("Name")
    pane.body.addWidget(field)
    current = {"id": "first"}
    saved: list[tuple[str, str]] = []
    field.committed.connect(lambda value: saved.append((current["id"], value)))
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.turn_to("first")
    write(field, "Gwen", qtbot)

    pane.turn_to("second")
    current["id"] = "second"
    field.set_value("Hari")

    assert (saved, field.text()) == ([("first", "Gwen")], "Hari")


def test_a_bad_half_typed_value_never_reaches_the_next_record(qtbot: QtBot) -> None:
    pane, field = DetailPane("Member"), TextField("E-mail", check=at_sign)
    pane.body.addWidget(field)
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.turn_to("first")
    write(field, "gwen", qtbot)

    pane.turn_to("second")
    field.set_value("hari@vale.example")

    assert (field.text(), field.error()) == ("hari@vale.example", "")


def test_several_lines_grow_and_are_saved_when_left(shown: Shown, qtbot: QtBot) -> None:
    field = MultilineField("Notes")
    told = shown(field)
    edit = field.findChildren(QPlainTextEdit)[0]
    edit.setFocus()
    before = edit.height()

    qtbot.keyClicks(edit, "One")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Two")
    leave(field)

    assert (told, edit.height() > before) == (["One\nTwo"], True)


def test_long_words_are_all_to_be_seen_at_once(shown: Shown, qtbot: QtBot) -> None:
    field = MultilineField("Notes")
    field.set_value("Facilitation and QI coaching, most Thursday evenings. " * 4)
    field.setFixedWidth(260)

    shown(field)

    edit = field.findChildren(QPlainTextEdit)[0]
    assert edit.verticalScrollBar().maximum() == 0
    assert edit.height() >= 5 * edit.fontMetrics().lineSpacing()


def test_several_lines_are_brought_back_by_esc(shown: Shown, qtbot: QtBot) -> None:
    field = MultilineField("Notes")
    told = shown(field)
    field.set_value("One")
    edit = field.findChildren(QPlainTextEdit)[0]
    edit.setFocus()

    qtbot.keyClicks(edit, "Two")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    leave(field)

    assert (told, field.text()) == ([], "One")
