"""What a finished paper says, as plain blocks in reading order, for formats that know no pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exports.pdf.structure import Elem, Marked

_NUMBER = re.compile(r"(\d{1,9})([.)])")
_IN_LINE = {"Link", "Span", "Quote", "Reference", "Em", "Strong"}


@dataclass(frozen=True)
class Run:
    """Words in one manner; `\\n` where people ended a line."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    words: Words


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    words: Words


@dataclass(frozen=True)
class Code:
    """Lines that keep their spaces."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A picture, a chart or a QR code, in words."""

    alt: str


@dataclass(frozen=True)
class Item:
    """One entry of a list, with the label that stands before it on paper."""

    label: str
    blocks: "tuple[Block, ...]"

    @property
    def says_more(self) -> bool:
        """Whether the label is a number or a name, and not only a sign."""
        return any(char.isalnum() for char in self.label)


@dataclass(frozen=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]

    @property
    def is_counted(self) -> bool:
        """Whether its labels count on from the first: 3. 4. 5."""
        found = [_NUMBER.fullmatch(item.label) for item in self.items]
        numbers = [(int(each[1]), each[2]) for each in found if each]
        first, sign = numbers[0] if numbers else (0, "")
        return numbers == [(first + place, sign) for place in range(len(self.items))]


@dataclass(frozen=True)
class Quoted:
    """Words of somebody else."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, the first row its head."""

    summary: str
    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


Block = Heading | Paragraph | Code | Picture | Listing | Quoted | Grid


def blocks_of(root: Elem) -> tuple[Block, ...]:
    """Everything a paper says, in the order in which it is read."""
    return tuple(_blocks(root, root.traits.get("Lang", "")))


def plain(words: Sequence[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in words)


def _blocks(elem: Elem, language: str) -> Iterator[Block]:
    language = elem.traits.get("Lang", language)
    match elem.tag:
        case "L":
            if items := tuple(_item(item, language) for item in elem.elements):
                yield Listing(items)
        case "Table":
            yield _grid(elem, language)
        case "BlockQuote":
            yield Quoted(tuple(_inside(elem, language)))
        case "Figure":
            yield Picture(elem.traits.get("Alt", ""))
        case tag:
            yield from _told(tag, elem, language)


def _told(tag: str, elem: Elem, language: str) -> Iterator[Block]:
    """The element's own words, then whatever stands below it."""
    if words := _words(elem, language):
        yield _block(tag, words)
    yield from _inside(elem, language)


def _inside(elem: Elem, language: str) -> Iterator[Block]:
    for child in elem.elements:
        if child.tag not in _IN_LINE:
            yield from _blocks(child, language)


def _block(tag: str, words: Words) -> Block:
    if tag == "Code":
        return Code(plain(words).replace("\u00a0", " "))
    if tag[:1] == "H" and tag[1:].isdigit():
        return Heading(int(tag[1:]), words)
    return Paragraph(words)


def _item(elem: Elem, language: str) -> Item:
    label = " ".join(plain(_words(child, "")) for child in elem.elements if child.tag == "Lbl")
    bodies = [child for child in elem.elements if child.tag != "Lbl"]
    return Item(label.strip(), tuple(block for body in bodies for block in _blocks(body, language)))


def _grid(elem: Elem, language: str) -> Grid:
    rows = [(part.tag, row) for part in elem.elements for row in ([part] if part.tag == "TR" else part.elements)]
    head = [row for tag, row in rows if tag == "THead"][:1]
    told = tuple(_cells(row, language) for _tag, row in rows if row not in head)
    return Grid(elem.traits.get("Summary", ""), _cells(head[0], language) if head else (), told)


def _cells(row: Elem, language: str) -> tuple[Words, ...]:
    return tuple(_cell(cell, cell.traits.get("Lang", language)) for cell in row.elements)


def _cell(cell: Elem, language: str) -> Words:
    """All that stands in a cell, each block on a line of its own."""
    parts = [_words(part, language) for part in (cell, *cell.elements) if part.tag not in _IN_LINE]
    told: Words = ()
    for part in parts:
        told += (Run("\n"), *part) if told and part else part
    return told


def _words(elem: Elem, language: str) -> Words:
    """The words of an element and of what stands within its lines, trimmed, runs of one manner joined."""
    return _trimmed(_joined(_runs(elem, Run("", language=elem.traits.get("Lang", language)))))


def _runs(elem: Elem, manner: Run) -> Iterator[Run]:
    for kid in elem.kids:
        if isinstance(kid, Marked):
            for said in kid.said:
                yield replace(manner, text=said.words, bold=said.bold, italic=said.italic)
        elif isinstance(kid, Elem) and kid.tag in _IN_LINE:
            link, language = kid.traits.get("URI", manner.link), kid.traits.get("Lang", manner.language)
            yield from _runs(kid, replace(manner, link=link, language=language))


def _joined(runs: Iterator[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and (not run.text.strip() or replace(run, text="") == replace(joined[-1], text="")):
            joined[-1] = replace(joined[-1], text=_followed(joined[-1].text, run.text))
        else:
            joined.append(run)
    return joined


def _followed(before: str, after: str) -> str:
    """The space at which a line was broken gives way to the end that people gave it."""
    return (before.rstrip(" ") if after == "\n" else before) + after


def _trimmed(runs: list[Run]) -> Words:
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" \n"))
    return tuple(runs)
