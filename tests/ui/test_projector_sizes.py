"""From the back row: large enough on every projector, nothing over anything else, nothing outside, in both themes."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.projector.content import ClockFace, Slide, Tally
from ui.projector.slide_view import SlideView
from ui.theme import Look, theme

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)]
TEXT = "Members may borrow the simulation kit for up to two weeks; the steward agrees each loan. "
STAGES = ("Proposal", "Understand", "Respond", "Objections", "Agree")
HANDS = (Tally("consent", 7), Tally("with a concern", 1), Tally("object", 1, True), Tally("stand aside", 0))
USUAL = Slide(
    TEXT * 2, "Proposal · Consent", "4  Lending the simulation kit", ClockFace(456, 900),
    question="Is there any reason not to try this? Thumb up: consent. Flat hand: concern. Open hand: objection.",
    stages=STAGES, stage=3, tallies=HANDS, facts="9 of 14 heard · text version 3 · 14 present, quorate",
    next="Next: Spring learning exchange, about 19:10",
)  # fmt: skip
SLIDES = {
    "usual": USUAL,
    "long": Slide(**{**vars(USUAL), "main": TEXT * 20, "head": "4  " + "A title that does not end " * 6}),
    "objections": Slide(**{**vars(USUAL), "objections": ("Needed here on Thursdays.", "Nobody is insured.")}),
    "options": Slide(
        **{**vars(USUAL), "options": tuple(f"Place number {n}" for n in range(30)), "stages": (), "tallies": ()}
    ),
    "reading": Slide("How is it?", "A look", "5  Kit", levels=((0, 0), (1, 9), (2, 3)), facts="12 present"),
    "break": Slide("Back at 19:40", "Break", "November meeting", facts="Then: Exchange", short=True),
    "word": Slide("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", short=True),
}


def shown(qtbot: QtBot, slide: Slide, size: tuple[int, int]) -> SlideView:
    """A slide on a screen of this size."""
    view = SlideView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_slide(slide)
    QApplication.processEvents()
    return view


def places(view: SlideView) -> dict[str, QRect]:
    """Where each piece in sight is."""
    return {
        name: piece.geometry() for name, piece in vars(view).items() if isinstance(piece, QWidget) and in_sight(piece)
    }


def in_sight(piece: QWidget) -> bool:
    """Whether it shows something."""
    return piece.isVisible()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SLIDES)
def test_it_reads_at_ten_metres(look: Look, qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    view = shown(qtbot, SLIDES[name], size)

    smallest = [piece.pixels() for piece in (view.facts, view.caption) if in_sight(piece)]
    assert view.main.pixels() * 20 >= size[1]
    assert all(pixels * 28 >= size[1] for pixels in smallest)
    assert size[1] < 768 or all(pixels >= 28 for pixels in smallest)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SLIDES)
def test_no_piece_lies_over_another_or_outside(look: Look, qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    view = shown(qtbot, SLIDES[name], size)

    found = places(view)
    over = [(one, two) for one, two in combinations(found, 2) if found[one].intersects(found[two])]
    outside = [one for one, place in found.items() if not view.rect().contains(place)]
    assert over == []
    assert outside == []


def test_a_text_too_long_for_one_screen_has_pages_and_says_so(look: Look, qtbot: QtBot) -> None:
    view = shown(qtbot, SLIDES["long"], (1024, 768))
    pages, first = view.pages(), view.grab().toImage()

    view.turn_page()
    said, second = view.caption.text(), view.grab().toImage()
    for _turn in range(pages - 1):
        view.turn_page()

    assert pages > 1 and said == f"Proposal · Consent · page 2 of {pages}"
    assert first != second
    assert view.caption.text() == f"Proposal · Consent · page 1 of {pages}"


def test_every_option_is_there_or_it_says_how_many_are_not(look: Look, qtbot: QtBot) -> None:
    many = Slide("Which?", options=tuple(f"Place number {n}" for n in range(200)))

    view, full = shown(qtbot, SLIDES["options"], (1920, 1080)), shown(qtbot, many, (1024, 768))

    some, cut = view.options.columns(), full.options.columns()

    assert sum(len(column) for column in some) == 30
    left_out = 200 - sum(len(column) for column in cut) + 1
    assert cut[-1][-1].layout.text() == f"and {left_out} more, on paper"


@pytest.mark.parametrize("worn", ["light", "dark"])
def test_it_wears_both_themes(look: Look, qtbot: QtBot, worn: str) -> None:
    look.choose(worn)
    view = shown(qtbot, USUAL, (1024, 768))

    corner = view.grab().toImage().pixelColor(4, 4).name()

    paper = theme().paper
    look.choose("light")
    assert corner == paper.lower()


def test_the_present_stage_is_marked_by_a_pointer_too(look: Look, qtbot: QtBot) -> None:
    view = shown(qtbot, USUAL, (1024, 768))

    strip = view.stages.grab().toImage()

    chip = view.stages.width() // 5
    above = [strip.pixelColor(chip * place + chip // 2, 4).name() for place in range(5)]
    assert [colour == theme().accent.lower() for colour in above] == [False, False, False, True, False]
