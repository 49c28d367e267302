"""What a person allows once two of their entries are one: no answer is lost, and a late no counts at once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.commands import duplicates, roster
from models.history import History
from models.log import allowed
from models.queries import duplicates as asked
from models.queries.roster import RosterFilter, keys, rows
from models.queries.totals import totals
from models.rules.consent import ConsentState
from tests.builders import NOW, TODAY
from tests.builders_leaving import UP, at_level, exchange, held, in_the_log, national, somebody, values
from tests.parcels import Copy, joined

GRANTED, REFUSED, WITHDRAWN = ConsentState.GRANTED, ConsentState.REFUSED, ConsentState.WITHDRAWN


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter at level 3."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 3)


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    return national(tmp_path / "hub")


def two(copy: Copy) -> tuple[str, str]:
    """Two entries that nobody has asked."""
    return somebody(copy, "Maud", None), somebody(copy, "Maudie", None)


def says(copy: Copy, person: str, state: ConsentState, month: int) -> None:
    """An answer in that month of 2026."""
    at = datetime(2026, month, 1, tzinfo=UTC)
    copy.do(roster.record_consent, person_id=person, state=state, at=at, wording=f"May we, {month}?", taken_by="Asha")


def merge(copy: Copy, first: str, second: str) -> None:
    """Make them one."""
    copy.do(duplicates.merge, first_id=first, second_id=second, now=NOW)


def listed(copy: Copy) -> dict[str, str]:
    """What the roster's list says everybody allows."""
    with copy.store.read() as reader:
        found = rows(reader, keys(reader, RosterFilter(), "name", False, TODAY), TODAY)
    return {row.id: row.consent for row in found}


def denied(copy: Copy) -> set[str]:
    """Everybody of whom nothing may leave."""
    with copy.store.uncaptured("") as (connection, _):
        return allowed.denied(connection, TODAY)


@pytest.mark.parametrize(
    ("ours", "theirs", "counts"),
    [
        ((GRANTED, 5), (REFUSED, 6), "refused"),
        ((GRANTED, 6), (REFUSED, 5), "granted"),
        ((REFUSED, 6), (GRANTED, 5), "refused"),
        ((REFUSED, 5), (GRANTED, 6), "granted"),
        ((GRANTED, 5), (REFUSED, 5), "withdrawn"),
        (None, (GRANTED, 5), "granted"),
        (None, (WITHDRAWN, 5), "withdrawn"),
        ((GRANTED, 5), None, "granted"),
        (None, None, "never_asked"),
    ],
)
def test_the_latest_answer_of_either_counts(fens, ours, theirs, counts):
    first, second = two(fens)
    for person, told in ((first, ours), (second, theirs)):
        if told:
            says(fens, person, *told)

    merge(fens, first, second)

    assert listed(fens) == {first: counts}
    assert (first in denied(fens)) == (counts in ("refused", "withdrawn"))
    assert fens.sound() == []


def test_no_answer_is_written_over_or_moved(fens):
    first, second = two(fens)
    says(fens, first, GRANTED, 5)
    says(fens, second, REFUSED, 6)
    before = set(fens.rows("SELECT * FROM consent_event"))

    merge(fens, first, second)

    (new,) = set(fens.rows("SELECT * FROM consent_event")) - before
    assert before <= set(fens.rows("SELECT * FROM consent_event"))
    told = fens.rows("SELECT person_id, state, at, method, wording FROM consent_event WHERE id = ?", new[0])
    assert told == [(first, "refused", "2026-06-01T00:00:00Z", "merged", "May we, 6?")]


def test_what_was_granted_on_one_and_refused_on_the_other_is_taken_back_from_national(fens, hub):
    first, second = two(fens)
    says(fens, first, GRANTED, 5)
    exchange(fens, hub)
    assert "Maud@mail.example" in held(hub)
    says(fens, second, REFUSED, 6)

    merge(fens, first, second)
    exchange(fens, hub)

    assert held(hub) == set()
    assert not in_the_log(hub, "Maud")
    assert "Maud" not in values(fens.pack(UP, everything=True))


def test_a_no_that_comes_late_counts_at_once_and_for_national_once_it_is_brought_along(fens, hub):
    first, second = two(fens)
    says(fens, first, GRANTED, 5)
    other = joined(fens, "other")
    merge(fens, first, second)
    exchange(fens, hub)
    assert "Maud@mail.example" in held(hub)
    says(other, second, REFUSED, 4)  # on paper since April, typed in today
    fens.unpack(other.pack())

    assert listed(fens) == {first: "refused"}
    assert denied(fens) == {first, second}
    assert "Maud" not in values(fens.pack(UP, everything=True))
    with fens.store.read() as reader:
        assert [(late.table, late.person_id, late.into_id) for late in asked.latecomers(reader)] == [
            ("consent_event", second, first)
        ]
    assert fens.do(duplicates.bring_along) == 1
    exchange(fens, hub)
    assert not in_the_log(hub, "Maud")
    with fens.store.read() as reader:
        assert asked.latecomers(reader) == []


def test_whoever_is_asked_again_after_a_late_no_may_say_yes(fens):
    first, second = two(fens)
    says(fens, first, GRANTED, 5)
    other = joined(fens, "other")
    merge(fens, first, second)
    says(other, second, REFUSED, 4)
    fens.unpack(other.pack())

    says(fens, first, GRANTED, 11)

    assert listed(fens) == {first: "granted"}
    with fens.store.read() as reader:
        assert asked.latecomers(reader) == []


def test_a_late_no_to_somebody_who_looks_after_things_keeps_their_name_at_home(fens):
    first, second = two(fens)
    other = joined(fens, "other")
    fens.log(
        lambda c: c.execute("INSERT INTO asset(id, name, steward_id) VALUES(hex(randomblob(16)), 'Tent', ?)", (first,))
    )
    assert "Maud" in values(fens.pack(UP, everything=True))
    merge(fens, first, second)
    says(other, second, REFUSED, 4)

    fens.unpack(other.pack())

    assert "Maud" not in values(fens.pack(UP, everything=True))


def test_a_no_turned_round_under_the_other_entry_is_still_a_no(fens):
    first, second = two(fens)
    says(fens, first, GRANTED, 5)
    other = joined(fens, "other")
    merge(fens, first, second)
    says(other, second, REFUSED, 4)
    (event,) = other.rows("SELECT id FROM consent_event WHERE person_id = ?", second)[0]
    other.set("consent_event", event, state="granted")

    fens.unpack(other.pack())

    assert denied(fens) == {first, second}
    assert "Maud" not in values(fens.pack(UP, everything=True))


def test_three_entries_joined_in_either_order_allow_the_same(fens, tmp_path):
    people = [*two(fens), somebody(fens, "Maudy", None)]
    for person, told in zip(people, ((REFUSED, 3), (GRANTED, 2), (GRANTED, 4)), strict=True):
        says(fens, person, *told)
    other = joined(fens, "other")

    merge(fens, people[0], people[1])
    merge(fens, people[0], people[2])
    merge(other, people[1], people[2])
    merge(other, people[0], people[1])

    assert listed(fens) == listed(other) == {people[0]: "granted"}


@pytest.mark.parametrize(("ours", "after"), [((REFUSED, 3), "refused"), (None, "expired"), ((GRANTED, 7), "granted")])
def test_undone_or_taken_apart_nobody_is_taken_to_allow_what_another_said(fens, ours, after):
    first, second = two(fens)
    if ours:
        says(fens, first, *ours)
    says(fens, second, GRANTED, 6)
    merge(fens, first, second)
    assert listed(fens) == {first: "granted"}

    History(fens.store).undo()
    assert listed(fens) == {first: after, second: "granted"}
    History(fens.store).redo()
    assert listed(fens) == {first: "granted"}
    fens.do(duplicates.part, first_id=first, second_id=second, now=NOW)
    assert listed(fens) == {first: after, second: "granted"}
    assert fens.sound() == []


def test_a_bundle_that_brought_a_merge_and_is_undone_leaves_nobody_allowing_what_another_said(fens):
    first, second = two(fens)
    says(fens, second, GRANTED, 6)
    other = joined(fens, "other")
    merge(other, first, second)
    fens.unpack(other.pack())
    fens.ahead = timedelta(minutes=5)
    assert listed(fens) == {first: "granted"}

    History(fens.store).undo()

    assert listed(fens) == {first: "expired", second: "granted"}


def test_the_totals_count_one(fens):
    first, second = two(fens)
    for number in range(9):
        fens.person(f"Person {number}")

    def people() -> int:
        with fens.store.read() as reader:
            return next(line["total"] for line in totals(reader, TODAY, 0) if line["table"] == "people_by_district")

    before = people()
    merge(fens, first, second)

    assert (before, people()) == (11, 10)


def test_national_sees_the_other_entry_end(fens, hub):
    first, second = somebody(fens, "Maud"), somebody(fens, "Maudie")
    exchange(fens, hub)
    assert {"Maud", "Maudie"} <= held(hub)

    fens.do(duplicates.merge, first_id=first, second_id=second, now=NOW, choices={"given_name": "first"})
    exchange(fens, hub)

    assert "Maudie" not in held(hub)
    assert {"Maud", "Maud@mail.example", "Maudie@mail.example"} <= held(hub)


def test_an_answer_given_under_an_entry_out_of_the_bin_is_brought_along_once(fens, hub):
    first, second = two(fens)
    says(fens, first, GRANTED, 5)
    merge(fens, first, second)
    says(fens, first, WITHDRAWN, 6)
    fens.set("person", second, removed=0)
    says(fens, second, GRANTED, 7)

    fens.do(duplicates.bring_along)
    exchange(fens, hub)

    with fens.store.read() as reader:
        assert asked.latecomers(reader) == []
    assert "Maud skill" in held(hub)
