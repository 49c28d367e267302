"""A new chapter, and what it is called."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlmodel import Session

from models.commands.found import clean, for_good, found, required
from models.errors import Missing
from models.ids import mint_for, new_id
from models.migrate import create
from models.rules.sample import sample_id
from models.store import Store
from models.tables import Chapter

FIELDS = ("name", "short_code", "region", "quorum_kind", "quorum_count", "quorum_num", "quorum_den", "language")


def found_chapter(session: Session, *, name: str, short_code: str = "", id: str = "") -> str:
    """Begin a chapter: its id is its identity in every bundle, so that Undo passes it by. Raises `Missing`."""
    name = required("name", name)
    chapter = Chapter(
        id=id or new_id(), name=name, short_code=clean(short_code) or initials_of(name), quorum_kind="none"
    )
    session.add(chapter)
    mint_for(chapter.id)
    for_good(session)
    return chapter.id


def found_sample(session: Session, *, name: str) -> str:
    """Begin a chapter in which nobody is real, which everybody can tell by its id."""
    return found_chapter(session, name=name, id=sample_id(new_id()))


def change(session: Session, *, chapter_id: str, field: str, value: Any) -> None:
    """Change one of `FIELDS`. Raises `Missing` for an empty name."""
    if field not in FIELDS:
        raise KeyError(field)
    kept = clean(value) if isinstance(value, str) else value
    if field == "name" and not kept:
        raise Missing("name")
    setattr(found(session, Chapter, chapter_id), field, kept)


def initials_of(name: str) -> str:
    """The short code a name suggests.

    >>> initials_of("West of England chapter")
    'WEC'
    """
    return "".join(word[0] for word in clean(name).split() if word not in ("of", "and", "the", "for")).upper()[:6]


def make(
    path: Path, store: Callable[[Path], Store], *, label: str, name: str, found: Callable[..., str] = found_chapter
) -> Store:
    """Make a new file and have the chapter, or what else `found` begins, in it; `store` opens a path.

    Raises `AlreadyThere`, `CouldNotWrite`, `Missing`.
    """
    required("name", name)
    create(path)
    opened = store(path)
    with opened.write(label) as session:
        found(session, name=name)
    return opened
