"""How much of the log is read: what a bundle or a forgetting costs does not grow with what others wrote."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from models.ids import new_id
from models.log import links
from models.log.erasing import Entry
from models.log.names import load
from models.log.parcel import Parcel
from tests.bench.hub import Imagined
from tests.parcels import Copy


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    copy = Copy(tmp_path, "hub")
    copy.set("chapter", copy.found("National community"), kind="national")
    return copy


def joined(hub: Copy, number: int) -> Imagined:
    """A chapter of which the hub has heard; its level lets people be known."""
    chapter = Imagined(Random(number), 4 * number + 3)
    taken_in(hub, chapter)
    return chapter


def taken_in(hub: Copy, chapter: Imagined) -> None:
    """The hub has the chapter's news."""
    hub.unpack(chapter.parcel({}))
    chapter.hear()


def forgetting(chapter: Imagined) -> Parcel:
    """A bundle that says whom to forget, and nothing else."""
    entry = Entry(chapter.person, (), chapter.card.chapter, chapter.card.wid, "asked", 1 << 60)
    return replace(chapter.parcel({}), erasures=(entry,))


def withdrawal(chapter: Imagined) -> Parcel:
    """A bundle in which the last who joined says no more."""
    chapter.say("consent_event", new_id(), person_id=chapter.person, audience="national", state="withdrawn")
    return chapter.parcel({})


def news(chapter: Imagined) -> Parcel:
    """An ordinary bundle."""
    chapter.publish("asset", chapter.assets[0], condition="Good")
    return chapter.parcel({})


def steps(hub: Copy, parcel: Parcel) -> int:
    """How many hundreds of instructions SQLite works through to take it in."""
    worked: list[int] = []
    with hub.store.uncaptured("") as (connection, _):
        connection.set_progress_handler(lambda: worked.append(1), 100)
    hub.unpack(parcel)
    with hub.store.uncaptured("") as (connection, _):
        connection.set_progress_handler(None, 100)
    return len(worked)


@pytest.mark.parametrize("kind", [forgetting, withdrawal, news])
def test_a_bundle_costs_no_more_beside_a_long_log(hub: Copy, kind) -> None:
    first, later, *others = (joined(hub, number) for number in range(4))
    hub.unpack(forgetting(others[0]))
    before = steps(hub, kind(first))

    for chapter in others:
        chapter.live(60)
        taken_in(hub, chapter)

    assert steps(hub, kind(later)) < 1.3 * before
    assert hub.sound() == []


def test_a_forgotten_persons_rows_are_found_by_index(hub: Copy) -> None:
    with hub.store.uncaptured("") as (connection, _):
        query = f"EXPLAIN QUERY PLAN {links.rows_of(load(connection))}"

        plan = [step for *_, step in connection.execute(query, {"people": '["00"]'}) if " op" in step]

    assert plan == [f"SEARCH op USING INDEX op_by_{table}_{field} (<expr>=?)" for table, field in links.WITH_A_PERSON]
