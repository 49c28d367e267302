"""The pages of a preview: of several papers, drawn in tiles, and let go of in the end."""

import gc
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from exports.page_pictures import PagePictures
from exports.pdf.paper import Paper
from exports.pdf.structure import walk
from models.progress import Progress
from tests.ui.preview_hands import choose, leaflet, paper_in, press, shown, stands
from ui.house import House
from ui.print.calm import calm
from ui.print.page_drawer import PageDrawer, image_of
from ui.print.page_layout import GAP
from ui.print.preview import Preview
from ui.print.printable import Leaf, Printable, Setting

Show = Callable[[Printable], Preview]


@pytest.fixture
def show(house: House, qtbot: QtBot) -> Show:
    """Opens a preview, with the keyboard in it."""
    return partial(shown, qtbot, house)


@pytest.fixture
def usual(qapp: QApplication) -> tuple[int, int, int]:
    """How often Python collects while nobody looks at a paper, whatever another test left open."""
    held = calm()
    for who in list(held._held_by):
        held._let_go(who)
    return gc.get_threshold()


def papers(*counts: int) -> Printable:
    """Several leaflets that go together."""

    def make(setting: Setting, progress: Progress) -> tuple[Leaf, ...]:
        made = [leaflet(count).make(setting, progress) for count in counts]
        return tuple(Leaf(f"{n}.pdf", each, f"Part {n}") for n, each in enumerate(made, 1) if isinstance(each, Paper))

    return leaflet(1, make=make)


def test_several_papers_are_leafed_through_as_one_and_gone_to_by_key_and_name(show: Show, qtbot: QtBot) -> None:
    preview = show(papers(2, 1, 3))
    told = [f"{stands(preview)}, {preview.bar.which.value()}"]

    for keys in ("PgDown", "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgUp"):
        press(qtbot, preview, keys)
        told.append(f"{stands(preview)}, {preview.bar.which.value()}")
    choose(qtbot, preview.bar.which, "Part 1")

    assert told == ["1 of 6, 0", "2 of 6, 0", "3 of 6, 1", "4 of 6, 2", "4 of 6, 2", "3 of 6, 1"]
    assert (stands(preview), preview.bar.which.isVisible()) == ("1 of 6", True)
    assert not show(leaflet(2)).bar.which.isVisible()


def test_a_whole_page_is_seen_whole_wherever_one_was(show: Show) -> None:
    preview = show(leaflet(5))
    bar = preview.pages.verticalScrollBar()
    seen: list[tuple[int, bool]] = []

    for size in ((940, 800), (700, 640)):
        bar.setValue(bar.maximum() // 3)
        preview.bar.whole_page()
        preview.resize(*size)
        place = preview.pages._layout.place(preview.pages.number() - 1)
        seen.append((place.top - bar.value(), place.height + GAP <= preview.pages.viewport().height()))

    assert seen == [(GAP, True), (GAP, True)]


def test_the_middle_of_a_line_stays_in_the_middle_when_it_grows(show: Show) -> None:
    preview = show(leaflet(1))
    preview.bar.whole_page()

    for _step in range(9):
        preview.bar.zoom_in()

    across = preview.pages.horizontalScrollBar()
    assert across.maximum() > 100
    assert abs(across.value() - across.maximum() / 2) <= 2


def test_large_pages_are_drawn_only_where_they_are_in_sight(show: Show) -> None:
    preview = show(leaflet(2))
    while preview.pages.percent() < 400:
        preview.bar.zoom_in()

    picture = preview.pages.grab().toImage()

    drawer = preview.pages.findChild(PageDrawer)
    kept = list(drawer._kept.values()) if drawer else []
    assert sum(image.width() * image.height() for image in kept) <= 12_000_000
    assert max(max(image.width(), image.height()) for image in kept) <= 1024
    assert inked(picture) > 100


def inked(picture: QImage) -> int:
    """How many of some thousands of its dots are dark."""
    return sum(
        picture.pixelColor(x, y).lightness() < 120
        for x in range(0, picture.width() - 20, 5)
        for y in range(0, picture.height() - 20, 5)
    )


def test_tiles_make_up_the_page_pixel_by_pixel(show: Show) -> None:
    preview = show(leaflet(1))
    for _step in range(5):
        preview.bar.zoom_in()
    pages = preview.pages
    pages.verticalScrollBar().setValue(0)
    width, height = pages._pixels(0)

    picture = pages.grab().toImage()
    (paper,) = [leaf.paper for leaf in preview._drawn.leaves] if preview._drawn else []
    whole = image_of(PagePictures(paper.content).part(0, (width, height), (0, 0, width, height)))

    left = pages.horizontalScrollBar().value() - pages._layout.place(0).left
    seen = [(x, y) for x in range(20, pages.viewport().width() - 20, 7) for y in range(40, 500, 7)]
    assert pages.percent() > 130
    assert width > 1024
    assert [at for at in seen if picture.pixelColor(*at) != whole.pixelColor(at[0] + left, at[1] - GAP)] == []


def test_full_collections_wait_only_while_a_paper_is_looked_at(show: Show, usual: tuple[int, int, int]) -> None:
    first, second = show(leaflet(1)), show(leaflet(1))
    held = gc.get_threshold()
    first.close()
    still = gc.get_threshold()
    second.close()

    assert held[:2] == usual[:2]
    assert held == still != usual
    assert gc.get_threshold() == usual


def test_a_paper_that_was_left_is_taken_apart(show: Show) -> None:
    preview = show(leaflet(3))
    paper = paper_in(preview)
    before = sum(1 for _elem in walk(paper.root))

    preview.close()

    assert before > 3
    assert sum(1 for _elem in walk(paper.root)) == 1


def test_collections_go_on_after_a_window_that_went_with_its_parent(
    house: House, qtbot: QtBot, usual: tuple[int, int, int]
) -> None:
    parent = QWidget()
    preview = Preview(house, leaflet(1), parent)
    held = gc.get_threshold()

    parent.deleteLater()
    qtbot.waitUntil(lambda: not isValid(preview))

    assert gc.get_threshold() == usual != held
