"""While a bundle is being saved, and what the numbers above its preview say."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.ui.later import Later
from tests.ui.sharing_desk import founded, open_page, says
from ui.house import House
from ui.sharing.fields import counted_words


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


def test_while_a_bundle_is_saved_no_other_is(qtbot: QtBot, house: House, projector: str, tmp_path: Path) -> None:
    later = Later()
    page = open_page(qtbot, replace(house, tasks=later))
    later.work()
    saving = [page._save, page._send.draft]

    page.save_to(tmp_path / "one.bundle")
    meanwhile = [each.isEnabled() for each in saving]
    page.new_here()
    later.work()

    assert meanwhile == [False, False]
    assert [each.isEnabled() for each in saving] == [True, True]
    assert "saved in one.bundle" in says(page)


def test_one_thing_is_not_told_as_several() -> None:
    assert [counted_words("decision", count) for count in (1, 15)] == ["Decision", "Decisions"]
