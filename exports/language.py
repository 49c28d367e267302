"""The language of a document: chosen at printing, whatever the program itself speaks."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DOMAIN = "chapterhouse"

_spoken: ContextVar[gettext.NullTranslations | None] = ContextVar("spoken", default=None)


def _(words: str) -> str:
    """Words in the language of the document being made, or of the program where none is."""
    spoken = _spoken.get()
    return spoken.gettext(words) if spoken else gettext.gettext(words)


def ngettext(one: str, many: str, count: int) -> str:
    """The like for words that change with a count."""
    spoken = _spoken.get()
    return spoken.ngettext(one, many, count) if spoken else gettext.ngettext(one, many, count)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Make a document in English ("en"), Welsh ("cy"), or with "" in the language of the program."""
    before = _spoken.set(_translations(code) if code else None)
    try:
        yield
    finally:
        _spoken.reset(before)


def _translations(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, gettext.bindtextdomain(DOMAIN), [code])
