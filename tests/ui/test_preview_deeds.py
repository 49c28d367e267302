"""What is done with a paper from its preview: saved, opened elsewhere, put into an e-mail, printed."""

import email
from collections.abc import Callable
from dataclasses import replace
from email import policy
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.preview_hands import leaflet, paper_in, saved_from, shown
from ui.house import House
from ui.print import to_printer
from ui.print.borrowed import borrowed
from ui.print.preview import Preview, show_preview
from ui.print.printable import Printable
from ui.tasks import ThreadTasks

_LEFT = Qt.MouseButton.LeftButton

Show = Callable[[Printable], Preview]


@pytest.fixture
def show(house: House, qtbot: QtBot) -> Show:
    """Opens a preview, with the keyboard in it."""
    return partial(shown, qtbot, house)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was given to the system to open; it has a program for everything."""
    paths: list[Path] = []

    def take(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return paths


def test_it_is_saved_by_its_key_and_said_so(
    show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[str] = []
    preview = show(leaflet(2, private=True, handed_out=lambda: handed.append("saved")))
    monkeypatch.setattr("ui.print.deeds.file_to_save", lambda *_facts, **_more: tmp_path / "own.pdf")

    qtbot.keySequence(preview, "Ctrl+S")

    assert (tmp_path / "own.pdf").read_bytes() == paper_in(preview).content
    assert preview.banner.sentence() == (
        "Saved as own.pdf. It holds personal data: delete it when it is no longer needed."
    )
    assert handed == ["saved"]


def test_its_name_follows_how_it_is_set(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = show(leaflet(1))

    assert saved_from(preview, tmp_path, monkeypatch).name == "Leaflet 12 en.pdf"


@pytest.mark.parametrize(("ending", "begins"), [(".docx", b"PK"), (".md", b"# Leaflet")])
def test_it_is_saved_in_other_formats(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, begins: bytes
) -> None:
    saved = saved_from(show(leaflet(2)), tmp_path, monkeypatch, ending)

    assert begins in saved.read_bytes()[:200]


def test_nothing_is_saved_where_nothing_is_chosen(show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[str] = []
    preview = show(leaflet(1, handed_out=lambda: handed.append("saved")))
    monkeypatch.setattr("ui.print.deeds.file_to_save", lambda *_facts, **_more: None)

    qtbot.mouseClick(preview.save_button, _LEFT)

    assert (preview.banner.sentence(), handed) == ("", [])
    assert preview.save_button.isEnabled()


def test_a_folder_that_is_gone_is_told_in_the_preview(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = show(leaflet(1))

    saved_from(preview, tmp_path / "gone", monkeypatch)

    assert preview.banner.sentence().startswith("Leaflet 12 en.pdf could not be saved")


def test_what_is_being_saved_when_it_is_closed_is_saved(
    house: House, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks, said = ThreadTasks(), list[str]()
    house.dispatcher.told.connect(said.append)
    handed: list[str] = []
    preview = show_preview(replace(house, tasks=tasks), leaflet(1, handed_out=lambda: handed.append("saved")), None)
    qtbot.waitUntil(lambda: preview.paper() is not None)

    saved = saved_from(preview, tmp_path, monkeypatch)
    preview.close()
    with qtbot.waitSignal(preview.destroyed):
        pass
    tasks.close()

    assert saved.exists()
    assert (handed, said) == (["saved"], ["Saved as Leaflet 12 en.pdf."])


def test_a_copy_is_opened_elsewhere_and_goes_when_the_program_ends(
    show: Show, qtbot: QtBot, opened: list[Path]
) -> None:
    preview = show(leaflet(1))

    qtbot.mouseClick(preview.open_button, _LEFT)

    assert [path.name for path in opened] == ["Leaflet 12 en.pdf"]
    assert opened[0].read_bytes() == paper_in(preview).content
    forget_copies()
    assert not opened[0].exists()


def forget_copies() -> None:
    """As at the end of the program; the next copy has a folder of its own again."""
    borrowed().clear()
    borrowed().setParent(None)


def test_an_e_mail_is_drafted_with_the_paper_in_it(show: Show, qtbot: QtBot, opened: list[Path]) -> None:
    preview = show(leaflet(1))

    qtbot.mouseClick(preview.mail_button, _LEFT)

    message = email.message_from_bytes(opened[0].read_bytes(), policy=policy.default)
    (attached,) = message.iter_attachments()
    assert (message["X-Unsent"], message["Subject"], attached.get_filename()) == ("1", "Leaflet", "Leaflet 12 en.pdf")
    assert attached.get_content() == paper_in(preview).content
    assert "Nothing is sent until you send it." in preview.banner.sentence()
    forget_copies()


def test_without_a_mail_program_the_paper_can_be_saved(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    preview = show(leaflet(1))

    qtbot.mouseClick(preview.mail_button, _LEFT)

    assert preview.banner.sentence().startswith("No mail program on this laptop takes drafts.")
    forget_copies()


def test_without_a_printer_it_says_so_and_offers_a_pdf(
    show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(to_printer, "has_printer", lambda: False)
    monkeypatch.setattr("ui.print.deeds.file_to_save", lambda *_facts, **_more: tmp_path / "own.pdf")
    preview = show(leaflet(1))

    qtbot.keySequence(preview, "Ctrl+P")
    said = preview.banner.sentence()
    offer = next(each for each in preview.banner.findChildren(QPushButton) if each.text() == "Save as PDF…")
    qtbot.mouseClick(offer, _LEFT)

    assert said.startswith("No printer is set up on this laptop.")
    assert (tmp_path / "own.pdf").exists()
