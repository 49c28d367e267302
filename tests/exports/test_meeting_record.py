"""A meeting recorded elsewhere: everything in it reaches the minutes, and a fault is named by its place."""

import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.meeting_record import read, record_of, schema
from models.commands.meeting_record import import_record
from models.errors import AlreadyImported, CouldNotRead, NotARecord
from models.queries.minutes_of import minutes_of
from models.rules.meeting_record import FORMAT, MeetingRecord
from models.tables import Person
from tests import builders

SMALL: dict[str, Any] = {"format": FORMAT, "title": "Autumn meeting", "starts": "2026-10-08T18:00"}
WHOLE: dict[str, Any] = SMALL | {
    "ends": "2026-10-08T20:00",
    "place": "Frenchay Park House",
    "facilitator": "Dilys Haworth",
    "note_taker": "Ed",
    "present": [{"name": "Dilys Haworth", "capacity": "convener", "arrived": "18:05", "left": "19:30"}],
    "apologies": ["Amara Okafor"],
    "in_attendance": ["Sam from the university"],
    "agenda": [
        {
            "title": "Lending the kit",
            "minutes": 20,
            "notes": "Nine loans *last year*.",
            "decisions": [
                {
                    "text": "Members may borrow the kit.",
                    "method": "fist to five",
                    "outcome": "agreed with joy",
                    "reasons": "Members want certainty.",
                    "stances": [{"name": "Dilys Haworth", "stance": "five fingers", "reason": "At last"}],
                    "review_on": "2027-05-12",
                }
            ],
            "actions": [{"text": "Draft a loan card", "owner": "Ed", "due": "2026-11-26", "done": True}],
        }
    ],
    "next_meeting": "Thursday 12 November, same place",
}

UNKNOWN, BAD_DAY = "extra_forbidden", "date_from_datetime_parsing"
LINES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
DAYS = st.dates().map(str)
RECORDS = st.fixed_dictionaries(
    SMALL | {key: st.just(SMALL[key]) for key in ("format", "starts")} | {"title": LINES},
    optional={
        "place": LINES,
        "facilitator": LINES,
        "present": st.lists(st.fixed_dictionaries({"name": LINES, "capacity": LINES}), max_size=4),
        "apologies": st.lists(LINES, max_size=3),
        "in_attendance": st.lists(LINES, max_size=3),
        "next_meeting": LINES,
        "agenda": st.lists(
            st.fixed_dictionaries(
                {"title": LINES, "notes": LINES},
                optional={
                    "decisions": st.lists(
                        st.fixed_dictionaries(
                            {"text": LINES, "method": LINES, "outcome": LINES, "reasons": LINES, "review_on": DAYS},
                            optional={
                                "stances": st.lists(
                                    st.fixed_dictionaries({"name": LINES, "stance": LINES, "reason": LINES}),
                                    max_size=3,
                                    unique_by=lambda said: said["name"],
                                )
                            },
                        ),
                        max_size=2,
                    ),
                    "actions": st.lists(
                        st.fixed_dictionaries({"text": LINES, "owner": LINES, "due": DAYS, "done": DAYS}), max_size=2
                    ),
                },
            ),
            max_size=3,
        ),
    },
)


def taken_in(store, record):
    """The id of the meeting a record became."""
    with store.write("Import") as session:
        return import_record(session, record=MeetingRecord(**record), fingerprint=json.dumps(record))


def minutes(store, meeting):
    """The minutes of a meeting."""
    with store.read() as reader:
        return minutes_of(reader, meeting)


def strings(value) -> list[str]:
    """Every string anywhere in a value, composed as it is kept."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [normalize("NFC", value)] if isinstance(value, str) else []


@given(RECORDS)
def test_nothing_in_a_record_is_lost_on_its_way_into_the_minutes(empty_chapter, tmp_path_factory, record):
    with builders.opened(empty_chapter, tmp_path_factory.mktemp("own") / "a.chapter") as store:
        tree = minutes(store, taken_in(store, record))

    back = record_of(tree)
    back["starts"] = record["starts"]
    lost = sorted(strings(record), key=len)
    for text in strings(back):
        if text in lost:
            lost.remove(text)
    assert lost == []


def test_a_whole_record_comes_back_as_it_was(store):
    back = record_of(minutes(store, taken_in(store, WHOLE)))

    assert back["agenda"][0]["decisions"] == WHOLE["agenda"][0]["decisions"]
    assert back["agenda"][0]["actions"] == [WHOLE["agenda"][0]["actions"][0] | {"done": "2026-10-08"}]
    assert back["present"] == [
        {
            "name": "Dilys Haworth",
            "capacity": "convener",
            "arrived": "2026-10-08T18:05:00+01:00",
            "left": "2026-10-08T19:30:00+01:00",
        }
    ]
    assert (back["apologies"], back["in_attendance"]) == (WHOLE["apologies"], WHOLE["in_attendance"])
    assert MeetingRecord(**back)


def test_a_name_that_is_exactly_one_members_is_linked(store):
    with store.write("Add") as session:
        session.add_all(
            [Person(given_name="Dilys", family_name="Haworth"), Person(given_name="Ed"), Person(given_name="Ed")]
        )
        session.flush()

    meeting = taken_in(store, WHOLE)

    with store.read() as reader:
        linked = "SELECT facilitator_id IS NOT NULL, note_taker_id IS NOT NULL FROM meeting WHERE id = :id"
        assert reader.one(lambda *row: row, linked, id=meeting) == (1, 0)


def test_the_same_record_again_is_refused_and_changes_nothing(store):
    taken_in(store, WHOLE)
    with store.read() as reader:
        before = reader.value("SELECT count(*) FROM op")

    with pytest.raises(AlreadyImported):
        taken_in(store, WHOLE)

    with store.read() as reader:
        assert reader.value("SELECT count(*) FROM op") == before


def in_file(folder: Path, content: str) -> Path:
    """The content as a file."""
    path = folder / "record.json"
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        ({"mood": "good"}, ("mood",), "extra_forbidden"),
        ({"agenda": [{}, {"actions": [{"text": "x", "hue": 1}]}]}, ("agenda", 1, "actions", 0, "hue"), UNKNOWN),
        ({"agenda": [{"title": "x"}] * 10_000}, ("agenda",), "too_long"),
        ({"starts": "the other day"}, ("starts",), "string_pattern_mismatch"),
        ({"starts": "2026-02-31T18:00"}, ("starts",), "value_error"),
        ({"present": [{"name": "x", "arrived": "25:00"}]}, ("present", 0, "arrived"), "value_error"),
        ({"agenda": [{"actions": [{"text": "x", "due": "2026-02-31"}]}]}, ("agenda", 0, "actions", 0, "due"), BAD_DAY),
        ({"format": "chapterhouse/meeting-record/9", "mood": "fine"}, ("format",), "newer"),
        ({"format": "chapterhouse/minutes/9"}, ("format",), "literal_error"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_place(tmp_path, change, place, why):
    path = in_file(tmp_path, json.dumps(SMALL | change))

    with pytest.raises(NotARecord) as refused:
        read(path)

    assert (refused.value.place, refused.value.why) == (place, why)


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, "\x89PNG", "[1, 2]", "null"])
def test_a_file_that_is_no_record_is_refused(tmp_path, content):
    with pytest.raises(NotARecord):
        read(in_file(tmp_path, content))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CouldNotRead):
        read(tmp_path / "none.json")


def test_the_fingerprint_is_of_what_the_record_says(tmp_path):
    one = read(in_file(tmp_path, json.dumps(WHOLE)))[1]
    other = read(in_file(tmp_path, json.dumps(WHOLE, indent=4, sort_keys=True)))[1]
    changed = read(in_file(tmp_path, json.dumps(WHOLE | {"place": "Elsewhere"})))[1]

    assert one == other
    assert one != changed


def test_the_schema_names_what_is_required():
    assert schema()["required"] == ["format", "title", "starts"]
