"""Pictures of the room, kept with their item."""

from datetime import timedelta

import pytest

from models.commands import meetings
from models.commands import papers as commands
from models.errors import NotFound, Sealed
from models.history import History
from models.queries import agenda, papers
from models.rules.photos import MOST_BYTES
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW


def item_of(store: Store, meeting: str) -> str:
    """The first item of a meeting."""
    with store.read() as reader:
        return agenda.items(reader, meeting)[0].id


def photos(store: Store, item: str) -> list[str]:
    """The pictures of an item as they are told."""
    with store.read() as reader:
        return [f"{each.name} | {each.note}" for each in papers.photos_of(reader, item)]


def add(store: Store, item: str, name: str, content: bytes = b"\xff\xd8picture") -> str:
    """Keep a picture."""
    with store.write("Add photo") as session:
        return commands.add_photo(session, item_id=item, name=name, content=content)


def test_pictures_stand_in_the_order_they_were_taken(store: Store) -> None:
    item = item_of(store, make.running(store, "Kit"))

    first = add(store, item, "Flipchart 1")
    add(store, item, "Flipchart 2")
    with store.write("note") as session:
        commands.change(session, paper_id=first, field="note", value="What we want")

    assert photos(store, item) == ["Flipchart 1 | What we want", "Flipchart 2 | "]
    with store.read() as reader:
        assert papers.picture(reader, first) == b"\xff\xd8picture"


def test_a_picture_of_the_largest_size_goes_into_the_log_and_out_again(store: Store) -> None:
    item = item_of(store, make.running(store, "Kit"))

    added = add(store, item, "Large", bytes(range(256)) * (MOST_BYTES // 256))

    with store.read() as reader:
        assert len(papers.picture(reader, added)) == MOST_BYTES // 256 * 256


def test_a_removed_picture_comes_back_with_undo(store: Store) -> None:
    item = item_of(store, make.running(store, "Kit"))
    added = add(store, item, "Flipchart")

    with store.write("Remove a photo") as session:
        commands.remove(session, paper_id=added)
    gone = photos(store, item)
    History(store).undo()

    assert (gone, photos(store, item)) == ([], ["Flipchart | "])


def test_a_closed_meeting_keeps_its_pictures_as_they_are(store: Store) -> None:
    meeting = make.running(store, "Kit")
    item = item_of(store, meeting)
    added = add(store, item, "Flipchart")
    with store.write("close") as session:
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(hours=1))

    with pytest.raises(Sealed), store.write("late") as session:
        commands.add_photo(session, item_id=item, name="Late", content=b"x")
    with pytest.raises(Sealed), store.write("remove") as session:
        commands.remove(session, paper_id=added)

    assert photos(store, item) == ["Flipchart | "]


def test_a_picture_needs_an_item_and_what_cannot_be_read_is_empty(store: Store) -> None:
    item = item_of(store, make.running(store, "Kit"))
    added = add(store, item, "Flipchart")
    with store.write("damage") as session:
        session.connection().exec_driver_sql("UPDATE paper SET content = 'not base64!'")

    with pytest.raises(NotFound), store.write("no item") as session:
        commands.add_photo(session, item_id="0" * 32, name="x", content=b"x")

    with store.read() as reader:
        assert papers.picture(reader, added) == b""
