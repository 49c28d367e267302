"""The kinds of meeting every chapter begins with: how each decides, how formal it is, how long it takes."""

from dataclasses import dataclass
from enum import StrEnum

from models.ids import derived_id
from models.rules.decisions import Method


class Formality(StrEnum):
    """How much form a meeting keeps: notes are enough, agenda and minutes, or notice, seconders and signed minutes."""

    LIGHT = "light"
    USUAL = "usual"
    FORMAL = "formal"


@dataclass(frozen=True)
class KindRules:
    """How a kind of meeting works; one that `follows` has the chapter's usual quorum, another none."""

    formality: Formality = Formality.USUAL
    method: Method = Method.CONSENT
    follows: bool = True
    notice_days: int | None = None
    length: int = 120


PLAIN = KindRules()

BUILT_IN: dict[str, KindRules] = {
    "regular": KindRules(notice_days=7),
    "sharing": KindRules(Formality.LIGHT, follows=False),
    "annual": KindRules(Formality.FORMAL, Method.SIMPLE_MAJORITY, notice_days=14),
    "short": KindRules(Formality.LIGHT, follows=False, length=60),
    "governance": KindRules(notice_days=7),
}


def own_id(chapter: str, *names: str) -> str:
    """The id of a chapter's own form of something built in: the same on all its laptops, so that changes meet.

    >>> own_id("c" * 32, "annual") == own_id("c" * 32, "annual"), own_id("d" * 32, "annual") == own_id("c" * 32)
    (True, False)
    """
    return derived_id(chapter, "kind", *names)


def built_in_of(key: str, chapter: str) -> str:
    """Which built-in kind a key or an own form's id speaks of, or ''."""
    if key in BUILT_IN:
        return key
    return next((name for name in BUILT_IN if own_id(chapter, name) == key), "")
