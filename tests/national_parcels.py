"""National's laptop and chapters' laptops that hand each other parcels, and what each side then knows."""

from datetime import datetime

from models.commands import register
from models.log.outgoing import Audience
from models.queries import from_national as seen_by_chapter
from models.queries import national as seen_by_national
from models.queries.from_national import FromNational
from tests import builders
from tests.parcels import Copy

UP, DOWN = Audience("national"), Audience("chapters")
TODAY = builders.clock().date()


def decide(copy: Copy, text: str, *, on: datetime | None = None) -> str:
    """A decision in force."""
    return copy.do(register.record, text=text, on=on or copy.now())


def publish(hub: Copy, *chapters: Copy) -> None:
    """What national publishes reaches these chapters, also those it has never heard."""
    parcel = hub.pack(DOWN, everything=True)
    for chapter in chapters:
        chapter.unpack(parcel)


def pin(chapter: Copy, hub: Copy) -> None:
    """The chapter has opened an invitation of this national community."""
    (id,) = hub.rows("SELECT chapter FROM _ctl")[0]
    with chapter.store.uncaptured("") as (connection, _):
        connection.execute(
            "INSERT INTO known_key(public_key, wid, name, chapter, how, at) VALUES('k', 'w', 'N', ?, 'root', '')", (id,)
        )


def report(chapter: Copy, hub: Copy) -> None:
    """What a chapter tells reaches national."""
    hub.unpack(chapter.pack(UP))


def heard(chapter: Copy) -> FromNational:
    """What the chapter knows of national."""
    with chapter.store.read() as reader:
        told = seen_by_chapter.overview(reader)
    assert told
    return told


def listed(hub: Copy) -> list[seen_by_national.ChapterRow]:
    """The chapters as national lists them."""
    with hub.store.read() as reader:
        return seen_by_national.chapters(reader)


def asking(hub: Copy) -> list[seen_by_national.Asking]:
    """National's questions and their answers."""
    with hub.store.read() as reader:
        return seen_by_national.asking(reader)


def sent_up(hub: Copy) -> list[seen_by_national.SentUp]:
    """What came up."""
    with hub.store.read() as reader:
        return seen_by_national.sent_up(reader)
