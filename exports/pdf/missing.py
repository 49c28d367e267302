"""What no font could draw, named at the end of a paper."""

from exports.language import _
from exports.pdf.fonts import REPLACEMENT
from exports.pdf.spans import Span
from exports.pdf.story import Story


def missing_characters(story: Story) -> None:
    """Nothing is left out in silence: what no font could draw is named by its number."""
    if not story.fonts.missing:
        return
    codes = ", ".join(f"U+{ord(char):04X}" for char in story.fonts.missing)
    words = _("{mark} stands for a character that no font on this computer can draw: {codes}.")
    story.space(1.0)
    first = len(story.strips)
    story.paragraph(Span(words.format(mark=REPLACEMENT, codes=codes)), story.sheet.small)
    story.end_with(first)
