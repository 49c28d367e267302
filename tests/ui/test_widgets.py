"""The small widgets: what they say, and what a person can do with them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery import TODAY
from ui.tasks import InlineTasks, Running
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.confirm import question
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.flow import Flow
from ui.widgets.hung import INSET, level, pulled_out
from ui.widgets.lines import Lines
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.ring import Ring
from ui.widgets.search_field import SearchField
from ui.widgets.text import words
from ui.widgets.toast import Toast

CHIPS = [Chip("active", "Active"), Chip("new", "New"), Chip("left", "Left & gone")]


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Show a window and give it the keyboard."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def test_peoples_text_is_shown_as_they_wrote_it(qtbot: QtBot) -> None:
    label = words("R&D <b>now</b>")
    qtbot.addWidget(label)

    assert (label.textFormat(), label.text()) == (Qt.TextFormat.PlainText, "R&D <b>now</b>")


def test_a_search_waits_for_the_last_letter(qtbot: QtBot) -> None:
    field = SearchField("Search people")
    asked: list[str] = []
    field.searched.connect(asked.append)
    shown(field, qtbot)

    qtbot.keyClicks(field.focusProxy(), "gwen")
    before = list(asked)
    qtbot.waitUntil(lambda: bool(asked))

    assert (before, asked) == ([], ["gwen"])


def test_enter_searches_at_once_and_esc_for_nothing(qtbot: QtBot) -> None:
    field = SearchField("Search people")
    asked: list[str] = []
    field.searched.connect(asked.append)
    shown(field, qtbot)
    line = field.findChildren(QLineEdit)[0]

    qtbot.keyClicks(line, "gwen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Escape)

    assert asked == ["gwen", ""]


def test_one_chip_gives_way_to_another_and_can_be_let_go(qtbot: QtBot) -> None:
    chips = FilterChips(CHIPS)
    told: list[frozenset[str]] = []
    chips.changed.connect(told.append)
    shown(chips, qtbot)

    for key in ("active", "new", "new"):
        chips._buttons[key].click()

    assert told == [{"active"}, {"new"}, set()]


def test_chips_say_how_many_there_are(qtbot: QtBot) -> None:
    chips = FilterChips(CHIPS)
    qtbot.addWidget(chips)

    chips.set_counts({"active": 71, "left": 1})

    assert [each.text() for each in chips._buttons.values()] == ["Active  71", "New", "Left && gone  1"]


def test_what_flows_breaks_the_line_when_it_is_full(qtbot: QtBot) -> None:
    flow = Flow(gap=10)
    qtbot.addWidget(flow)
    for _n in range(3):
        block = QWidget()
        block.setFixedSize(100, 20)
        flow.lines.addWidget(block)

    assert [flow.lines.heightForWidth(width) for width in (320, 319, 100)] == [20, 50, 80]


def test_a_banner_says_what_was_refused_until_it_is_sent_away(qtbot: QtBot) -> None:
    window = QWidget()
    banner = Banner(window)
    shown(window, qtbot)

    banner.refuse("Projector is not free then.")
    said = banner.sentence()
    qtbot.keyClick(banner, Qt.Key.Key_Escape)

    assert (said, banner.sentence()) == ("Projector is not free then.", "")


def test_a_banner_offers_what_to_do_next(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    banner = Banner(window)
    shown(window, qtbot)

    banner.refuse("Projector is not free then.", "See the week", lambda: done.append("week"))
    banner._next.click()

    assert (done, banner.sentence()) == (["week"], "")


def test_a_toast_undoes_and_is_gone(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    window.resize(600, 400)
    toast = Toast(window)
    shown(window, qtbot)

    toast.say("Lent Projector", "Undo", lambda: done.append("undone"))
    inside = window.rect().contains(toast.geometry())
    toast._action.click()

    assert (inside, done, toast.sentence()) == (True, ["undone"], "")


def test_a_toast_without_a_button_has_as_much_air_on_both_sides(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(600, 400)
    toast = Toast(window)
    shown(window, qtbot)

    toast.say("4 deeds undone")

    words = toast._sentence.geometry()
    assert toast.width() - words.right() - 1 == words.left()


def test_a_strip_shows_what_takes_long_and_cancels_it(qtbot: QtBot) -> None:
    window, strip, running = QWidget(), ProgressStrip(), Running("Reading the list")
    strip.setParent(window)
    shown(window, qtbot)

    strip.follow(running)
    at_first = strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    strip._cancel()

    assert (at_first, running.is_cancelled) == (False, True)
    running.ended.emit()
    assert strip.isHidden()


def test_a_strip_is_busy_once_all_is_counted_and_the_work_goes_on(qtbot: QtBot) -> None:
    window, strip, running = QWidget(), ProgressStrip(), Running("Saving the bundle")
    strip.setParent(window)
    shown(window, qtbot)
    strip.follow(running)

    running.progressed.emit(3, 8)
    counted = (strip._bar.minimum(), strip._bar.value(), strip._bar.maximum())
    running.progressed.emit(8, 8)

    assert counted == (0, 3, 8)
    assert (strip._bar.minimum(), strip._bar.maximum()) == (0, 0)


def test_a_strip_never_shows_what_is_over_at_once(qtbot: QtBot) -> None:
    window, strip, tasks = QWidget(), ProgressStrip(), InlineTasks()
    strip.setParent(window)
    tasks.started.connect(strip.follow)
    shown(window, qtbot)

    tasks.run(lambda progress: progress(1, 1), lambda _: None, lambda fault: None, "Quick")

    assert (strip.isHidden(), strip._patience.isActive()) == (True, False)


@pytest.mark.parametrize(
    ("left", "reading", "heard"), [(456, "07:36", "07:36 left of 20 min"), (-80, "+1:20", "+1:20 over 20 min")]
)
def test_a_ring_says_the_time_left_and_what_is_over(left: int, reading: str, heard: str, qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)

    ring.set_time(left, 1200)

    assert (ring.reading(), ring.accessibleName()) == (reading, heard)


def test_a_dot_between_two_facts_never_begins_a_line(qtbot: QtBot) -> None:
    label = words("Taken on at the August stewardship meeting · 13 Aug 2026 · Hearing loop")
    qtbot.addWidget(label)
    layout = QTextLayout(QLabel.text(label), label.font())
    begun = list[str]()

    for width in range(60, 400, 7):
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            begun.append(layout.text()[line.textStart() :][:1])
        layout.endLayout()

    assert "·" not in begun
    assert label.text() == "Taken on at the August stewardship meeting · 13 Aug 2026 · Hearing loop"


@pytest.mark.parametrize("width", [0, 600])
def test_quiet_buttons_and_fields_line_up_with_the_words_around_them(width: int, qtbot: QtBot) -> None:
    first, last, field = button("And 9 more", kind="quiet"), button("All actions", kind="quiet"), QPlainTextEdit()
    card = Card("Actions", trailing=last)
    card.body.addLayout(pulled_out(first))
    card.body.addLayout(level(field))
    card.resize(width, 0)
    shown(card, qtbot)
    inside = card.contentsRect().marginsRemoved(card.body.contentsMargins())

    assert [inside.left() - first.x(), inside.left() - field.x()] == [INSET, INSET]
    assert [last.geometry().right(), field.geometry().right()] == [inside.right() + INSET] * 2
    assert [each.width() for each in (first, last)] == [each.sizeHint().width() for each in (first, last)]


def test_lines_line_up_whatever_they_say(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    lines.resize(600, 200)
    names = [QLabel("Gwen"), QLabel("Ed"), QLabel("Farah Siddiqui")]

    lines.show_rows([[QLabel(f"Action {n}"), name, QLabel("Due " + "x" * n)] for n, name in enumerate(names)])
    lines.show()

    assert len({name.x() for name in names}) == 1


def test_the_way_back_is_the_default_of_a_question(qtbot: QtBot) -> None:
    dialog = question(None, "Forget it?", "It goes for good.", "Forget it")
    shown(dialog, qtbot)

    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_a_button_calls_without_arguments(qtbot: QtBot) -> None:
    called: list[str] = []
    made = button("Open", lambda: called.append("open"), icon="folder", kind="primary")
    qtbot.addWidget(made)

    made.click()

    assert (called, TODAY.year) == (["open"], 2026)
