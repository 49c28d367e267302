"""Long random histories of four and more copies on the real engine: what they hold in the end, whatever happened."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.commands import assets
from models.log import exchange
from models.log.conflicts import conflicts
from models.log.outgoing import Audience
from models.log.parcel import Parcel
from tests.merging import histories
from tests.merging.histories import KINDS, Workshop
from tests.parcels import Copy, joined

UP, DOWN = Audience("national"), Audience("chapters")
HOW_MANY = 600 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 20
seeds = st.integers(0, 2**63)
told = settings(
    max_examples=HOW_MANY,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # a shorter seed is not a shorter history: they shrink by themselves
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def place() -> Iterator[Workshop]:
    """Where histories are told."""
    with histories.workshop() as made:
        yield made


def holds(place: Workshop, kind: str, seed: int) -> None:
    """Tell one history; if it does not hold, make it short and tell which it was."""
    found = histories.search(place, range(seed, seed + 1), KINDS[kind])
    assert found is None, str(found)


@told
@given(seed=seeds)
def test_two_who_write_unaware_of_each_other_come_to_the_same(place: Workshop, seed: int):
    holds(place, "quarrels", seed)


@told
@given(seed=seeds)
def test_lost_late_and_doubled_bundles_and_restored_files_lose_nothing(place: Workshop, seed: int):
    holds(place, "mishaps", seed)


@told
@given(seed=seeds)
def test_another_chapter_holds_what_it_may_and_nothing_else(place: Workshop, seed: int):
    holds(place, "neighbours", seed)


@told
@given(seed=seeds)
def test_what_was_forgotten_is_gone_from_every_byte(place: Workshop, seed: int):
    holds(place, "forgetting", seed)


@told
@given(seed=seeds)
def test_entries_of_one_person_keep_what_they_have_and_what_any_of_them_refused(place: Workshop, seed: int):
    holds(place, "twins", seed)


@settings(told, max_examples=HOW_MANY // 2)
@given(seed=seeds)
def test_national_holds_whom_the_laptops_that_are_not_shut_out_say(place: Workshop, seed: int):
    holds(place, "shut_out", seed)


@settings(told, max_examples=HOW_MANY // 2)
@given(seed=seeds)
def test_what_a_clock_years_ahead_wrote_is_dated_anew_and_copies_agree(place: Workshop, seed: int):
    holds(place, "leaps", seed)


@settings(told, max_examples=HOW_MANY // 3)
@given(seed=seeds)
def test_a_laptop_copied_whole_is_found_out(place: Workshop, seed: int):
    holds(place, "forks", seed)


# -- a laptop copied whole, its twin hidden by what others say they have -----------------------------------------------


def test_a_fork_that_answers_hide_is_seen_at_the_join_of_chains(tmp_path):
    asha, hub = Copy(tmp_path, "asha"), Copy(tmp_path, "hub")
    asha.found("Fens")
    hub.found("National")
    kettle, urn = (asha.do(assets.add_asset, name=name, kind="kit") for name in ("Kettle", "Urn"))
    hub.unpack(asha.pack(UP))
    twin = twin_of(asha, "twin")
    asha.set("asset", kettle, name="Big kettle")
    twin.set("asset", urn, name="Big urn")

    hub.unpack(asha.pack(UP))
    twin.unpack(hub.pack(DOWN))
    hidden = hub.unpack(twin.pack(UP))
    twin.set("asset", urn, place="Baths")
    seen = hub.unpack(twin.pack(UP))

    assert (hidden.forked, len(seen.forked)) == ((), 1)


def test_an_edit_that_a_twin_in_the_bin_did_not_know_of_is_asked_about(tmp_path):
    asha = Copy(tmp_path, "asha")
    asha.found("Fens")
    kettle, urn = (asha.do(assets.add_asset, name=name, kind="kit") for name in ("Kettle", "Urn"))
    twin = twin_of(asha, "twin")
    asha.set("asset", kettle, place="Baths")
    twin.set("asset", urn, place="Hall")
    twin.set("asset", kettle, removed=1)

    asha.unpack(twin.pack())

    with asha.store.read() as reader:
        asked = [(each.kind, each.row, each.field) for each in conflicts(reader.connection)]
    assert asked == [("removed", kettle, "place")]


def twin_of(copy: Copy, name: str) -> Copy:
    """A laptop copied whole, with its notes."""
    copy.store.close()
    twin = copy.folder / f"{name}.chapter"
    home, other = copy.folder / f"{copy.name}-home", copy.folder / f"{name}-home"
    shutil.copy(copy.path, twin)
    shutil.copytree(home, other)
    for note in other.rglob("*.json"):
        note.write_text(note.read_text().replace(str(copy.path), str(twin)))
    copy.store = copy.opened()
    return Found(copy.folder, name)


class Found(Copy):
    """A copy whose file is there already."""

    def __post_init__(self) -> None:
        """As it lies there."""
        self.store = self.opened()


# -- an import that fails at any of its statements ---------------------------------------------------------------------


class Failing:
    """A connection that gives out after so many statements."""

    def __init__(self, connection: Any, after: int) -> None:
        self._connection, self._left = connection, after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, *given: Any) -> Any:
        """One statement, or the end."""
        self._count()
        return self._connection.execute(*given)

    def executemany(self, *given: Any) -> Any:
        """The same with many values."""
        self._count()
        return self._connection.executemany(*given)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerCut


class PowerCut(Exception):
    """The end came."""


def test_an_import_that_fails_anywhere_leaves_all_as_it_was(tmp_path):
    asha = Copy(tmp_path, "asha")
    asha.found("Fens")
    bryn = joined(asha, "bryn")
    parcel = _much_news(asha, bryn)
    before = dump(bryn)

    cuts = 0
    while fails(bryn, parcel, cuts):
        assert dump(bryn) == before
        cuts += 1

    assert cuts > 30
    assert dump(bryn) != before
    assert bryn.sound() == []


def _much_news(asha: Copy, bryn: Copy) -> Parcel:
    """A bundle with a birth, an edit, a conflict and a removal."""
    person, other = asha.person("Maud", "Hale"), asha.person("Nia", "Rhys")
    bryn.unpack(asha.pack())
    bryn.ahead = timedelta(minutes=5)
    bryn.set("person", person, organisation="Library")
    asha.set("person", person, organisation="Baths")
    asha.set("person", other, removed=1)
    asha.person("Owain", "Rhys")
    return asha.pack()


def fails(copy: Copy, parcel: Parcel, after: int) -> bool:
    """Open the bundle while the power goes after so many statements; returns whether it did."""
    try:
        with copy.store.uncaptured("Open bundle") as (connection, _):
            exchange.take_in(Failing(connection, after), parcel, label="Open bundle")
    except PowerCut:
        return True
    return False


def dump(copy: Copy) -> list[str]:
    """Every row of every table of the file."""
    with copy.store.uncaptured("") as (connection, _):
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return [f"{table}: {connection.execute(f'SELECT * FROM {table}').fetchall()}" for (table,) in tables]


# -- what an older program does with a newer one's fields --------------------------------------------------------------


def test_an_older_program_hands_on_what_it_does_not_understand(tmp_path):
    asha = Copy(tmp_path, "asha")
    asha.found("Fens")
    bryn, cai = joined(asha, "bryn"), joined(asha, "cai")
    with asha.store.uncaptured("") as (connection, _):
        connection.execute("ALTER TABLE person ADD COLUMN shoe_size VARCHAR DEFAULT ''")
        _capture_anew(connection)
    person = asha.person("Maud")
    asha.set("person", person, shoe_size="38")

    bryn.unpack(asha.pack())
    relayed = bryn.pack(everything=True)
    cai.unpack(relayed)
    with cai.store.uncaptured("") as (connection, _):
        connection.execute("ALTER TABLE person ADD COLUMN shoe_size VARCHAR DEFAULT ''")
        _capture_anew(connection)
        _tables_anew(connection)

    assert bryn.rows("SELECT given_name FROM person") == [("Maud",)]
    assert bryn.sound() == []
    assert cai.rows("SELECT * FROM person") == asha.rows("SELECT * FROM person")
    assert [row[-1] for row in cai.rows("SELECT * FROM person")] == ["38"]


def _capture_anew(connection: Any) -> None:
    from models.log import capture

    capture.install(connection)


def _tables_anew(connection: Any) -> None:
    from models.log import materialise

    materialise.touch(connection, "SELECT DISTINCT row, tbl FROM op WHERE fid > 0")
    materialise.bring_up_to_date(connection)
