"""A signature, or a note at the end, never has a page to itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.language import speaking
from exports.pdf.fonts import Fonts
from exports.pdf.minutes_after import after
from exports.pdf.pages import Page, settled
from exports.pdf.signing import approval
from exports.pdf.story import Story
from exports.pdf.strips import Strip
from exports.pdf.structure import Elem
from exports.pdf.style import Sheet
from exports.pdf.table import Column, table
from models.queries.minutes import Approved, Minutes, Signed
from tests.exports.minutes_samples import FINGERPRINT, full_minutes

FONTS = Fonts()
COLUMNS = (Column("Action", share=1), Column("Owner"))


def signed_after(lines: int, minutes: Minutes, size: int = 12, *, rows: int = 0) -> list[Page]:
    """The pages of so many lines, a table of so many rows, the approval and whatever came of it."""
    story = Story(Sheet(size), FONTS, Elem("Document"))
    for _number in range(lines):
        story.paragraph("A line.")
    if rows:
        table(story, COLUMNS, [["Bring the urn", "Siân"] for _number in range(rows)], summary="Actions")
    approval(story, minutes)
    after(story, minutes)
    return settled(story.strips, story.sheet.height)


def alone(pages: Sequence[Page]) -> list[int]:
    """Pages on which nothing stands but a foot."""
    return [number for number, page in enumerate(pages[1:], start=2) if all(strip.foot for _top, strip in page.strips)]


def corrected(lines: int) -> Minutes:
    """Minutes approved with so many lines of corrections."""
    approved = Approved("the next meeting", date(2027, 1, 12), "\n".join("This was put right." for _ in range(lines)))
    return replace(full_minutes(), approved=approved)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", [10, 12, 16])
def test_the_signature_never_stands_alone(size: int, language: str) -> None:
    with speaking(language):
        after_lines = [signed_after(lines, full_minutes(), size) for lines in range(1, 60, 2)]
        after_rows = [signed_after(9, full_minutes(), size, rows=rows) for rows in range(1, 40, 2)]

    assert {len(pages) for pages in after_lines} >= {1, 2}  # or this test saw no break
    assert [alone(pages) for pages in after_lines + after_rows if alone(pages)] == []


@pytest.mark.parametrize("lines", range(1, 90, 8))
def test_the_signature_has_the_last_of_its_corrections_with_it(lines: int) -> None:
    assert alone(signed_after(20, corrected(lines))) == []


@pytest.mark.parametrize("lines", range(10, 40, 3))
def test_who_signed_is_told_on_a_page_that_says_more(lines: int) -> None:
    names = tuple(Signed(name, date(2027, 1, 12), FINGERPRINT) for name in ("Siân Llŷr", "Piet Jansen"))

    assert alone(signed_after(lines, replace(full_minutes(), signed=names))) == []


def test_what_comes_over_to_a_signature_is_worth_a_look() -> None:
    breaks = [pages for lines in range(1, 60) if len(pages := signed_after(lines, full_minutes())) > 1]

    above = [sum(not strip.foot for _top, strip in pages[-1].strips) for pages in breaks]
    assert min(above) >= 3


def heights(pages: Sequence[Page]) -> list[list[float]]:
    """The heights of the strips on each page."""
    return [[strip.height for _top, strip in page.strips] for page in pages]


def test_what_belongs_together_comes_over_whole() -> None:
    strips = [Strip(30), Strip(20, glued=True), Strip(20), Strip(30), Strip(40, foot=True)]

    assert heights(settled(strips, 100)) == [[30, 20, 20], [30, 40]]
    assert heights(settled([*strips[:3], Strip(30, glued=True), strips[3], strips[4]], 131)) == [
        [30, 20, 20],
        [30, 30, 40],
    ]


def test_what_is_too_high_to_come_over_whole_is_parted() -> None:
    high = [Strip(10, glued=True) for _number in range(8)]

    assert heights(settled([Strip(20), *high, Strip(40, foot=True)], 100)) == [[20, *[10] * 7], [10, 40]]


def test_a_foot_that_asked_for_a_page_of_its_own_has_it() -> None:
    strips = [Strip(30), Strip(40, foot=True, opens_page=True)]

    assert heights(settled(strips, 100)) == [[30], [40]]


def test_the_head_of_a_table_comes_over_with_its_rows() -> None:
    head = Strip(10)
    rows = [Strip(10, head=head) for _number in range(8)]

    pages = settled([head, *rows, Strip(40, foot=True)], 100)

    assert heights(pages) == [[10] * 8, [10, 10, 40]]


def test_a_foot_so_high_that_nothing_fits_above_it_spoils_no_page_before() -> None:
    head = Strip(10)
    rows = [Strip(10, head=head) for _number in range(8)]

    assert heights(settled([head, *rows, Strip(85, foot=True)], 100)) == [[10] * 9, [85]]


blocks = st.lists(st.integers(1, 30), min_size=1, max_size=5)


@given(st.lists(blocks, min_size=1, max_size=40), st.integers(5, 60))
@settings(max_examples=150, deadline=None)
def test_a_foot_has_company_whatever_stands_before_it(told: list[list[int]], foot: int) -> None:
    body = [Strip(height, glued=place < len(block) - 1) for block in told for place, height in enumerate(block)]

    pages = settled([*body, Strip(foot, foot=True)], 100)

    assert alone(pages) == []
    assert [strip for page in pages for _top, strip in page.strips if not strip.foot] and sum(
        len(page.strips) for page in pages
    ) == len(body) + 1
    assert max(page.used for page in pages) <= 100
