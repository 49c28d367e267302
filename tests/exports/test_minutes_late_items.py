"""An item that came up while the meeting ran says so: in the minutes, on paper in both languages, and in their data."""

from dataclasses import replace
from datetime import timedelta

import pytest

from exports.language import speaking
from exports.meeting_record import read, record_of, schema, write
from exports.pdf.minutes import paper
from exports.verifying import examine
from models.commands import meetings
from models.commands.meeting_record import import_record
from models.queries.minutes import Minutes
from models.queries.minutes_of import fingerprint_of
from models.rules.starting_agenda import DraftItem
from models.tables import AgendaItem
from tests.builders import NOW
from tests.builders_meetings import running
from tests.exports.minutes_samples import full_minutes
from tests.exports.papers_to_check import doubts, printed, told
from tests.exports.pdf_reading import Structure, text_of
from tests.exports.test_minutes_round_trip import elsewhere  # noqa: F401 (a fixture)

SAID = "Added during the meeting, without notice"


def with_a_late_one() -> Minutes:
    """The full minutes, the last item of which came up at the meeting."""
    known = full_minutes()
    return replace(known, items=(*known.items[:-1], replace(known.items[-1], late=True)))


@pytest.fixture
def meeting(store) -> str:
    """One item announced, one added while the meeting ran; closed."""
    held = running(store, "Lending")
    with store.write("add") as session:
        late = meetings.add_item(session, meeting_id=held, draft=DraftItem("The key", 5, "decide"))
        meetings.go_to_item(session, meeting_id=held, item_id=late, at=NOW)
        meetings.close(session, meeting_id=held, at=NOW + timedelta(hours=1))
    return held


def late_ones(minutes: Minutes) -> list[str]:
    """The items of which nobody was told."""
    return [item.title for item in minutes.items if item.late]


def test_minutes_know_what_was_added_while_the_meeting_ran(store, meeting) -> None:
    assert late_ones(told(store, meeting)) == ["The key"]


def test_what_is_recorded_separately_does_not_tell_even_that(store, meeting) -> None:
    with store.write("hide") as session:
        for item in meetings.agenda_of(session, meeting):
            session.get(AgendaItem, item.id).confidential = True

    main, annex = told(store, meeting), told(store, meeting, confidential=True)

    assert (late_ones(main), late_ones(annex)) == ([], ["The key"])


@pytest.mark.parametrize(("language", "said"), [("en", SAID), ("cy", "Ychwanegwyd yn ystod y cyfarfod, heb rybudd")])
def test_the_paper_says_it_beside_that_item_alone(language: str, said: str) -> None:
    with speaking(language):
        made = paper(with_a_late_one()).content

    text = " ".join(text_of(made).split())
    assert text.count(said) == 1
    assert Structure(made).faults == []


def test_the_paper_of_announced_items_says_nothing_of_it() -> None:
    assert SAID not in text_of(paper(full_minutes()).content)


def test_it_is_part_of_the_fingerprint_and_changes_no_other() -> None:
    plain = full_minutes()

    assert fingerprint_of(plain) == "b4d53a4a6704c277a932585ca0508b02b966f2cf3ebd6966224e2dbc9c7c2e6a"
    assert fingerprint_of(with_a_late_one()) != fingerprint_of(plain)


def test_a_record_takes_it_to_a_fresh_chapter_and_back_out(store, meeting, elsewhere, tmp_path) -> None:  # noqa: F811
    here = told(store, meeting)
    write(tmp_path / "evening.json", here)
    record, fingerprint = read(tmp_path / "evening.json")

    with elsewhere.write("Import") as session:
        taken = import_record(session, record=record, fingerprint=fingerprint)
    there = told(elsewhere, taken)

    assert [item.get("late") for item in record_of(here)["agenda"]] == [None, True]
    assert record_of(there) == record_of(here)
    assert late_ones(there) == ["The key"]


def test_the_schema_shows_it() -> None:
    late = schema()["$defs"]["ItemTaken"]["properties"]["late"]

    assert (late["type"], late["default"]) == ("boolean", False)
    assert "while the meeting was running" in late["description"]


def test_the_data_in_the_paper_make_the_same_minutes(store, meeting) -> None:
    minutes = told(store, meeting)

    findings = examine(printed(minutes))

    assert late_ones(minutes) == ["The key"]
    assert (findings.record is not None, doubts(findings)) == (True, [])
