"""What a screen reader is told of a paper of ours."""

from collections.abc import Iterator

from exports.pdf.paper import Paper
from exports.pdf.structure import NEW_LINE, Elem, Marked

_IN_LINE = {"Link", "Span"}


def read_out(paper: Paper) -> str:
    """Its logical tree, one element a line, indented by depth.

    Links stand within their sentence, and so do words in another language, named before them.
    """
    return "\n".join(_lines(paper.root)) + "\n"


def _lines(elem: Elem, depth: int = 0) -> Iterator[str]:
    words = _words(elem).strip() or elem.traits.get("Alt", "")
    yield f"{'  ' * depth}{elem.tag}{' ' if words else ''}{words}"
    for child in elem.elements:
        if child.tag not in _IN_LINE:
            yield from _lines(child, depth + 1)


def _words(elem: Elem) -> str:
    parts: list[str] = []
    for kid in elem.kids:
        if isinstance(kid, Marked):
            parts += [said.words for said in kid.said if said != NEW_LINE]
        elif isinstance(kid, Elem) and kid.tag in _IN_LINE:
            parts.append(f"<{' '.join(filter(None, (kid.traits.get('Lang'), _words(kid))))}>")
    return "".join(parts)
