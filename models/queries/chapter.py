"""The chapter itself, as its details are shown and its papers ask."""

from dataclasses import dataclass

from models.reader import Reader


@dataclass(frozen=True)
class ChapterFacts:
    """What it is called; `language` is that in which its people write ("en", "cy"), empty where nobody said."""

    id: str
    name: str
    short_code: str
    region: str
    language: str


def chapter(reader: Reader) -> ChapterFacts | None:
    """This file's own chapter; None in a copy that has not received it yet."""
    return reader.one(ChapterFacts, _CHAPTER)


def chapter_name(reader: Reader) -> str:
    """What it is called, or ""."""
    return reader.value(_NAME) or ""


def written_in(reader: Reader) -> str:
    """The language in which its people write, or ""."""
    return reader.value(_WRITTEN) or ""


_OWN = "FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id WHERE NOT chapter.removed"
_CHAPTER = f"""SELECT chapter.id, coalesce(name, ''), coalesce(short_code, ''), coalesce(region, ''),
    coalesce(language, '') {_OWN}"""
_NAME = f"SELECT name {_OWN}"
_WRITTEN = f"SELECT language {_OWN}"
