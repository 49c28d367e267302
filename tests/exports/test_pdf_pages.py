"""Strips are dealt out so that what belongs together stays together."""

from exports.pdf.pages import Page, dealt, settled
from exports.pdf.strips import Panel, Strip


def heights(pages: list[Page]) -> list[list[float]]:
    """The heights of the strips on each page."""
    return [[strip.height for _, strip in page.strips] for page in pages]


def test_strips_fill_one_page_after_the_other() -> None:
    assert heights(dealt([Strip(40), Strip(40), Strip(40)], 100)) == [[40, 40], [40]]


def test_a_heading_goes_with_what_follows_it() -> None:
    assert heights(dealt([Strip(70), Strip(20, glued=True), Strip(30)], 100)) == [[70], [20, 30]]


def test_white_above_is_left_out_at_the_top_of_a_page() -> None:
    pages = dealt([Strip(90), Strip(50, gap=30)], 100)

    assert [top for page in pages for top, _ in page.strips] == [0.0, 0.0]


def test_what_is_higher_than_a_page_is_parted_all_the_same() -> None:
    assert heights(dealt([Strip(60, glued=True), Strip(60, glued=True), Strip(60)], 100)) == [[60], [60], [60]]


def test_a_strip_higher_than_a_page_stands_alone() -> None:
    assert heights(dealt([Strip(10), Strip(150), Strip(10)], 100)) == [[10], [150], [10]]


def test_the_head_is_repeated_where_its_rows_go_on() -> None:
    head = Strip(10)
    rows = [Strip(30, head=head) for _ in range(4)]

    assert heights(dealt([Strip(10, glued=True), *rows], 100)) == [[10, 30, 30, 30], [10, 30]]


def test_no_page_is_empty() -> None:
    pages = dealt([Strip(100, gap=20), Strip(100, gap=20)], 100)

    assert heights(pages) == [[100], [100]]


def test_a_panel_that_goes_on_reaches_to_both_edges_of_the_break() -> None:
    panel = Panel(0, 100, fill="#FFFFFF")
    first, second = dealt([Strip(80, panels=(panel,)), Strip(80, panels=(panel,))], 100)

    assert (first.goes_on, second.goes_on) == (True, False)


def places(pages: list[Page]) -> list[list[float]]:
    """Where each strip of each page begins."""
    return [[round(top, 1) for top, _strip in page.strips] for page in pages]


def test_white_is_drawn_in_where_that_saves_a_last_page_of_a_line_or_two() -> None:
    strips = [Strip(20), Strip(20, gap=20), Strip(20, gap=20), Strip(10, gap=0)]

    assert len(dealt(strips, 100)) == 2
    assert places(settled(strips, 100)) == [[0, 35, 70, 90]]


def test_white_stays_where_drawing_it_in_saves_no_page() -> None:
    strips = [Strip(90), Strip(20, gap=30)]

    assert places(settled(strips, 100)) == places(dealt(strips, 100)) == [[0], [0]]


def test_white_stays_where_the_last_page_is_worth_its_paper() -> None:
    strips = [Strip(40), Strip(40, gap=20), Strip(40, gap=20)]

    assert places(settled(strips, 100)) == [[0, 60], [0]]


def test_a_page_that_has_room_keeps_its_white() -> None:
    first = [Strip(30), Strip(30, gap=10), Strip(10, gap=10)]
    second = [Strip(40, opens_page=True), Strip(45, gap=15), Strip(5, gap=1)]

    assert places(dealt([*first, *second], 100)) == [[0, 40, 80], [0, 55], [0]]
    assert places(settled([*first, *second], 100))[0] == [0, 40, 80]
