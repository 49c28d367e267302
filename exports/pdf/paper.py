"""A paper from its story: pages dealt out, drawn, tagged and closed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from exports.pdf.checksum import sealed
from exports.pdf.frame import Frame
from exports.pdf.metadata import About, Attachment, describe
from exports.pdf.pages import settled
from exports.pdf.pen import Pen
from exports.pdf.reportlab_door import DRAWING
from exports.pdf.story import Story
from exports.pdf.structure import Elem, require_nothing_lost
from models.progress import Progress, unwatched

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Paper:
    """A finished paper; `missing` are the characters that no font of this machine could draw."""

    content: bytes
    pages: int
    missing: str
    root: Elem
    about: About


def printed_paper(
    story: Story, frame: Frame, about: About, *, attachments: Sequence[Attachment] = (), progress: Progress = unwatched
) -> Paper:
    """Draw a story. Raises `LostText` if any of it would stand on no page."""
    root = _root(story.elem)
    pages = settled(story.strips, story.sheet.height)
    story.strips.clear()  # long papers are dropped page by page while they are drawn
    with DRAWING:
        pen = Pen(about.language)
        describe(pen.canvas, about, attachments)
        for number, page in enumerate(pages, start=1):
            progress(number - 1, len(pages))
            frame.draw(pen, number, len(pages))
            page.draw(pen, story.sheet.left, story.sheet.top)
            page.strips.clear()
            pen.end_page()
        require_nothing_lost(root)
        content = sealed(pen.finished(root))
    missing = "".join(story.fonts.missing)
    if missing:
        _log.info("No font for %s", " ".join(f"U+{ord(char):04X}" for char in missing))
    return Paper(content, len(pages), missing, root, about)


def _root(elem: Elem) -> Elem:
    while elem.parent:
        elem = elem.parent
    return elem
