"""Markdown notes as they are printed: every word that was typed is in the paper."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from exports.pdf.note_words import words_of
from exports.pdf.spans import Span
from exports.pdf.story import Hang, Story
from exports.pdf.strips import Panel
from exports.pdf.style import ACCENT, GREY_SOFT, LINE
from exports.pdf.table import Column, table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_WORD = re.compile(r"[^\W_]+")
_WIDEST_TABLE = 8
_NARROWEST = 0.4
_NBSP = "\u00a0"


def notes(story: Story, typed: str) -> None:
    """Notes under each other; a passage of which Markdown would swallow a word is printed as it was typed."""
    from markdown_it.tree import SyntaxTreeNode

    typed = unicodedata.normalize("NFC", typed).replace("\x00", "\ufffd")
    lines = re.split("\r\n|[\r\n]", typed)
    done = 0
    for node in SyntaxTreeNode(_markdown().parse("\n".join(lines))).children:
        start, end = node.map or (done, done)
        as_typed(story, lines[done:start])  # lines that belong to nothing
        _told_or_as_typed(story, node, lines[start:end])
        done = max(done, end)
    as_typed(story, lines[done:])


def as_typed(story: Story, lines: list[str]) -> None:
    """Lines exactly as they stand, Markdown signs included."""
    if any(line.strip() for line in lines):
        kept = [_NBSP * (len(line) - len(line.lstrip(" "))) + line.lstrip(" ") for line in lines]
        story.paragraph("\n".join(kept).strip("\n"))
        story.space(0.35)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table")
    reader.disable(["reference", "entity"])  # "[ask]: tomorrow" is a note here, and "R&amp;D" what somebody typed
    reader.normalizeLink = lambda url: url
    return reader


def _told_or_as_typed(story: Story, node: "SyntaxTreeNode", lines: list[str]) -> None:
    strips, kids, told = len(story.strips), len(story.elem.kids), len(story.told)
    white, depth = story.white, story.depth
    _block(story, node, 0)
    if _all_words(" ".join(lines), " ".join(story.told[told:])):
        return
    del story.strips[strips:], story.elem.kids[kids:], story.told[told:]
    story.white, story.depth = white, depth
    as_typed(story, lines)


def _all_words(typed: str, told: str) -> bool:
    told = unicodedata.normalize("NFC", told)
    whole = set(_WORD.findall(told))
    return all(word in whole or word in told for word in _WORD.findall(typed))


def _block(story: Story, node: "SyntaxTreeNode", depth: int) -> None:
    match node.type:
        case "heading":
            _heading(story, node)
        case "bullet_list" | "ordered_list" if story.width > story.sheet.width * _NARROWEST:
            _list(story, node, depth)
        case "blockquote" if story.width > story.sheet.width * _NARROWEST:
            _quote(story, node, depth)
        case "fence" | "code_block":
            _code(story, node)
        case "table" if len(node.children[0].children[0].children) <= _WIDEST_TABLE:
            _table(story, node)
        case "hr":
            story.space(0.5)
            story.rule(colour=LINE)
            story.space(0.5)
        case "paragraph":
            story.paragraph(words_of(node))
            story.space(0.35)


def _heading(story: Story, node: "SyntaxTreeNode") -> None:
    story.space(0.6)
    story.heading(words_of(node), 2 + int(node.tag[1:]))
    story.space(0.1)


def _list(story: Story, node: "SyntaxTreeNode", depth: int) -> None:
    ordered = node.type == "ordered_list"
    labels = [f"{item.info}{item.markup}" if ordered else ("•", "–")[depth % 2] for item in node.children]
    body = story.sheet.body
    step = max([story.sheet.text * 1.2, *(story.text_width(label, body) + story.sheet.text * 0.5 for label in labels)])
    with story.within("L", ListNumbering="Decimal" if ordered else "Disc"):
        for label, item in zip(labels, node.children, strict=True):
            with story.within("LI") as entry, story.inset(min(step, story.width * 0.3)):
                mark = Hang(label, -step, body.but(colour=ACCENT), entry.add("Lbl"))
                with story.within("LBody"):
                    _item(story, item, mark, depth)
            story.space(0.18)
    story.space(0.35)


def _item(story: Story, item: "SyntaxTreeNode", mark: Hang, depth: int) -> None:
    first, *rest = item.children or [None]
    if first is not None and first.type == "paragraph":
        story.paragraph(words_of(first), hang=mark)
    else:
        story.set_lines("", story.sheet.body, mark.elem, hang=mark)
        rest = [first, *rest] if first is not None else rest
    for node in rest:
        if node is not None:
            story.space(0.15)
            _block(story, node, depth + 1)


def _quote(story: Story, node: "SyntaxTreeNode", depth: int) -> None:
    story.space(0.5)
    panel = Panel(story.left, story.width, bar=LINE, bar_width=3)
    with story.within("BlockQuote"), story.panel(panel, padding=2), story.inset(14):
        for child in node.children:
            _block(story, child, depth + 1)
    story.space(0.5)


def _code(story: Story, node: "SyntaxTreeNode") -> None:
    """Code keeps its lines and its spaces; the word after the fence (a language) is kept too."""
    lines = [node.info.strip()] if node.info.strip() else []
    lines += [line.replace("\t", _NBSP * 4).replace(" ", _NBSP) for line in node.content.rstrip("\n").split("\n")]
    story.space(0.5)
    with story.panel(Panel(story.left, story.width, GREY_SOFT), padding=6), story.inset(10, 10):
        story.paragraph("\n".join(lines), story.sheet.cell, tag="Code")
    story.space(0.5)


def _table(story: Story, node: "SyntaxTreeNode") -> None:
    head, *bodies = node.children
    titles = [words_of(cell) for cell in head.children[0].children]
    rows = [[words_of(cell) for cell in row.children] for body in bodies for row in body.children]
    columns = [Column(title, _share(story, [title, *cells])) for title, cells in _down(titles, rows)]
    story.space(0.5)
    table(story, columns, rows, summary=" · ".join(_plain(title) for title in titles))
    story.space(0.6)


def _down(titles: list[list[Span]], rows: list[list[list[Span]]]) -> list[tuple[list[Span], list[list[Span]]]]:
    return [(title, [row[number] for row in rows]) for number, title in enumerate(titles)]


def _share(story: Story, cells: list[list[Span]]) -> int:
    """Columns in proportion to their widest cell, within reason."""
    return max(30, min(220, int(max(story.text_width(cell, story.sheet.cell) for cell in cells))))


def _plain(spans: list[Span]) -> str:
    return "".join(span.text for span in spans)
