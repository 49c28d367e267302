"""A meeting on two laptops, as the screen tells it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.commands import handover
from models.queries.handover import whereabouts
from models.rules.handover import Runs
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.stories.hands import Hands
from ui.house import House
from ui.meetings.handover import HandOver


@pytest.fixture
def bar(house: House, qtbot: QtBot) -> HandOver:
    bar = HandOver(house)
    qtbot.addWidget(bar)
    return bar


def where(store: Store, meeting: str) -> Runs | None:
    with store.read() as reader:
        found = whereabouts(reader, meeting)
    return found.runs if found else None


def test_a_meeting_that_runs_here_is_no_news(bar: HandOver, store: Store) -> None:
    meeting = make.running(store, "Kit")

    bar.take_up(meeting)

    assert bar.sentence() == ""


def test_a_meeting_on_its_way_can_be_gone_on_with(bar: HandOver, store: Store, qtbot: QtBot) -> None:
    meeting = make.running(store, "Kit")
    with store.write("pass on") as session:
        handover.pass_on(session, meeting_id=meeting, at=NOW)
    bar.take_up(meeting)
    told = bar.sentence()
    bar.show()

    with qtbot.waitSignal(bar.altered):
        Hands(qtbot).click("Go on with it here")
    bar.show_meeting(meeting)

    assert told.startswith("This meeting is on its way from one laptop to another")
    assert (where(store, meeting), bar.sentence()) == (Runs.HERE, "")


def test_the_one_who_goes_on_elsewhere_is_named(bar: HandOver, store: Store) -> None:
    meeting = make.running(store, "Kit")
    with store.write("take up") as session:
        handover.take_up(session, meeting_id=meeting, laptop=("feedfacecafebeef", "Amara's laptop"), at=NOW)

    bar.show_meeting(meeting)

    assert bar.sentence().startswith("Amara's laptop goes on with this meeting on another laptop.")


def test_handing_over_saves_a_bundle_and_lets_go(
    bar: HandOver, store: Store, qtbot: QtBot, tmp_path: Path, house: House
) -> None:
    make.quorum(store, "")
    meeting = make.running(store, "Kit")
    bar.take_up(meeting)
    told: list[str] = []
    house.dispatcher.told.connect(told.append)

    Hands(qtbot).choose_file(tmp_path / "stick.bundle", lambda: bar.hand_over(bar))

    assert (tmp_path / "stick.bundle").exists()
    assert where(store, meeting) is Runs.ON_ITS_WAY
    assert told == ["The meeting is in stick.bundle. Open it on the other laptop, and go on there."]


def test_a_name_without_its_ending_never_takes_anothers_place(
    bar: HandOver, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    make.quorum(store, "")
    bar.take_up(make.running(store, "Kit"))
    before = tmp_path / "stick.bundle"
    before.write_text("last month's")

    Hands(qtbot).choose_file(tmp_path / "stick", lambda: bar.hand_over(bar))

    assert before.read_text() == "last month's"
    assert sorted(each.name for each in tmp_path.glob("stick*")) == ["stick 2.bundle", "stick.bundle"]


def test_a_silence_is_told_and_left_out(store: Store, house: House, qtbot: QtBot) -> None:
    meeting = make.running(store, "Kit")
    later = HandOver(replace(house, now=lambda: NOW + timedelta(minutes=20)))
    qtbot.addWidget(later)

    later.take_up(meeting)

    assert later.sentence() == "Nothing was written from 18:00 on. All that was written until then is here."
