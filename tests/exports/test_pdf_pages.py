"""Strips are dealt out so that what belongs together stays together."""

from exports.pdf.pages import Page, dealt
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
