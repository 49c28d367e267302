"""Consent: the answer that counts, and the same in SQL."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.chapter_file import driver
from models.rules.consent import ALONE_SQL, CONSENT_SQL, ConsentEvent, ConsentState, effective_consent, heads

START = datetime(2026, 5, 1, tzinfo=UTC)
ANSWERS = [ConsentState.GRANTED, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED]


def answer(id_: str, state: ConsentState, hour: int, *follows: str) -> ConsentEvent:
    """An answer that knew these others."""
    return ConsentEvent(id_, state, START + timedelta(hours=hour), frozenset(follows))


@st.composite
def histories(draw: st.DrawFn) -> list[ConsentEvent]:
    """Answers taken down on several laptops, each knowing some of the earlier ones."""
    events: list[ConsentEvent] = []
    for n in range(draw(st.integers(0, 6))):
        known = draw(st.sets(st.sampled_from(events))) if events else set()
        state = draw(st.sampled_from(ANSWERS))
        events.append(answer(f"id{n}", state, draw(st.integers(0, 3)), *(event.id for event in known)))
    return events


def test_nobody_asked_is_not_the_same_as_refused() -> None:
    asked_later = [ConsentEvent("1", ConsentState.NEVER_ASKED, START)]

    assert effective_consent([]) == effective_consent(asked_later) == ConsentState.NEVER_ASKED


@pytest.mark.parametrize("state", ANSWERS)
def test_the_latest_answer_counts(state: ConsentState) -> None:
    events = [ConsentEvent("1", ConsentState.GRANTED, START), ConsentEvent("2", state, START + timedelta(seconds=1))]

    assert effective_consent(events) == effective_consent(reversed(events)) == state


@pytest.mark.parametrize("other", ANSWERS)
def test_a_withdrawal_wins_a_tie(other: ConsentState) -> None:
    events = [ConsentEvent("1", ConsentState.WITHDRAWN, START), ConsentEvent("2", other, START)]

    assert effective_consent(events) == ConsentState.WITHDRAWN


def test_a_withdrawal_on_another_laptop_is_not_lost_to_a_later_yes_that_did_not_know_it() -> None:
    asked = answer("1", ConsentState.GRANTED, 0)
    withdrawn = answer("2", ConsentState.WITHDRAWN, 1, "1")
    renewed = answer("3", ConsentState.GRANTED, 2, "1")

    assert effective_consent([asked, withdrawn, renewed]) == ConsentState.WITHDRAWN
    assert {event.id for event in heads([asked, withdrawn, renewed])} == {"2", "3"}


def test_a_yes_that_knew_of_both_settles_it() -> None:
    events = [
        answer("1", ConsentState.GRANTED, 0),
        answer("2", ConsentState.WITHDRAWN, 0),
        answer("3", ConsentState.GRANTED, 0, "1", "2"),
    ]

    assert effective_consent(events) == ConsentState.GRANTED


@given(histories(), st.randoms())
def test_the_order_of_arrival_does_not_matter(events: list[ConsentEvent], random: Random) -> None:
    shuffled = random.sample(events, len(events))

    assert effective_consent(shuffled) == effective_consent(events)


@given(histories(), st.randoms())
def test_sql_and_python_agree_also_of_a_person_with_two_entries(events: list[ConsentEvent], random: Random) -> None:
    database = driver.connect(":memory:")
    database.executescript(
        "CREATE TABLE person (id); INSERT INTO person VALUES ('gwen');"
        "CREATE TABLE consent_event (id, person_id, audience, state, at, follows, removed, method);"
        "CREATE TABLE likeness (first_id, second_id, verdict, removed, id);"
        "INSERT INTO likeness VALUES ('gwen', 'wen', 'same', 0, '1a'), ('gwen', 'sam', 'different', 0, '1b');"
        "CREATE TABLE log_name (id, name); CREATE TABLE cell (row, nheads); CREATE TABLE _ctl (chapter);"
        "CREATE TABLE _cap (row);"
        "CREATE TABLE op (w, seq, h, row, body, fid, prev); CREATE TABLE writer (id, chapter, revoked_after);"
        "INSERT INTO consent_event VALUES ('apart', 'sam', 'national', 'withdrawn', '', '', 0, '');"
        "INSERT INTO consent_event VALUES ('other', 'gwen', 'directory', 'withdrawn', '', '', 0, '');"
        "INSERT INTO consent_event VALUES ('bin', 'gwen', 'national', 'withdrawn', '', '', 1, '');"
    )
    rows = [
        (each.id, random.choice(("gwen", "wen")), each.state, each.at.isoformat(), " ".join(each.follows or ()))
        for each in events
    ]
    database.executemany("INSERT INTO consent_event VALUES (?, ?, 'national', ?, ?, ?, 0, '')", rows)

    (found,) = database.execute(f"SELECT {CONSENT_SQL} FROM person", {"audience": "national"}).fetchone()
    database.execute("DELETE FROM likeness")
    database.execute("UPDATE consent_event SET person_id = 'gwen' WHERE person_id = 'wen'")
    (alone,) = database.execute(f"SELECT {ALONE_SQL} FROM person", {"audience": "national"}).fetchone()
    database.close()

    assert found == alone == effective_consent(events)
