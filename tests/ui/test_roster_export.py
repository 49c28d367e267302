"""Members out of the chapter, by clicks: what is private about them goes only when somebody asks."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from exports.tables.roster import read_roster
from models.queries.roster_files import known
from models.rules.roster_match import plan
from tests.builders import TODAY
from tests.builders_roster import add
from ui.house import House
from ui.roster.export_form import ExportForm
from ui.roster.page import MembersPage, make

PRIVATE: dict[str, Any] = {"notes": "fell out with Omar", "access_needs": "step-free", "left_reason": "moved house"}
CAREFUL = "It holds personal data: delete it when it is no longer needed."


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MembersPage:
    add(house.store, "Maud Ellis", email="maud@example.org", left_on=TODAY, **PRIVATE)
    made = make(house)
    assert isinstance(made, MembersPage)
    qtbot.addWidget(made)
    made.show()
    return made


def form_on(page: MembersPage) -> ExportForm:
    page.files.export()
    [form] = page.findChildren(ExportForm)
    return form


def private_of(path: Path) -> set[str]:
    """What of the private part a file of ours gives back."""
    [(_row, draft)] = read_roster(path, today=TODAY).people
    return {field for field, value in PRIVATE.items() if value in str(getattr(draft, field))}


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_what_is_private_stays_here_unless_somebody_asks(page: MembersPage, tmp_path: Path, ending: str) -> None:
    bare, whole = tmp_path / f"bare{ending}", tmp_path / f"whole{ending}"

    page.files.export_to(bare)
    told = page.banner.sentence()
    page.files.export_to(whole, private=True)

    without = f"1 member saved in {bare.name}. Notes, access needs and reasons for leaving are not in it. {CAREFUL}"
    assert told == without
    assert page.banner.sentence() == without.replace("bare", "whole").replace("are not in", "are in")
    assert private_of(bare) == set()
    assert private_of(whole) >= {"notes", "access_needs"}


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
@pytest.mark.parametrize("private", [False, True])
def test_our_own_export_has_nothing_to_import(
    page: MembersPage, house: House, tmp_path: Path, ending: str, private: bool
) -> None:
    add(house.store, "Amara Okafor", email="amara@example.org", skills=("Welsh",), notes="=1+1")

    page.files.export_to(tmp_path / f"members{ending}", private=private)

    with house.store.read() as reader:
        everybody = known(reader)
    planned = plan(read_roster(tmp_path / f"members{ending}", today=TODAY).people, everybody, today=TODAY)
    assert (planned.new, planned.changed, planned.refused, len(planned.unchanged)) == ((), (), (), 2)


@pytest.mark.parametrize("private", [False, True])
def test_the_box_is_not_ticked_by_itself_and_says_what_the_file_holds(
    page: MembersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, private: bool
) -> None:
    target = tmp_path / "members.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    form = form_on(page)
    assert not form.private.isChecked()

    form.private.setChecked(private)
    form.choose.click()

    assert not form.isVisible()
    assert ("step-free" in target.read_text("utf-8-sig")) is private


def test_cancelling_asks_for_no_file(page: MembersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: asked.append(_asked) or ("", ""))
    form = form_on(page)

    form.reject()

    assert asked == []
