"""A member's name in what a chapter is called is told and leaves; in a total it is not told."""

from collections.abc import Iterator

import pytest

from models.commands import roster
from models.log.outgoing import Audience
from models.reader import Reader
from models.store import Store
from tests import builders
from tests.ui.sharing_desk import change, founded
from ui.sharing.leaving_rows import LEAVES, STAYS, Row, Shown, shown
from ui.sharing.leaving_words import details, fields_words

UP = Audience("national")


@pytest.fixture
def fens(store: Store) -> Store:
    """A chapter with Maud Hale in it, and six people of one organisation called after her."""
    founded(store)
    with store.write("Add") as session:
        roster.add_person(session, given_name="Maud", family_name="Hale")
        for number in range(6):
            person = roster.add_person(session, given_name=f"P{number}", family_name="Tester")
            roster.change(session, person_id=person, field="organisation", value="Maud Hale Physio")
    return store


@pytest.fixture
def reader(fens: Store) -> Iterator[Reader]:
    """To look with."""
    with fens.read() as reading:
        yield reading


def preview(reader: Reader) -> Shown:
    """What would leave for the national community."""
    return shown(reader, UP, builders.TODAY, everything=False)


def the(rows: list[Row], table: str) -> Row:
    """The only row of a kind."""
    (row,) = [each for each in rows if each.table == table]
    return row


def test_an_organisation_called_after_a_member_is_listed_with_why_it_has_no_line(reader):
    told = preview(reader)

    row = the(told.of(STAYS), "totals")

    assert row.name == "Members by organisation: maud hale physio"
    assert fields_words(row) == "A name stands in it: no line of its own"
    assert details(reader, told, row) == [
        ("Why", "A name stands in it: no line of its own"),
        ("Found in it", "Maud Hale"),
    ]
    lines = {line["table"]: line for line in told.preview.totals}
    assert set(lines["people_by_organisation"]["cells"]) == {"", "other"}


def test_a_member_in_the_name_of_the_chapter_is_told_of_and_it_leaves(fens):
    with fens.read() as before:
        quiet = the(preview(before).of(LEAVES), "chapter")
        (chapter,) = before.column("SELECT id FROM chapter")
    change(fens, "chapter", chapter, region="Maud Hale’s valley")

    with fens.read() as reader:
        told = preview(reader)
        row = the(told.of(LEAVES), "chapter")

        assert not quiet.found
        assert fields_words(row).endswith("(a name stands in it)")
        assert details(reader, told, row)[0] == ("Found in it", "Maud Hale’s. It leaves all the same.")
