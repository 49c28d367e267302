"""The logical tree of a paper: what each text is, in the order in which it is to be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Said(NamedTuple):
    """Words as they were drawn; `NEW_LINE` where people ended a line."""

    words: str
    bold: bool = False
    italic: bool = False


NEW_LINE = Said("\n")


@dataclass(frozen=True, slots=True)
class Marked:
    """Text drawn on a page: its place in that page's marked content, and what it says."""

    page: int
    number: int
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pointed:
    """An annotation (a link's rectangle) that belongs to an element."""

    page: int
    reference: Any


@dataclass(eq=False, slots=True)
class Elem:
    """One structure element; `tag` is a standard type of PDF 1.7 (H1, P, L, LI, Table …).

    `traits` hold what a reader is told besides the text: Alt, Lang, Scope, Summary, ListNumbering, URI.
    """

    tag: str
    parent: "Elem | None" = None
    traits: dict[str, str] = field(default_factory=dict)
    kids: "list[Elem | Marked | Pointed]" = field(default_factory=list)
    awaits_text: bool = False

    def add(self, tag: str, **traits: str) -> "Elem":
        """A child, in reading order after those already there."""
        child = Elem(tag, self, traits)
        self.kids.append(child)
        return child

    def within(self, tag: str, **traits: str) -> "Elem":
        """A child that takes its place when its first text is drawn: a link in the middle of a sentence."""
        return Elem(tag, self, traits)

    def take_place(self) -> None:
        """Join the parent, if this was made by `within` and stands nowhere yet."""
        if self.parent and not any(kid is self for kid in self.parent.kids):
            self.parent.kids.append(self)

    @property
    def elements(self) -> "Iterator[Elem]":
        """The children that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Elem))

    @property
    def is_drawn(self) -> bool:
        """Whether anything of this element or below it stands on a page."""
        return any(not isinstance(kid, Elem) or kid.is_drawn for kid in self.kids)


class LostText(Exception):
    """Text was composed for an element but stands on no page: our bug, and no reader would ever notice."""


def require_nothing_lost(root: Elem) -> None:
    """Raise `LostText` if any element that was given text was never drawn."""
    for elem in walk(root):
        if elem.awaits_text and not elem.is_drawn:
            raise LostText(f"{elem.tag} {elem.traits}")


def walk(elem: Elem) -> Iterator[Elem]:
    """An element and everything below it, in reading order."""
    yield elem
    for child in elem.elements:
        yield from walk(child)
