"""The languages of a document: that it speaks, chosen at printing, and that in which the chapter's people write."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from models.errors import CouldNotRead

DOMAIN = "papers"  # apart from the window's own words: a window speaks a language only when all of it does
CATALOGUES = Path(__file__).parent / "catalogues"
LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages of documents, each called what its speakers call it."""

_USUAL = "en"

_spoken: ContextVar[str] = ContextVar("spoken", default="")
_written: ContextVar[str] = ContextVar("written", default="")


def _(words: str) -> str:
    """Words in the language of the document being made, or of the program where none is."""
    return _translations(spoken()).gettext(words)


def ngettext(one: str, many: str, count: int) -> str:
    """The like for words that change with a count."""
    return _translations(spoken()).ngettext(one, many, count)


def spoken() -> str:
    """The language spoken now, a key of `LANGUAGES`."""
    return _spoken.get() or _of_the_program(os.environ.get("LANGUAGE", ""))


def tag(code: str) -> str:
    """A language as files name it: "cy-GB"."""
    return f"{code}-GB"


def foreign() -> str:
    """How files name the language of what people wrote, where the document speaks another; else empty."""
    written = _written.get() or _USUAL
    return "" if spoken() == written else tag(written)


def preferred(asked: str, written: str) -> str:
    """In which language a paper is made: as asked, else as the chapter's people write, else ("") as the program speaks.

    >>> preferred("en", "cy"), preferred("", "cy"), preferred("", "of a newer program")
    ('en', 'cy', '')
    """
    return asked or (written if written in LANGUAGES else "")


@contextmanager
def writing(code: str) -> Iterator[None]:
    """What people wrote is in this language; as before with "", or with one that is not of `LANGUAGES`."""
    before = _written.set(code if code in LANGUAGES else _written.get())
    try:
        yield
    finally:
        _written.reset(before)


class NotSpoken(Exception):
    """A paper was made outside `speaking` its language: our bug, half of it would be in another."""


def require_spoken(code: str) -> None:
    """Raise `NotSpoken` unless this language is spoken; "" is any."""
    if code and code != spoken():
        raise NotSpoken(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Make a document in a language of `LANGUAGES`; with "" as before. Raises `CouldNotRead` without its catalogue."""
    code = code or _spoken.get()
    if code:
        _translations(code)
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


@cache
def _of_the_program(chosen: str) -> str:
    """What the window speaks, as `desktop/language.py` left it."""
    return next((code for code in LANGUAGES if chosen.startswith(code)), _USUAL)


@cache
def _translations(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    file = CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        with file.open("rb") as catalogue:
            return gettext.GNUTranslations(catalogue)
    except OSError as error:
        raise CouldNotRead(file, error.strerror or "") from error
