"""What each kind of in-place editor understands."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.gallery import TODAY, suggest
from tests.ui.typing_fields import Shown, leave, line, write
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.field_tags import TagField
from ui.widgets.field_time import TimeField
from ui.widgets.fields import ChoiceField, NumberField

GWEN = Pick(f"{6:032x}", "Gwen Parry", "Combe Valley Hospitals")


@pytest.mark.parametrize(
    ("typed", "meant", "said"),
    [
        ("12 nov 26", date(2026, 11, 12), "Thu 12 Nov 2026"),
        ("tomorrow", date(2026, 11, 24), "Tue 24 Nov 2026"),
        ("next thu", date(2026, 12, 3), "Thu 3 Dec 2026"),
        ("", None, ""),
    ],
)
def test_a_day_is_typed_as_people_type_it(
    typed: str, meant: date | None, said: str, shown: Shown, qtbot: QtBot
) -> None:
    field = DateField("Joined", lambda: TODAY)
    told = shown(field)
    field.set_value(date(2020, 1, 1))

    write(field, typed, qtbot)
    leave(field)

    assert (told, field.text()) == ([meant], said)


def test_a_day_says_how_it_is_understood_while_it_is_typed(shown: Shown, qtbot: QtBot) -> None:
    field = DateField("Joined", lambda: TODAY)
    shown(field)

    write(field, "thu", qtbot)

    assert field.below() == "Thu 26 Nov 2026"


def test_what_is_no_day_is_said_with_an_example(shown: Shown, qtbot: QtBot) -> None:
    field = DateField("Joined", lambda: TODAY)
    told = shown(field)

    write(field, "31 feb", qtbot)
    leave(field)

    assert (told, field.error()) == ([], "“31 feb” is not a day. Try 12 Nov 2026, 12/11/26 or tomorrow.")


def test_arrows_go_a_day_on(shown: Shown, qtbot: QtBot) -> None:
    field = DateField("Joined", lambda: TODAY)
    told = shown(field)
    field.set_value(TODAY)
    line(field).setFocus()

    qtbot.keyClick(line(field), Qt.Key.Key_Up)
    leave(field)

    assert told == [date(2026, 11, 24)]


@pytest.mark.parametrize(
    ("typed", "value", "error"),
    [
        ("12", 12, ""),
        ("1,200 h", 1200, ""),
        ("", None, ""),
        ("lots", 6, "“lots” is not a whole number."),
        ("-1", 6, "Choose a number from 0 to 9999."),
    ],
)
def test_numbers_are_whole_and_within_their_bounds(
    typed: str, value: int | None, error: str, shown: Shown, qtbot: QtBot
) -> None:
    field = NumberField("Hours", high=9999, unit="h")
    shown(field)
    field.set_value(6)

    write(field, typed, qtbot)
    leave(field)

    assert (field.value(), field.error()) == (value, error)


def test_times_are_typed_as_people_type_them(shown: Shown, qtbot: QtBot) -> None:
    field = TimeField("Starts")
    told = shown(field)

    write(field, "6.30pm", qtbot)
    qtbot.keyClick(line(field), Qt.Key.Key_Up)
    leave(field)

    assert told == [time(18, 35)]


def test_a_choice_is_saved_when_it_is_made(shown: Shown, qtbot: QtBot) -> None:
    field = ChoiceField("Prefers", [("email", "E-mail"), ("phone", "Phone")])
    told = shown(field)
    field.set_value("email")
    field.setFocus()

    qtbot.keyClick(field._combo, Qt.Key.Key_Down)

    assert (told, field.value()) == (["phone"], "phone")


def test_tags_are_added_by_enter_and_taken_away_by_backspace(shown: Shown, qtbot: QtBot) -> None:
    field = TagField("Skills")
    told = shown(field)
    field.set_value(("Welsh",))
    line(field).setFocus()

    qtbot.keyClicks(line(field), "Facilitation, welsh")
    qtbot.keyClick(line(field), Qt.Key.Key_Return)
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)

    assert told == [("Welsh", "Facilitation"), ("Welsh",)]


def test_a_half_typed_tag_is_kept_when_the_field_is_left(shown: Shown, qtbot: QtBot) -> None:
    field = TagField("Skills")
    told = shown(field)
    line(field).setFocus()

    qtbot.keyClicks(line(field), "Measurement")
    leave(field)

    assert told == [("Measurement",)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_person_is_chosen_from_two_letters(shown: Shown, qtbot: QtBot) -> None:
    field = PersonField("Owner", suggest)
    told = shown(field)

    write(field, "gw", qtbot)
    popup = field._list._popup
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert (told, field.text()) == ([GWEN], "Gwen Parry")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_whole_name_is_that_person_without_choosing(shown: Shown, qtbot: QtBot) -> None:
    field = PersonField("Owner", suggest)
    told = shown(field)

    write(field, "gwen parry", qtbot)
    field._list.offer([])
    leave(field)

    assert told == [GWEN]


@pytest.mark.parametrize(
    ("free", "told", "error"),
    [
        (True, [Pick("", "A neighbour")], ""),
        (False, [], "Nobody here is called A neighbour. Choose from the list."),
    ],
)
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_name_from_outside_stands_only_where_it_may(
    free: bool, told: list[Pick], error: str, shown: Shown, qtbot: QtBot
) -> None:
    field = PersonField("Owner", suggest, free=free)
    heard = shown(field)

    write(field, "A neighbour", qtbot)
    leave(field)

    assert (heard, field.error()) == (told, error)
