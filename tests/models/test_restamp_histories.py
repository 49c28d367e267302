"""Whatever two laptops do while their clocks leap years ahead and back, they agree once each has what the other has."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.redated import PEOPLE, YEARS, Sent, anew, shown

STEPS = st.lists(
    st.tuples(st.sampled_from("eeeeesascr"), st.integers(0, 1), st.integers(0, 5)), min_size=4, max_size=24
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_whatever_happens_copies_agree_and_nothing_shown_changes(steps: list, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("history")
    asha = Sent(folder, "asha")
    asha.found("Fens chapter")
    people = [asha.person("Maud"), asha.person("Ravi")]
    bryn = Sent(folder, "bryn")
    bryn.unpack(asha.pack(everything=True))
    pair = (asha, bryn)

    for number, (what, who, much) in enumerate(steps):
        _step(pair, people, (number, what, who, much))
    for _round in range(2):
        asha.unpack(bryn.pack())
        bryn.unpack(asha.pack())

    assert asha.rows(PEOPLE) == bryn.rows(PEOPLE)
    assert asha.sound() == bryn.sound() == []
    assert asha.rows("SELECT 1 FROM writer WHERE forked") == bryn.rows("SELECT 1 FROM writer WHERE forked") == []
    for copy in pair:
        copy.store.close()


def _step(pair: tuple[Sent, Sent], people: list[str], step: tuple) -> None:
    number, what, who, much = step
    copy, other = pair[who], pair[1 - who]
    if what == "e":
        copy.set("person", people[much % 2], **{("organisation", "town")[much // 2 % 2]: str(number)})
    elif what == "s":
        other.unpack(copy.pack())
    elif what == "a":
        copy.ahead = YEARS
    elif what == "c":
        copy.ahead = timedelta(hours=-much)
    else:
        before = shown(copy)
        anew(copy)
        assert shown(copy) == before
        assert copy.sound() == []
