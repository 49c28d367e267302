"""The words inside one paragraph of Markdown, as spans: emphasis, code, links with their addresses, hard breaks."""

from dataclasses import replace
from typing import TYPE_CHECKING

from exports.language import _
from exports.pdf.spans import Span

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_CAN_BE_FOLLOWED = ("http://", "https://", "mailto:")


def words_of(node: "SyntaxTreeNode") -> list[Span]:
    """The words of a paragraph, heading or table cell."""
    return [span for inline in node.children for child in inline.children for span in _spans(child, Span(""))]


def _spans(node: "SyntaxTreeNode", manner: Span) -> list[Span]:
    match node.type:
        case "softbreak" | "hardbreak":
            return [replace(manner, text=" " if node.type == "softbreak" else "\n")]
        case "code_inline":
            return [replace(manner, text=node.content, shaded=True)]
        case "link":
            return _link(node, manner)
        case "image":
            return _picture(node, manner)
        case _:
            return [replace(manner, text=node.content), *_inside(node, _manner(node, manner))]


def _manner(node: "SyntaxTreeNode", manner: Span) -> Span:
    """The manner of what stands inside emphasis."""
    italic, bold = node.type == "em", node.type == "strong"
    return replace(manner, italic=manner.italic or italic, bold=manner.bold or bold)


def _inside(node: "SyntaxTreeNode", manner: Span) -> list[Span]:
    return [span for child in node.children for span in _spans(child, manner)]


def _link(node: "SyntaxTreeNode", manner: Span) -> list[Span]:
    """The words of a link lead where it points; its address and title are printed after them."""
    address, title = str(node.attrs.get("href", "")), str(node.attrs.get("title", ""))
    follow = address if address.startswith(_CAN_BE_FOLLOWED) else ""
    words = _inside(node, replace(manner, link=follow))
    shown = "".join(span.text for span in words)
    after = "" if shown in {address, address.removeprefix("mailto:")} else address
    if title:
        after = _("{address}, “{title}”").format(address=after, title=title)
    return [*words, replace(manner, text=f" ({after})")] if after else words


def _picture(node: "SyntaxTreeNode", manner: Span) -> list[Span]:
    """A picture is not fetched: its description and its address stand for it."""
    words = {"description": node.content, "address": node.attrs.get("src", ""), "title": node.attrs.get("title", "")}
    if words["title"]:
        return [replace(manner, text=_("[picture: {description}, “{title}” ({address})]").format(**words))]
    return [replace(manner, text=_("[picture: {description} ({address})]").format(**words))]
