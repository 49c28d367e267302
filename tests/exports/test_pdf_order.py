"""The test of the reading order sees what it must see."""

from datetime import UTC, datetime

import pytest

from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.metadata import About
from exports.pdf.minutes import paper
from exports.pdf.paper import printed_paper
from exports.pdf.story import Story
from exports.pdf.structure import Elem, walk
from exports.pdf.style import Sheet
from tests.exports.minutes_samples import full_minutes
from tests.exports.pdf_reading import read_in_order, steps_back


def with_parts(drawn: str, told: str) -> bytes:
    """A paper of short sections that is drawn in one order and told in another."""
    story = Story(Sheet(12), Fonts(), Elem("Document"))
    root = story.elem
    story.heading("A paper", 1)
    sections = {part: root.add("Sect") for part in told}
    for part in drawn:
        story.elem, story.depth = sections[part], 1
        story.heading(f"Part {part}", 2)
        story.paragraph(f"What stands in part {part}.")
    frame = Frame(story.sheet, story.fonts, "", "", draft=False)
    story.elem = root
    return printed_paper(story, frame, About("A paper", "West", "", datetime(2026, 11, 23, tzinfo=UTC))).content


def test_two_parts_in_the_order_of_the_page() -> None:
    assert steps_back(with_parts("abcd", "abcd")) == []


@pytest.mark.parametrize("told", ["bacd", "acbd", "abdc", "dbca", "bcda"])
def test_two_parts_told_the_other_way_round_are_seen(told: str) -> None:
    assert steps_back(with_parts("abcd", told))


@pytest.mark.parametrize("size", [10, 12, 16])
def test_minutes_are_heard_as_they_are_printed(size: int) -> None:
    content = paper(full_minutes(), size=size).content

    assert len(read_in_order(content)) > 100
    assert steps_back(content) == []


def test_the_picture_beside_the_signature_is_told_after_it() -> None:
    told = [elem for elem in walk(paper(full_minutes()).root) if elem.tag in ("H2", "Figure")]

    assert [elem.tag for elem in told][-2:] == ["H2", "Figure"]
    assert told[-1].parent and [child.tag for child in told[-1].parent.elements][-1] == "Figure"
