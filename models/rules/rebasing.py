"""One change to a text carried over to the text as another change has left it."""

import re
from difflib import SequenceMatcher

_PIECE = re.compile(r"\S+\s*")
_Change = tuple[int, int, tuple[str, ...]]


def rebased(text: str, other: str, carried: str) -> str:
    """What `other` made of a text, made of `carried` instead; both began from it and touch different words.

    >>> rebased("Buy a tent for camps", "Buy a red tent for camps", "Hire a tent for camps")
    'Hire a red tent for camps'
    """
    pieces = _pieces(text)
    made: list[str] = []
    at = 0
    for start, end, put in sorted({*_changes(text, carried), *_changes(text, other)}):
        made += pieces[at : max(start, at)]
        made += put
        at = max(end, at)
    return _joined(made + pieces[at:])


def _changes(text: str, other: str) -> list[_Change]:
    there = _pieces(other)
    matcher = SequenceMatcher(None, text.split(), other.split(), autojunk=False)
    return [
        (start, end, tuple(there[first:last]))
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text.strip())


def _joined(pieces: list[str]) -> str:
    """A word that was the last one of its text has no space behind it."""
    return "".join(piece if piece[-1].isspace() else f"{piece} " for piece in pieces).strip()
