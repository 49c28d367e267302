"""A scanner is a keyboard: what it reads off a paper or a label leads to the thing, like any words typed."""

import pytest
from sqlmodel import Session

from models.store import Store
from models.tables import Asset, Meeting
from ui.assets.find import find as find_assets
from ui.meetings.find import find as find_meetings

KIT, LENT, HELD = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
def chapter(store: Store) -> Store:
    """Two things and a meeting."""
    with store.write("Begin") as session:
        _begin(session)
    return store


def _begin(session: Session) -> None:
    session.add_all([Asset(id=KIT, name="Kit"), Asset(id=LENT, name="Projector"), Meeting(id=HELD, title="Autumn")])


def test_the_label_of_a_thing_finds_this_thing_alone(chapter: Store) -> None:
    with chapter.read() as reader:
        found = find_assets(reader, f"chapterhouse:asset:{LENT}\n")

    assert [(each.title, each.page_key, each.id) for each in found] == [("Projector", "assets", LENT)]


def test_the_code_of_minutes_finds_their_meeting(chapter: Store) -> None:
    with chapter.read() as reader:
        found = find_meetings(reader, f"chapterhouse:minutes:{HELD}:2:{'9' * 64}")

    assert [(each.title, each.page_key, each.id) for each in found] == [("Autumn", "meetings", HELD)]


@pytest.mark.parametrize(
    "text", [f"chapterhouse:asset:{'d' * 32}", f"chapterhouse:minutes:{KIT}", "chapterhouse:asset:x"]
)
def test_a_code_of_nothing_here_finds_nothing(chapter: Store, text: str) -> None:
    with chapter.read() as reader:
        assert [*find_assets(reader, text), *find_meetings(reader, text)] == []
