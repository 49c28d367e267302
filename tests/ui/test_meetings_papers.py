"""The papers of a meeting by clicks and keys: the pack, one paper, the notice and what it shows beforehand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.history import History
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.builders import TODAY
from tests.ui.in_sight import says
from tests.ui.preview_hands import paper_in, preview_beside, saved_from
from ui.house import House
from ui.meetings.pack import MeetingPapers
from ui.meetings.post import NoticeDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus pop up


@pytest.fixture
def meeting(store: Store) -> str:
    """A planned meeting of three: one with e-mail, one with an address, one with neither."""
    from models.tables import ContactPoint, Person

    ids = make.people(store, "Asha Rao", "Ben Okoro", "Huw Price")
    with store.write("ways") as session:
        ben = session.get(Person, ids["Ben"])
        assert ben
        ben.address_lines, ben.postcode = "4 Mill Lane", "WV1 2AB"
        session.add(ContactPoint(person_id=ids["Asha"], kind="email", value="asha@x.example"))
    return make.planned(store, "November meeting", "Welcome", "Kit")


@pytest.fixture
def desk(house: House, meeting: str, qtbot: QtBot) -> Iterator[MeetingPapers]:
    """The button on a screen."""
    papers, screen = MeetingPapers(house, lambda: meeting), QWidget()
    column = QVBoxLayout(screen)
    column.addWidget(papers.button)
    column.addWidget(papers.banner)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    yield papers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the person chooses in the system's dialog."""
    chosen = tmp_path / "papers"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(chosen))
    return chosen


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name.removeprefix("2026-11-26 November meeting") for path in folder.iterdir())


def choose(desk: MeetingPapers, entry: str) -> None:
    """Take one line of the menu."""
    next(action for action in desk.menu.actions() if action.text() == entry).trigger()


def dialog(house: House, meeting: str, qtbot: QtBot) -> NoticeDialog:
    """The notice in sight."""
    shown = NoticeDialog(house, meeting)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def lines(shown: NoticeDialog) -> list[str]:
    """The list as it is drawn."""
    rows = [shown.table.row_at(place) for place in range(shown.table.row_total())]
    return [f"{row.name} | {row.way}" for row in rows if row]


PACK = [
    " – 1 agenda.pdf",
    " – 2 agenda in large print.pdf",
    " – 3 sign-in sheet.pdf",
    " – 5 running sheet, private.pdf",
]


def test_one_key_shows_all_papers_and_another_puts_them_into_a_folder(
    desk: MeetingPapers, folder: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(
        desk.button.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    preview = preview_beside(desk.button)
    seen = [paper_in(preview).about.title]
    for _step in range(4):
        preview.bar.next_paper()
        seen.append(paper_in(preview).about.title)
    qtbot.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)

    assert [each.split(":")[0] for each in seen] == [
        "Agenda",
        "Agenda",
        "Sign in",
        "Running sheet",
        "Running sheet",
    ]
    assert preview.bar.which.value() == "3"
    assert names(folder) == PACK
    assert preview.banner.sentence() == "4 papers are in papers."


def test_the_whole_pack_is_put_into_a_folder_at_once(desk: MeetingPapers, folder: Path) -> None:
    choose(desk, "All papers into a folder…")

    assert names(folder) == PACK
    assert desk.banner.sentence() == "4 papers for this meeting are in papers."
    assert desk.button.isEnabled()


def test_nothing_happens_when_no_folder_is_chosen(
    desk: MeetingPapers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")

    desk.choose_folder()

    assert desk.banner.sentence() == ""


def test_a_folder_that_is_gone_is_told_in_words(desk: MeetingPapers, house: House, tmp_path: Path) -> None:
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)

    desk.write_pack(tmp_path / "gone")

    assert len(refused) == 1
    assert "1 agenda.pdf" in refused[0]
    assert desk.button.isEnabled()


@pytest.mark.parametrize(
    ("entry", "size", "name"),
    [("Agenda…", 12, "1 agenda.pdf"), ("Agenda in large print…", 16, "2 agenda in large print.pdf")],
)
def test_each_paper_is_shown_first(
    desk: MeetingPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, entry: str, size: int, name: str
) -> None:
    choose(desk, entry)
    preview = preview_beside(desk.button)
    saved = saved_from(preview, tmp_path, monkeypatch)

    setting = preview.setting()
    assert setting and setting.size == size
    assert saved.name.endswith(f" – {name}")
    assert saved.read_bytes() == paper_in(preview).content


@pytest.mark.parametrize("entry", ["Ballot papers…", "Action slips…"])
def test_a_paper_that_would_be_empty_says_why(desk: MeetingPapers, entry: str) -> None:
    choose(desk, entry)

    assert preview_beside(desk.button).paper() is None
    assert any(told in says(preview_beside(desk.button)) for told in ("is decided by ballot", "give a slip to"))


def test_the_calendar_file_is_saved_where_it_is_wanted(
    desk: MeetingPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(tmp_path / Path(suggested).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    choose(desk, "Calendar file (.ics)…")

    assert (tmp_path / asked[0]).read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert desk.banner.sentence() == f"Saved as {asked[0]}."


def test_the_notice_shows_who_is_told_and_how_before_it_writes(house: House, meeting: str, qtbot: QtBot) -> None:
    shown = dialog(house, meeting, qtbot)

    assert lines(shown) == ["Huw Price | by_hand", "Ben Okoro | letter", "Asha Rao | email"]
    assert shown.total.text() == "1 by e-mail · 1 by letter · 1 you tell yourself"
    assert shown.when.text() == "Thu 26 Nov 2026, 18:00 – 20:00"
    assert not shown.whom.isVisible()


def test_the_notice_is_written_counted_and_taken_back(
    house: House, desk: MeetingPapers, meeting: str, folder: Path, qtbot: QtBot
) -> None:
    history = History(house.store)
    shown = dialog(house, meeting, qtbot)
    shown.written.connect(desk._told)

    qtbot.mouseClick(shown.write, Qt.MouseButton.LeftButton)

    assert names(folder) == [" – invitation.ics", " – letter 1 Ben Okoro.pdf", " – notice by e-mail.eml"]
    assert desk.banner.sentence() == (
        "1 draft is ready: open it in your mail program and send it. 1 letter is to be printed. "
        "Tell Huw Price yourself."
    )
    assert notice_on(house.store, meeting) == TODAY.isoformat()
    assert history.undo_label() == "Give notice of November meeting"
    history.undo()
    assert notice_on(house.store, meeting) is None


def test_a_notice_that_shall_not_count_is_only_written(house: House, meeting: str, folder: Path, qtbot: QtBot) -> None:
    shown = dialog(house, meeting, qtbot)
    shown.counts.setChecked(False)

    shown.choose_folder()

    assert len(names(folder)) == 3
    assert notice_on(house.store, meeting) is None


def test_only_those_expected_can_be_told(house: House, meeting: str, qtbot: QtBot) -> None:
    from models.commands import meetings

    with house.store.write("expect") as session:
        huw = next(each.id for each in NoticeDialog(house, meeting).told() if each.name == "Huw Price")
        meetings.expect(session, meeting_id=meeting, people=[Who(huw)])
    shown = dialog(house, meeting, qtbot)

    shown.whom.changed.emit(frozenset(("all", "few")))

    assert shown.whom.isVisible()
    assert lines(shown) == ["Huw Price | by_hand"]


def test_an_empty_chapter_has_nobody_to_tell(house: House, qtbot: QtBot) -> None:
    shown = dialog(house, make.planned(house.store), qtbot)

    assert shown.total.text().startswith("Nobody is to be told yet")
    assert not shown.write.isEnabled()


def test_every_control_has_a_name(desk: MeetingPapers, house: House, meeting: str, qtbot: QtBot) -> None:
    shown = dialog(house, meeting, qtbot)

    assert desk.button.accessibleName() == "Papers of the meeting"
    assert shown.table.accessibleName() == "Who is told"
    assert [action.text() for action in desk.menu.actions() if not action.isSeparator()] == [
        "All papers…",
        "All papers into a folder…",
        "Agenda…",
        "Agenda in large print…",
        "Sign-in sheet…",
        "Ballot papers…",
        "Running sheet, private…",
        "Action slips…",
        "Calendar file (.ics)…",
        "Notice of the meeting…",
        "Letters of the notice…",
    ]


def notice_on(store: Store, meeting: str) -> str | None:
    """The day kept as that of the notice."""
    with store.read() as reader:
        return reader.value("SELECT notice_on FROM meeting WHERE id = :id", id=meeting)
