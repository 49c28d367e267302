"""The sample chapter tells of meetings as the program would have kept them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.queries import agenda
from models.queries.decisions import register
from models.reader import Reader
from models.rules.starting_agenda import place_for_more
from models.store import Store
from tests.builders import TODAY, clock


@pytest.fixture
def reader(sample: Path) -> Iterator[Reader]:
    """A look at it."""
    store = Store(sample, home=sample.parent / "home of sample", now=clock)
    with store.read() as reader:
        yield reader
    store.close()


def test_what_is_added_to_the_next_agenda_goes_before_the_close(reader: Reader) -> None:
    meeting = reader.value("SELECT id FROM meeting WHERE state = 'planned'")

    items = agenda.items(reader, meeting)

    assert items[-1].title == "Reflections and close"
    assert place_for_more([item.topic for item in items]) == len(items) - 1


def test_every_decision_says_how_many_could_decide_by_secret_ballot_too(reader: Reader) -> None:
    rows = register(reader, TODAY)

    by_papers = reader.column("SELECT decision_id FROM paper_count")
    assert by_papers and set(by_papers) <= {row.id for row in rows}
    assert [row.text for row in rows if not row.deciders or row.deciders != row.present] == []
