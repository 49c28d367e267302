"""In whatever order bundles come, the same people are held; and receivers read answers as senders do."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.commands import roster_parts
from models.log.exchange import Parcel
from models.rules.consent import ConsentEvent, ConsentState, effective_consent
from tests.builders import NOW, TODAY
from tests.builders_leaving import DOWN, UP, at_level, exchange, held, national, says, set_level, somebody
from tests.parcels import Copy, joined

STATES = [ConsentState.GRANTED, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED]


def story(folder: Path) -> tuple[list[Parcel], Copy]:
    """Parcels of a chapter in which people, roles, levels and answers change, from two laptops."""
    fens = at_level(Copy(folder, "fens"), "Fens", 3)
    maud, nadia, omar = somebody(fens, "Maud"), somebody(fens, "Nadia", None), somebody(fens, "Omar")
    role = fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    other = joined(fens, "other")
    parcels = [fens.pack(UP)]
    says(other, maud, ConsentState.WITHDRAWN)
    other.set("person", maud, known_as="Maudie")
    parcels.append(other.pack(UP, everything=True))
    set_level(fens, 1)
    parcels.append(fens.pack(UP))
    says(fens, maud, ConsentState.GRANTED)
    set_level(fens, 3)
    fens.do(roster_parts.end_role, role_id=role, on=TODAY - timedelta(1))
    parcels.append(fens.pack(UP))
    fens.unpack(other.pack())
    fens.set("person", omar, known_as="Ommie")
    parcels.append(fens.pack(UP))
    return parcels, fens


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Parcel], Copy]:
    """One story for every order."""
    return story(tmp_path_factory.mktemp("story"))


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(range(5)), again=st.lists(st.integers(0, 4), max_size=3))
def test_in_any_order_the_same_people_are_held(told, tmp_path_factory, order, again):
    parcels, fens = told
    hub = national(tmp_path_factory.mktemp("hub"))

    for number in [*order, *again]:
        hub.unpack(parcels[number])
    early = held(hub)
    first = hub.pack(DOWN)
    fens.unpack(first)
    hub.unpack(fens.pack(UP))
    hub.store.close()

    assert not {"Maud", "Maudsson", "Maudie", "Nadia", "Nadiasson"} & early
    assert held_after(hub) == {"Omar", "Omarsson", "Ommie", "email", "Omar@mail.example", "Omar skill"}


def held_after(hub: Copy) -> set[str]:
    """The same, of a file that was closed."""
    hub.store = hub.opened()
    try:
        return held(hub) - {str(TODAY - timedelta(1))}
    finally:
        hub.store.close()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(events=st.lists(st.tuples(st.sampled_from(STATES), st.sets(st.integers(0, 4)), st.booleans()), max_size=5))
def test_receivers_read_answers_as_senders_do(tmp_path_factory, events):
    fens = at_level(Copy(tmp_path_factory.mktemp("own"), "fens"), "Fens", 3)
    hub = national(tmp_path_factory.mktemp("hub"))
    maud = somebody(fens, "Maud", None)
    ids = [f"{number:032x}" for number in range(1, 6)]
    for number, (state, follows, removed) in enumerate(events):
        named = " ".join(ids[each] for each in sorted(follows) if each < number)
        row = (ids[number], maud, "national", state.value, f"{NOW:%Y-%m-%dT%H:%M:%SZ}", named, removed)
        fens.log(
            lambda c, row=row: c.execute(
                "INSERT INTO consent_event(id, person_id, audience, state, at, follows, removed) "
                "VALUES(?, ?, ?, ?, ?, ?, ?)", row
            )
        )  # fmt: skip

    exchange(fens, hub)
    exchange(fens, hub)

    standing = [
        ConsentEvent(ids[number], state, NOW, frozenset(ids[each] for each in follows if each < number))
        for number, (state, follows, removed) in enumerate(events)
        if not removed
    ]
    names = held(hub)
    for copy in (fens, hub):
        copy.store.close()
    assert ("Maud" in names) == (effective_consent(standing) is ConsentState.GRANTED)
