"""Choosing among options by keyboard: offered, papers typed, counted, a lot drawn, secret papers handed out."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from models.rules.choice_result import parsed
from tests.builders_choices import NAMES, Table
from tests.ui.choices_desk import EVENINGS, Desk

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ranked(house, qtbot, store):
    """Three evenings to put in order."""
    return Desk(house, qtbot, Table(store, "ranked", *EVENINGS))


def papers(desk, text):
    """Type them, a line each, and save them with the key."""
    editor = desk.panel.ballots.text
    editor.setFocus()
    desk.qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
    for number, line in enumerate(text.splitlines()):
        if number:
            desk.qtbot.keyClick(editor, Qt.Key.Key_Return)
        desk.qtbot.keyClicks(editor, line)
    desk.qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)


def answered(yes):
    """Answer the question that is about to open."""

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):  # it has not opened yet
            QTimer.singleShot(5, answer)
            return
        button = next(each for each in dialog.findChildren(QPushButton) if each.isDefault() is not yes)
        button.click()

    QTimer.singleShot(0, answer)


def offered(desk):
    """The options as they stand."""
    return [row.text for row in desk.table.look().rows]


def test_options_are_offered_in_a_row_and_put_in_order_by_keyboard(house, qtbot, store):
    desk = Desk(house, qtbot, Table(store, "ranked"))
    for text in ("Tuesday", "Wednesday", "Friday"):
        desk.type(desk.panel.options.add, text)
    line = desk.panel.options.lines[2]
    qtbot.keyClick(line.field.focusProxy(), Qt.Key.Key_Up, ALT)
    desk.type(desk.panel.options.lines[1].field, "Sunday")
    desk.press(desk.panel.options.reopen)

    assert offered(desk) == ["Tuesday", "Sunday", "Wednesday", "Open nominations again"]
    assert not desk.panel.options.reopen.isVisible()


def test_papers_are_typed_saved_with_a_key_and_counted_in_a_table(ranked):
    papers(ranked, "1 x4\n3 2 x2\n2 x3\n-")

    count = ranked.panel.count
    assert count.result.text() == "Chosen: Wednesday."
    assert count.papers.text() == "10 papers · 9 valid · 1 blank"
    assert count.table.texts() == [
        "Tuesday | 4 | 4 | ",
        "Wednesday | 3 | 5 | Chosen",
        "Thursday | 2 | – | Out in round 1",
    ]
    assert count.rounds.text() == "Round 1: Thursday went out."


def test_the_key_that_saves_papers_does_nothing_else(ranked):
    pressed = []
    QShortcut(QKeySequence("Ctrl+Return"), ranked.window).activated.connect(lambda: pressed.append(1))

    papers(ranked, "1 x3")

    assert (pressed, ranked.table.look().marked) == ([], 3)


def test_a_line_that_is_unclear_is_said_and_nothing_is_saved(ranked):
    papers(ranked, "1\nzed 2\n9")

    assert ranked.panel.ballots.told.text() == (
        "Line 2: nobody here is called as in “zed 2”. Line 3: “9”: there are 3 options, numbered from 1."
    )
    assert ranked.table.look().marked == 0


def test_half_typed_papers_stay_while_others_are_saved_elsewhere(ranked):
    editor = ranked.panel.ballots.text
    ranked.qtbot.keyClicks(editor, "1 2")

    ranked.show()

    assert editor.toPlainText() == "1 2"


def test_a_tie_asks_for_the_lot_by_the_numbers_of_the_options(ranked):
    papers(ranked, "1 x2\n2 x2")
    told = ranked.panel.count.result.text()

    ranked.type(ranked.panel.lot, "2")
    refused = ranked.refused[-1]
    ranked.type(ranked.panel.lot, "2 1")

    assert told.startswith("Tuesday and Wednesday are level")
    assert refused.startswith("2 are level. Draw lots")
    assert ranked.panel.count.result.text() == "Chosen: Wednesday. The lot decided between those who were level."
    ranked.press(ranked.panel.redraw)
    assert ranked.table.look().facts.lot == ()


def test_options_are_only_read_once_there_are_papers_until_these_are_put_aside(ranked):
    papers(ranked, "1")
    shown = (ranked.panel.options.add.isVisible(), ranked.panel.options.read.text())

    ranked.press(ranked.panel.ballots.aside)

    assert shown == (False, "1 Tuesday   2 Wednesday   3 Thursday")
    assert ranked.panel.options.add.isVisible()


def test_secret_papers_are_handed_out_only_after_a_yes(ranked):
    answered(False)
    ranked.press(ranked.panel.secret)
    before = ranked.table.look().is_secret
    answered(True)
    ranked.press(ranked.panel.secret)

    assert (before, ranked.table.look().papers.issued) == (False, len(NAMES))
    assert ranked.panel.sheet.isVisible() and not ranked.panel.secret.isVisible()


def test_names_are_refused_in_words_on_secret_papers(ranked):
    ranked.table.do("paper_counts.hand_out", decision_id=ranked.table.decision, issued=5)
    ranked.show()

    papers(ranked, "amara 1 2")

    assert ranked.panel.ballots.told.text() == "Line 1: these papers are secret and take no name."


def test_the_sums_of_secret_papers_are_watched_while_they_are_filled_in(ranked):
    ranked.table.do("paper_counts.hand_out", decision_id=ranked.table.decision, issued=5)
    ranked.show()
    papers(ranked, "1 x2\n2 1\n-")
    sheet = ranked.panel.sheet

    said = [sheet.balance.text()]
    for figure in ("5", "6", "4"):
        ranked.type(sheet.fields["returned"], figure)
        said.append(sheet.balance.text())
    for place, name in enumerate(("Amara", "Ed")):
        ranked.type(sheet.tellers[place], name)
    ranked.press(sheet.agree)

    assert said == [
        "Count the papers that came back.",
        "1 paper that came back is neither valid nor spoilt.",
        "1 more paper came back than was handed out.",
        "The sums come out. Write down both tellers.",
    ]
    assert sheet.balance.text() == "The sums come out, and both tellers agree."
    assert ranked.table.result().outcome == "adopted"


def test_a_secret_vote_by_yes_and_no_is_filled_in_agreed_and_counted_again(house, qtbot, store):
    table = Table(store, "simple_majority")
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=5)
    desk = Desk(house, qtbot, table, "paper")
    sheet = desk.panel.sheet
    for field, figure in (("returned", 5), ("valid", 5), ("yes", 5)):
        desk.type(sheet.fields[field], str(figure))
    for place, name in enumerate(("Amara", "Ed")):
        desk.type(sheet.tellers[place], name)
    warned = sheet.warnings.text()
    desk.press(sheet.agree)
    said = desk.panel.result.text()
    desk.press(sheet.again)

    assert warned == "All papers say the same, so everybody knows what everybody wrote."
    assert said == "Carried: 5 in favour, 3 needed."
    papers = table.look().papers
    assert papers and (papers.recounts, sheet.fields["yes"].value()) == (1, None)


def test_among_few_several_places_are_advised_against(house, qtbot, store):
    desk = Desk(house, qtbot, Table(store, "stv", *EVENINGS))

    before = desk.panel.few.text()
    papers(desk, "1 2 x9\n2 x2\n3 x3")

    assert before.startswith("Under ten papers chance weighs more")
    assert not desk.panel.few.isVisible()


def test_what_a_poll_binds_and_counts_is_settled_before_the_first_paper(house, qtbot, store):
    desk = Desk(house, qtbot, Table(store, "dots", *EVENINGS))
    desk.type(desk.panel.rules.points, "3")
    desk.panel.rules.binding.setFocus()
    qtbot.keyClick(desk.panel.rules.binding, Qt.Key.Key_Space)
    papers(desk, "3 0 0\n4 0 0")

    assert not desk.panel.rules.binding.isEnabled()
    assert desk.panel.count.result.text() == "Chosen: Tuesday."
    assert dict(parsed(desk.table.result().line).totals)[desk.table.options["Tuesday"]] == 3


def test_every_part_has_a_name_for_those_who_listen(ranked):
    papers(ranked, "1 x2\n2 x2")
    parts = (ranked.panel.ballots.text, ranked.panel.lot, ranked.panel.count.table, ranked.panel.ballots.aside)

    names = [QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts]

    assert names == [
        "The papers, a line each",
        "Order drawn by lot",
        "How the papers were counted",
        "Put all papers aside",
    ]
