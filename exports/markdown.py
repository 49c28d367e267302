"""A paper as Markdown: what people wrote stays what they wrote, whatever signs are in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from exports.blocks import Block, Code, Grid, Heading, Item, Listing, Paragraph, Picture, Quoted, Run, Words, plain

_SIGNS = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_OPENING = re.compile(r"(?m)^([ \u00a0]*)([#+=:-]|\d{1,9}(?=[.)]))")
_BEFORE_BOLD = " \n(“‘\u00a0"
_AFTER_BOLD = " \n.,;:!?)”’…\u00a0"


def markdown(blocks: Sequence[Block]) -> str:
    """Blocks as GitHub's Markdown; two that might be taken for one are kept apart."""
    return "\n\n".join(_told(blocks)) + "\n"


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if told := _block(block, before):
            yield told
            before = block


def _block(block: Block, before: Block | None) -> str:
    match block:
        case Listing():
            return _listing(block, apart=isinstance(before, Listing))
        case Quoted():
            return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_told(block.blocks)).split("\n"))
        case Grid():
            return _grid(block)
        case _:
            return _single(block)


def _single(block: Heading | Paragraph | Code | Picture) -> str:
    match block:
        case Heading():
            line = re.sub(r"(?<!\\)(#+)$", r"\\\1", escaped(plain(block.words).replace("\n", " ")))
            return f"{'#' * min(block.level, 6)} {line}"
        case Paragraph():
            return _paragraph(block.words)
        case Code():
            return _fenced(block.text)
        case Picture():
            return _paragraph((Run(block.alt, italic=True),))


def escaped(text: str) -> str:
    """Text without anything that Markdown reads as its own.

    >>> print(escaped("# R&D *costs* <b> 1_000 and snake_case"))
    \\# R&D \\*costs\\* \\<b\\> 1_000 and snake_case
    >>> print(escaped("1. to do"))
    1\\. to do
    """
    text = _SIGNS.sub(r"\\\g<0>", text)
    return _OPENING.sub(lambda found: found[1] + _kept(found[2]), text)


def _kept(sign: str) -> str:
    return sign + "\\" if sign.isdigit() else "\\" + sign


def _paragraph(words: Words) -> str:
    return "\\\n".join(line.strip(" ") for line in _line(words).split("\n"))


def _line(words: Words) -> str:
    """Words with their emphasis and links; line ends as they are."""
    told = ""
    for number, run in enumerate(words):
        after = words[number + 1].text[:1] if number + 1 < len(words) else ""
        told += _run(run, plain(words[:number])[-1:], after)
    return told


def _run(run: Run, before: str, after: str) -> str:
    """One run; emphasis only where Markdown is sure to see it."""
    text = run.text.strip()
    if not text:
        return run.text
    start = run.text.index(text)
    head, tail = run.text[:start], run.text[start + len(text) :]
    marks = "**" * run.bold + "*" * run.italic
    sure = (head or before or " ")[-1] in _BEFORE_BOLD and (tail or after or " ")[0] in _AFTER_BOLD
    told = escaped(text) if head or before in ("", "\n") else escaped("x" + text)[1:]
    if run.link:
        told = f"[{told}]({quote(run.link, safe='%/:=&?~#+!$,;@', errors='replace')})"
    if marks and sure and "\n" not in text:
        told = f"{marks}{told}{marks[::-1]}"
    return head + told + tail


def _fenced(text: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
    return f"{fence}\n{text}\n{fence}"


def _listing(listing: Listing, *, apart: bool) -> str:
    counted = listing.is_counted and not apart
    bullet = "*" if apart else "-"
    told = [_item(item, item.label if counted else bullet) for item in listing.items]
    tight = all(len(item.blocks) <= 1 for item in listing.items)
    return ("\n" if tight else "\n\n").join(told)


def _item(item: Item, mark: str) -> str:
    said = "" if item.label == mark or not item.says_more else _label(item.label)
    first, *rest = item.blocks or (Paragraph(()),)
    told = "\n\n".join([f"{said} {_block(first, None)}".strip(), *_told(rest)])
    indent = " " * (len(mark) + 1)
    return "\n".join((indent + line).rstrip() for line in told.split("\n")).replace(indent, f"{mark} ", 1)


def _label(label: str) -> str:
    """A number that Markdown would count anew stands as it is; a name is set apart."""
    return escaped(label) if label[:1].isdigit() else f"**{escaped(label)}:**"


def _grid(grid: Grid) -> str:
    width = max([len(grid.head), *map(len, grid.rows)])
    if not width:
        return ""
    head = tuple(tuple(replace(run, bold=False) for run in words) for words in grid.head)
    rows = [[_cell(words) for words in row] for row in (head, *grid.rows)]
    lines = [row + [""] * (width - len(row)) for row in rows]
    lines.insert(1, ["---"] * width)
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(words: Words) -> str:
    return " <br>".join(line.strip() for line in _line(words).split("\n"))
