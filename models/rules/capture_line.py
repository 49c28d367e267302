"""One typed line of a meeting: a note, or what its first word makes of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.promised import Promise, promised


class CaptureKind(StrEnum):
    """What a line is."""

    NOTE = "note"
    ACTION = "action"
    DECISION = "decision"
    PROPOSAL = "proposal"
    QUESTION = "question"
    THANKS = "thanks"


@dataclass(frozen=True)
class Captured:
    """What a line says; for an action also who (as written, and by id where that is certain) and until when."""

    kind: CaptureKind
    text: str
    owner_words: str = ""
    owner: str | None = None
    due: date | None = None


_OTHER_WORDS = {
    "todo": CaptureKind.ACTION,
    "decide": CaptureKind.DECISION,
    "agreed": CaptureKind.DECISION,
    "decided": CaptureKind.DECISION,
    "propose": CaptureKind.PROPOSAL,
    "proposed": CaptureKind.PROPOSAL,
    "thank": CaptureKind.THANKS,
}
_SLASH = re.compile(r"/([a-z]+)(?:\s*[:–—]|\s*-\s|\b)\s*(.*)", re.IGNORECASE | re.DOTALL)
_SHOUTED = re.compile(r"([A-Z]{4,})\b[\s.]*(\S.*)", re.DOTALL)
_SPELLINGS = (
    (re.compile(r"actions? points?\b\s*", re.IGNORECASE), "action "),
    (re.compile(r"actions? for (?=[^:()]{1,60}:\s)", re.IGNORECASE), "action: "),
    (re.compile(r"thank you\s*(?=:|\s[-–—]\s)", re.IGNORECASE), "thanks"),
)
_LABEL = re.compile(r"([a-z]+)\s*(\([^)]*\))?\s*(?::|\s[-–—]\s)\s*(.*)", re.IGNORECASE | re.DOTALL)


def captured(line: str, *, today: date, people: Mapping[str, str]) -> Captured:
    """What was typed, with the people who can be meant by id and the name they go by.

    >>> people = {"1": "Gwen Pugh", "2": "Ali Reza"}
    >>> captured("/action Gwen to draft a loan card by 26 Nov", today=date(2026, 11, 12), people=people)
    Captured(kind=<CaptureKind.ACTION: 'action'>, text='draft a loan card', owner_words='Gwen', owner='1', \
due=datetime.date(2026, 11, 26))
    >>> captured("Agreed: keep the shed open", today=date(2026, 11, 12), people=people).kind
    <CaptureKind.DECISION: 'decision'>
    """
    kind, text = _kind_and_text(line.strip())
    if kind is not CaptureKind.ACTION:
        return Captured(kind, text)
    promise: Promise = promised(text, today=today, people=people)
    return Captured(kind, promise.text, promise.owner_words, promise.owner, promise.due)


def _kind_and_text(line: str) -> tuple[CaptureKind, str]:
    if line.startswith("?"):
        return CaptureKind.QUESTION, line.lstrip("? ")
    if (slash := _SLASH.fullmatch(line)) and (kind := _kind_begun(slash[1])):
        return kind, slash[2]
    if (label := _LABEL.fullmatch(_as_labelled(line))) and (kind := _kind_named(label[1])):
        return kind, f"{label[2] or ''} {label[3]}".strip()
    if (loud := _SHOUTED.fullmatch(line)) and not loud[2].isupper() and (kind := _kind_named(loud[1])):
        return (kind, loud[2]) if kind is not CaptureKind.NOTE else (kind, line)
    return CaptureKind.NOTE, line


def _as_labelled(line: str) -> str:
    """ "Action point" and "action for Gwen:" by the one word that names the kind."""
    for spelling, word in _SPELLINGS:
        if match := spelling.match(line):
            line = word + line[match.end() :]
    return line


def _kind_begun(word: str) -> CaptureKind | None:
    """After a slash the first letters are enough."""
    begun = (kind for kind in CaptureKind if kind.startswith(word.casefold()))
    return next(begun, None) or _kind_named(word)


def _kind_named(word: str) -> CaptureKind | None:
    said = word.casefold()
    return next((kind for kind in CaptureKind if said in (kind, f"{kind}s")), _OTHER_WORDS.get(said))
