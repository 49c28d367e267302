"""What a page builds only when there is something to show in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from models.commands import actions
from models.store import Store
from tests.ui.asset_page import open_page
from ui.actions.page import ActionsPage
from ui.assets.page import AssetsPage
from ui.assets.week_tab import WeekTab
from ui.decisions.page import DecisionsPage
from ui.house import House
from ui.widgets.detail_pane import DetailPane
from ui.widgets.field import Field
from ui.widgets.page import Page

PAGES = (ActionsPage, AssetsPage, DecisionsPage)


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[type[Page]], Page]:
    """Opens a page on what stands in the chapter by then."""

    def open_page_of(kind: type[Page]) -> Page:
        page = kind(house)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page_of


def fields(page: Page) -> list[str]:
    """What can be written in the pane."""
    pane = page.findChild(DetailPane)
    assert isinstance(pane, DetailPane)
    return [field.label.text() for field in pane.findChildren(Field)]


@pytest.mark.parametrize("kind", PAGES)
def test_an_empty_page_has_no_fields(opened: Callable[[type[Page]], Page], kind: type[Page]) -> None:
    page = opened(kind)

    assert fields(page) == []


def test_the_first_record_brings_its_fields(opened: Callable[[type[Page]], Page], store: Store, qtbot: QtBot) -> None:
    page = opened(ActionsPage)

    with store.write("Add") as session:
        actions.add(session, text="Book the hall")

    qtbot.waitUntil(lambda: fields(page) == ["What is to be done", "Who does it", "By when", "Note"])


def test_a_sheet_opens_on_an_empty_page(qtbot: QtBot, house: House) -> None:
    page = open_page(qtbot, house)

    page.new_here()

    assert "Kind" in fields(page)


@pytest.mark.parametrize("kind", PAGES)
def test_an_empty_page_has_nothing_to_rename(
    opened: Callable[[type[Page]], ActionsPage], kind: type[ActionsPage]
) -> None:
    page = opened(kind)

    page.rename_here()

    assert fields(page) == []


def test_the_week_is_built_when_it_is_turned_to(qtbot: QtBot, house: House) -> None:
    page = open_page(qtbot, house)
    before = page.findChildren(WeekTab)

    turn_to_week(page)

    assert (before, len(page.findChildren(WeekTab))) == ([], 1)


def test_the_thing_whose_week_it_is_comes_before_the_list_in_the_order_of_keys(qtbot: QtBot, house: House) -> None:
    page = open_page(qtbot, house)
    turn_to_week(page)
    week = page.findChildren(WeekTab)[0]
    which = week.which.focusProxy()
    assert which

    order = following(page)

    assert order.index(page.panes()[0]) < order.index(which) < order.index(week)


def turn_to_week(page: AssetsPage) -> None:
    """Press its tab."""
    tabs = page.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    tabs.setCurrentIndex(1)


def following(page: QWidget) -> list[QWidget]:
    """The widgets of a page as Tab goes through them, from its top."""
    order, each = [page], page.nextInFocusChain()
    while each and each is not page:
        order.append(each)
        each = each.nextInFocusChain()
    return order
