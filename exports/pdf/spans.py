"""Words with the manner in which they are set."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Words in one manner; `link` is an address, `colour` replaces the style's own."""

    text: str
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    link: str = ""
    colour: str = ""


Text = str | Span | Sequence[str | Span]
"""Any way of giving text."""


def spans_of(text: Text) -> list[Span]:
    """Any way of giving text, as spans."""
    if isinstance(text, str):
        return [Span(text)]
    if isinstance(text, Span):
        return [text]
    return [Span(part) if isinstance(part, str) else part for part in text]
